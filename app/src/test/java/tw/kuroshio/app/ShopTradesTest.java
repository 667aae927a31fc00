package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

class ShopTradesTest {

  private static final String ZEROS = "0".repeat(14);
  private static final long DAY = LocalDate.of(2024, 11, 11).toEpochDay();

  @TempDir private Path folder = Path.of("");

  private static String snapshot(String code, String time, String marks, int cents, int volume) {
    return "%-6s%s%s%06d%08d".formatted(code, time, marks, cents, volume)
        + "1 %06d%08d".formatted(cents - 50, 7)
        + ZEROS.repeat(4)
        + "1 %06d%08d".formatted(cents + 50, 8)
        + ZEROS.repeat(4)
        + "20241111AA";
  }

  private ImportedFile read(String name, List<String> rows) throws IOException, EShopRefused {
    Path file = folder.resolve(name);
    Files.writeString(file, String.join("\n", rows) + "\n", StandardCharsets.US_ASCII);
    return new ShopTrades(1_000).read(file, null, null, folder);
  }

  @Test
  void matchesOfSnapshotsAreTradesAndTrialsAreNot() throws Exception {
    ImportedFile file =
        read(
            "dsp20241111",
            List.of(
                snapshot("0050", "085955123456", "T   ", 19_900, 0),
                snapshot("0050", "090000000000", "  Y ", 19_900, 40),
                snapshot("0050", "090002000000", "    ", 19_900, 40),
                snapshot("2330", "090000000000", "  Y ", 108_500, 3),
                snapshot("2330", "090000000000", "  Y ", 109_000, 5)));
    assertThat(file.rows()).isEqualTo(5);
    assertThat(file.quarantined()).isEmpty();
    FactTable trades = file.tables().getFirst();
    List<String> found = new ArrayList<>();
    for (int row = 0; row < trades.size(); row++) {
      assertThat(trades.knownAtNs(row)).isEqualTo(trades.period(row));
      found.add(
          trades.subject(row)
              + " "
              + (trades.period(row) - TaipeiTime.utcNs(DAY, 0)) / 1_000_000_000L
              + " "
              + trades.ordinal(row)
              + " "
              + trades.cell(row, Dataset.TRADE.field("price"))
              + " "
              + trades.cell(row, Dataset.TRADE.field("volume"))
              + " "
              + trades.cell(row, Dataset.TRADE.field("cum_volume")));
    }
    assertThat(found)
        .containsExactly(
            "0050 32400 0 1990000 40000 40000",
            "2330 32400 0 10850000 3000 3000",
            "2330 32400 1 10900000 2000 5000");
  }

  @Test
  void aBadRowIsSetAsideWithItsReason() throws Exception {
    ImportedFile file =
        read(
            "dsp20241111",
            List.of(
                snapshot("0050", "090000000000", "  Y ", 19_900, 40),
                snapshot("0050", "096000000000", "  Y ", 19_900, 50)));
    assertThat(file.faults()).containsExactly(entry(RowFault.BAD_TICK_ROW, 1L));
    assertThat(file.quarantined().getFirst().line()).isEqualTo(2);
    assertThat(file.tables().getFirst().size()).isEqualTo(1);
  }

  @Test
  void anOrderLogHoldsNoTrades() {
    Path file = folder.resolve("odr");
    assertThatThrownBy(
            () -> {
              Files.writeString(
                  file,
                  "201612300050  S008300110u555840078.35+00000010004 0855J7003\n",
                  StandardCharsets.US_ASCII);
              new ShopTrades(1_000).read(file, EShopKind.ORDER, null, folder);
            })
        .isInstanceOf(EShopRefused.class)
        .hasMessageContaining("No format of the feed carries orders");
  }
}
