package tw.kuroshio.benchmarks.features;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;

/** History: all sessions of all instruments, beside DuckDB's window functions. */
public final class HistoryBenchmark {

  private static final double TOLERANCE = 1e-9;
  private static final int COMPARED_INSTRUMENTS = 50;
  private static final int QUARTERS = 4;
  private static final int GARCH_INSTRUMENTS = 4;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean)
          ManagementFactory.getPlatformMXBean(java.lang.management.OperatingSystemMXBean.class);

  /** One side's passes, the cold one apart; CPU time is the process's. */
  public record Side(
      String name, long values, double coldSeconds, double[] seconds, double[] cpuSeconds) {

    public Side {
      seconds = seconds.clone();
      cpuSeconds = cpuSeconds.clone();
    }
  }

  /**
   * What was found; sides are the factors, the formulas that DuckDB can say too, DuckDB on one
   * thread, DuckDB on as many as it takes by itself.
   *
   * @param instruments of what is compared, a quarter of those asked for
   * @param whole one pass of the factors over all instruments asked for
   * @param equalToDuck values that DuckDB gave alike to 1e-9
   * @param garch the factors that fit GARCH, by themselves, null when there are none
   */
  public record Found(
      int instruments,
      int sessions,
      String duckVersion,
      int duckThreads,
      List<Side> sides,
      Side whole,
      long equalToDuck,
      @Nullable Side garch) {}

  private interface Work {
    void run() throws SQLException;
  }

  private static final class Timed {
    final String name;
    final long values;
    final Work work;
    final double[] seconds;
    final double[] cpuSeconds;
    double coldSeconds;

    Timed(String name, long values, int repeats, Work work) {
      this.name = name;
      this.values = values;
      this.work = work;
      seconds = new double[repeats];
      cpuSeconds = new double[repeats];
    }

    /** Pass 0 is the cold one. */
    void pass(int pass) throws SQLException {
      long cpuBefore = SYSTEM.getProcessCpuTime();
      long before = System.nanoTime();
      work.run();
      double took = (System.nanoTime() - before) / 1e9;
      if (pass == 0) {
        coldSeconds = took;
      } else {
        seconds[pass - 1] = took;
        cpuSeconds[pass - 1] = (SYSTEM.getProcessCpuTime() - cpuBefore) / 1e9;
      }
    }

    Side side() {
      return new Side(name, values, coldSeconds, seconds, cpuSeconds);
    }
  }

  /** Adds all up, so that no value is left out. */
  private static final class Sum implements BatchEvaluator.Sink {
    double sum;

    @Override
    public void accept(int instrument, double[][] values) {
      for (double[] column : values) {
        for (double value : column) {
          sum += Double.isNaN(value) ? 0.0 : value;
        }
      }
    }
  }

  private final FeaturesSettings settings;
  private final PrintWriter progress;

  HistoryBenchmark(FeaturesSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  Found run() throws SQLException {
    SyntheticMarket market = market(Math.max(1, settings.historyInstruments() / QUARTERS));
    CompiledFormulas same = Formulas.compile(DuckSide.formulas());
    try (DuckSide duck = new DuckSide(market.panel())) {
      int threads = duck.defaultThreads();
      long rows = (long) market.instruments() * market.sessions();
      long values = rows * DuckSide.COLUMNS.size();
      int repeats = settings.repeats();
      List<Timed> sides = new ArrayList<>();
      sides.add(ours("factors", Formulas.withoutGarch(settings.formulas()), market, repeats));
      sides.add(ours("formulas", DuckSide.formulas(), market, repeats));
      sides.add(new Timed("DuckDB, 1 thread", values, repeats, () -> duck.run(1)));
      sides.add(
          new Timed(
              "DuckDB, %d threads".formatted(threads), values, repeats, () -> duck.run(threads)));
      for (int pass = 0; pass <= repeats; pass++) {
        for (int k = 0; k < sides.size(); k++) {
          sides.get((pass + k) % sides.size()).pass(pass);
        }
        progress.printf("history, pass %d of %d%n", pass, repeats);
        progress.flush();
      }
      return new Found(
          market.instruments(),
          market.sessions(),
          duck.version(),
          threads,
          sides.stream().map(Timed::side).toList(),
          whole(),
          proveAlike(duck, same, market),
          garch());
    }
  }

  private SyntheticMarket market(int instruments) {
    return new SyntheticMarket(instruments, settings.historySessions(), settings.seed());
  }

  private Side whole() throws SQLException {
    String text = Formulas.withoutGarch(settings.formulas());
    Timed timed = ours("factors, whole", text, market(settings.historyInstruments()), 1);
    timed.pass(1);
    progress.printf("whole history done%n");
    progress.flush();
    return timed.side();
  }

  private static Timed ours(String name, String text, SyntheticMarket market, int repeats) {
    CompiledFormulas formulas = Formulas.compile(text);
    BatchEvaluator evaluator = new BatchEvaluator(formulas);
    long values = (long) market.instruments() * market.sessions() * formulas.size();
    return new Timed(
        name,
        values,
        repeats,
        () -> {
          Sum sum = new Sum();
          evaluator.evaluate(market.panel(), sum);
          if (Double.isNaN(sum.sum)) {
            throw new FeaturesMismatch("The sum of " + name + " is no number");
          }
        });
  }

  /** Of some instruments, every session that both sides have. */
  private static long proveAlike(DuckSide duck, CompiledFormulas formulas, SyntheticMarket market)
      throws SQLException {
    int step = Math.max(1, market.instruments() / COMPARED_INSTRUMENTS);
    double[][][] ours = new double[market.instruments()][][];
    new BatchEvaluator(formulas)
        .evaluate(
            market.panel(),
            (instrument, values) ->
                ours[instrument] =
                    instrument % step == 0
                        ? Arrays.stream(values).map(double[]::clone).toArray(double[][]::new)
                        : new double[0][]);
    long[] compared = new long[1];
    duck.read(
        step,
        (instrument, session, theirs) -> {
          for (int k = 0; k < theirs.length; k++) {
            DuckSide.Column column = DuckSide.COLUMNS.get(k);
            double mine = ours[instrument][k][session];
            if (session < column.warmUp()) {
              continue;
            }
            double scale = Math.max(1.0, Math.abs(theirs[k]));
            boolean bothMissing = Double.isNaN(mine) && Double.isNaN(theirs[k]);
            if (!bothMissing && !(Math.abs(mine - theirs[k]) <= TOLERANCE * scale)) {
              throw new FeaturesMismatch(
                  "%s of instrument %d in session %d is %s, by DuckDB %s"
                      .formatted(column.name(), instrument, session, mine, theirs[k]));
            }
            compared[0]++;
          }
        });
    return compared[0];
  }

  /** What fits a model every fifth session is measured on a few instruments. */
  private @Nullable Side garch() throws SQLException {
    String text = Formulas.garchAlone(settings.formulas());
    if (text.isEmpty()) {
      return null;
    }
    SyntheticMarket few = market(Math.min(GARCH_INSTRUMENTS, settings.historyInstruments()));
    Timed timed = ours("GARCH", text, few, settings.repeats());
    for (int pass = 0; pass <= settings.repeats(); pass++) {
      timed.pass(pass);
    }
    return timed.side();
  }
}
