package tw.kuroshio.adapters.eshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.feed.eshop.OrderRow;
import tw.kuroshio.feed.eshop.RecordSink;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.eshop.TransactionPrints.SetAside;
import tw.kuroshio.feed.eshop.TransactionRow;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Side;

class EShopReplayTest {

  private static final long FIXED_PRICE_NS = LocalTime.of(14, 0).toNanoOfDay();
  private static final SessionSchedule SESSION =
      new SessionSchedule(
          LocalTime.of(8, 30).toNanoOfDay(),
          LocalTime.of(9, 0).toNanoOfDay(),
          LocalTime.of(13, 25).toNanoOfDay(),
          LocalTime.of(13, 30).toNanoOfDay(),
          0);

  @TempDir private Path folder = Path.of("");

  @Test
  void severalFilesAreOneStream() throws IOException, EShopRefused {
    List<String> told = new ArrayList<>();
    try (EShopReplay replay =
        replay(
            dsp("dsp20241111", snapshot("2330", "09:00:01", 1), snapshot("2330", "09:00:03", 2)),
            dsp("dsp20241111.b", snapshot("2331", "09:00:00", 1), snapshot("2331", "09:00:01", 2)),
            odr(TickFiles.order("2330", "09:00:01"), TickFiles.order("2330", "09:00:02")),
            mth(trade("2330", "09:00:01", Side.BUY, 7)))) {
      replay.play(
          new EShopListener() {
            @Override
            public @Nullable RowFault snapshot(SnapshotRow row) {
              told.add("dsp " + CodeKey.toText(row.codeKey()) + " " + second(row.timeNsOfDay()));
              return null;
            }

            @Override
            public void order(OrderRow row) {
              told.add("odr " + second(row.timeNsOfDay()));
            }

            @Override
            public void transaction(TransactionRow row) {
              told.add("mth " + second(row.timeNsOfDay()));
            }
          });
    }
    assertThat(told)
        .containsExactly(
            "dsp 2331 0", "odr 1", "mth 1", "dsp 2330 1", "dsp 2331 1", "odr 2", "dsp 2330 3");
  }

  private static long second(long nsOfDay) {
    return nsOfDay / 1_000_000_000 % 60;
  }

  @Test
  void snapshotsBecomeRecordsInOrderOfTime() throws IOException, EShopRefused {
    Recorded records = new Recorded();
    String fallen = snapshot("2330", "09:00:03", 1);
    try (EShopReplay replay =
        replay(
            dsp(
                "dsp20241111",
                snapshot("2330", "09:00:00", 2),
                snapshot("2330", "09:00:02", 5),
                fallen,
                snapshot("2331", "09:00:01", 9)))) {
      EShopConversion conversion = replay.convert(SESSION, FIXED_PRICE_NS, code -> 1_000, records);
      assertThat(records.told)
          .containsExactly("#1 2330 2 of 2", "#2 2331 9 of 9", "#3 2330 3 of 5", "#4 000000");
      assertThat(conversion.records()).isEqualTo(4);
      assertThat(conversion.snapshots().printedLots()).isEqualTo(14);
      assertThat(replay.quarantine().samples())
          .containsExactly(
              new EShopQuarantine.Row(RowFault.VOLUME_FELL, "dsp20241111", 0, 0, fallen));
    }
  }

  @Test
  void transactionsBecomePrintsInOrderOfTime() throws IOException, EShopRefused {
    Recorded records = new Recorded();
    try (EShopReplay replay =
        replay(
            mth(
                trade("2330", "09:00:01", Side.BUY, 7),
                trade("2330", "09:00:03", Side.BUY, 9),
                trade("2330", "09:00:03", Side.SELL, 9),
                trade("2330", "09:00:01", Side.SELL, 7),
                trade("2330", "09:00:04", Side.SELL, 10)))) {
      EShopConversion conversion = replay.convert(SESSION, FIXED_PRICE_NS, code -> 1_000, records);
      assertThat(records.told).containsExactly("#1 2330 3 of 3", "#2 2330 3 of 6", "#3 000000");
      assertThat(conversion.transactions().setAsideTrades(SetAside.ONE_SIDE_MISSING)).isEqualTo(1);
    }
  }

  @Test
  void whatCannotBeConverted() throws IOException {
    assertThatThrownBy(
            () ->
                convert(
                    dsp("dsp20241111", snapshot("2330", "09:00:00", 2)),
                    mth(trade("2330", "09:00:01", Side.BUY, 7))))
        .hasMessageContaining("each would come twice");
    assertThatThrownBy(() -> convert(odr(TickFiles.order("2330", "09:00:01"))))
        .hasMessageContaining("No format of the feed carries orders");
    String row = snapshot("2330", "09:00:00", 2);
    String next = row.substring(0, 180) + "20241112AA";
    assertThatThrownBy(() -> convert(dsp("dsp20241111", row), dsp("dsp20241112", next)))
        .hasMessageContaining("play one day at a time");
    assertThatThrownBy(
            () ->
                convert(dsp("dsp20241111", row.replace('0', 'o').replace("2o241111", "20241111"))))
        .hasMessageContaining("has no row that can be read as dsp of 2024-11-11")
        .hasMessageContaining("row 1");
  }

  private void convert(Path... files) throws EShopRefused {
    try (EShopReplay replay = replay(files)) {
      replay.convert(SESSION, FIXED_PRICE_NS, code -> 1_000, new Recorded());
    }
  }

  private EShopReplay replay(Path... paths) throws EShopRefused {
    List<EShopFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(EShopFile.open(path, null, null));
    }
    try {
      return new EShopReplay(files, folder, 1 << 20, read -> {});
    } finally {
      for (EShopFile file : files) {
        file.close();
      }
    }
  }

  private static String snapshot(String code, String time, int volumeLots) {
    return TickFiles.snapshot(code, time, volumeLots);
  }

  private static String trade(String code, String time, Side side, int number) {
    return TickFiles.transaction(code, time, side, number, 3_000);
  }

  private Path dsp(String name, String... rows) throws IOException {
    return TickFiles.write(folder.resolve(name), "\n", List.of(rows));
  }

  private Path odr(String... rows) throws IOException {
    return dsp("odr20241111", rows);
  }

  private Path mth(String... rows) throws IOException {
    return dsp("mth20241111", rows);
  }

  /** Each record in a few words. */
  private static final class Recorded implements RecordSink {

    private final QuoteCursor quote = new QuoteCursor();
    private final List<String> told = new ArrayList<>();

    @Override
    public void record(
        tw.kuroshio.feed.FeedLine line, long timeNsOfDay, byte[] buffer, int offset, int length) {
      quote.wrap(buffer, offset);
      told.add(
          "#"
              + Frame.sequence(buffer, offset)
              + " "
              + CodeKey.toText(quote.codeKey())
              + (quote.hasTrade()
                  ? " " + quote.tradeQuantity() + " of " + quote.cumulativeVolume()
                  : ""));
    }
  }
}
