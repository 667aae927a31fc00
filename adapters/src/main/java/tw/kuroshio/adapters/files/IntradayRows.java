package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the rows of the five-minute tables. Days are {@code YYYYMMDD}, times {@code HH:MM}. */
final class IntradayRows implements TableRows {

  private static final int SYMBOL = 0;
  private static final int DAY = 1;
  private static final int TIME = 2;
  private static final int OPEN = 3;
  private static final int HIGH = 4;
  private static final int LOW = 5;
  private static final int CLOSE = 6;
  private static final int VOLUME = 7;

  private static final long SESSION_START = 9 * 3_600L;
  private static final long SESSION_END = 13 * 3_600L + 30 * 60L;

  private final Symbols symbols;
  private final SessionGrid grid;
  private final long lastDay;
  private final Quarantine quarantine;
  private final List<IntradayColumns> bySymbol = new ArrayList<>();
  private final PriceRange prices = new PriceRange();

  /**
   * @param lastDay later rows are passed over
   */
  IntradayRows(Symbols symbols, SessionGrid grid, long lastDay, Quarantine quarantine) {
    this.symbols = symbols;
    this.grid = grid;
    this.lastDay = lastDay;
    this.quarantine = quarantine;
  }

  @Override
  public void add(SourceFile file, CsvScanner row, int[] at) {
    long code = row.code(at[SYMBOL]);
    long day = row.plainDate(at[DAY]);
    if (code != CsvScanner.BAD && day > lastDay) {
      return;
    }
    long time = row.clockTime(at[TIME]);
    long volumeShares = row.decimal(at[VOLUME], 0);
    @Nullable RowFault fault = keyFault(code, day, time);
    if (fault == null) {
      fault = volumeFault(volumeShares);
    }
    if (fault == null) {
      fault = prices.parse(row, at[OPEN], at[HIGH], at[LOW], at[CLOSE]);
    }
    if (fault == null) {
      int symbol = symbols.numberOf(code);
      fault = prices.fault(grid.ticks(day, symbols.instrument(symbol).kind()));
      if (fault == null) {
        store(columns(symbol), day, time, volumeShares, file.place(row.line()));
        return;
      }
    }
    quarantine.add(fault, file.name(), row);
  }

  private @Nullable RowFault keyFault(long code, long day, long time) {
    if (code == CsvScanner.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (day == CsvScanner.BAD) {
      return RowFault.BAD_DATE;
    }
    if (!grid.isTradingDay(day)) {
      return RowFault.NOT_A_TRADING_DAY;
    }
    boolean inSession =
        time >= SESSION_START && time <= SESSION_END && time % IntradayColumns.BAR_SECONDS == 0;
    return inSession ? null : RowFault.BAD_TIME;
  }

  private static @Nullable RowFault volumeFault(long volumeShares) {
    if (volumeShares == CsvScanner.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    if (volumeShares == CsvScanner.BAD) {
      return RowFault.BAD_NUMBER;
    }
    return volumeShares < 0 ? RowFault.NEGATIVE_QUANTITY : null;
  }

  private void store(IntradayColumns columns, long day, long time, long volumeShares, long place) {
    int row = columns.append(day, time);
    columns.openE4[row] = (int) prices.openE4;
    columns.highE4[row] = (int) prices.highE4;
    columns.lowE4[row] = (int) prices.lowE4;
    columns.closeE4[row] = (int) prices.closeE4;
    columns.volumeShares[row] = volumeShares;
    columns.place[row] = place;
  }

  private IntradayColumns columns(int symbol) {
    while (bySymbol.size() <= symbol) {
      bySymbol.add(new IntradayColumns());
    }
    return bySymbol.get(symbol);
  }

  /** The rows of a symbol, none when it has none. */
  IntradayColumns of(int symbol) {
    return symbol < bySymbol.size() ? bySymbol.get(symbol) : new IntradayColumns();
  }
}
