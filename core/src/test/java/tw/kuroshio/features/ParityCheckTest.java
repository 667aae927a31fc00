package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;

class ParityCheckTest {

  private static final int DAYS = 120;
  private static final LocalDate TODAY = LocalDate.ofEpochDay(Histories.START + DAYS);

  private final CompiledFormulas formulas =
      FactorText.compile(
          """
          a = ts_mean(P, 5) / ema(P, 9) - ts_std(ret(1), 10) * volume / value
          b = rank(ts_sum(foreign_net, 3)) - group_mean(ret(2), industry)\
           * group_std(ret(2), industry, rolling(10))
          c = period_sum(revenue, 3) / close
          """);
  private final BarPanel history = seeded();
  private final double[] ratios =
      IntStream.range(0, history.size()).mapToDouble(i -> i % 4 == 1 ? 0.9 : 1.0).toArray();

  private static BarPanel seeded() {
    BarPanel made = Histories.seeded(5, 9, DAYS);
    return new BarPanel(
        IntStream.range(0, made.size()).mapToObj(made::bars).toList(),
        IntStream.range(0, made.size()).mapToObj(made::exDates).toList(),
        MadeFields.SEEDED,
        (i, day) -> i != 2);
  }

  private IncrementalFeatures live() {
    IncrementalFeatures live = new IncrementalFeatures(formulas, history);
    live.rollTo(TODAY, ratios);
    live.know(history.fields());
    for (int i = 0; i < history.size() - 1; i++) {
      long price = 100_000 + 1_000L * i;
      live.onBar(i, price, price + 2_000, price - 1_000, price + 500, 5_000, 5_000 * price);
    }
    return live;
  }

  @Test
  void liveRowsAreTheRecomputedOnes() {
    IncrementalFeatures live = live();
    ParityCheck check = new ParityCheck(formulas, history, ratios, TODAY);
    for (int i = 0; i < history.size(); i++) {
      check.compare(live, i);
    }
    assertThat(check.compared()).as("the last has no bar, b waits").isEqualTo(2L * 8);
    live.closeSession();
    check.compareAll(live);
    assertThat(check.compared()).isEqualTo(2L * 8 + 3L * 8);
    assertThat(check.differences()).isEmpty();
    assertThat(check.mismatches()).isZero();
  }

  @Test
  void saysWhatDiffers() {
    IncrementalFeatures live = live();
    double[] wrong = ratios.clone();
    wrong[3] = 0.5;
    ParityCheck check = new ParityCheck(formulas, history, wrong, TODAY);
    for (int i = 0; i < history.size(); i++) {
      check.compare(live, i);
    }
    assertThat(check.mismatches()).isEqualTo(1);
    assertThat(check.differences())
        .singleElement()
        .asString()
        .startsWith("a of instrument 3 is ")
        .endsWith(" recomputed");
  }

  @Test
  void aHistoryRewrittenAfterwardsIsSeen() {
    IncrementalFeatures live = live();
    SessionFields later =
        (i, field, days, n, target) -> {
          MadeFields.SEEDED.fill(i, field, days, n, target);
          Arrays.setAll(target, row -> row < n ? 2 * target[row] : target[row]);
        };
    List<Integer> everyone = IntStream.range(0, history.size()).boxed().toList();
    BarPanel changed =
        new BarPanel(
            everyone.stream().map(history::bars).toList(),
            everyone.stream().map(history::exDates).toList(),
            later,
            history.universe());
    ParityCheck check = new ParityCheck(formulas, changed, ratios, TODAY);
    live.closeSession();
    check.compareAll(live);
    assertThat(check.mismatches()).as("sums of older days differ").isPositive();
  }

  /** A value of zero stands for none: neither a price of zero, nor a bar that is not there. */
  @Test
  void aBarWithoutAPublishedValueHasNoneLiveAsInHistory() {
    CompiledFormulas read = FactorText.compile("a = vwap\nb = value\nc = close");
    int day = 20_000;
    long[] price = {400_000};
    BarPanel history =
        new BarPanel(
            List.of(
                new DailyBars(
                    new int[] {day},
                    price,
                    price,
                    price,
                    price,
                    new long[] {1_000},
                    new long[] {0},
                    new long[] {1})),
            List.of(ExDateRatios.NONE));
    LocalDate next = LocalDate.ofEpochDay(day + 1);
    IncrementalFeatures live = new IncrementalFeatures(read, history);
    assertThat(live.raw().values()).containsExactly(Double.NaN, Double.NaN, 40.0);
    live.rollTo(next, new double[] {1.0});
    live.onBar(0, 410_000, 410_000, 410_000, 410_000, 2_000, 0);
    assertThat(live.raw().values()).containsExactly(Double.NaN, Double.NaN, 41.0);
    ParityCheck check = new ParityCheck(read, history, new double[] {1.0}, next);
    check.compare(live, 0);
    assertThat(check.compared()).isEqualTo(3);
    assertThat(check.mismatches()).isZero();
  }
}
