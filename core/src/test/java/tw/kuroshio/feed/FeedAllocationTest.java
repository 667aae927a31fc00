package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateWriter;

/** After warm-up a market record costs no heap: encode, check, sequence, look up, book, output. */
class FeedAllocationTest {

  private static final int RECORDS = 1_000_000;
  private static final int INSTRUMENTS = 200;

  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
  private final Instruments instruments = instruments();
  private final CodeIndex codes = new CodeIndex(instruments, Market.TWSE);
  private final OrderBooks books = new OrderBooks(instruments);
  private final FeedHandler handler = new FeedHandler();
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final long[] keys = new long[INSTRUMENTS];
  private final byte[] datagram = new byte[2 * QuoteEncoder.MAX_BYTES];
  private final StateWriter output = new StateWriter();
  private final Stage stage = new Stage();
  private int sequence;

  @Test
  void aMillionRecordsAllocateNothing() {
    Assumptions.assumeTrue(
        threads.isThreadAllocatedMemorySupported(),
        "this JVM does not count allocation: use a HotSpot JDK 25");
    for (int i = 0; i < INSTRUMENTS; i++) {
      keys[i] = CodeKey.of(instruments.get(i).id().code());
    }
    run(200_000);
    long thread = Thread.currentThread().threadId();
    long constant = measuringCost(thread);
    long before = threads.getThreadAllocatedBytes(thread);
    run(RECORDS);
    long allocated = threads.getThreadAllocatedBytes(thread) - before - constant;
    assertThat(allocated).as("bytes for %d records", RECORDS).isLessThanOrEqualTo(0);
    assertThat(stage.applied).isEqualTo(1_200_000);
    assertThat(books.printedShares(7)).isPositive();
  }

  /** What two readings of the counter allocate themselves; the least of several, to be strict. */
  private long measuringCost(long thread) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }

  private void run(int records) {
    for (int i = 0; i < records; i += 2) {
      int length = encode(0);
      length += encode(length);
      handler.onDatagram(FeedLine.TWSE_1_A, datagram, 0, length, i * 1_000L, stage);
    }
  }

  private int encode(int at) {
    sequence++;
    long price = 1_000_000 + sequence % 50 * 5_000L;
    encoder
        .start(
            QuoteCursor.FORMAT,
            Market.TWSE,
            sequence,
            keys[sequence % INSTRUMENTS],
            sequence * 1_000L)
        .continuous()
        .trade(price, 1 + sequence % 9)
        .cumulativeVolume(sequence);
    for (int level = 0; level < 5; level++) {
      encoder.bid(price - level * 5_000L, 1 + level).ask(price + 5_000 + level * 5_000L, 2 + level);
    }
    return encoder.encode(datagram, at);
  }

  private final class Stage implements FeedListener {

    private final QuoteCursor quote = new QuoteCursor();
    private long applied;

    @Override
    public void accepted(MarketRecord record) {
      quote.wrap(record.buffer(), record.offset());
      int instrument = codes.indexOf(quote.codeKey());
      books.update(instrument, quote, record.ingestTimeNs());
      books.writeOutput(instrument, output.clear());
      applied++;
    }

    @Override
    public void duplicate(MarketRecord record) {}

    @Override
    public void gap(Market market, int format, int line, long fromSequence, long toSequence) {}

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {}
  }

  private static Instruments instruments() {
    List<Instrument> list = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      InstrumentId id = new InstrumentId(Integer.toString(1_101 + i), Market.TWSE);
      list.add(Instrument.of(id, "", "01", SecurityKind.STOCK));
    }
    return new Instruments(list);
  }
}
