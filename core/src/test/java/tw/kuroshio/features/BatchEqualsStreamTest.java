package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Batch over closed days and a provisional bar gives the bits of the stream. */
class BatchEqualsStreamTest {

  /** Every function of the language, nested, on every field. */
  static final String EVERY_FUNCTION =
      """
      a = ts_min(adj_low, 7) / ts_max(adj_high, 9)
      b = log(ts_mean(volume, 5) / delay(ts_mean(volume, 5), 5))
      c = ts_std(delta(log(P), 2), 10) - ts_std_pop(ret(3), 6)
      d = if(close > open, sqrt(abs(ret(1))), -wilder(max(ret(1), 0), 5))
      e = ema(ema(P, 4) - ema(P, 3, 6), 5) / adj_open
      f = rsi(value / volume, 6) + min(high, low) * 1e-3
      g = if(if(ts_sum(ret(1), 1) != 0, 1 / ret(1), 2) <= 3, 1, 0)
      h = rank(ts_sum(if(P >= delay(P, 1), 1, 0), 12))
      i = ts_mean(zscore(ts_std(rank(volume), 4)), 3) - delay(demean(ret(1)), 2)
      j = ts_sum(scale(ret(1), 2), 5) + winsorize(delta(rank(adj_vwap), 3), 0.1)
      k = universe_mean(log(value)) / universe_std(volume) + universe_count(ret(2))
      l = if(close > open and not (volume < 1e6) or is_missing(ret(9)), floor(P), sign(ret(1)))
      m = signed_power(ret(1), 2) + exp(ret(1)) + pow(P, 0.5) + coalesce(ret(40), vwap)
      n = group_rank(ts_sum(P, 3), industry) + group_demean(volume, industry)
      o = ts_mean(group_zscore(ret(1), industry) * group_median(rank(P), industry), 2)
      p = group_max(P, market) - group_min(P, market) + group_count(P, market) * group_std(P, market)
      q = ts_sum(foreign_net, 3) / delay(group_mean(pe, industry), 1)
      r = period_sum(revenue, 3) / period(period_sum(revenue, 3), 12) - 1
      s = period_std(revenue / period(revenue, 12), 8, 4) + rank(period_mean(revenue, 2))
      t = group_mean(ret(1), industry, expanding) / group_std(ret(1), industry, rolling(6))
      u = group_max(rank(P), market, rolling(3)) - group_min(log(volume), market, expanding)
      v = group_count(pe, industry, rolling(12)) * ts_mean(group_std(P, market, expanding), 3)
      w = rank(P - group_mean(P, industry, frozen(2019-07-01))) * group_count(P, market, expanding)
      """;

  /** Every statistic of a window, nested, in cross-sections and of them. */
  static final String EVERY_STATISTIC =
      """
      a = ts_skew(ret(1), 8) + ts_kurt(log(volume), 9) * ts_product(1 + ret(1), 5)
      b = ts_argmin(adj_low, 10) - ts_argmax(adj_high, 10) + ts_count(close > open, 6)
      c = ts_rank(volume, 20) + ts_median(P, 5) / P - ts_quantile(P, 11, 0.8) / P
      d = decay_linear(rank(ret(1)), 7) + ewma(ret(1), 0.9)
      e = ts_corr(rank(P), rank(volume), 6) + ts_cov(ret(1), delta(log(volume), 1), 12)
      f = ts_spearman(delta(log(volume), 1), ret(1), 20)
      g = ts_beta(ret(1), universe_mean(ret(1)), 15) + ts_residual(P, volume, 9)
      h = ts_partial_slope(ret(1), universe_mean(ret(1)), delta(log(value), 1), 15)
      i = ts_slope(P, 10) + ts_rsquare(P, 10) * ts_resid(log(P), 10)
      j = garch_variance(ret(1), 252)
      k = rank(ts_rank(ts_corr(high, volume, 5), 5)) + ts_sum(ts_argmax(volume, 4), 3)
      """;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onSeededHistories(long seed) {
    BarPanel panel = Histories.seeded(seed, 12, 300);
    BarPanel known =
        new BarPanel(
            bars(panel),
            exDates(panel),
            MadeFields.SEEDED,
            (i, day) -> (i * 31 + day / 40) % 7 > 0);
    streamsEverySession(FactorText.handcrafted(), known, seed);
    streamsEverySession(FactorText.compile(EVERY_FUNCTION), known, seed);
    streamsEverySession(FactorText.compile(EVERY_STATISTIC), panel, seed);
  }

