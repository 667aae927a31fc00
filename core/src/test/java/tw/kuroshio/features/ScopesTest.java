package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.model.DailyBars;

/** Group statistics over rows of the past, by hand. */
class ScopesTest {

  private static final double NaN = Double.NaN;
  private static final LocalDate SECOND = LocalDate.ofEpochDay(Histories.START + 1);

  /** By instrument and session, NaN where it did not trade. */
  private static final double[][] CLOSES = {
    {1, 5, 2, 6}, {3, NaN, 4, 8}, {10, 20, NaN, 30}, {99, 99, 99, 99}
  };

  /** The first two have one key, the others another; the last is outside the universe. */
  private static BarPanel panel(double[][] closes) {
    return panel(
        closes, (i, field, days, n, target) -> Arrays.fill(target, 0, n, Math.floorDiv(i, 2)));
  }

  private static BarPanel panel(double[][] closes, SessionFields keys) {
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (double[] of : closes) {
      List<long[]> rows = new ArrayList<>();
      for (int t = 0; t < of.length; t++) {
        long e4 = Math.round(of[t] * 10_000);
        if (!Double.isNaN(of[t])) {
          rows.add(new long[] {Histories.START + t, e4, e4, e4, e4, 1_000, e4 / 10});
        }
      }
      bars.add(Histories.bars(rows));
      exDates.add(ExDateRatios.NONE);
    }
    return new BarPanel(bars, exDates, keys, (i, day) -> i < 3);
  }

  private static double[][] values(BarPanel panel, String formula) {
    double[][] values = new double[panel.size()][];
    CompiledFormulas formulas = FactorText.compile("a = " + formula);
    new BatchEvaluator(formulas).evaluate(panel, (i, of) -> values[i] = of[0].clone());
    ReasonChecks.everywhere(formulas, panel);
    return values;
  }

  /** Checks the sessions in which the four traded. */
  private static void check(String call, double[]... expected) {
    check(values(panel(CLOSES), call), expected);
  }

