package tw.kuroshio.feed.eshop;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.SessionSchedule;

/**
 * Turns the snapshots of one day, in order of time within a security, into records of the real-time
 * feed: format 6, or 17 for warrants.
 *
 * <p>The file's volume is the day's, so a match's quantity is what it has grown by since the
 * security's row before; of the first row it is the whole volume when it shows a match, and none
 * otherwise. A trial row has no price of the trial match, so its record has a book only. Rows of a
 * suspension with a direction become the manual's suspension record (last price, quantity 0, no
 * book, time of its beginning); without a direction, which format 6 cannot say, a trial record. An
 * intermediate price becomes a record whose book is not disclosed. The file does not mark opening,
 * closing or continuous matching: the first match is taken as the opening print, the first row at
 * or after the close as the closing print, and rows between the first and the closing call as
 * continuous from the day that began. Allocates only when a new code is met. One thread.
 */
public final class SnapshotQuotes {

  private static final int SEEN = 1;
  private static final int OPENED = 1 << 1;
  private static final int CLOSED = 1 << 2;
  private static final int SHOWN = 1 << 3;

  private static final long NONE = -1;

  /** A price so many times the last one, or that part of it, is a slipped digit. */
  private static final int LEAP = 10;

  private final SessionSchedule session;
  private final FeedRecords records = new FeedRecords();
  private final CodeSlots codes = new CodeSlots();

  private long[] volumeLots = new long[1 << 11];
  private long[] lastPriceE4 = new long[volumeLots.length];
  private long[] suspendedSinceNs = new long[volumeLots.length];
  private long[] doubtedVolumeLots = new long[volumeLots.length];
  private long[] doubtedPriceE4 = new long[volumeLots.length];
  private byte[] flags = new byte[volumeLots.length];

  private long printedLots;
  private long matchesWithoutVolume;
  private long volumeWithoutMatch;
  private long lastTimeNsOfDay;

  /**
   * Begins a day.
   *
   * @param session the regular board's times of that day
   */
  public SnapshotQuotes(SessionSchedule session) {
    this.session = session;
  }

  /**
   * Takes the next row, one without a fault of its own.
   *
   * @return why the row does not fit the security's rows before; then nothing was handed out, and a
   *     second row in succession that agrees with it is believed. Null when it was taken.
   */
  public @Nullable RowFault take(SnapshotRow row, RecordSink sink) {
    int i = codes.numberOf(row.codeKey());
    ensureCapacity(i);
    lastTimeNsOfDay = Math.max(lastTimeNsOfDay, row.timeNsOfDay());
    boolean matched = row.matchFlag() == MatchFlag.MATCHED && row.remark() != Remark.TRIAL;
    if ((flags[i] & SEEN) == 0) {
      flags[i] |= SEEN;
      suspendedSinceNs[i] = NONE;
      doubtedVolumeLots[i] = NONE;
      volumeLots[i] = matched ? 0 : row.volumeLots();
      lastPriceE4[i] = row.priceE4();
    }
    RowFault fault = doubt(i, row, matched);
    if (fault != null) {
      return fault;
    }
    if (row.remark() == Remark.TRIAL) {
      sendTrial(i, row, sink);
      return null;
    }
    long quantity = quantityOf(i, row, matched);
    boolean resumed = suspendedSinceNs[i] != NONE;
    if (isSuspension(row)) {
      sendSuspension(i, row, quantity, sink);
      return null;
    }
    suspendedSinceNs[i] = NONE;
    if (!row.isIntermediate()) {
      sendQuote(i, row, quantity, resumed, sink);
    } else if (quantity > 0) {
      sendPrint(i, row, quantity, sink);
    }
    return null;
  }

  private @Nullable RowFault doubt(int i, SnapshotRow row, boolean matched) {
    RowFault fault = null;
    if (row.volumeLots() < volumeLots[i]) {
      fault = RowFault.VOLUME_FELL;
    } else if (matched && leaps(row.priceE4(), lastPriceE4[i])) {
      fault = RowFault.PRICE_LEAP;
    }
    boolean confirmed =
        doubtedVolumeLots[i] != NONE
            && row.volumeLots() >= doubtedVolumeLots[i]
            && !leaps(row.priceE4(), doubtedPriceE4[i]);
    if (fault != null && !confirmed) {
      doubtedVolumeLots[i] = row.volumeLots();
      doubtedPriceE4[i] = row.priceE4();
      return fault;
    }
    if (fault != null) {
      volumeLots[i] = doubtedVolumeLots[i];
    }
    doubtedVolumeLots[i] = NONE;
    return null;
  }

  private static boolean leaps(long priceE4, long beforeE4) {
    return beforeE4 != 0 && (priceE4 >= beforeE4 * LEAP || priceE4 * LEAP <= beforeE4);
  }

  /** Moves the day's volume on; the quantity of the match, 0 when there is none. */
  private long quantityOf(int i, SnapshotRow row, boolean matched) {
    long grown = row.volumeLots() - volumeLots[i];
    volumeLots[i] = row.volumeLots();
    if (!matched) {
      volumeWithoutMatch += grown > 0 ? 1 : 0;
      return 0;
    }
    lastPriceE4[i] = row.priceE4();
    matchesWithoutVolume += grown == 0 ? 1 : 0;
    printedLots += grown;
    return grown;
  }

