package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Holds every quote against the day's reference data and the instrument's quote before, ahead of
 * its being applied: formats 6 and 20, or 17 and 24; odd lots, format 23, need an instance of their
 * own. A real-time line and its snapshots are each monotone for themselves and may be ahead of each
 * other. What is set aside changes nothing that the next record is judged by, but that several
 * records which agree on a smaller volume or a far price are believed at last.
 *
 * <p>Judging does not allocate. One thread.
 */
public final class RecordValidation implements Stateful {

  private final ValidationSettings settings;
  private final PriceGrid grid;
  private final PriceRules prices;
  private final MatchTimeRules times;
  private final VolumeRules volumes;
  private final OutlierRules outliers;

  private static final byte NO_REFERENCE = 0;
  private static final byte LIMITED = 1;
  private static final byte UNLIMITED = 2;

  private final byte[] limits;

  /** Clean books an instrument still owes before it is tradable again. */
  private final long[] owedBooks;

  private final long[] faults = new long[RecordFault.count() + 1];
  private final long[] warned = new long[RecordWarning.count() + 1];
  private int warnings;

  /**
   * Knows ticks and lots of the instruments, no limits yet.
   *
   * @param midnightNs midnight in Taipei of the trading date, UTC nanoseconds since the epoch
   */
  public RecordValidation(
      Instruments instruments, DayRules rules, ValidationSettings settings, long midnightNs) {
    this.settings = settings;
    int n = instruments.size();
    TickSizeTable[] tables = new TickSizeTable[n];
    volumes = new VolumeRules(n, settings);
    for (int i = 0; i < n; i++) {
      tables[i] = rules.ticks(instruments.get(i).kind());
      volumes.lot(i, instruments.get(i).lotShares());
    }
    grid = new PriceGrid(tables);
    prices = new PriceRules(grid);
    times = new MatchTimeRules(n, settings, midnightNs);
    outliers = new OutlierRules(n, settings);
    limits = new byte[n];
    owedBooks = new long[n];
  }

  /**
   * Sets what format 1 or 22 says of an instrument, prices in 10⁻⁴ TWD. Without limits are: the
   * reference price 0 (central government bonds, TWSE manual, format 1, 3.1.8), no limit-up, or the
   * widest limits.
   *
   * @param lotShares shares in one trading unit; 0 leaves what is known
   * @return {@link RecordFault#REFERENCE_MISMATCH} when the limits do not hold the reference price
   *     between them: nothing is changed then; else null
   */
  public @Nullable RecordFault reference(
      int instrument, long referenceE4, long limitUpE4, long limitDownE4, long lotShares) {
    boolean limited = ReferenceCheck.isLimited(referenceE4, limitUpE4, limitDownE4);
    if (limited && !ReferenceCheck.isBetweenLimits(referenceE4, limitUpE4, limitDownE4)) {
      faults[RecordFault.REFERENCE_MISMATCH.code()]++;
      return RecordFault.REFERENCE_MISMATCH;
    }
    if (limited) {
      grid.limits(instrument, limitDownE4, limitUpE4);
    } else {
      grid.unlimited(instrument);
      outliers.start(instrument, referenceE4);
    }
    limits[instrument] = limited ? LIMITED : UNLIMITED;
    if (lotShares > 0) {
      volumes.lot(instrument, lotShares);
    }
    return null;
  }

  /** Sets the average day's volume; 0 = unknown, then no volume is suspect. */
  public void averageDailyShares(int instrument, long shares) {
    volumes.averageDay(instrument, shares);
  }

  /**
   * Judges a quote and, if it is good, remembers what the next is judged by. Not for the record
   * that ends the session. One that comes late, with a lower number than the instrument's last, is
   * judged by what it says alone.
   *
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   * @return null when it may be applied; then ask {@link #warnings()}
   */
  public @Nullable RecordFault check(int instrument, QuoteCursor quote, long ingestTimeNs) {
    warnings = 0;
    RecordFault fault = judge(instrument, quote, ingestTimeNs);
    if (fault != null) {
      warnings = 0;
      faults[fault.code()]++;
    } else if (warnings != 0) {
      count(warnings);
    }
    return fault;
  }

  private @Nullable RecordFault judge(int i, QuoteCursor quote, long ingestTimeNs) {
    boolean late = times.isLate(i, quote);
    long matchNs = quote.matchTimeNsOfDay();
    RecordFault fault = times.fault(i, quote, matchNs, late, ingestTimeNs);
    if (fault != null) {
      return fault;
    }
    boolean suspended = quote.trend().isSuspended();
    fault = prices.fault(i, quote, suspended);
    if (fault == null && quote.isSnapshot()) {
      fault = prices.dayFault(i, quote);
    }
    boolean match = !quote.isTrial();
    if (fault == null && match) {
      fault = match(i, quote, late);
    }
    if (fault != null) {
      return fault;
    }
    warn(i, quote, matchNs);
    if (!late) {
      times.accept(i, quote, matchNs);
      if (match && !suspended) {
        judgeBook(i, quote);
      }
    }
    return null;
  }

