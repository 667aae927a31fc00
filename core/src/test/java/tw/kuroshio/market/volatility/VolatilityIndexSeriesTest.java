package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VolatilityIndexSeriesTest {

  private static final long STALE_NS = 1_000;

  private final VolatilityIndexSeries series = new VolatilityIndexSeries(STALE_NS);

  @Test
  void whatIsKnownHasAnAgeAndGrowsStale() {
    assertThat(series.asOf(10)).isEqualTo(none(NoIndex.NOT_YET_KNOWN));
    series.add(100, 20.5);
    assertThat(series.asOf(99)).isEqualTo(none(NoIndex.NOT_YET_KNOWN));
    assertThat(series.pointsAsOf(99)).isNaN();
    assertThat(series.asOf(100)).isEqualTo(new VolatilityIndexSeries.Known.Value(20.5, 100, 0));
    assertThat(series.asOf(1_100))
        .isEqualTo(new VolatilityIndexSeries.Known.Value(20.5, 100, STALE_NS));
    assertThat(series.pointsAsOf(1_100)).isEqualTo(20.5);
    assertThat(series.asOf(1_101)).isEqualTo(none(NoIndex.STALE));
    assertThat(series.pointsAsOf(1_101)).isNaN();
  }

  @Test
  void aReadingWithoutAValueHidesTheOneBefore() {
    series.add(100, 20.5);
    series.add(200, new VolatilityReading.None(NoIndex.TOO_FEW_STRIKES));
    assertThat(series.asOf(199)).isInstanceOf(VolatilityIndexSeries.Known.Value.class);
    assertThat(series.asOf(200)).isEqualTo(none(NoIndex.TOO_FEW_STRIKES));
    assertThat(series.asOf(5_000)).isEqualTo(none(NoIndex.TOO_FEW_STRIKES));
    assertThat(series.pointsAsOf(200)).isNaN();
  }

  @Test
  void refusesToLearnThePast() {
    series.add(100, 20.5);
    assertThatThrownBy(() -> series.add(100, 21)).hasMessageContaining("100 ns after 100 ns");
    assertThatThrownBy(() -> series.add(200, Double.NaN)).hasMessageContaining("above 0 points");
    assertThat(series.size()).isEqualTo(1);
  }

  /** Whatever becomes known later, an answer as of a moment stays what it was. */
  @Test
  void nothingLaterChangesAnAnswer() {
    SplittableRandom random = new SplittableRandom(20_210_726);
    VolatilityIndexSeries growing = new VolatilityIndexSeries(STALE_NS);
    List<Long> moments = new ArrayList<>();
    List<VolatilityIndexSeries.Known> answers = new ArrayList<>();
    long nowNs = 0;
    for (int i = 0; i < 500; i++) {
      nowNs += random.nextLong(1, 1_500);
      if (random.nextInt(5) == 0) {
        growing.add(nowNs, new VolatilityReading.None(NoIndex.NO_FORWARD));
      } else {
        growing.add(nowNs, 10 + random.nextDouble(20));
      }
      long askedNs = nowNs + random.nextLong(0, 2);
      moments.add(askedNs);
      answers.add(growing.asOf(askedNs));
      nowNs = askedNs;
    }
    for (int i = 0; i < moments.size(); i++) {
      assertThat(growing.asOf(moments.get(i)))
          .as("at %d", moments.get(i))
          .isEqualTo(answers.get(i));
    }
  }

  private static VolatilityIndexSeries.Known none(NoIndex reason) {
    return new VolatilityIndexSeries.Known.None(reason);
  }
}
