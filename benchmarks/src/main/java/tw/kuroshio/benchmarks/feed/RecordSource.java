package tw.kuroshio.benchmarks.feed;

import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;

/**
 * The records of a synthetic day one by one in the exchange's encoding, at times the caller says,
 * and the static data that precedes them. One thread; the buffer is reused.
 */
public final class RecordSource {

  private static final int MAX_RECORD_BYTES = 256;

  private final SyntheticDay day;
  private final int instruments;
  private final QuoteFields quote = new QuoteFields();
  private final QuoteWire wire = new PackedQuoteWire();
  private final ReferenceEncoder statics = new ReferenceEncoder();
  private final byte[] bytes = new byte[MAX_RECORD_BYTES];
  private int length;
  private boolean tpex;

  public RecordSource(FeedWorkload workload) {
    day = new SyntheticDay(workload);
    instruments = workload.instruments();
  }

  /** The instruments of the day, by dense index. */
  public static Instruments instruments(int count) {
    return BenchInstruments.of(BenchInstruments.codes(count), BenchInstruments.ofTpex(count));
  }

  /** Reference price of an instrument, 10⁻⁴ TWD. */
  public long referenceE4(int instrument) {
    return day.book(instrument).referenceE4();
  }

  /**
   * Encodes the static data of an instrument.
   *
   * @param sequence in the market's cycle, from 1
   */
  public void reference(int instrument, int sequence) {
    tpex = day.book(instrument).tpex();
    int reference = day.book(instrument).referenceE4();
    length =
        statics
            .start(market(), sequence, day.book(instrument).codeKey())
            .prices(reference, day.book(instrument).limitUpE4(), day.book(instrument).limitDownE4())
            .encode(bytes, 0);
  }

  /** Encodes the record that says that all static data of a market has been sent. */
  public void referenceEnd(boolean ofTpex, int sequence) {
    tpex = ofTpex;
    int count = ofTpex ? instruments / 2 : instruments - instruments / 2;
    length = statics.startCount(market(), sequence, true, count).encode(bytes, 0);
  }

  /**
   * Encodes the next record of the day; false when it is over.
   *
   * @param timeNsOfDay the matching time it names; the end of a session names none
   */
  public boolean next(long timeNsOfDay) {
    if (!day.next(quote)) {
      return false;
    }
    if (!quote.endOfSession) {
      quote.timeNsOfDay = timeNsOfDay;
    }
    tpex = quote.tpex;
    length = wire.encode(quote, bytes, 0);
    return true;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** Of the record in {@link #bytes}. */
  public int length() {
    return length;
  }

  /** The market of the record in {@link #bytes}. */
  public Market market() {
    return tpex ? Market.TPEX : Market.TWSE;
  }
}
