package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Analysts' consensus: code,month,fiscal_year,eps,eps_next_year,analysts,published_at. The month is
 * {@code YYYY-MM}; the fiscal year is the one {@code eps} is of. Known when published, without that
 * in the evening of the month's last day.
 */
final class ForecastImporter implements RowImporter {

  static final String COLUMNS = "code,month,fiscal_year,eps,eps_next_year,analysts,published_at";

  private static final Dataset FORECAST = Dataset.EARNINGS_FORECAST;
  private static final int FISCAL_YEAR = FORECAST.field("fiscal_year");
  private static final int EPS = FORECAST.field("eps");
  private static final int NEXT_EPS = FORECAST.field("eps_next_year");
  private static final int ANALYSTS = FORECAST.field("analysts");

  private final RowSink sink;

  ForecastImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    long month = row.separatedMonth(at[1], '-');
    long year = row.decimal(at[2], 0);
    long eps = row.decimal(at[3], 4);
    long next = row.decimal(at[4], 4);
    long analysts = row.decimal(at[5], 0);
    long publishedNs = PublishedAt.of(row, at[6], context.publication());
    @Nullable RowFault fault = null;
    if (row.code(at[0]) == RowFields.BAD) {
      fault = RowFault.BAD_SYMBOL;
    } else if (month == RowFields.BAD || !FiscalQuarter.isOne(year, 1)) {
      fault = RowFault.BAD_DATE;
    } else if (context.isFuture(month)) {
      fault = RowFault.FUTURE_DATE;
    } else if (next == RowFields.BAD) {
      fault = RowFault.BAD_NUMBER;
    } else {
      fault = PublishedAt.fault(publishedNs, month, context);
    }
    if (fault == null) {
      fault = RowNumbers.present(eps);
    }
    if (fault == null) {
      fault = RowNumbers.quantities(analysts);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = PublishedAt.or(publishedNs, context.publication().forecast(month));
    int forecast = sink.begin(FORECAST, row.text(at[0]), month, 0, knownAtNs);
    FactTable table = sink.table(FORECAST);
    table.set(forecast, FISCAL_YEAR, year);
    table.set(forecast, EPS, eps);
    RowNumbers.set(table, forecast, NEXT_EPS, next);
    RowNumbers.set(table, forecast, ANALYSTS, analysts);
    sink.end(FORECAST, row);
  }
}
