package tw.kuroshio.adapters.eshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.EShopLayout;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.model.Side;

class EShopFileTest {

  private static final LocalDate DAY = LocalDate.of(2024, 11, 11);

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void rowsWithAnyLineEndPlainOrGzipped(String lineEnd) throws IOException, EShopRefused {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 15_000; i++) { // several buffers
      rows.add(TickFiles.snapshot("2330", 32_400_000_000_000L + i * 1_000_000L, i + 1));
    }
    for (String name : List.of("dsp20241111", "dsp20241111.gz")) {
      Path path = TickFiles.write(folder.resolve(name), lineEnd, rows);
      try (EShopFile file = EShopFile.open(path, null, null)) {
        assertThat(file.kind()).isEqualTo(EShopKind.SNAPSHOT);
        assertThat(file.layout()).isEqualTo(TickFiles.LAYOUT);
        assertThat(file.date()).isEqualTo(DAY);
        assertThat(TickFiles.read(file)).isEqualTo(rows);
        assertThat(file.rowNumber()).isEqualTo(15_000);
        assertThat(file.quarantine().total()).isZero();
      }
    }
  }

  @Test
  void theLastLineMayLackItsEnd() throws IOException, EShopRefused {
    String row = TickFiles.snapshot("2330", "09:00:00", 1);
    assertThat(rowsOf("dsp20241111", row + "\n" + row)).hasSize(2);
    assertThat(rowsOf("dsp20241111", row + "\r\n" + row)).hasSize(2);
    assertThat(rowsOf("dsp20241111", row)).hasSize(1);
    assertThat(rowsOf("dsp20241111", row + "\n\n")).hasSize(1);
  }

  @Test
  void theKindAndTheDay() throws IOException, EShopRefused {
    String order = TickFiles.order("2330", "09:00:00");
    Path odr = TickFiles.write(folder.resolve("odr"), order + "\n" + order + "\n");
    try (EShopFile file = EShopFile.open(odr, null, null)) {
      assertThat(file.kind()).isEqualTo(EShopKind.ORDER);
      assertThat(file.date()).isEqualTo(DAY);
    }
    Path other = TickFiles.write(folder.resolve("day.txt"), order + "\n");
    try (EShopFile file = EShopFile.open(other, EShopKind.ORDER, DAY)) {
      assertThat(file.layout()).isEqualTo(EShopLayout.SINCE_CONTINUOUS_TRADING);
      assertThat(TickFiles.read(file)).hasSize(1);
    }
    refused(other, null, null, "does not say what it holds", "--kind");
    refused(odr, EShopKind.SNAPSHOT, null, "has 63 bytes in line 1", "186", "190");
    Path named = TickFiles.write(folder.resolve("odr20241112"), order + "\n");
    refused(named, null, DAY, "is of 2024-11-12 by its name, not of 2024-11-11");
    // A whole file of another day than its name says: every row is set aside, none is believed.
    try (EShopFile file = EShopFile.open(named, null, null)) {
      assertThat(TickFiles.read(file)).isEmpty();
      assertThat(file.quarantine().counts()).containsEntry(RowFault.BAD_DATE, 1L);
    }
  }

  @Test
  void theShorterRecordsHaveEnded() throws IOException {
    String shorter = "2033  09000130  Y 00290000000023" + side(2_860) + side(2_900) + "20241111AA";
    assertThat(shorter).hasSize(186);
    Path path = TickFiles.write(folder.resolve("dsp20241111"), shorter + "\n");
    refused(path, null, null, "186 bytes for 2024-11-11", "has 190");
  }

  private static String side(int cents) {
    return "1 %06d%08d".formatted(cents, 6) + "0".repeat(56);
  }

  @Test
  void withoutLineEndsTheDatesShowTheLength() throws IOException, EShopRefused {
    String old = "2033  09000130  Y 00290000000023" + side(2_860) + side(2_900) + "20080829AA";
    Path path = TickFiles.write(folder.resolve("dsp20080829"), old + old + old);
    try (EShopFile file = EShopFile.open(path, null, null)) {
      assertThat(file.layout()).isEqualTo(EShopLayout.UNTIL_FEBRUARY_2020);
      assertThat(TickFiles.read(file)).hasSize(3);
    }
    String row = TickFiles.snapshot("2330", "09:00:00", 1);
    Path noise = TickFiles.write(folder.resolve("dsp20241111"), row.substring(1) + row + row);
    refused(noise, null, null, "has no line ends", "186 or 190");
  }

  @Test
  void badRowsAreSetAsideWithTheirNumber() throws IOException, EShopRefused {
    String good = TickFiles.snapshot("2330", "09:00:00", 1);
    List<String> rows = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      rows.add(
          switch (i % 4) {
            case 0 -> good.substring(0, 22) + "x" + good.substring(23);
            case 1 -> good.substring(0, 180) + "20241112AA";
            default -> good;
          });
    }
    Path path = TickFiles.write(folder.resolve("dsp20241111"), "\n", rows);
    try (EShopFile file = EShopFile.open(path, null, null)) {
      assertThat(TickFiles.read(file)).hasSize(20).containsOnly(good);
      assertThat(file.quarantine().total()).isEqualTo(20);
      assertThat(file.quarantine().counts())
          .containsEntry(RowFault.NOT_DIGITS, 10L)
          .containsEntry(RowFault.BAD_DATE, 10L)
          .hasSize(2);
      assertThat(file.quarantine().samples()).hasSize(10);
      EShopQuarantine.Row sample = file.quarantine().samples().getFirst();
      assertThat(sample.toString())
          .startsWith("BAD_DATE dsp20241111 row 1 column 181: 2330  090000000000");
      assertThat(file.quarantine().samples().get(1).number()).isEqualTo(4);
      assertThat(file.quarantine().samples().get(1).column()).isEqualTo(23);
    }
  }

  @Test
  void aRowOfAnotherLengthRefusesTheRest() throws IOException {
    String row = TickFiles.snapshot("2330", "09:00:00", 1);
    String text = row + "\n" + row + "\n" + row.substring(3) + "\n" + row + "\n";
    assertThatThrownBy(() -> rowsOf("dsp20241111", text))
        .isInstanceOf(EShopRefused.class)
        .hasMessageContaining("has in line 3 187 bytes, its records have 190");
    assertThatThrownBy(() -> rowsOf("dsp20241111", row + "\n" + row + "x\n" + row))
        .hasMessageContaining("has in line 2 191 bytes, its records have 190");
    assertThatThrownBy(() -> rowsOf("dsp20241111", row + "\n" + row.substring(0, 90)))
        .hasMessageContaining("has in line 2 the last 90 bytes")
        .hasMessageContaining("it was cut off");
    assertThatThrownBy(() -> rowsOf("dsp20241111", row + row + row.substring(0, 90)))
        .hasMessageContaining("has in record 3 the last 90 bytes")
        .hasMessageContaining("it was cut off");
  }

  @Test
  void filesThatAreNone() throws IOException {
    refused(folder, EShopKind.ORDER, null, "is a folder");
    refused(folder.resolve("dsp20241111"), null, null, "There is no file");
    refused(TickFiles.write(folder.resolve("dsp20241111"), ""), null, null, "is empty");
    refused(TickFiles.write(folder.resolve("dsp20241111"), "\n"), null, null, "0 bytes in line 1");
    String row = TickFiles.snapshot("2330", "09:00:00", 1);
    byte[] gzip = TickFiles.gzip((row + "\n").repeat(50).getBytes(StandardCharsets.US_ASCII));
    Path cut = Files.write(folder.resolve("dsp20241111.gz"), Arrays.copyOf(gzip, gzip.length - 9));
    refused(cut, null, null, "is a truncated gzip file");
    Path noDate =
        TickFiles.write(folder.resolve("dsp"), (row.substring(0, 180) + "00000000AA\n").repeat(3));
    refused(noDate, null, null, "has no date in its first rows");
  }

  @Test
  void transactionsAndOrdersOfAllLengths() throws IOException, EShopRefused {
    String trade = TickFiles.transaction("2330", "09:00:00", Side.BUY, 7, 1_000);
    assertThat(rowsOf("mth20241111", trade + "\n" + trade)).hasSize(2);
    String old = "201705319945  S01310291900695302Ac6390034.6000000100006210J000M";
    assertThat(rowsOf("mth20170531", old + "\r\n")).hasSize(1);
    String order = "201612300050  S008300110u555840078.35+00000010004 0855J7003";
    assertThat(rowsOf("odr20161230.gz", order + "\n")).hasSize(1);
  }

  private List<String> rowsOf(String name, String text) throws IOException, EShopRefused {
    Path path = TickFiles.write(folder.resolve(name), text);
    try (EShopFile file = EShopFile.open(path, null, null)) {
      List<String> rows = TickFiles.read(file);
      assertThat(file.quarantine().total()).isZero();
      assertThat(file.rowNumber()).isEqualTo(rows.size());
      return rows;
    }
  }

  private static void refused(
      Path path, @Nullable EShopKind kind, @Nullable LocalDate date, String... sentence) {
    assertThatThrownBy(() -> EShopFile.open(path, kind, date).close())
        .isInstanceOf(EShopRefused.class)
        .message()
        .contains(sentence);
  }
}
