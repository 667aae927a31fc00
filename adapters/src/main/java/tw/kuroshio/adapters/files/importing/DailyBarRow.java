package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.PriceRange;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;

/**
 * One raw daily bar, filled by the importer of a form and held against the rules. Numbers the
 * source does not have are {@link RowFields#EMPTY}. Reused from row to row.
 */
final class DailyBarRow {

  /** What the exchange writes as the change of a day not comparable with the one before. */
  static final String NOT_COMPARABLE = "X0.00";

  private static final int OPEN = Dataset.DAILY_BAR.field("open");
  private static final int HIGH = Dataset.DAILY_BAR.field("high");
  private static final int LOW = Dataset.DAILY_BAR.field("low");
  private static final int CLOSE = Dataset.DAILY_BAR.field("close");
  private static final int VOLUME = Dataset.DAILY_BAR.field("volume");
  private static final int VALUE = Dataset.DAILY_BAR.field("value");
  private static final int TRADES = Dataset.DAILY_BAR.field("trades");
  private static final int CHANGE = Dataset.DAILY_BAR.field("change");
  private static final int EX_FLAG = Dataset.DAILY_BAR.field("ex_flag");

  private final RowSink sink;
  final PriceRange prices = new PriceRange();
  long volumeShares;
  long valueTwd;
  long trades;
  long changeE4;
  long exFlag;

  /** Whether the form gives a close alone; then open, high and low are not asked for. */
  private final boolean closeOnly;

  DailyBarRow(RowSink sink, boolean closeOnly) {
    this.sink = sink;
    this.closeOnly = closeOnly;
  }

  /**
   * Takes the bar.
   *
   * @param fault found by the importer already, null when none was
   */
  void put(RowFields row, String code, long day, @Nullable RowFault fault) throws IOException {
    @Nullable RowFault found = fault == null ? fault(code, day) : fault;
    if (found != null) {
      sink.quarantine(found, row);
      return;
    }
    long knownAtNs = sink.context().publication().sessionPrices(day);
    int bar = sink.begin(Dataset.DAILY_BAR, code, day, 0, knownAtNs);
    FactTable table = sink.table(Dataset.DAILY_BAR);
    boolean priced = priced();
    if (priced && !closeOnly) {
      table.set(bar, OPEN, prices.openE4);
      table.set(bar, HIGH, prices.highE4);
      table.set(bar, LOW, prices.lowE4);
    }
    if (priced) {
      table.set(bar, CLOSE, prices.closeE4);
    }
    set(table, bar, VOLUME, volumeShares);
    set(table, bar, VALUE, valueTwd);
    set(table, bar, TRADES, trades);
    set(table, bar, CHANGE, changeE4);
    set(table, bar, EX_FLAG, exFlag);
    sink.end(Dataset.DAILY_BAR, row);
    flag(row, code, day, knownAtNs, priced);
  }

  private static void set(FactTable table, int row, int field, long value) {
    table.set(row, field, value == RowFields.EMPTY ? FactTable.MISSING : value);
  }

  private boolean priced() {
    return closeOnly
        ? prices.closeE4 != RowFields.EMPTY && prices.closeE4 != 0
        : !prices.isAbsent();
  }

  private @Nullable RowFault fault(String code, long day) {
    if (volumeShares == RowFields.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    if (volumeShares == RowFields.BAD
        || valueTwd == RowFields.BAD
        || trades == RowFields.BAD
        || changeE4 == RowFields.BAD
        || (exFlag != RowFields.EMPTY && exFlag != 0 && exFlag != 1)) {
      return RowFault.BAD_NUMBER;
    }
    if (volumeShares < 0 || isNegative(valueTwd) || isNegative(trades)) {
      return RowFault.NEGATIVE_QUANTITY;
    }
    if (!priced()) {
      return null;
    }
    if (closeOnly) {
      prices.openE4 = prices.closeE4;
      prices.highE4 = prices.closeE4;
      prices.lowE4 = prices.closeE4;
    }
    return prices.fault(sink.context().grid().ticks(day, sink.context().kinds().apply(code)));
  }

  private static boolean isNegative(long value) {
    return value != RowFields.EMPTY && value < 0;
  }

  private void flag(RowFields row, String code, long day, long knownAtNs, boolean priced)
      throws IOException {
    if (!priced && volumeShares > 0) {
      flag(FlagRule.VOLUME_WITHOUT_PRICE, row, code, day, knownAtNs, (double) volumeShares, 0);
    } else if (priced && volumeShares == 0) {
      flag(FlagRule.PRICE_WITHOUT_VOLUME, row, code, day, knownAtNs, prices.closeE4 / 1e4, 0);
    } else if (priced && !closeOnly && valueTwd != RowFields.EMPTY && valueTwd > 0) {
      double implied = (double) valueTwd / volumeShares;
      // Each trade's value is cut to whole TWD in some sources, the day's in others.
      double cut = (1.0 + Math.max(0, trades)) / volumeShares;
      double low = prices.lowE4 / 1e4;
      double high = prices.highE4 / 1e4;
      if (implied < low - cut || implied > high + 1.0 / volumeShares) {
        flag(
            FlagRule.IMPLIED_PRICE, row, code, day, knownAtNs, implied, implied < low ? low : high);
      }
    }
  }

  private void flag(
      FlagRule rule,
      RowFields row,
      String code,
      long day,
      long knownAtNs,
      double value,
      double allowed)
      throws IOException {
    sink.flag(rule, Dataset.DAILY_BAR, code, day, knownAtNs, value, allowed, row);
  }
}
