package tw.kuroshio.benchmarks.features;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.model.DailyBars;

/**
 * Daily bars of made-up instruments that all trade in every session: one common return and one of
 * their own a session, prices on steps of 0.05 TWD, an ex-date of 4 % a year. What else formulas
 * read is made up, too. The same seed gives the same market.
 */
final class SyntheticMarket {

  static final long STEP_E4 = 500;

  private static final long LOWEST_E4 = 50_000;
  private static final long HIGHEST_E4 = 100_000_000;
  private static final int SESSIONS_A_YEAR = 245;
  private static final double EX_DATE_RATIO = 0.96;
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2013, 1, 7);

  private final int instruments;
  private final int sessions;
  private final long seed;
  private final int[] days;
  private final double[] common;
  private final long[] noTrades;
  private final BarPanel panel;

  SyntheticMarket(int instruments, int sessions, long seed) {
    this.instruments = instruments;
    this.sessions = sessions;
    this.seed = seed;
    days = new int[sessions];
    Arrays.setAll(days, SyntheticMarket::epochDay);
    SplittableRandom random = new SplittableRandom(seed);
    common = new double[sessions];
    Arrays.setAll(common, t -> 0.01 * random.nextGaussian());
    noTrades = new long[sessions];
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      bars.add(bars(i));
      exDates.add(exDates(i));
    }
    panel = new BarPanel(bars, exDates, new SyntheticFields(seed), BarPanel.Universe.ALL);
  }

  private static int epochDay(int session) {
    return (int) FIRST_MONDAY.toEpochDay() + session / 5 * 7 + session % 5;
  }

  private static boolean isExDate(int instrument, int session) {
    return session > 0 && session % SESSIONS_A_YEAR == instrument % SESSIONS_A_YEAR;
  }

  private ExDateRatios exDates(int instrument) {
    int[] found = new int[0];
    for (int t = 0; t < sessions; t++) {
      if (isExDate(instrument, t)) {
        found = Arrays.copyOf(found, found.length + 1);
        found[found.length - 1] = days[t];
      }
    }
    double[] ratios = new double[found.length];
    Arrays.fill(ratios, EX_DATE_RATIO);
    return new ExDateRatios(found, ratios);
  }

  private DailyBars bars(int instrument) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + instrument);
    long[] open = new long[sessions];
    long[] high = new long[sessions];
    long[] low = new long[sessions];
    long[] close = new long[sessions];
    long[] volume = new long[sessions];
    long[] value = new long[sessions];
    double price = 100_000 * Math.exp(4 * random.nextDouble());
    for (int t = 0; t < sessions; t++) {
      price *= isExDate(instrument, t) ? EX_DATE_RATIO : 1.0;
      open[t] = onStep(price * Math.exp(0.005 * random.nextGaussian()));
      price *= Math.exp(common[t] + 0.015 * random.nextGaussian());
      close[t] = onStep(price);
      price = close[t];
      high[t] = Math.max(open[t], close[t]) + STEP_E4 * random.nextInt(10);
      low[t] = Math.max(STEP_E4, Math.min(open[t], close[t]) - STEP_E4 * random.nextInt(10));
      volume[t] = 1_000L * (1 + (long) (200 * Math.exp(random.nextGaussian())));
      value[t] = volume[t] / 1_000 * close[t] / 10;
    }
    return new DailyBars(days, open, high, low, close, volume, value, noTrades);
  }

  private static long onStep(double priceE4) {
    long rounded = Math.round(priceE4 / STEP_E4) * STEP_E4;
    return Math.clamp(rounded, LOWEST_E4, HIGHEST_E4);
  }

  int instruments() {
    return instruments;
  }

  int sessions() {
    return sessions;
  }

  BarPanel panel() {
    return panel;
  }

  /** The session after the last. */
  LocalDate nextSession() {
    return LocalDate.ofEpochDay(epochDay(sessions));
  }

  /** The panel with one more session, nobody's ex-date. */
  BarPanel with(TickStream.Bars today) {
    List<DailyBars> longer = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      DailyBars b = panel.bars(i);
      longer.add(
          new DailyBars(
              add(days, (int) nextSession().toEpochDay()),
              add(b.openE4(), today.openE4()[i]),
              add(b.highE4(), today.highE4()[i]),
              add(b.lowE4(), today.lowE4()[i]),
              add(b.closeE4(), today.lastE4()[i]),
              add(b.volumeShares(), today.shares()[i]),
              add(b.valueTwd(), today.valueE4()[i] / 10_000),
              new long[sessions + 1]));
    }
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      exDates.add(panel.exDates(i));
    }
    return new BarPanel(longer, exDates, panel.fields(), panel.universe());
  }

  private static long[] add(long[] values, long value) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }

  private static int[] add(int[] values, int value) {
    int[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return longer;
  }
}
