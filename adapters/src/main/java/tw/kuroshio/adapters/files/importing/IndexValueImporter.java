package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.adapters.files.TableFault;
import tw.kuroshio.history.Dataset;

/**
 * A daily index of others, of any day of the week: date,value,published_at, kept as the close of
 * the subject the user names, rounded to four decimals. Known when published, without that in the
 * evening of the day after, when its day has ended everywhere.
 */
final class IndexValueImporter implements RowImporter {

  static final String COLUMNS = "date,value,published_at";

  private static final Dataset INDEX = Dataset.INDEX_DAILY;
  private static final int CLOSE = INDEX.field("close");
  private static final double E4 = 1e4;
  private static final double LARGEST = 1e9;

  private final RowSink sink;

  IndexValueImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    if (context.index().isEmpty()) {
      throw new TableFault("does not say which index it is: add --as NAME");
    }
    long day = row.separatedDate(at[0], '-');
    double value = row.number(at[1]);
    long publishedNs = PublishedAt.of(row, at[2], context.publication());
    @Nullable RowFault fault = null;
    if (day == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    } else if (context.isFuture(day)) {
      fault = RowFault.FUTURE_DATE;
    } else if (row.isEmpty(at[1])) {
      fault = RowFault.MISSING_NUMBER;
    } else if (!(value < LARGEST)) {
      fault = RowFault.BAD_NUMBER;
    } else if (value < 0) {
      fault = RowFault.PRICE_NOT_POSITIVE;
    } else {
      fault = PublishedAt.fault(publishedNs, day, context);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = PublishedAt.or(publishedNs, context.publication().eveningTable(day + 1));
    int index = sink.begin(INDEX, context.index(), day, 0, knownAtNs);
    sink.table(INDEX).set(index, CLOSE, Math.round(value * E4));
    sink.end(INDEX, row);
  }
}