  /** The worst a field may be, in every operand of every function. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void onMissingInfiniteAndExtremeInputs(long seed) {
    BarPanel panel = Histories.seeded(seed, 8, 280);
    BarPanel hostile =
        new BarPanel(bars(panel), exDates(panel), MadeFields.HOSTILE, BarPanel.Universe.ALL);
    for (String text : List.of(EVERY_FUNCTION, EVERY_STATISTIC)) {
      CompiledFormulas formulas = FactorText.compile(MadeFields.hostile(text));
      streamsEverySession(formulas, hostile, seed);
      for (double[][] ofInstrument : batch(formulas, hostile)) {
        for (double[] values : ofInstrument) {
          assertThat(Arrays.stream(values).filter(Double::isInfinite)).isEmpty();
        }
      }
      assertThat(ReasonChecks.everywhere(formulas, hostile)).isNotEmpty();
    }
  }

  /** Instruments that are listed late, and ones that are gone before the history ends. */
  @Test
  void onInstrumentsThatJoinAndLeave() {
    BarPanel panel = Histories.seeded(6, 12, 260);
    List<DailyBars> bars = new ArrayList<>(bars(panel));
    for (int i = 0; i < bars.size(); i += 2) {
      bars.set(i, bars.get(i).before(LocalDate.ofEpochDay(Histories.START + 60 + 15L * i)));
    }
    BarPanel leaving = new BarPanel(bars, exDates(panel), MadeFields.SEEDED, BarPanel.Universe.ALL);
    CompiledFormulas formulas = FactorText.compile(EVERY_FUNCTION);
    streamsEverySession(formulas, leaving, 6);
    // who is gone counts no more: the universe is as large as those that traded
    CompiledFormulas count = FactorText.compile("n = universe_count(P)");
    double[][][] counts = batch(count, leaving);
    int last = Histories.START + 259;
    int trading =
        bars.stream().mapToInt(b -> b.rowOf(LocalDate.ofEpochDay(last)) >= 0 ? 1 : 0).sum();
    for (int i = 0; i < bars.size(); i++) {
      int row = bars.get(i).rowOf(LocalDate.ofEpochDay(last));
      if (row >= 0) {
        assertThat(counts[i][0][row]).isEqualTo(trading);
      }
    }
    assertThat(trading).isBetween(1, 11);
  }

