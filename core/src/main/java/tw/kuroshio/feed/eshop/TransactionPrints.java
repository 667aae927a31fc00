package tw.kuroshio.feed.eshop;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.SessionSchedule;

/**
 * Turns the transactions of one day, in order of time, into prints of the real-time feed: records
 * of format 6, or 17 for warrants, whose book is not disclosed.
 *
 * <p>Every trade stands in the file twice, once a side, under its trade number, and a side may be
 * split over several rows. A trade is printed when both sides are there, over the same shares at
 * the same price; what is not whole is set aside and counted. Trades of one instant, security and
 * price that follow each other are one print, as the exchange shows them. Only the regular board
 * before the fixed-price session becomes prints: odd lots have a format that cannot leave the book
 * undisclosed, block trades have none. Holds the rows of one instant. One thread.
 */
public final class TransactionPrints {

  private final SessionSchedule session;
  private final long regularEndNsOfDay;
  private final LongToIntFunction unitShares;
  private final FeedRecords records = new FeedRecords();
  private final InstantTrades instant = new InstantTrades();
  private final CodeSlots codes = new CodeSlots();
  private long[] cumulativeLots = new long[1 << 11];
  private boolean[] opened = new boolean[cumulativeLots.length];
  private long timeNsOfDay;

  private long printedShares;
  private final EnumCounts<SetAside> setAsideTrades = new EnumCounts<>(SetAside.class);
  private final EnumCounts<SetAside> setAsideShares = new EnumCounts<>(SetAside.class);

  /** Why trades did not become prints. */
  public enum SetAside {
    /** Only the buying or only the selling rows are there. */
    ONE_SIDE_MISSING,
    /** The two sides differ in shares or price, or rows of a trade in board. */
    SIDES_DIFFER,
    BLOCK,
    ODD_LOT,
    /** Not a whole number of trading units. */
    BROKEN_UNIT,
    /** At or after the beginning of the fixed-price session. */
    AFTER_HOURS
  }

  /**
   * Begins a day.
   *
   * @param session the regular board's times of that day
   * @param regularEndNsOfDay when the fixed-price session begins, nanoseconds since midnight
   * @param unitShares shares in one trading unit of a code, given as {@link
   *     tw.kuroshio.feed.twse.CodeKey}
   */
  public TransactionPrints(
      SessionSchedule session, long regularEndNsOfDay, LongToIntFunction unitShares) {
    this.session = session;
    this.regularEndNsOfDay = regularEndNsOfDay;
    this.unitShares = unitShares;
  }

  /**
   * Takes the next row, one without a fault of its own.
   *
   * @throws IllegalArgumentException when it is earlier than the row before
   */
  public void take(TransactionRow row, RecordSink sink) {
    long time = row.timeNsOfDay();
    if (time < timeNsOfDay) {
      throw new IllegalArgumentException("Transactions must come in order of time");
    }
    if (time > timeNsOfDay) {
      flush(sink);
      timeNsOfDay = time;
    }
    instant.add(row);
  }

  /** Prints what is held, and the record that ends the session. */
  public void end(RecordSink sink) {
    flush(sink);
    records.end(sink, timeNsOfDay);
  }

  private void flush(RecordSink sink) {
    int size = instant.size();
    int at = 0;
    while (at < size) {
      SetAside reason = reason(at);
      if (reason != null) {
        setAsideTrades.add(reason, 1);
        setAsideShares.add(reason, Math.max(instant.bought(at), instant.sold(at)));
        at++;
        continue;
      }
      long shares = 0;
      int first = at;
      while (at < size && reason(at) == null && isSamePrint(first, at)) {
        shares += instant.bought(at++);
      }
      print(instant.codeKey(first), instant.priceE4(first), shares, sink);
    }
    instant.clear();
  }

  private boolean isSamePrint(int first, int at) {
    return instant.codeKey(first) == instant.codeKey(at)
        && instant.priceE4(first) == instant.priceE4(at);
  }

  private @Nullable SetAside reason(int at) {
    if (instant.differs(at)) {
      return SetAside.SIDES_DIFFER;
    }
    if (instant.bought(at) == 0 || instant.sold(at) == 0) {
      return SetAside.ONE_SIDE_MISSING;
    }
    if (instant.bought(at) != instant.sold(at)) {
      return SetAside.SIDES_DIFFER;
    }
    return switch (instant.tradeType(at)) {
      case BLOCK -> SetAside.BLOCK;
      case ODD_LOT -> SetAside.ODD_LOT;
      case REGULAR -> {
        if (timeNsOfDay >= regularEndNsOfDay) {
          yield SetAside.AFTER_HOURS;
        }
        long unit = unitShares.applyAsInt(instant.codeKey(at));
        yield instant.bought(at) % unit == 0 ? null : SetAside.BROKEN_UNIT;
      }
    };
  }

  private void print(long codeKey, long priceE4, long shares, RecordSink sink) {
    int i = codes.numberOf(codeKey);
    if (i >= opened.length) {
      cumulativeLots = Arrays.copyOf(cumulativeLots, 2 * opened.length);
      opened = Arrays.copyOf(opened, cumulativeLots.length);
    }
    long lots = shares / unitShares.applyAsInt(codeKey);
    cumulativeLots[i] += lots;
    printedShares += shares;
    QuoteEncoder record =
        records
            .start(codeKey, timeNsOfDay)
            .tradeOnly()
            .trade(priceE4, lots)
            .cumulativeVolume(cumulativeLots[i]);
    if (!opened[i]) {
      opened[i] = true;
      record.openingPrint();
    } else if (isContinuous()) {
      record.continuous();
    }
    if (timeNsOfDay >= session.closeNsOfDay()) {
      record.closingPrint();
    }
    records.send(sink, timeNsOfDay);
  }

  private boolean isContinuous() {
    return session.continuousTrading()
        && timeNsOfDay >= session.openNsOfDay()
        && timeNsOfDay < session.closingCallNsOfDay();
  }

  /** Records handed out. */
  public long records() {
    return records.count();
  }

  /** Shares in all prints, each trade counted once. */
  public long printedShares() {
    return printedShares;
  }

  /** Trades that did not become prints for a reason. */
  public long setAsideTrades(SetAside reason) {
    return setAsideTrades.get(reason);
  }

  /** Their shares, of the larger side. */
  public long setAsideShares(SetAside reason) {
    return setAsideShares.get(reason);
  }
}
