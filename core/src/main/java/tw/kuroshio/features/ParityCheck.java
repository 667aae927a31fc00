package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.model.DailyBars;

/**
 * Recomputes live rows from history and the session's bar so far, by the evaluator that serves
 * research, and compares them bit for bit. Formulas with cross-sections need everybody's bar, so
 * they are compared only by {@link #compareAll} after the close. Reads the live features, never
 * changes them; one thread.
 */
public final class ParityCheck {

  private final CompiledFormulas formulas;
  private final Program program;
  private final BarPanel history;
  private final double[] exDateRatio;
  private final int day;
  private final BatchEvaluator evaluator;
  private final double[] inputs;
  private final List<String> differences = new ArrayList<>();
  private long compared;
  private long mismatches;

  /** Most differences that are kept to be shown. */
  private static final int MOST_SHOWN = 5;

  private static final double SCALE = 10_000.0;

  /**
   * @param history what the live features were warmed up with
   * @param exDateRatio by instrument: the day's, 1 when it is no ex-date
   */
  public ParityCheck(
      CompiledFormulas formulas, BarPanel history, double[] exDateRatio, LocalDate date) {
    this.formulas = formulas;
    this.program = formulas.program();
    this.history = history;
    this.exDateRatio = exDateRatio.clone();
    this.day = (int) date.toEpochDay();
    this.evaluator = new BatchEvaluator(formulas);
    this.inputs = new double[program.inputSize];
  }

  /** Compares an instrument's row; one without a bar in the session has nothing to compare. */
  public void compare(IncrementalFeatures live, int instrument) {
    if (live.copyInputs(instrument, inputs)) {
      BarPanel alone = panel(List.of(withToday(instrument)), List.of(inputs.clone()), instrument);
      compare(live, instrument, evaluator.evaluate(alone, 0), false);
    }
  }

  /** Compares every row, cross-sections included; to be called after the close. */
  public void compareAll(IncrementalFeatures live) {
    List<DailyBars> bars = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    boolean[] traded = new boolean[history.size()];
    for (int i = 0; i < history.size(); i++) {
      traded[i] = live.copyInputs(i, inputs);
      bars.add(traded[i] ? withToday(i) : history.bars(i));
      rows.add(inputs.clone());
    }
    evaluator.evaluate(
        panel(bars, rows, -1),
        (i, values) -> {
          if (traded[i]) {
            compare(live, i, values, true);
          }
        });
  }

  private void compare(
      IncrementalFeatures live, int instrument, double[][] batch, boolean crossSections) {
    for (int f = 0; f < formulas.size(); f++) {
      if (crossSections || !formulas.isCrossSectional(f)) {
        double want = batch[f][batch[f].length - 1];
        double is = live.raw(instrument, f);
        compared++;
        if (Double.doubleToLongBits(want) != Double.doubleToLongBits(is)) {
          mismatches++;
          note(instrument, f, is, want);
        }
      }
    }
  }

  private void note(int instrument, int formula, double is, double want) {
    if (differences.size() < MOST_SHOWN) {
      differences.add(
          formulas.names().get(formula)
              + " of instrument "
              + instrument
              + " is "
              + is
              + " live and "
              + want
              + " recomputed");
    }
  }

  /**
   * The panel of instruments with the session's bar as their last.
   *
   * @param only the instrument the single one is, -1 when all are there
   */
  private BarPanel panel(List<DailyBars> bars, List<double[]> rows, int only) {
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < bars.size(); i++) {
      exDates.add(exDates(only < 0 ? i : only));
    }
    SessionFields fields =
        (i, field, days, n, target) -> {
          history.fields().fill(only < 0 ? i : only, field, days, n, target);
          if (n > 0 && days[n - 1] == day) {
            target[n - 1] = rows.get(i)[BarField.BAR_SIZE + number(field)];
          }
        };
    return new BarPanel(bars, exDates, fields, history.universe());
  }

  private int number(Field field) {
    return program.others().indexOf(field);
  }

  private ExDateRatios exDates(int instrument) {
    ExDateRatios before = history.exDates(instrument);
    if (exDateRatio[instrument] == 1.0) {
      return before;
    }
    int n = before.size();
    int[] days = Arrays.copyOf(before.epochDay(), n + 1);
    double[] ratios = Arrays.copyOf(before.ratio(), n + 1);
    days[n] = day;
    ratios[n] = exDateRatio[instrument];
    return new ExDateRatios(days, ratios);
  }

  private DailyBars withToday(int instrument) {
    DailyBars b = history.bars(instrument);
    int n = b.size();
    int[] days = Arrays.copyOf(b.epochDay(), n + 1);
    days[n] = day;
    return new DailyBars(
        days,
        with(b.openE4(), e4(inputs[0])),
        with(b.highE4(), e4(inputs[1])),
        with(b.lowE4(), e4(inputs[2])),
        with(b.closeE4(), e4(inputs[3])),
        with(b.volumeShares(), (long) inputs[4]),
        with(b.valueTwd(), (long) inputs[5]),
        with(b.trades(), 0));
  }

  private static long e4(double price) {
    return Double.isNaN(price) ? 0 : Math.round(price * SCALE);
  }

  private static long[] with(long[] column, long last) {
    long[] longer = Arrays.copyOf(column, column.length + 1);
    longer[column.length] = last;
    return longer;
  }

  /** Values compared so far. */
  public long compared() {
    return compared;
  }

  /** Values that were not the same to the last bit. */
  public long mismatches() {
    return mismatches;
  }

  /** The first differences, in words. */
  public List<String> differences() {
    return List.copyOf(differences);
  }
}
