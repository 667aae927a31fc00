package tw.kuroshio.app;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tw.kuroshio.engine.Stage;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.model.Instruments;

/**
 * What every decision of a day was made on: the factors of all instruments at each barrier, as they
 * stood when the cross-section was ranked. On the engine's thread; passes on what it is told.
 */
final class BarrierValues implements StageObserver {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final StageObserver next;
  private final Instruments instruments;
  private final List<Taken> barriers = new ArrayList<>();
  private List<String> names = List.of();

  /** Values at one barrier, instruments by factors. */
  private record Taken(long nsOfDay, double[] raw, double[] ranks) {}

  BarrierValues(StageObserver next, Instruments instruments) {
    this.next = next;
    this.instruments = instruments;
  }

  @Override
  public void begin(Stage stage) {
    next.begin(stage);
  }

  @Override
  public void end(Stage stage) {
    next.end(stage);
  }

  @Override
  public void barrier(long nsOfDay, IncrementalFeatures features) {
    names = features.formulas().names();
    barriers.add(
        new Taken(nsOfDay, features.raw().values().clone(), features.ranks().values().clone()));
    next.barrier(nsOfDay, features);
  }

  /**
   * As CSV: time of the barrier, symbol, a column a factor, then a column a rank; empty = missing,
   * numbers read back exactly.
   */
  String toCsv() {
    StringBuilder text = new StringBuilder("time,symbol");
    names.forEach(name -> text.append(',').append(name));
    names.forEach(name -> text.append(',').append(name).append("_rank"));
    text.append('\n');
    for (Taken barrier : barriers) {
      String time = LocalTime.ofNanoOfDay(barrier.nsOfDay()).format(TIME);
      for (int i = 0; i < instruments.size(); i++) {
        text.append(time).append(',').append(instruments.get(i).id().code());
        append(text, barrier.raw(), i);
        append(text, barrier.ranks(), i);
        text.append('\n');
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, double[] values, int instrument) {
    for (int f = 0; f < names.size(); f++) {
      double value = values[instrument * names.size() + f];
      text.append(',');
      if (!Double.isNaN(value)) {
        text.append(value);
      }
    }
  }

  /** Rows of {@link #toCsv}. */
  int rows() {
    return barriers.size() * instruments.size();
  }
}
