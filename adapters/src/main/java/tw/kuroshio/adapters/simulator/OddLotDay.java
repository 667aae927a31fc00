package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Instrument;

/**
 * One instrument's odd lots of the session: call auctions around the regular board's price, in
 * shares. Our orders have no part in it.
 */
final class OddLotDay {

  /** Shares of a usual level. */
  private static final int LEVEL_SHARES = 500;

  private static final int MANY_PRINTS = 200;
  private static final double TRADES = 0.6;

  private final InstrumentDay regular;
  private final BookMaker book;
  private final QuoteImage image;
  private final SeededRandom random;
  private final RecordWriter out;
  private final int mostShares;
  private boolean opened;

  OddLotDay(InstrumentDay regular, TickSizeTable ticks, SeededRandom random, RecordWriter out) {
    this.regular = regular;
    this.random = random;
    this.out = out;
    Instrument instrument = regular.scripted().instrument();
    ReferencePrice reference = regular.scripted().reference();
    mostShares = Math.max(1, instrument.lotShares() - 1);
    book =
        new BookMaker(ticks, reference, (long) LEVEL_SHARES / 2 * MANY_PRINTS, MANY_PRINTS, random);
    image = new QuoteImage(instrument.id().market(), CodeKey.of(instrument.id().code()), reference);
  }

  /** Whether something is disclosed; never while the regular board rests. */
  boolean isActive(double chance) {
    return random.nextDouble() < chance && regular.isMatching();
  }

  void trial(long nsOfDay) {
    long price = book.near(regular.lastPriceE4());
    book.around(price, random.nextBoolean());
    out.oddLotQuote(
        image.begin(nsOfDay).shown(price, shares()).book(book).status(QuoteImage.TRIAL));
  }

  /** A call: a trade, or only another book. */
  void call(long nsOfDay) {
    boolean trades = random.nextDouble() < TRADES;
    long price = book.near(regular.lastPriceE4());
    book.around(price, random.nextBoolean());
    image.begin(nsOfDay);
    if (trades) {
      image.print(price, shares()).status(opened ? 0 : QuoteImage.OPENING);
      opened = true;
    }
    out.oddLotQuote(image.book(book));
  }

  /** The last call. */
  void close(long nsOfDay) {
    image.begin(nsOfDay);
    if (random.nextDouble() < TRADES) {
      image.print(regular.lastPriceE4(), shares());
    }
    out.oddLotQuote(image.book(book).status(QuoteImage.CLOSING));
  }

  private long shares() {
    return 1L + random.nextInt(mostShares);
  }
}
