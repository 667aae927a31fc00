package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of the raw daily tables. Dates are {@code YYYYMMDD} there. */
final class DailyRows implements TableRows {

  private static final int SYMBOL = 0;
  private static final int DATE = 1;
  private static final int OPEN = 2;
  private static final int HIGH = 3;
  private static final int LOW = 4;
  private static final int CLOSE = 5;
  private static final int VOLUME = 6;
  private static final int VALUE = 7;
  private static final int TRADES = 8;
  private static final int CHANGE = 9;
  private static final int EX_FLAG = 10;

  private final Symbols symbols;
  private final SessionGrid grid;
  private final long lastDay;
  private final Quarantine quarantine;
  private final List<DailyColumns> bySymbol = new ArrayList<>();
  private final PriceRange prices = new PriceRange();
  private long volumeShares;
  private long valueTwd;
  private long trades;
  private long changeE4;
  private long exFlag;

  /**
   * @param lastDay later rows are passed over
   */
  DailyRows(Symbols symbols, SessionGrid grid, long lastDay, Quarantine quarantine) {
    this.symbols = symbols;
    this.grid = grid;
    this.lastDay = lastDay;
    this.quarantine = quarantine;
  }

  @Override
  public void add(SourceFile file, CsvScanner row, int[] at) {
    long code = row.code(at[SYMBOL]);
    long day = row.plainDate(at[DATE]);
    if (code != CsvScanner.BAD && day > lastDay) {
      return;
    }
    @Nullable RowFault fault = keyFault(code, day);
    if (fault == null) {
      fault = numberFault(row, at);
    }
    if (fault != null) {
      quarantine.add(fault, file.name(), row);
      return;
    }
    int symbol = symbols.numberOf(code);
    boolean traded = !prices.isAbsent() && volumeShares > 0;
    if (traded) {
      fault = prices.fault(grid.ticks(day, symbols.instrument(symbol).kind()));
      if (fault != null) {
        quarantine.add(fault, file.name(), row);
        return;
      }
    }
    store(columns(symbol), day, traded, file.place(row.line()));
  }

  private @Nullable RowFault keyFault(long code, long day) {
    if (code == CsvScanner.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (day == CsvScanner.BAD) {
      return RowFault.BAD_DATE;
    }
    return grid.isTradingDay(day) ? null : RowFault.NOT_A_TRADING_DAY;
  }

  private @Nullable RowFault numberFault(CsvScanner row, int[] at) {
    volumeShares = row.decimal(at[VOLUME], 0);
    valueTwd = zeroIfEmpty(row.decimal(at[VALUE], 0));
    trades = zeroIfEmpty(row.decimal(at[TRADES], 0));
    changeE4 = row.decimal(at[CHANGE], 4);
    exFlag = zeroIfEmpty(row.decimal(at[EX_FLAG], 0));
    if (volumeShares == CsvScanner.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    boolean numbers =
        volumeShares != CsvScanner.BAD
            && valueTwd != CsvScanner.BAD
            && trades != CsvScanner.BAD
            && changeE4 != CsvScanner.BAD
            && (exFlag == 0 || exFlag == 1);
    if (!numbers || (changeE4 != CsvScanner.EMPTY && Math.abs(changeE4) > Integer.MAX_VALUE)) {
      return RowFault.BAD_NUMBER;
    }
    if (volumeShares < 0 || valueTwd < 0 || trades < 0) {
      return RowFault.NEGATIVE_QUANTITY;
    }
    return prices.parse(row, at[OPEN], at[HIGH], at[LOW], at[CLOSE]);
  }

  private static long zeroIfEmpty(long value) {
    return value == CsvScanner.EMPTY ? 0 : value;
  }

  private void store(DailyColumns columns, long day, boolean traded, long place) {
    int row = columns.append();
    columns.epochDay[row] = (int) day;
    columns.openE4[row] = traded ? (int) prices.openE4 : 0;
    columns.highE4[row] = traded ? (int) prices.highE4 : 0;
    columns.lowE4[row] = traded ? (int) prices.lowE4 : 0;
    columns.closeE4[row] = traded ? (int) prices.closeE4 : 0;
    columns.changeE4[row] = changeE4 == CsvScanner.EMPTY ? DailyColumns.NO_CHANGE : (int) changeE4;
    columns.exDate[row] = exFlag == 1;
    columns.volumeShares[row] = volumeShares;
    columns.valueTwd[row] = valueTwd;
    columns.trades[row] = trades;
    columns.place[row] = place;
  }

  private DailyColumns columns(int symbol) {
    while (bySymbol.size() <= symbol) {
      bySymbol.add(new DailyColumns());
    }
    return bySymbol.get(symbol);
  }

  /** The rows of a symbol, none when it has none. */
  DailyColumns of(int symbol) {
    return symbol < bySymbol.size() ? bySymbol.get(symbol) : new DailyColumns();
  }
}
