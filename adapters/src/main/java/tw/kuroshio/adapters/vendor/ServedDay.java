package tw.kuroshio.adapters.vendor;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Market;

/**
 * What the local servers share: a day's records of the exchange, to be told in a vendor's words,
 * and the moment somebody first asked for them.
 */
public abstract class ServedDay implements AutoCloseable {

  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long TAIPEI_OFFSET_NS = 8 * 3_600_000_000_000L;

  private final long midnightNs;
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private final CountDownLatch asked = new CountDownLatch(1);

  protected ServedDay(LocalDate date) {
    midnightNs = date.toEpochDay() * DAY_NS - TAIPEI_OFFSET_NS;
  }

  /** Takes a record: real-time quotes of the regular board and static data are told. */
  public final void onRecord(byte[] buffer, int offset, int format, Market market) {
    if (format == QuoteCursor.FORMAT) {
      quote.wrap(buffer, offset);
      if (!quote.isEndOfSession()) {
        long timeNs = midnightNs + quote.matchTimeNsOfDay();
        onQuote(CodeKey.toText(quote.codeKey()), market, timeNs, quote);
      }
    } else if (format == ReferenceCursor.FORMAT) {
      reference.wrap(buffer, offset);
      if (!reference.isCount()) {
        onReference(CodeKey.toText(reference.codeKey()), market, reference);
      }
    }
  }

  /** A real-time quote; the cursor is valid during the call. */
  protected abstract void onQuote(String code, Market market, long timeNs, QuoteCursor quote);

  /** Static data; the cursor is valid during the call. */
  protected void onReference(String code, Market market, ReferenceCursor reference) {}

  /** Somebody asks for the day. */
  protected final void someoneAsked() {
    asked.countDown();
  }

  /** Waits so long for somebody to ask for the day; whether somebody has. */
  public final boolean awaitSomeone(long patienceNs) throws InterruptedException {
    return asked.await(patienceNs, TimeUnit.NANOSECONDS);
  }

  /** The port it listens to on this machine. */
  public abstract int port();

  /** Breaks every connection there is; new ones are taken. */
  public abstract void dropConnections();

  @Override
  public abstract void close();

  /** A price without more decimals than it needs. */
  protected static BigDecimal decimal(long priceE4) {
    BigDecimal price = BigDecimal.valueOf(priceE4, 4).stripTrailingZeros();
    return price.scale() < 0 ? price.setScale(0) : price;
  }

  /** Whether the record shows a match, real or trial. */
  protected static boolean hasMatch(QuoteCursor quote) {
    return quote.hasTrade() && quote.tradeQuantity() > 0;
  }

  /** Whether the record discloses the book. */
  protected static boolean hasBook(QuoteCursor quote) {
    return !quote.isTradeOnly() && !quote.trend().isSuspended();
  }
}