  private static void check(double[][] actual, double[]... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).as("instrument %d", i).hasSameSizeAs(expected[i]);
      for (int t = 0; t < expected[i].length; t++) {
        String where = "instrument %d in its session %d".formatted(i, t);
        if (Double.isNaN(expected[i][t])) {
          assertThat(actual[i][t]).as(where).isNaN();
        } else {
          assertThat(actual[i][t]).as(where).isCloseTo(expected[i][t], within(1e-14));
        }
      }
    }
  }

  private static double[] of(double... values) {
    return values;
  }

  @Test
  void expandingIsOfAllSessionsBefore() {
    check(
        "group_mean(close, industry, expanding)",
        of(NaN, 2, 3, 3),
        of(NaN, 3, 3),
        of(NaN, 10, 15),
        of(NaN, 10, 15, 15));
    check(
        "group_count(close, industry, expanding)",
        of(NaN, 2, 3, 5),
        of(NaN, 3, 5),
        of(NaN, 1, 2),
        of(NaN, 1, 2, 2));
    check(
        "group_min(close, industry, expanding)",
        of(NaN, 1, 1, 1),
        of(NaN, 1, 1),
        of(NaN, 10, 10),
        of(NaN, 10, 10, 10));
    check(
        "group_max(close, industry, expanding)",
        of(NaN, 3, 5, 5),
        of(NaN, 5, 5),
        of(NaN, 10, 20),
        of(NaN, 10, 20, 20));
    check(
        "group_std(close, industry, expanding)",
        of(NaN, Math.sqrt(2), 2, Math.sqrt(2.5)),
        of(NaN, 2, Math.sqrt(2.5)),
        of(NaN, NaN, Math.sqrt(50)),
        of(NaN, NaN, Math.sqrt(50), Math.sqrt(50)));
  }

  @Test
  void rollingIsOfTheMarketsLastSessions() {
    check(
        "group_mean(close, industry, rolling(2))",
        of(NaN, NaN, 3, 11 / 3.0),
        of(NaN, 3, 11 / 3.0),
        of(NaN, NaN, 20),
        of(NaN, NaN, 15, 20));
    check(
        "group_min(close, industry, rolling(2))",
        of(NaN, NaN, 1, 2),
        of(NaN, 1, 2),
        of(NaN, NaN, 20),
        of(NaN, NaN, 10, 20));
    check(
        "group_max(close, industry, rolling(1))",
        of(NaN, 3, 5, 4),
        of(NaN, 5, 4),
        of(NaN, 10, NaN),
        of(NaN, 10, 20, NaN));
    // in the third session nobody of the second key traded: an unknown key has no count, either
    check(
        "group_count(close, industry, rolling(1))",
        of(NaN, 2, 1, 2),
        of(NaN, 1, 2),
        of(NaN, 1, NaN),
        of(NaN, 1, 1, NaN));
  }

  @Test
  void frozenIsOfSessionsUpToTheDateAndMissingInThem() {
    String call = "(close, industry, frozen(" + SECOND + "))";
    check(
        "group_mean" + call,
        of(NaN, NaN, 3, 3),
        of(NaN, 3, 3),
        of(NaN, NaN, 15),
        of(NaN, NaN, 15, 15));
    check(
        "group_count" + call,
        of(NaN, NaN, 3, 3),
        of(NaN, 3, 3),
        of(NaN, NaN, 2),
        of(NaN, NaN, 2, 2));
    check(
        "group_mean(close, industry, frozen(1999-12-31))",
        of(NaN, NaN, NaN, NaN),
        of(NaN, NaN, NaN),
        of(NaN, NaN, NaN),
        of(NaN, NaN, NaN, NaN));
  }

  /** The mean of prices in ranks of prices of the past; and a past of a past. */
  @Test
  void standsInsideOtherFunctionsAndTheyInIt() {
    check(
        "group_mean(rank(close), industry, expanding)",
        of(NaN, 1 / 3.0, 11 / 36.0, 23 / 60.0),
        of(NaN, 11 / 36.0, 23 / 60.0),
        of(NaN, 5 / 6.0, (5 / 6.0 + 0.75) / 2),
        of(NaN, 5 / 6.0, (5 / 6.0 + 0.75) / 2, (5 / 6.0 + 0.75) / 2));
    check(
        "group_count(group_mean(close, industry, expanding), industry, expanding)",
        of(NaN, NaN, 1, 3),
        of(NaN, 1, 3),
        of(NaN, NaN, 1),
        of(NaN, NaN, 1, 1));
    check(
        "delta(group_mean(close, industry, expanding), 1)",
        of(NaN, NaN, 1, 0),
        of(NaN, NaN, 0),
        of(NaN, NaN, 5),
        of(NaN, NaN, 5, 0));
  }

  /** Who changes the key leaves its rows behind and reads those of the new key. */
  @Test
  void rowsKeepTheKeyTheyHad() {
    SessionFields moving =
        (i, field, days, n, target) -> {
          for (int row = 0; row < n; row++) {
            int t = days[row] - Histories.START;
            target[row] = i == 0 && t >= 2 ? 1 : i == 1 && t == 3 ? NaN : Math.floorDiv(i, 2);
          }
        };
    check(
        values(panel(CLOSES, moving), "group_mean(close, industry, expanding)"),
        of(NaN, 2, 15, 32 / 3.0),
        of(NaN, 3, NaN),
        of(NaN, 10, 32 / 3.0),
        of(NaN, 10, 15, 32 / 3.0));
  }

  @Test
  void missingAndInfiniteValuesAreNoRows() {
    assertThat(values(panel(CLOSES), "group_mean(1 / (close - 5), industry, expanding)")[0])
        .containsExactly(NaN, (-0.25 - 0.5) / 2, (-0.25 - 0.5) / 2, (-0.75 - 1 - 1 / 3.0) / 4);
    assertThat(values(panel(CLOSES), "group_count(exp(close * 100), industry, expanding)")[2])
        .containsExactly(NaN, NaN, NaN);
    assertThat(values(panel(CLOSES), "group_std(close - close, industry, expanding)")[0])
        .containsExactly(NaN, 0, 0, 0);
    assertThat(values(panel(CLOSES), "group_std(close - close + 0.1, industry, expanding)")[0])
        .containsExactly(NaN, NaN, NaN, NaN);
    assertThat(values(panel(CLOSES), "group_count(1, industry, rolling(2))")[0])
        .containsExactly(NaN, NaN, 3, 3);
  }

  @Test
  void everyMissingValueHasItsReason() {
    BarPanel panel = panel(CLOSES);
    assertThat(reason(panel, "group_mean(close, industry, expanding)", 0, 0))
        .isEqualTo(
            "group_mean(close, listing.industry, expanding) needs 1 sessions of the market before"
                + " 2019-04-14, there are 0");
    assertThat(reason(panel, "group_mean(close, industry, rolling(2))", 2, 1))
        .isEqualTo(
            "group_mean(close, listing.industry, rolling(2)) needs 2 sessions of the market before"
                + " 2019-04-15, there is 1");
    assertThat(reason(panel, "group_max(close, industry, frozen(" + SECOND + "))", 3, 1))
        .isEqualTo(
            "group_max(close, listing.industry, frozen(2019-04-15)) is of sessions up to"
                + " 2019-04-15, so 2019-04-15 would see the future");
    assertThat(reason(panel, "group_count(close, industry, rolling(1))", 2, 2))
        .isEqualTo(
            "group_count(close, listing.industry, rolling(1)) had 0 of at least 1 rows with the"
                + " instrument's key of 2019-04-17 in 1 sessions before");
    assertThat(reason(panel, "group_std(close, industry, expanding)", 3, 1))
        .isEqualTo(
            "group_std(close, listing.industry, expanding) had 1 of at least 2 rows with the"
                + " instrument's key of 2019-04-15 in 1 sessions before");
    assertThat(reason(panel, "group_std(close * 0 + 7, industry, expanding)", 0, 2))
        .contains("3 rows do not differ, all are 7");
    BarPanel keyless = panel(CLOSES, SessionFields.NONE);
    assertThat(reason(keyless, "group_count(close, industry, expanding)", 0, 2))
        .startsWith("group_count(close, listing.industry, expanding) needs the instrument's key: ");
  }

  private static String reason(BarPanel panel, String formula, int instrument, int session) {
    return new MissingReasons(FactorText.compile("a = " + formula), panel)
        .of(0, instrument, session)
        .orElseThrow()
        .sentence();
  }

  @Test
  void theScopeIsPartOfIdentityWarmUpAndCost() {
    CompiledFormulas formulas =
        FactorText.compile(
            """
            a = group_mean(ret(5), industry, rolling(20))
            b = group_mean(ret(50), industry, rolling(20))
            c = group_mean(P, industry, expanding)
            d = ts_mean(group_mean(P, industry, frozen(2019-12-31)), 3)
            e = group_mean( P , industry , expanding )
            """);
    assertThat(IntStream.range(0, 5).map(formulas::warmUp)).containsExactly(21, 52, 2, 4, 2);
    assertThat(formulas.toText())
        .contains("= group_mean@rolling[20](")
        .contains("= group_mean@expanding(")
        .contains("= group_mean@frozen[2019-12-31](");
    assertThat(formulas.graph().root(2)).isEqualTo(formulas.graph().root(4));
    assertThat(formulas.cost(2)).isEqualTo(8);
    assertThat(formulas.isCrossSectional(3)).isTrue();
    assertThat(formulas.schemaHash())
        .isNotEqualTo(
            FactorText.compile(
                    """
                    a = group_mean(ret(5), industry, rolling(21))
                    b = group_mean(ret(50), industry, rolling(20))
                    c = group_mean(P, industry, expanding)
                    d = ts_mean(group_mean(P, industry, frozen(2019-12-31)), 3)
                    e = group_mean(P, industry, expanding)
                    """)
                .schemaHash());
  }

  /** Whatever trades and barriers come: only what has closed counts, and only the key chooses. */
  @Test
  void standsStillWhileASessionIsOpen() {
    BarPanel panel = panel(CLOSES);
    CompiledFormulas formulas =
        FactorText.compile("a = group_mean(close, industry, expanding)\nb = close");
    LocalDate today = LocalDate.ofEpochDay(Histories.START + 4);
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel);
    live.rollTo(today, panel.exDateRatiosOn(today));
    live.know(panel.fields());
    double past = 29 / 7.0;
    for (int tick = 1; tick < 5; tick++) {
      live.onBar(0, 10_000, 90_000, 10_000, 10_000L * tick, 1_000, 10_000_000L);
      assertThat(live.raw(0, 0)).isCloseTo(past, within(1e-15));
      live.barrier(new boolean[] {true, true, true, false});
      assertThat(live.raw(0, 0)).isCloseTo(past, within(1e-15));
      assertThat(live.raw(0, 1)).isEqualTo(tick);
    }
    live.closeSession();
    assertThat(live.raw(0, 0)).as("of the session that closed").isCloseTo(past, within(1e-15));
    LocalDate next = today.plusDays(1);
    live.rollTo(next, panel.exDateRatiosOn(next));
    live.know(panel.fields());
    live.onBar(1, 10_000, 90_000, 10_000, 20_000, 1_000, 10_000_000L);
    assertThat(live.raw(1, 0)).isCloseTo(33 / 8.0, within(1e-15));
    Field key = formulas.fields().stream().filter(Field::isKey).findFirst().orElseThrow();
    live.set(1, live.number(key), 1.0);
    live.onBar(1, 10_000, 90_000, 10_000, 20_000, 1_000, 10_000_000L);
    assertThat(live.raw(1, 0)).as("of the other key").isEqualTo(20);
    live.set(1, live.number(key), 7.0);
    live.onBar(1, 10_000, 90_000, 10_000, 20_000, 1_000, 10_000_000L);
    assertThat(live.raw(1, 0)).as("of a key nobody had").isNaN();
  }

  @Test
  void aSnapshotAtAnyTickGoesOnAsIfNothingHadHappened() {
    CompiledFormulas formulas =
        FactorText.compile(
            """
            a = group_std(ret(1), industry, rolling(7))
            b = group_mean(rank(P), industry, expanding) - group_mean(P, market, expanding)
            c = group_max(volume, industry, frozen(%s))
            """
                .formatted(LocalDate.ofEpochDay(Histories.START + 60)));
    BarPanel made = Histories.seeded(31, 8, 100);
    BarPanel panel = made.with(MadeFields.SEEDED);
    BarPanel none = panel.before(LocalDate.ofEpochDay(Histories.START));
    IncrementalFeatures straight = new IncrementalFeatures(formulas, none);
    IncrementalFeatures restarted = new IncrementalFeatures(formulas, none);
    RandomGenerator random = Histories.random(5);
    int finite = 0;
    for (int day = Histories.START; day < Histories.START + 100; day++) {
      LocalDate date = LocalDate.ofEpochDay(day);
      for (IncrementalFeatures live : List.of(straight, restarted)) {
        live.rollTo(date, panel.exDateRatiosOn(date));
        live.know(panel.fields());
      }
      for (int i = 0; i < panel.size(); i++) {
        DailyBars b = panel.bars(i);
        int row = b.rowOf(date);
        if (row >= 0) {
          restarted =
              random.nextInt(4) == 0 ? BatchEqualsStreamTest.restarted(restarted, none) : restarted;
          tick(straight, b, i, row);
          tick(restarted, b, i, row);
          for (int f = 0; f < formulas.size(); f++) {
            assertThat(Double.valueOf(restarted.raw(i, f)))
                .isEqualTo(Double.valueOf(straight.raw(i, f)));
            finite += Double.isNaN(straight.raw(i, f)) ? 0 : 1;
          }
        }
      }
      straight.closeSession();
      restarted.closeSession();
      assertThat(restarted.stateHash()).isEqualTo(straight.stateHash());
    }
    assertThat(finite).isGreaterThan(300);
  }

  private static void tick(IncrementalFeatures live, DailyBars b, int i, int row) {
    live.onBar(
        i,
        b.openE4()[row],
        b.highE4()[row],
        b.lowE4()[row],
        b.closeE4()[row],
        b.volumeShares()[row],
        b.valueTwd()[row] * 10_000);
  }
}
