package tw.kuroshio.feed;

import java.util.Objects;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * One-minute bars, five-minute bars, the daily bar and VWAP of one session and all instruments of a
 * run, from prints of real matches. Trial matches never enter, odd lots have an instance of their
 * own. Columns by minute and dense instrument index, sized once; updating does not allocate. One
 * thread.
 *
 * <p>A bar is named by its start and holds its start but not its end, by the exchange's match time:
 * a print at 09:01:00.000000 belongs to 09:01, the opening auction to 09:00. The closing auction
 * has a bar of its own, 13:30, and so has a delayed one, 13:33; both are in the five-minute bar
 * 13:30. Minutes reach to 14:35, so that after-hours prints at 14:30 have their place. A print that
 * comes late still goes into its own minute.
 *
 * <p>Volume is never invented: what the exchange has counted and no print has brought stands apart,
 * by the minute at which the lack was noticed, and the bars that may miss the print say so. The
 * exchange's snapshots travel on a line of their own: one that is ahead of the prints shows as a
 * lack until they have caught up.
 */
public final class SessionBars implements Stateful {

  /** Minutes since midnight in Taipei of minute 0: 09:00. */
  public static final int FIRST_MINUTE_OF_DAY = 9 * 60;

  /** Minutes 09:00 to 14:34. */
  public static final int MINUTES = 335;

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long FIRST_NS = FIRST_MINUTE_OF_DAY * MINUTE_NS;
  private static final int FIVE = 5;
  private static final long MAX_PRICE_E4 = 999_999_999;

  private final int instruments;

  /** Minute-major: what is printed now is together in memory. */
  private final BarColumns bars;

  private final BarColumns days;
  private final MissingVolume missing;
  private final OfficialColumns official;
  private long outsideSession;

  /**
   * Bars of so many instruments, empty.
   *
   * @param instruments number of dense indexes; each takes some 23 kB
   */
  public SessionBars(int instruments) {
    this.instruments = instruments;
    bars = new BarColumns(instruments * MINUTES);
    days = new BarColumns(instruments);
    missing = new MissingVolume(instruments, MINUTES);
    official = new OfficialColumns(instruments);
  }

  /** The minute a match time belongs to, 0 = 09:00; -1 when it is outside the session. */
  public static int minuteOf(long matchTimeNsOfDay) {
    long since = matchTimeNsOfDay - FIRST_NS;
    return since < 0 || since >= MINUTES * MINUTE_NS ? -1 : (int) (since / MINUTE_NS);
  }

  /** Start of a minute, nanoseconds since midnight in Taipei. */
  public static long startNsOfDay(int minute) {
    return FIRST_NS + minute * MINUTE_NS;
  }

  /**
   * Counts one print of a real match.
   *
   * @param priceE4 10⁻⁴ TWD, above 0 and within the exchange's nine digits
   * @param shares above 0
   * @param matchTimeNsOfDay exchange time, nanoseconds since midnight in Taipei
   * @param opening of the opening auction: its price is the session's open
   * @param closing of the closing auction: its price is the session's close
   * @return false when the match time is outside the session: then it is only counted
   * @throws IllegalArgumentException when price or shares are not a print's
   */
  public boolean print(
      int instrument,
      long priceE4,
      long shares,
      long matchTimeNsOfDay,
      boolean opening,
      boolean closing) {
    if (priceE4 <= 0 || priceE4 > MAX_PRICE_E4 || shares <= 0) {
      throw new IllegalArgumentException(
          "A print must have a price of 1 to 999999999 e-4 TWD and shares, was "
              + priceE4
              + " e-4 TWD and "
              + shares
              + " shares");
    }
    int minute = minuteOf(matchTimeNsOfDay);
    if (minute < 0) {
      outsideSession++;
      return false;
    }
    int price = (int) priceE4;
    bars.print(minute * instruments + instrument, price, shares, matchTimeNsOfDay);
    days.print(instrument, price, shares, matchTimeNsOfDay);
    if (opening) {
      official.opening(instrument, price);
    }
    if (closing) {
      official.closing(instrument, price);
    }
    return true;
  }