  /** Judges and remembers trade and volume of a record that is no trial. */
  private @Nullable RecordFault match(int i, QuoteCursor quote, boolean late) {
    boolean snapshot = quote.isSnapshot();
    long traded = quote.hasTrade() ? quote.tradeQuantity() : 0;
    long volume = quote.cumulativeVolume();
    RecordFault fault = late ? null : volumes.fault(i, quote, volume, traded);
    if (fault == null && limits[i] != LIMITED && traded > 0) {
      fault = farPrice(i, quote.tradePriceE4());
    }
    if (fault != null || late) {
      return fault;
    }
    if (volumes.missingShares() != 0) {
      warnings |= RecordWarning.MISSING_PRINTS.bit();
    }
    if (volumes.isResynced()) {
      warnings |= RecordWarning.VOLUME_RESYNCED.bit();
    }
    if (volumes.isSuspect(i, quote, volume)) {
      warnings |= RecordWarning.LOTS_SHARES_CONFUSION.bit();
    }
    if (snapshot && volumes.isStale(i, volume)) {
      warnings |= RecordWarning.STALE_SNAPSHOT.bit();
    }
    volumes.accept(i, snapshot, volume);
    return null;
  }

  private @Nullable RecordFault farPrice(int i, long priceE4) {
    RecordFault fault = outliers.fault(i, priceE4);
    if (fault == null) {
      outliers.accept(i, priceE4);
      warnings |= outliers.isConfirmed() ? RecordWarning.PRICE_CONFIRMED.bit() : 0;
    }
    return fault;
  }

  private void warn(int i, QuoteCursor quote, long matchNs) {
    if (quote.isSnapshot() && times.isStale(i, matchNs)) {
      warnings |= RecordWarning.STALE_SNAPSHOT.bit();
    }
    if (limits[i] == NO_REFERENCE) {
      warnings |= RecordWarning.NO_REFERENCE.bit();
    } else if (prices.marksContradict(i, quote)) {
      warnings |= RecordWarning.FLAG_CONTRADICTION.bit();
    }
  }

  private void judgeBook(int i, QuoteCursor quote) {
    if (!quote.isContinuous() || quote.isTradeOnly() || RecordWarning.STALE_SNAPSHOT.in(warnings)) {
      return;
    }
    if (prices.isCrossedOrLocked()) {
      warnings |= RecordWarning.CROSSED.bit();
      owedBooks[i] = settings.cleanUpdates();
    } else if (owedBooks[i] > 0) {
      owedBooks[i]--;
    }
  }

  private void count(int sum) {
    for (int code = 1; code < warned.length; code++) {
      warned[code] += sum >> code & 1;
    }
  }

  /** After the sequence of the instrument's line began again: its numbers are no longer late. */
  public void forgetSequence(int instrument) {
    times.forgetSequence(instrument);
  }

  /** Warnings of the record judged last, a sum of {@link RecordWarning#bit()}s; 0 for a fault. */
  public int warnings() {
    return warnings;
  }

  /** Shares the day's volume grew by without a print, in the record judged last. */
  public long missingShares() {
    return RecordWarning.MISSING_PRINTS.in(warnings) ? volumes.missingShares() : 0;
  }

  /** False from a crossed book in continuous trading until enough clean ones have followed. */
  public boolean isTradable(int instrument) {
    return owedBooks[instrument] == 0;
  }

  /** Whether format 1 has given the instrument's limits, or that it has none. */
  public boolean hasReference(int instrument) {
    return limits[instrument] != NO_REFERENCE;
  }

  /** Records set aside for this reason. */
  public long faults(RecordFault fault) {
    return faults[fault.code()];
  }

  /** Records applied with this warning. */
  public long warned(RecordWarning warning) {
    return warned[warning.code()];
  }

  @Override
  public void writeState(StateWriter out) {
    grid.writeState(out);
    times.writeState(out);
    volumes.writeState(out);
    outliers.writeState(out);
    Columns.write(out, limits);
    out.putLongs(owedBooks).putLongs(faults).putLongs(warned);
  }

  @Override
  public void readState(StateReader in) {
    grid.readState(in);
    times.readState(in);
    volumes.readState(in);
    outliers.readState(in);
    Columns.read(in, limits);
    Columns.read(in, owedBooks);
    Columns.read(in, faults);
    Columns.read(in, warned);
    warnings = 0;
  }
}
