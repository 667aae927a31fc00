package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.CodeRule;
import tw.kuroshio.adapters.files.ListingWords;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/**
 * Listed securities: type,code,name,ISIN,start,market,group,CFI. Each listing is known before the
 * open of its first day, though its industry is that of the file's day. A type or industry the
 * words do not know gives the class by the code and industry 00.
 */
final class ListingImporter implements RowImporter {

  private static final Dataset LISTING = Dataset.LISTING;
  private static final int MARKET = LISTING.field("market");
  private static final int KIND = LISTING.field("kind");
  private static final int INDUSTRY = LISTING.field("industry");
  private static final int NAME = LISTING.field("name");
  private static final int ISIN = LISTING.field("isin");
  private static final int CFI = LISTING.field("cfi");
  private static final int INFERRED = LISTING.field("inferred");

  private final RowSink sink;
  private final ListingWords words = new ListingWords();

  ListingImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long start = row.separatedDate(at[4], '/');
    Optional<Market> market = words.market(row.text(at[5]));
    @Nullable RowFault fault = null;
    if (row.code(at[1]) == RowFields.BAD) {
      fault = RowFault.BAD_SYMBOL;
    } else if (start == RowFields.BAD) {
      fault = RowFault.BAD_DATE;
    } else if (sink.context().isFuture(start)) {
      fault = RowFault.FUTURE_DATE;
    } else if (market.isEmpty()) {
      fault = RowFault.UNKNOWN_MARKET;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String code = row.text(at[1]);
    SecurityKind kind = words.kind(row.text(at[0])).orElseGet(() -> CodeRule.kindOf(code));
    long knownAtNs = sink.context().publication().beforeOpen(start);
    int listing = sink.begin(LISTING, code, start, 0, knownAtNs);
    FactTable table = sink.table(LISTING);
    table.setText(listing, MARKET, market.orElseThrow().name());
    table.setText(listing, KIND, kind.name());
    table.setText(listing, INDUSTRY, words.sector(row.text(at[6])).orElse("00"));
    table.setText(listing, NAME, row.text(at[2]));
    table.setText(listing, ISIN, row.text(at[3]));
    table.setText(listing, CFI, row.text(at[7]));
    table.set(listing, INFERRED, 0);
    sink.end(LISTING, row);
  }
}
