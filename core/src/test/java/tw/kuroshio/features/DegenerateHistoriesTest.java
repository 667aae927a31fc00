package tw.kuroshio.features;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.model.DailyBars;

/** Histories that break careless factors, over all 42. */
class DegenerateHistoriesTest {

  private static final CompiledFormulas FORMULAS = FactorText.handcrafted();

  /** Facts that move from session to session and from quarter to quarter, live ones missing. */
  private static final SessionFields FACTS = facts(1.0, 1.0);

  private static final List<String> IN_SHARES =
      List.of(
          "shares_outstanding.shares",
          "institutional_flow.foreign_net",
          "margin_balance.margin_balance");

  private static SessionFields facts(double equity, double income) {
    return (instrument, field, day, sessions, target) -> {
      for (int row = 0; row < sessions; row++) {
        target[row] = fact(field, row, equity, income);
      }
    };
  }

  private static double fact(Field field, int row, double equity, double income) {
    return switch (field) {
      case BarField bar -> throw new AssertionError(bar);
      case LiveField live -> NaN;
      case CalendarField calendar -> 10.0;
      case StoreField store when store.isKey() -> 1.0;
      case StoreField store ->
          switch (store.dataset().fields().get(store.column()).name()) {
            case "close" -> 10_000 + 100 * Math.sin(row);
            case "vix30" -> 20 + Math.cos(row);
            case "shares" -> 1e8;
            case "member" -> 0.0;
            case "equity" -> equity * (5e9 - 1e8 * store.periodsBack());
            case "net_income", "eps" -> income * (1e8 + 1e7 * Math.sin(store.periodsBack()));
            case "foreign_net" -> 1_000 * Math.sin(row);
            case "operating_income" -> 1e8 * Math.sin(store.periodsBack());
            default -> 1e9 + 1e8 * Math.cos(3.0 * row + store.periodsBack());
          };
    };
  }

  private static BarPanel panel(DailyBars bars, ExDateRatios exDates, SessionFields facts) {
    return new BarPanel(List.of(bars), List.of(exDates), facts, BarPanel.Universe.ALL);
  }

  private static double[] last(DailyBars bars) {
    return last(bars, FACTS);
  }

  /** Last values in the order of the factor files, equal however they are computed. */
  private static double[] last(DailyBars bars, SessionFields facts) {
    BarPanel panel = panel(bars, ExDateRatios.NONE, facts);
    double[][] values = new BatchEvaluator(FORMULAS).evaluate(panel, 0);
    double[] last = new double[values.length];
    for (int f = 0; f < last.length; f++) {
      last[f] = bars.size() == 0 ? NaN : values[f][bars.size() - 1];
      assertThat(Double.isInfinite(last[f])).as(FORMULAS.names().get(f)).isFalse();
    }
    IncrementalFeatures live = new IncrementalFeatures(FORMULAS, panel);
    assertThat(live.raw().values()).containsExactly(last);
    assertThat(ReasonChecks.everywhere(FORMULAS, panel).keySet())
        .noneMatch(brief -> brief.matches(ReasonChecks.VAGUE));
    return last;
  }

  private static double value(double[] values, String factor) {
    return values[FORMULAS.indexOf(factor)];
  }

  private static double[] constant(int sessions, double price) {
    double[] closes = new double[sessions];
    Arrays.fill(closes, price);
    return closes;
  }

  @Test
  void constantPrice() {
    double[] last = last(Histories.ofCloses(constant(300, 33.35)));
    for (String factor :
        "bollinger_z zscore_60 st_reversal garch_ratio kyle_lambda vol_price_corr_20"
            .split(" ", -1)) {
      assertThat(value(last, factor)).as(factor).isNaN();
    }
    for (String factor :
        ("ret_1m ret_3m ret_6m ret_12m_skip rsi_14 macd_hist ma20_gap ma50_gap ma200_gap rv_5 rv_20"
                + " rv_60 vix_beta vrp_beta quoted_spread amihud_21 vw_momentum_63 rel_volume"
                + " cross_strait_beta")
            .split(" ", -1)) {
      assertThat(value(last, factor)).as(factor).isCloseTo(0.0, within(1e-14));
    }
    assertThat(value(last, "turnover_20")).isCloseTo(1e-5, within(1e-18));
    assertThat(value(last, "volume_shock_50")).as("all places tied").isEqualTo(25.5 / 50);
  }

  @Test
  void neverTraded() {
    assertThat(last(DailyBars.EMPTY)).containsOnly(NaN);
  }

  @Test
  void listedYesterday() {
    double[] last = last(Histories.ofCloses(100));
    for (int f = 0; f < last.length; f++) {
      String factor = FORMULAS.names().get(f);
      boolean ofOneSession = FORMULAS.warmUp(f) <= 1 && !factor.equals("kyle_lambda");
      assertThat(Double.isNaN(last[f])).as(factor).isNotEqualTo(ofOneSession);
    }
  }

  @Test
  void aTradeAMonthCountsSessionsNotDays() {
    double[] closes = new double[300];
    Arrays.setAll(closes, t -> 50 + 3 * Math.sin(t));
    assertThat(last(Histories.ofCloses(30, closes)))
        .containsExactly(last(Histories.ofCloses(1, closes)));
  }

  @Test
  void aLongHaltIsMissingRowsNotZeroReturns() {
    double[] closes = new double[300];
    Arrays.setAll(closes, t -> Math.round(100 * (50 + 3 * Math.sin(t))) / 100.0);
    DailyBars straight = Histories.ofCloses(closes);
    int[] days = straight.epochDay().clone();
    for (int row = 290; row < days.length; row++) {
      days[row] += 30;
    }
    DailyBars halted =
        new DailyBars(
            days,
            straight.openE4(),
            straight.highE4(),
            straight.lowE4(),
            straight.closeE4(),
            straight.volumeShares(),
            straight.valueTwd(),
            straight.trades());
    assertThat(last(halted)).containsExactly(last(straight));
  }

