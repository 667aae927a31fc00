package tw.kuroshio.benchmarks.features;

import java.io.PrintWriter;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.CompiledFormulas;

/** All of {@code bench features}, one after the other. */
public final class FeaturesBenchmark {

  /**
   * What a run found.
   *
   * @param growth null when it was not asked for
   */
  public record Found(
      TickBenchmark.Found tick,
      UniverseBenchmark.Found universe,
      HistoryBenchmark.Found history,
      GrowthBenchmark.@Nullable Found growth) {}

  private final FeaturesSettings settings;
  private final PrintWriter progress;

  /**
   * @param progress told what is done
   */
  public FeaturesBenchmark(FeaturesSettings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @throws FeaturesMismatch when sides do not give the same values
   * @throws SQLException when DuckDB fails
   */
  public Found run() throws SQLException {
    TickBenchmark.Found tick = new TickBenchmark(settings, progress).run();
    CompiledFormulas factors = Formulas.compile(settings.formulas());
    UniverseBenchmark.Found universe =
        new UniverseBenchmark(progress)
            .run(
                factors, settings.market(settings.sessions()), settings.repeats(), settings.seed());
    HistoryBenchmark.Found history = new HistoryBenchmark(settings, progress).run();
    return new Found(
        tick,
        universe,
        history,
        settings.growth() ? new GrowthBenchmark(settings, progress).run() : null);
  }

  /** Which libraries are the peers, with their versions. */
  public static String peers(Found found) {
    return "ta4j %s on doubles, caches filled; TA-Lib %s, last session alone; DuckDB %s in memory"
        .formatted(
            PeerVersions.of("org.ta4j", "ta4j-core"),
            PeerVersions.of("com.tictactec", "ta-lib"),
            found.history().duckVersion());
  }
}
