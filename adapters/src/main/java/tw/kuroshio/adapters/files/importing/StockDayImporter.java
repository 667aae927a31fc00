package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.PriceRange;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;

/**
 * One security's days of a month, web table STOCK_DAY. Dates are of the Republic with slashes.
 * {@code --} is no price, and a change of {@code X0.00} says that the day is not comparable with
 * the one before.
 */
final class StockDayImporter implements RowImporter {

  private static final String NO_PRICE = "--";

  private final ImportContext context;
  private final DailyBarRow bar;
  private final String code;
  private final int year;
  private final int month;

  StockDayImporter(RowSink sink, String code, int year, int month) {
    context = sink.context();
    bar = new DailyBarRow(sink, false);
    this.code = code;
    this.year = year;
    this.month = month;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.rocSlashedDate(at[0]);
    @Nullable RowFault fault = SessionKey.fault(day, context);
    if (fault == null) {
      LocalDate date = LocalDate.ofEpochDay(day);
      boolean ofMonth = date.getYear() == year && date.getMonthValue() == month;
      fault = ofMonth ? prices(row, at) : RowFault.BAD_DATE;
    }
    boolean notComparable = row.text(at[7]).equals(DailyBarRow.NOT_COMPARABLE);
    bar.volumeShares = row.decimal(at[1], 0);
    bar.valueTwd = row.decimal(at[2], 0);
    bar.changeE4 = notComparable ? RowFields.EMPTY : row.signedDecimal(at[7], 4);
    bar.exFlag = notComparable ? 1 : 0;
    bar.trades = row.decimal(at[8], 0);
    bar.put(row, code, day, fault);
  }

  private @Nullable RowFault prices(RowFields row, int[] at) {
    boolean none = true;
    for (int i = 3; i <= 6; i++) {
      none &= row.text(at[i]).equals(NO_PRICE);
    }
    if (!none) {
      return bar.prices.parse(row, at[3], at[4], at[5], at[6]);
    }
    PriceRange prices = bar.prices;
    prices.openE4 = RowFields.EMPTY;
    prices.highE4 = RowFields.EMPTY;
    prices.lowE4 = RowFields.EMPTY;
    prices.closeE4 = RowFields.EMPTY;
    return null;
  }
}
