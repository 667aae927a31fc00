package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.eshop.EShopLayout;
import tw.kuroshio.feed.eshop.MatchFlag;
import tw.kuroshio.feed.eshop.RecordSink;
import tw.kuroshio.feed.eshop.SnapshotEncoder;
import tw.kuroshio.feed.eshop.SnapshotQuotes;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.market.SessionSchedule;

/** Rows of a tick file become records without taking heap. */
class EShopAllocationTest {

  private static final EShopLayout LAYOUT = EShopLayout.SINCE_CONTINUOUS_TRADING;
  private static final long NS_PER_MINUTE = 60_000_000_000L;
  private static final int ROWS = 200_000;

  private final SnapshotQuotes quotes =
      new SnapshotQuotes(
          new SessionSchedule(
              510 * NS_PER_MINUTE,
              540 * NS_PER_MINUTE,
              805 * NS_PER_MINUTE,
              810 * NS_PER_MINUTE,
              0));
  private final SnapshotEncoder encoder = new SnapshotEncoder();
  private final SnapshotRow row = new SnapshotRow();
  private final byte[] bytes = new byte[190];
  private final long[] codes = {CodeKey.of("2330"), CodeKey.of("030001"), CodeKey.of("1101")};
  private long sentBytes;
  private final RecordSink sink = (line, time, buffer, offset, length) -> sentBytes += length;
  private int volume;

  @Test
  void rowsAllocateNothing() {
    AllocationMeter meter = new AllocationMeter();
    play();
    assertThat(meter.bytesOf(this::play)).as("bytes for %d rows", ROWS).isLessThanOrEqualTo(0);
    assertThat(sentBytes).isPositive();
  }

  private void play() {
    for (int i = 0; i < ROWS; i++) {
      volume++;
      encoder
          .start(LAYOUT, 20241111, codes[i % codes.length], 540 * NS_PER_MINUTE + volume * 1_000L)
          .match(MatchFlag.MATCHED)
          .last(10_850_000, volume);
      for (int level = 0; level < 5; level++) {
        encoder.bid(10_850_000 - level * 50_000, 7).ask(10_855_000 + level * 50_000, 8);
      }
      encoder.encode(bytes, 0);
      if (row.wrap(bytes, 0, LAYOUT).fault() == null) {
        quotes.take(row, sink);
      }
    }
  }
}
