package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * Reference prices and limits of the coming session, endpoint TWT84U. A reference that differs from
 * the last price is no proof of an ex-date: a security without a trade has one, too. The forms of
 * the two last columns are not documented: a day that is none of the Republic and a word that is
 * neither Y nor N are left out.
 */
final class DayReferenceImporter implements RowImporter {

  private static final Dataset DAY = Dataset.DAY_REFERENCE;

  private final RowSink sink;

  DayReferenceImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = sink.context().tableDay();
    long up = row.decimal(at[2], 4);
    long reference = row.decimal(at[3], 4);
    long down = row.decimal(at[4], 4);
    long previous = row.decimal(at[6], 4);
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, sink.context());
    if (fault == null) {
      fault = RowNumbers.prices(reference);
    }
    if (fault == null) {
      fault = RowNumbers.quantities(up, down, previous);
    }
    if (fault == null && up > 0 && down > 0 && (reference > up || reference < down)) {
      fault = RowFault.PRICE_OUTSIDE_RANGE;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long knownAtNs = sink.context().publication().beforeOpen(day);
    String code = row.text(at[0]);
    int limits = sink.begin(DAY, code, day, 0, knownAtNs);
    FactTable table = sink.table(DAY);
    table.set(limits, DAY.field("ref_price"), reference);
    table.set(limits, DAY.field("limit_up"), priceOrMissing(up));
    table.set(limits, DAY.field("limit_down"), priceOrMissing(down));
    table.set(limits, DAY.field("prev_price"), priceOrMissing(previous));
    long traded = row.rocDate(at[9]);
    table.set(
        limits, DAY.field("last_traded_on"), traded == RowFields.BAD ? FactTable.MISSING : traded);
    table.set(limits, DAY.field("odd_lots"), flag(row.text(at[10])));
    sink.end(DAY, row);
  }

  private static long priceOrMissing(long priceE4) {
    return priceE4 > 0 ? priceE4 : FactTable.MISSING;
  }

  private static long flag(String word) {
    return switch (word) {
      case "Y" -> 1;
      case "N" -> 0;
      default -> FactTable.MISSING;
    };
  }
}
