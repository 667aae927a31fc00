package tw.kuroshio.benchmarks.features;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;

/** How the cost grows: with instruments, with formulas, with the window. */
public final class GrowthBenchmark {

  private static final int PASSES = 3;
  private static final int UNIVERSE_REPEATS = 5;
  private static final int HISTORY_INSTRUMENTS = 20;
  private static final int[] QUARTERS = {1, 2, 4, 8};
  private static final List<Integer> FORMULAS = List.of(10, 40, 160, 640);
  private static final List<Integer> WINDOWS = List.of(5, 20, 80, 320);
  private static final List<String> OPERATORS =
      List.of(
          "ts_mean(%s, %d)",
          "ts_std(%s, %d)",
          "ts_max(%s, %d)",
          "ts_median(%s, %d)",
          "ts_rank(%s, %d)",
          "ts_spearman(%s, value, %d)",
          "ts_corr(%s, value, %d)",
          "decay_linear(%s, %d)",
          "ema(%s, %d)");
  private static final List<String> FIELDS =
      List.of(
          "P", "open", "high", "low", "volume", "adj_open", "adj_high", "adj_low", "vwap", "close");
  private static final int WINDOWS_A_FIELD = 80;

  /**
   * The factors over so many instruments.
   *
   * @param universeNs rows and barrier, the middle round
   */
  public record Instruments(
      int instruments, double tickNs, double universeNs, long bytesPerInstrument) {}

  /** So many formulas of one kind, no two windows alike. */
  public record FormulaCount(
      int formulas, double tickNs, double universeNs, long bytesPerInstrument) {}

  /**
   * One operator over ten fields.
   *
   * @param tickNs of one value at a tick, the field with it
   * @param historyNs of one value in history
   */
  public record Window(String operator, int window, double tickNs, double historyNs) {}

  /** The three tables. */
  public record Found(
      List<Instruments> instruments, List<FormulaCount> formulas, List<Window> windows) {}

  private final FeaturesSettings settings;
  private final PrintWriter progress;

  GrowthBenchmark(FeaturesSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  Found run() {
    return new Found(instruments(), formulas(), windows());
  }

  private List<Instruments> instruments() {
    CompiledFormulas factors = Formulas.compile(settings.formulas());
    List<Instruments> table = new ArrayList<>();
    for (int quarters : QUARTERS) {
      int count = Math.max(2, settings.instruments() * quarters / 4);
      SyntheticMarket market = new SyntheticMarket(count, settings.sessions(), settings.seed());
      double tick = FeaturesSettings.median(settings.measure(factors, market, PASSES));
      table.add(new Instruments(count, tick, universe(factors, market), bytes(factors)));
    }
    return table;
  }

  private static long bytes(CompiledFormulas formulas) {
    return formulas.bytesPerInstrument().total();
  }

  private double universe(CompiledFormulas formulas, SyntheticMarket market) {
    UniverseBenchmark.Found found =
        new UniverseBenchmark(progress).run(formulas, market, UNIVERSE_REPEATS, settings.seed());
    double[] each = found.nsAValue();
    Arrays.sort(each);
    return each[each.length / 2] * found.instruments() * found.formulas();
  }

  private List<FormulaCount> formulas() {
    SyntheticMarket market = quarter(settings.sessions());
    List<FormulaCount> table = new ArrayList<>();
    for (int count : FORMULAS) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < count; k++) {
        String x = FIELDS.get(k / WINDOWS_A_FIELD);
        int window = 5 + k % WINDOWS_A_FIELD;
        text.append("f%d = (%s - ts_mean(%s, %d)) / ".formatted(k, x, x, window))
            .append("ts_std(%s, %d)%n".formatted(x, window));
      }
      CompiledFormulas some = Formulas.compile(text.toString());
      double tick = FeaturesSettings.median(settings.measure(some, market, PASSES));
      table.add(new FormulaCount(count, tick, universe(some, market), bytes(some)));
    }
    return table;
  }

  private SyntheticMarket quarter(int sessions) {
    return new SyntheticMarket(Math.max(2, settings.instruments() / 4), sessions, settings.seed());
  }

  private List<Window> windows() {
    SyntheticMarket market =
        quarter(Math.max(settings.sessions(), WINDOWS.getLast() + FIELDS.size()));
    SyntheticMarket past =
        new SyntheticMarket(HISTORY_INSTRUMENTS, settings.historySessions(), settings.seed());
    List<Window> table = new ArrayList<>();
    for (String operator : OPERATORS) {
      for (int window : WINDOWS) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < FIELDS.size(); k++) {
          text.append("f%d = ".formatted(k))
              .append(operator.formatted(FIELDS.get(k), window))
              .append('\n');
        }
        CompiledFormulas ten = Formulas.compile(text.toString());
        if (table.isEmpty()) {
          settings.measure(ten, market, PASSES); // the first point would show the compiler
        }
        double tick = FeaturesSettings.median(settings.measure(ten, market, PASSES)) / ten.size();
        String name = operator.substring(0, operator.indexOf('('));
        table.add(new Window(name, window, tick, history(ten, past)));
      }
    }
    progress.printf("windows done%n");
    progress.flush();
    return table;
  }

  private static double history(CompiledFormulas formulas, SyntheticMarket past) {
    BatchEvaluator evaluator = new BatchEvaluator(formulas);
    double[] each = new double[PASSES];
    double[] last = new double[1];
    for (int pass = -1; pass < PASSES; pass++) {
      long before = System.nanoTime();
      evaluator.evaluate(
          past.panel(), (instrument, values) -> last[0] += values[0][values[0].length - 1]);
      if (pass >= 0) {
        each[pass] = System.nanoTime() - before;
      }
    }
    Arrays.sort(each);
    return each[PASSES / 2] / past.instruments() / past.sessions() / formulas.size();
  }
}