  private static boolean isSuspension(SnapshotRow row) {
    return row.remark() == Remark.STABILISING
        || row.matchFlag() == MatchFlag.STABILISING
        || row.trend().isSuspended();
  }

  private void sendTrial(int i, SnapshotRow row, RecordSink sink) {
    long time = row.timeNsOfDay();
    QuoteEncoder record = start(i, row, time).trial();
    if (time >= session.closeNsOfDay()) {
      record.closingDelayed();
    } else if (time >= session.openNsOfDay() && (flags[i] & SHOWN) == 0) {
      record.openingDelayed();
    }
    record.limits(LimitState.NORMAL, row.bidLimit(), row.askLimit());
    putLevels(record, row);
    records.send(sink, time);
  }

  private void sendSuspension(int i, SnapshotRow row, long quantity, RecordSink sink) {
    long time = row.timeNsOfDay();
    flags[i] |= SHOWN;
    if (quantity > 0) {
      sendPrint(i, row, quantity, sink);
    }
    if (suspendedSinceNs[i] == NONE) {
      suspendedSinceNs[i] = time;
    }
    if (row.trend() == PriceTrend.NORMAL) {
      QuoteEncoder record = start(i, row, time).trial();
      record.limits(LimitState.NORMAL, row.bidLimit(), row.askLimit());
      putLevels(record, row);
    } else {
      QuoteEncoder record = start(i, row, suspendedSinceNs[i]).trend(row.trend());
      record.limits(row.tradeLimit(), LimitState.NORMAL, LimitState.NORMAL);
      if (row.priceE4() > 0) {
        record.trade(row.priceE4(), 0);
      }
    }
    records.send(sink, time);
  }

  private void sendPrint(int i, SnapshotRow row, long quantity, RecordSink sink) {
    long time = row.timeNsOfDay();
    QuoteEncoder record = start(i, row, time).tradeOnly().trade(row.priceE4(), quantity);
    record.limits(row.tradeLimit(), LimitState.NORMAL, LimitState.NORMAL);
    markOpening(i, record);
    if (isContinuous(time)) {
      record.continuous();
    }
    records.send(sink, time);
  }

  private void sendQuote(int i, SnapshotRow row, long quantity, boolean resumed, RecordSink sink) {
    long time = row.timeNsOfDay();
    boolean call = resumed || (flags[i] & SHOWN) == 0;
    flags[i] |= SHOWN;
    QuoteEncoder record = start(i, row, time);
    if (quantity > 0) {
      record.trade(row.priceE4(), quantity);
      markOpening(i, record);
    }
    LimitState tradeLimit = quantity > 0 ? row.tradeLimit() : LimitState.NORMAL;
    record.limits(tradeLimit, row.bidLimit(), row.askLimit());
    if (time >= session.closeNsOfDay() && (flags[i] & CLOSED) == 0) {
      flags[i] |= CLOSED;
      record.closingPrint();
    }
    if (!call && isContinuous(time)) {
      record.continuous();
    }
    putLevels(record, row);
    records.send(sink, time);
  }

  private QuoteEncoder start(int i, SnapshotRow row, long matchTimeNsOfDay) {
    return records.start(row.codeKey(), matchTimeNsOfDay).cumulativeVolume(volumeLots[i]);
  }

  private void markOpening(int i, QuoteEncoder record) {
    if ((flags[i] & OPENED) == 0) {
      flags[i] |= OPENED;
      record.openingPrint();
    }
  }

  private boolean isContinuous(long timeNsOfDay) {
    return session.continuousTrading()
        && timeNsOfDay >= session.openNsOfDay()
        && timeNsOfDay < session.closingCallNsOfDay();
  }

  private static void putLevels(QuoteEncoder record, SnapshotRow row) {
    if (row.isIntermediate()) {
      return;
    }
    for (int level = 0; level < row.bidLevels(); level++) {
      record.bid(row.bidPriceE4(level), row.bidQuantityLots(level));
    }
    for (int level = 0; level < row.askLevels(); level++) {
      record.ask(row.askPriceE4(level), row.askQuantityLots(level));
    }
  }

  private void ensureCapacity(int i) {
    if (i >= volumeLots.length) {
      int length = 2 * volumeLots.length;
      volumeLots = Arrays.copyOf(volumeLots, length);
      lastPriceE4 = Arrays.copyOf(lastPriceE4, length);
      suspendedSinceNs = Arrays.copyOf(suspendedSinceNs, length);
      doubtedVolumeLots = Arrays.copyOf(doubtedVolumeLots, length);
      doubtedPriceE4 = Arrays.copyOf(doubtedPriceE4, length);
      flags = Arrays.copyOf(flags, length);
    }
  }

  /** Hands out the record that ends the session, code 000000, at the time of the last row. */
  public void end(RecordSink sink) {
    records.end(sink, lastTimeNsOfDay);
  }

  /** Securities met. */
  public int securities() {
    return codes.size();
  }

  /** Records handed out. */
  public long records() {
    return records.count();
  }

  /** Trading units in all prints. */
  public long printedLots() {
    return printedLots;
  }

  /** Rows with a match after which the day's volume is the same; they print nothing. */
  public long matchesWithoutVolume() {
    return matchesWithoutVolume;
  }

  /** Rows without a match whose volume has grown; no trade is made of the difference. */
  public long volumeWithoutMatch() {
    return volumeWithoutMatch;
  }
}
