package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.PriceRange;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

/** Bars of five minutes; a bar is known when it ends. */
final class IntradayImporter implements RowImporter {

  private static final int OPEN = Dataset.BAR_5M.field("open");
  private static final int HIGH = Dataset.BAR_5M.field("high");
  private static final int LOW = Dataset.BAR_5M.field("low");
  private static final int CLOSE = Dataset.BAR_5M.field("close");
  private static final int VOLUME = Dataset.BAR_5M.field("volume");

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long BAR_SECONDS = 300;
  private static final long FIRST = 9 * 3_600L;
  private static final long LAST = 13 * 3_600L + 30 * 60;

  private final RowSink sink;
  private final ImportContext context;
  private final PriceRange prices = new PriceRange();

  IntradayImporter(RowSink sink) {
    this.sink = sink;
    context = sink.context();
  }

  @Override
  public void take(RowFields row, int[] at) throws IOException {
    long day = row.plainDate(at[1]);
    long time = row.clockTime(at[2]);
    long volume = row.decimal(at[7], 0);
    @Nullable RowFault fault = SessionKey.fault(row, at[0], day, context);
    if (fault == null) {
      fault = fault(time, volume);
    }
    if (fault == null) {
      fault = prices.parse(row, at[3], at[4], at[5], at[6]);
    }
    String code = row.text(at[0]);
    if (fault == null) {
      fault = prices.fault(context.grid().ticks(day, context.kinds().apply(code)));
    }
    if (fault != null) {
      sink.quarantine(fault, row);
      return;
    }
    long startNs = TaipeiTime.utcNs(day, time * SECOND_NS);
    int bar = sink.begin(Dataset.BAR_5M, code, startNs, 0, startNs + BAR_SECONDS * SECOND_NS);
    FactTable table = sink.table(Dataset.BAR_5M);
    table.set(bar, OPEN, prices.openE4);
    table.set(bar, HIGH, prices.highE4);
    table.set(bar, LOW, prices.lowE4);
    table.set(bar, CLOSE, prices.closeE4);
    table.set(bar, VOLUME, volume);
    sink.end(Dataset.BAR_5M, row);
  }

  private static @Nullable RowFault fault(long time, long volume) {
    if (time == RowFields.BAD || time < FIRST || time > LAST || time % BAR_SECONDS != 0) {
      return RowFault.BAD_TIME;
    }
    if (volume == RowFields.EMPTY) {
      return RowFault.MISSING_NUMBER;
    }
    if (volume == RowFields.BAD) {
      return RowFault.BAD_NUMBER;
    }
    return volume < 0 ? RowFault.NEGATIVE_QUANTITY : null;
  }
}
