package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;

/**
 * The exchange's capitalisation-weighted index, or another one of its that the user names:
 * date,open,high,low,close.
 */
final class IndexImporter implements RowImporter {

  private static final Dataset INDEX = Dataset.INDEX_DAILY;
  private static final String TAIEX = "TAIEX";

  private final RowSink sink;
  private final int[] fields = {
    INDEX.field("open"), INDEX.field("high"), INDEX.field("low"), INDEX.field("close")
  };

  IndexImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.separatedDate(at[0], '-');
    long[] level = new long[4];
    for (int i = 0; i < 4; i++) {
      level[i] = row.decimal(at[1 + i], 4);
    }
    @Nullable RowFault fault = SessionKey.fault(day, sink.context());
    if (fault == null) {
      fault = RowNumbers.prices(level);
    }
    if (fault == null) {
      fault = RowNumbers.range(level[0], level[1], level[2], level[3]);
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    String named = sink.context().index();
    String subject = named.isEmpty() ? TAIEX : named;
    int index = sink.begin(INDEX, subject, day, 0, sink.context().publication().sessionPrices(day));
    for (int i = 0; i < 4; i++) {
      sink.table(INDEX).set(index, fields[i], level[i]);
    }
    sink.end(INDEX, row);
  }
}
