package tw.kuroshio.adapters.eshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeSortTest {

  @TempDir private Path folder = Path.of("");

  /** In memory, in a few pieces, in hundreds: the same stable order, nothing lost. */
  @ParameterizedTest
  @ValueSource(ints = {1 << 26, 200_000, 4_000, 1})
  void rowsComeInOrderOfTimeAndKeepTheFilesWithinAnInstant(int memoryBytes)
      throws IOException, EShopRefused {
    SplittableRandom random = new SplittableRandom(9);
    List<String> rows = new ArrayList<>();
    int volume = 0;
    for (int code = 0; code < 20; code++) {
      long time = 32_400_000_000_000L;
      for (int i = 0; i < 100; i++) {
        time += random.nextInt(3) * 1_000L; // often the same instant
        rows.add(TickFiles.snapshot(Integer.toString(2_300 + code), time, ++volume));
      }
    }
    Path path = TickFiles.write(folder.resolve("dsp20241111"), "\n", rows);
    rows.sort(Comparator.comparing(row -> row.substring(6, 18)));
    List<String> sorted = new ArrayList<>();
    try (EShopFile file = EShopFile.open(path, null, null);
        TimeSort sort = TimeSort.of(file, folder, memoryBytes, read -> {})) {
      long last = 0;
      while (sort.next()) {
        sorted.add(new String(sort.buffer(), sort.offset(), 190, StandardCharsets.US_ASCII));
        assertThat(sort.timeMicrosOfDay()).isGreaterThanOrEqualTo(last);
        last = sort.timeMicrosOfDay();
      }
      assertThat(sort.next()).isFalse();
    }
    assertThat(sorted).isEqualTo(rows);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(path);
    }
  }

  @Test
  void aFolderThatTakesNoScratchFile() throws IOException, EShopRefused {
    List<String> rows =
        List.of(
            TickFiles.snapshot("2330", "09:00:00", 1),
            TickFiles.snapshot("2330", "09:00:01", 2),
            TickFiles.snapshot("2330", "09:00:02", 3));
    Path path = TickFiles.write(folder.resolve("dsp20241111"), "\n", rows);
    try (EShopFile file = EShopFile.open(path, null, null)) {
      assertThatThrownBy(() -> TimeSort.of(file, folder.resolve("nowhere"), 1, read -> {}))
          .isInstanceOfSatisfying(
              EShopRefused.class,
              e -> {
                assertThat(e.isEnvironment()).isTrue();
                assertThat(e.getMessage()).contains("scratch file").contains("nowhere");
              });
    }
  }
}