  /**
   * Compares the exchange's volume of the day, which every record carries, with that of the prints.
   * Call it after the record's own print; an older, smaller count changes nothing.
   *
   * @param cumulativeShares shares since the open as the exchange counts them
   * @param matchTimeNsOfDay exchange time of the record
   */
  public void cumulative(int instrument, long cumulativeShares, long matchTimeNsOfDay) {
    missing.compare(
        instrument, days.shares[instrument], cumulativeShares, minuteOf(matchTimeNsOfDay));
  }

  /**
   * Takes the session's figures from a snapshot, format 20 or 24. They stand where prints were
   * lost: the open when the opening print was, high and low where they reach further. The price of
   * an opening print received, and everything while no print is missing, must agree, and is not
   * replaced when it does not.
   *
   * @param openE4 10⁻⁴ TWD; 0 when the session has not opened, then only the volume is compared
   * @param cumulativeShares shares since the open as the exchange counts them
   * @param matchTimeNsOfDay exchange time of the snapshot; one outside the session, such as that of
   *     the last snapshots, counts as the last one known
   */
  public OfficialPrices officialFromSnapshot(
      int instrument,
      long openE4,
      long highE4,
      long lowE4,
      long cumulativeShares,
      long matchTimeNsOfDay) {
    cumulative(instrument, cumulativeShares, matchTimeNsOfDay);
    if (openE4 == 0) {
      return OfficialPrices.AGREE;
    }
    long open = officialOpenE4(instrument);
    long high = officialHighE4(instrument);
    long low = officialLowE4(instrument);
    boolean same = openE4 == open && highE4 == high && lowE4 == low;
    if (official.contradictsOpening(instrument, openE4)) {
      return OfficialPrices.CONTRADICT;
    }
    if (missing.totalShares(instrument) == 0) {
      boolean older = cumulativeShares < days.shares[instrument];
      boolean within = openE4 == open && highE4 <= high && lowE4 >= low;
      return same || (older && within) ? OfficialPrices.AGREE : OfficialPrices.CONTRADICT;
    }
    official.snapshot(instrument, (int) openE4, (int) highE4, (int) lowE4);
    boolean unchanged =
        open == officialOpenE4(instrument)
            && high == officialHighE4(instrument)
            && low == officialLowE4(instrument);
    return unchanged ? OfficialPrices.AGREE : OfficialPrices.REPAIRED;
  }

  /**
   * Fills {@code bar} with a one-minute bar.
   *
   * @param minute 0 = 09:00
   * @return whether it has a print
   */
  public boolean minute(int instrument, int minute, SessionBar bar) {
    return read(instrument, Objects.checkIndex(minute, MINUTES), 1, bar);
  }

  /**
   * Fills {@code bar} with the five-minute bar that holds a minute, put together from its minutes.
   *
   * @return whether it has a print
   */
  public boolean fiveMinutes(int instrument, int minute, SessionBar bar) {
    int from = Objects.checkIndex(minute, MINUTES) / FIVE * FIVE;
    return read(instrument, from, FIVE, bar);
  }

  /**
   * Fills {@code bar} with the session: its official prices, the volume of all prints.
   *
   * @return whether it has a print
   */
  public boolean day(int instrument, SessionBar bar) {
    bar.clear(FIRST_NS, MINUTES).append(days, instrument);
    bar.setPrices(
        officialOpenE4(instrument),
        officialHighE4(instrument),
        officialLowE4(instrument),
        officialCloseE4(instrument));
    long lost = missing.totalShares(instrument);
    bar.setMissing(lost, lost == 0);
    return bar.prints() > 0;
  }

  private boolean read(int instrument, int from, int minutes, SessionBar bar) {
    bar.clear(startNsOfDay(from), minutes);
    long lost = 0;
    for (int minute = from; minute < from + minutes; minute++) {
      bar.append(bars, minute * instruments + instrument);
      lost += missing.noticedShares(instrument, minute);
    }
    bar.setMissing(lost, missing.isComplete(instrument, from, from + minutes));
    return bar.prints() > 0;
  }

