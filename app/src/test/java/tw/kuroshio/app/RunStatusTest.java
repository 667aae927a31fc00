package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.market.MarketRules;

class RunStatusTest {

  /** A sample of Prometheus' text format, version 0.0.4. */
  private static final Pattern SAMPLE = Pattern.compile("[a-z_]+(\\{[a-z_]+=\"[a-z]+\"})? [0-9]+");

  @Test
  void countsAreInPrometheusFormat() {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    MarketDay day =
        SimulatedDay.generate(
            RunOptions.ofDay(RunCommand.SIMULATED, null, 3, Speed.MAX, 1, Home.resolve(null)),
            SimulatedDay.DEFAULT_DATE,
            rules);
    TradingSystem system =
        new TradingSystem(
            HotPathAllocationTest.reference(day, RuleFiles.factors()),
            Settings.defaults(),
            1,
            StageObserver.NONE);
    RunStatus status =
        RunStatus.of(
            0, system.pipeline(), new LatencyRecorder(), new ParityWatch.Outcome(1_234, 5));

    assertThat(status.text()).contains("parity      1,234 values compared, 5 differ");
    assertThat(status.metrics())
        .contains(
            "# TYPE kuroshio_parity_mismatches_total counter\nkuroshio_parity_mismatches_total 5\n")
        .contains("\nkuroshio_parity_compared_total 1234\n")
        .contains("\nkuroshio_stage_inputs_total{stage=\"feed\"} 0\n");
    assertThat(status.metrics().lines().filter(line -> !line.startsWith("# ")).toList())
        .hasSize(14)
        .allMatch(line -> SAMPLE.matcher(line).matches());
  }
}
