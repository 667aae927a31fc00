package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.model.SecurityKind;

/**
 * Common shares issued: code,date,shares,filed_at, where the date is the first day of the number;
 * or companies' basics, endpoint t187ap03_L, whose day is the one the table was made. Known when
 * filed, without that in the evening of the day.
 */
final class SharesImporter implements RowImporter {

  static final String COLUMNS = "code,date,shares,filed_at";

  /** Of t187ap03_L. */
  static final String BASICS = "出表日期,公司代號,已發行普通股數或TDR原股發行股數|已發行普通股數";

  private static final Dataset SHARES = Dataset.SHARES_OUTSTANDING;
  private static final int NUMBER = SHARES.field("shares");

  private final RowSink sink;
  private final boolean basics;

  private SharesImporter(RowSink sink, boolean basics) {
    this.sink = sink;
    this.basics = basics;
  }

  static SharesImporter table(RowSink sink) {
    return new SharesImporter(sink, false);
  }

  static SharesImporter basics(RowSink sink) {
    return new SharesImporter(sink, true);
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    ImportContext context = sink.context();
    int codeField = at[basics ? 1 : 0];
    long day = basics ? row.rocDate(at[0]) : row.separatedDate(at[1], '-');
    long shares = row.decimal(at[2], 0);
    long filedNs = basics ? RowFields.EMPTY : PublishedAt.of(row, at[3], context.publication());
    @Nullable RowFault fault = fault(row, codeField, day, shares, context);
    if (fault == null) {
      fault = PublishedAt.fault(filedNs, Long.MIN_VALUE, context);
    }
    if (fault == null && filedNs == RowFields.EMPTY && context.isFuture(day)) {
      fault = RowFault.FUTURE_DATE;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = PublishedAt.or(filedNs, context.publication().eveningTable(day));
    int issued = sink.begin(SHARES, row.text(codeField), day, 0, knownAtNs);
    sink.table(SHARES).set(issued, NUMBER, shares);
    sink.end(SHARES, row);
  }

  private static @Nullable RowFault fault(
      RowFields row, int codeField, long day, long shares, ImportContext context) {
    if (row.code(codeField) == RowFields.BAD) {
      return RowFault.BAD_SYMBOL;
    }
    if (day == RowFields.BAD) {
      return RowFault.BAD_DATE;
    }
    @Nullable RowFault fault = RowNumbers.present(shares);
    if (fault != null) {
      return fault;
    }
    if (shares <= 0) {
      return RowFault.NEGATIVE_QUANTITY;
    }
    return context.kinds().apply(row.text(codeField)) == SecurityKind.TDR
        ? RowFault.OTHER_SHARES
        : null;
  }
}