  /**
   * The first minute at or after {@code fromMinute} that has a print or at which a lack was
   * noticed, or -1: with {@code for (int m = nextMinute(i, 0); m >= 0; m = nextMinute(i, m + 1))}
   * one walks the bars of an instrument.
   */
  public int nextMinute(int instrument, int fromMinute) {
    for (int minute = fromMinute; minute < MINUTES; minute++) {
      if (hasContent(minute * instruments + instrument)) {
        return minute;
      }
    }
    return -1;
  }

  private boolean hasContent(int row) {
    return bars.prints[row] != 0 || missing.isNoticed(row);
  }

  /** Price of the opening auction; else the snapshots' open; else of the first print; 0 = none. */
  public long officialOpenE4(int instrument) {
    return official.openE4(instrument, days.openE4[instrument]);
  }

  /** Highest price of prints and, where prints were lost, snapshots; 0 = none. */
  public long officialHighE4(int instrument) {
    return official.highE4(instrument, days.highE4[instrument]);
  }

  /** Lowest price of prints and, where prints were lost, snapshots; 0 = none. */
  public long officialLowE4(int instrument) {
    return official.lowE4(instrument, days.lowE4[instrument]);
  }

  /** Price of the closing auction, else of the last print so far; 0 = none. */
  public long officialCloseE4(int instrument) {
    return official.closeE4(instrument, days.closeE4[instrument]);
  }

  /** The closing print was received. */
  public boolean isClosed(int instrument) {
    return official.isClosed(instrument);
  }

  /** The session's VWAP so far, see {@link SessionBar#vwapE4()}. */
  public long vwapE4(int instrument) {
    return SessionBar.vwapE4(days.valueE4[instrument], days.shares[instrument]);
  }

  /** The session's VWAP so far in TWD, see {@link SessionBar#vwap()}. */
  public double vwap(int instrument) {
    return SessionBar.vwap(days.valueE4[instrument], days.shares[instrument]);
  }

  /** Shares of the session's prints so far. */
  public long printedShares(int instrument) {
    return days.shares[instrument];
  }

  /** Shares as the exchange counts them, the largest figure received. */
  public long cumulativeShares(int instrument) {
    return missing.cumulativeShares(instrument);
  }

  /** Shares the exchange has counted and no print has brought. */
  public long missingShares(int instrument) {
    return missing.totalShares(instrument);
  }

  /** Prints that had no place because of their match time. */
  public long outsideSession() {
    return outsideSession;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(outsideSession);
    int used = 0;
    for (int i = 0; i < instruments; i++) {
      used += isEmpty(i) ? 0 : 1;
    }
    out.putInt(used);
    for (int i = 0; i < instruments; i++) {
      if (!isEmpty(i)) {
        out.putInt(i);
        missing.writeInstrument(i, out);
        official.writeInstrument(i, out);
      }
    }
    int rows = 0;
    for (int row = 0; row < bars.prints.length; row++) {
      rows += hasContent(row) ? 1 : 0;
    }
    out.putInt(rows);
    for (int row = 0; row < bars.prints.length; row++) {
      if (hasContent(row)) {
        out.putInt(row);
        bars.writeRow(row, out);
        missing.writeRow(row, out);
      }
    }
  }

  private boolean isEmpty(int i) {
    return missing.isEmpty(i) && official.isEmpty(i);
  }

  @Override
  public void readState(StateReader in) {
    bars.clear();
    days.clear();
    missing.clear();
    official.clear();
    outsideSession = in.getLong();
    int used = in.getCount(Integer.BYTES);
    for (int k = 0; k < used; k++) {
      int i = requireIndex("instrument", in.getInt(), instruments);
      missing.readInstrument(i, in);
      official.readInstrument(i, in);
    }
    int rows = in.getCount(BarColumns.ROW_BYTES + MissingVolume.ROW_BYTES);
    for (int k = 0; k < rows; k++) {
      int row = requireIndex("bar", in.getInt(), bars.prints.length);
      bars.readRow(row, in);
      missing.readRow(row, in);
      days.append(row % instruments, bars, row);
    }
  }

  static int requireIndex(String what, int index, int limit) {
    if (index < 0 || index >= limit) {
      throw new IllegalArgumentException(
          "State must hold " + what + " indexes below " + limit + ", was " + index);
    }
    return index;
  }
}
