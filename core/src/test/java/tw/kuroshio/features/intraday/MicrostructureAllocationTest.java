package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.AllocationMeter;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/** A record and the asking for every field after it make no object. */
class MicrostructureAllocationTest {

  private static final int RECORDS = 20_000;

  private final OrderBooks books = new OrderBooks(LiveDay.STOCKS);
  private final MicrostructureState state =
      new MicrostructureState(1, LiveDay.SESSION, LiveDay.ALL);
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor quote = new QuoteCursor();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private final long codeKey = CodeKey.of("2330");
  private final LiveField[] fields = LiveField.values();
  private int sequence;
  private double sum;

  @Test
  void recordsAllocateNothing() {
    AllocationMeter meter = new AllocationMeter();
    run();
    run();
    assertThat(meter.bytesOf(this::run)).as("bytes for %d records", RECORDS).isZero();
    assertThat(sum).isPositive();
  }

  private void run() {
    for (int record = 0; record < RECORDS; record++) {
      sequence++;
      long price = 1_000_000 + sequence % 7 * 5_000L;
      encoder
          .start(
              QuoteCursor.FORMAT,
              Market.TWSE,
              sequence,
              codeKey,
              LiveDay.SESSION.openNsOfDay() + sequence * 100_000_000L)
          .continuous()
          .trade(price, 1 + sequence % 5)
          .bid(price, 3)
          .ask(price + 5_000, 2 + sequence % 3)
          .cumulativeVolume(sequence)
          .encode(bytes, 0);
      state.onRecord(books, 0, books.update(0, quote.wrap(bytes, 0), 0));
      for (LiveField field : fields) {
        double value = state.value(field, books, 0, 0);
        sum += Double.isNaN(value) ? 0 : value;
      }
    }
  }
}