  /**
   * Nothing is missing but what the constant volume of these histories and the day's trades give.
   */
  private static void assertAllPresent(double[] last) {
    for (int f = 0; f < last.length; f++) {
      String factor = FORMULAS.names().get(f);
      if (!factor.equals("vol_price_corr_20") && !factor.equals("kyle_lambda")) {
        assertThat(last[f]).as(factor).isFinite();
      }
    }
  }

  @Test
  void tenLimitMovesRunning() {
    for (double move : new double[] {1.1, 0.9}) {
      double[] closes = constant(300, 100);
      for (int t = 290; t < 300; t++) {
        closes[t] = closes[t - 1] * move;
      }
      double[] last = last(Histories.ofCloses(closes));
      assertAllPresent(last);
      assertThat(value(last, "ret_1m")).isCloseTo(Math.pow(move, 10) - 1, within(1e-4));
      assertThat(value(last, "rsi_14")).isEqualTo(move > 1 ? 1.0 : -1.0);
      // Ten returns of 0.1 and ten of 0: deviation 0.05*sqrt(20/19) a session.
      assertThat(value(last, "rv_20")).isCloseTo(0.05 * Math.sqrt(20.0 / 19.0 * 245), within(1e-4));
    }
  }

  @Test
  void aSplitAndACapitalReductionLeaveNoJump() {
    double[] closes = new double[300];
    double[] unsplit = new double[closes.length];
    for (int t = 0; t < closes.length; t++) {
      unsplit[t] = 64 + 4 * (t % 7);
      closes[t] = unsplit[t] * (t >= 100 ? 0.25 : 1.0) * (t >= 290 ? 2.0 : 1.0);
    }
    ExDateRatios ratios =
        new ExDateRatios(
            new int[] {Histories.START + 100, Histories.START + 290}, new double[] {0.25, 2.0});
    // A split multiplies shares outstanding and traded alike, which leaves money where it was.
    DailyBars plainBars = Histories.ofCloses(unsplit);
    DailyBars splitBars = withShares(Histories.ofCloses(closes), plainBars.valueTwd());
    double[][] split =
        new BatchEvaluator(FORMULAS).evaluate(panel(splitBars, ratios, splitFacts()), 0);
    double[][] plain =
        new BatchEvaluator(FORMULAS).evaluate(panel(plainBars, ExDateRatios.NONE, FACTS), 0);
    // Shares of different times are compared with one another.
    List<String> ofVolumes =
        List.of("vw_momentum_63", "volume_shock_50", "rel_volume", "vol_price_corr_20");
    for (int f = 0; f < split.length; f++) {
      String factor = FORMULAS.names().get(f);
      for (int t = 0; t < closes.length && !ofVolumes.contains(factor); t++) {
        if (Double.isNaN(plain[f][t])) {
          assertThat(split[f][t]).as("%s in session %s", factor, t + 1).isNaN();
        } else {
          assertThat(split[f][t])
              .as("%s in session %s", factor, t + 1)
              .isCloseTo(plain[f][t], within(1e-12 * Math.max(1.0, Math.abs(plain[f][t]))));
        }
      }
    }
  }

  /** Shares in issue, bought net and lent against in the shares of each session. */
  private static SessionFields splitFacts() {
    return (instrument, field, day, sessions, target) -> {
      FACTS.fill(instrument, field, day, sessions, target);
      for (int row = 0; row < sessions; row++) {
        if (IN_SHARES.contains(field.text())) {
          target[row] *= sharesAfter(row);
        }
      }
    };
  }

  private static double sharesAfter(int row) {
    return (row >= 100 ? 4.0 : 1.0) / (row >= 290 ? 2.0 : 1.0);
  }

  private static DailyBars withShares(DailyBars bars, long[] value) {
    long[] shares = bars.volumeShares().clone();
    for (int row = 0; row < shares.length; row++) {
      shares[row] = Math.round(shares[row] * sharesAfter(row));
    }
    return new DailyBars(
        bars.epochDay(),
        bars.openE4(),
        bars.highE4(),
        bars.lowE4(),
        bars.closeE4(),
        shares,
        value,
        bars.trades());
  }

  @Test
  void zeroEquityGivesNoRatioOfIt() {
    double[] last = last(Histories.ofCloses(constant(300, 50)), facts(0.0, 1.0));
    for (String factor : List.of("book_to_market_ind", "roe", "debt_to_equity", "book_growth")) {
      assertThat(value(last, factor)).as(factor).isNaN();
    }
    assertThat(value(last, "earnings_yield")).isPositive();
  }

  @Test
  void negativeEarningsCountAsTheyAre() {
    double[] gain = last(Histories.ofCloses(constant(300, 50)), facts(1.0, 1.0));
    double[] loss = last(Histories.ofCloses(constant(300, 50)), facts(1.0, -1.0));
    for (String factor : List.of("earnings_yield", "roe", "sue")) {
      assertThat(value(loss, factor)).as(factor).isEqualTo(-value(gain, factor));
    }
    assertThat(value(gain, "earnings_yield")).isPositive();
  }

  @Test
  void pennyAndHighPricesStayFinite() {
    List<double[]> paths = new ArrayList<>();
    double[] penny = new double[300];
    Arrays.setAll(penny, t -> 0.01 * (1 + t % 2));
    paths.add(penny);
    double[] high = new double[300];
    Arrays.setAll(high, t -> 9_995.0 + 5 * (t % 2));
    paths.add(high);
    for (double[] path : paths) {
      assertAllPresent(last(Histories.ofCloses(path)));
    }
  }
}