  @Test
  void onEverySessionOfFiftyRealSymbols() {
    BarPanel all = RealHistory.panel();
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      bars.add(all.bars(i * all.size() / 50));
      exDates.add(all.exDates(i * all.size() / 50));
    }
    streamsEverySession(FactorText.technical(), new BarPanel(bars, exDates), 7);
  }

  @Test
  void onSampledSessionsOfAllRealSymbols() {
    BarPanel panel = RealHistory.panel();
    CompiledFormulas formulas = FactorText.technical();
    double[][][] expected = batch(formulas, panel);
    List<Integer> days = List.copyOf(days(panel));
    int compared = 0;
    for (int at = 60; at < days.size(); at += 60) {
      LocalDate day = LocalDate.ofEpochDay(days.get(at));
      IncrementalFeatures live = new IncrementalFeatures(formulas, panel.before(day));
      live.rollTo(day, panel.exDateRatiosOn(day));
      compared += streamDay(live, panel, day, expected, Histories.random(at));
    }
    assertThat(compared).isGreaterThan(50_000);
  }

  private static List<DailyBars> bars(BarPanel panel) {
    return IntStream.range(0, panel.size()).mapToObj(panel::bars).toList();
  }

  private static List<ExDateRatios> exDates(BarPanel panel) {
    return IntStream.range(0, panel.size()).mapToObj(panel::exDates).toList();
  }

  private static void streamsEverySession(CompiledFormulas formulas, BarPanel panel, long seed) {
    double[][][] expected = batch(formulas, panel);
    RandomGenerator random = Histories.random(seed);
    LocalDate first = LocalDate.ofEpochDay(days(panel).first());
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel.before(first));
    LocalDate last = first;
    // Every day, so that ex-dates on days without a trade enter, too.
    for (LocalDate day = first; day.toEpochDay() <= days(panel).last(); day = day.plusDays(1)) {
      live.rollTo(day, panel.exDateRatiosOn(day));
      live.know(panel.fields());
      live = random.nextInt(20) == 0 ? restarted(live, panel.before(first)) : live;
      streamDay(live, panel, day, expected, random);
      last = day.plusDays(1);
    }
    IncrementalFeatures warmed = new IncrementalFeatures(formulas, panel.before(last));
    live.rollTo(last, panel.exDateRatiosOn(last));
    warmed.rollTo(last, panel.exDateRatiosOn(last));
    // what a barrier froze last differs with where barriers were; after one at the same place not
    live.barrier(members(panel, last));
    warmed.barrier(members(panel, last));
    assertThat(live.stateHash()).as("state after the last day").isEqualTo(warmed.stateHash());
  }

  /** The same from its snapshot, in a process that has not seen what came since. */
  static IncrementalFeatures restarted(IncrementalFeatures live, BarPanel history) {
    StateWriter out = new StateWriter();
    live.writeState(out);
    IncrementalFeatures next = new IncrementalFeatures(live.formulas(), history);
    next.readState(new StateReader(out.toByteArray()));
    return next;
  }

  /** What history knows of the session's book and trades, as if it came in. */
  private static void setLive(IncrementalFeatures live, BarPanel panel, int instrument, int day) {
    double[] value = new double[1];
    for (LiveField field : LiveField.values()) {
      if (live.number(field) >= 0) {
        panel.fields().fill(instrument, field, new int[] {day}, 1, value);
        live.set(instrument, live.number(field), value[0]);
      }
    }
  }

  /** Streams one day and returns how many finite values were compared. */
  private static int streamDay(
      IncrementalFeatures live,
      BarPanel panel,
      LocalDate day,
      double[][][] expected,
      RandomGenerator random) {
    int compared = 0;
    for (int i = 0; i < panel.size(); i++) {
      DailyBars b = panel.bars(i);
      int row = b.rowOf(day);
      if (row < 0) {
        continue;
      }
      if (random.nextDouble() < 0.1) {
        live.barrier(members(panel, day));
      }
      setLive(live, panel, i, b.epochDay()[row]);
      long open = b.openE4()[row];
      for (int tick = random.nextInt(3); tick > 0; tick--) {
        long last = (long) (b.closeE4()[row] * random.nextDouble(0.9, 1.1));
        live.onBar(i, open, Math.max(open, last), Math.min(open, last), last, 1_000, 10 * last);
      }
      live.onBar(
          i,
          open,
          b.highE4()[row],
          b.lowE4()[row],
          b.closeE4()[row],
          b.volumeShares()[row],
          b.valueTwd()[row] * 10_000);
    }
    live.closeSession();
    for (int i = 0; i < panel.size(); i++) {
      int row = panel.bars(i).rowOf(day);
      if (row < 0) {
        continue;
      }
      for (int f = 0; f < live.formulas().size(); f++) {
        double want = expected[i][f][row];
        if (bits(live.raw(i, f)) != bits(want)) {
          assertThat(live.raw(i, f))
              .as("%s of instrument %d on %s", live.formulas().names().get(f), i, day)
              .isEqualTo(want);
        }
        compared += Double.isNaN(want) ? 0 : 1;
      }
    }
    return compared;
  }

  private static boolean[] members(BarPanel panel, LocalDate day) {
    boolean[] members = new boolean[panel.size()];
    for (int i = 0; i < members.length; i++) {
      members[i] = panel.universe().isMember(i, (int) day.toEpochDay());
    }
    return members;
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  private static double[][][] batch(CompiledFormulas formulas, BarPanel panel) {
    return new BatchEvaluator(formulas).evaluate(panel);
  }

  private static SortedSet<Integer> days(BarPanel panel) {
    TreeSet<Integer> days = new TreeSet<>();
    for (int i = 0; i < panel.size(); i++) {
      for (int day : panel.bars(i).epochDay()) {
        days.add(day);
      }
    }
    return days;
  }
}
