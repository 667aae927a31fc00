package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.adapters.files.SessionGrid;
import tw.kuroshio.history.Dataset;

/** Days on which trading was seen: date,weekday,sources. */
final class TradingDayImporter implements RowImporter {

  private static final Dataset DAY = Dataset.TRADING_DAY;
  private static final int SOURCES = DAY.field("sources");
  private static final String SUBJECT = "TWSE";

  private final RowSink sink;

  TradingDayImporter(RowSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.plainDate(at[0]);
    @Nullable RowFault fault = SessionKey.fault(day, sink.context());
    if (fault == null) {
      String weekday =
          SessionGrid.date(day).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
      fault = weekday.equals(row.text(at[1])) ? null : RowFault.BAD_WORD;
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    int seen = sink.begin(DAY, SUBJECT, day, 0, sink.context().publication().sessionPrices(day));
    sink.table(DAY).setText(seen, SOURCES, row.text(at[2]));
    sink.end(DAY, row);
  }
}
