package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.SecurityKind;

/** The sessions before the simulated day: one factor, sectors, own noise and a weak momentum. */
final class SyntheticHistory {

  static final int MOMENTUM_SESSIONS = 63;

  /** Expected daily return of a name one standard deviation above the mean, in its own sigmas. */
  static final double SIGNAL = 0.04;

  static final double MARKET_SIGMA = 0.009;
  static final double SECTOR_SIGMA = 0.005;

  /** Share of a day's return that is there at the open. */
  static final double GAP_SHARE = 0.35;

  private static final double MOST_SCORE = 2.5;
  private static final double LOWEST_LOG_PRICE = StrictMath.log(24);
  private static final double HIGHEST_LOG_PRICE = StrictMath.log(700);

  private final int n;
  private final SeededRandom random;
  private final int[] sectorOf;
  private final int sectors;
  private final double[] beta;
  private final double[] ownSigma;
  private final long[] usualLots;
  private final long[] closeE4;

  /** Log returns of the last sessions, a ring per instrument. */
  private final double[][] recent;

  private int recentAt;
  private final List<Columns> columns = new ArrayList<>();

  private static final class Columns {
    final List<long[]> rows = new ArrayList<>();

    DailyBars bars() {
      int n = rows.size();
      int[] day = new int[n];
      long[][] column = new long[7][n];
      for (int i = 0; i < n; i++) {
        day[i] = Math.toIntExact(rows.get(i)[0]);
        for (int c = 0; c < 7; c++) {
          column[c][i] = rows.get(i)[c + 1];
        }
      }
      return new DailyBars(
          day, column[0], column[1], column[2], column[3], column[4], column[5], column[6]);
    }
  }

  SyntheticHistory(Instruments instruments, SeededRandom random, MarketRules rules) {
    n = instruments.size();
    this.random = random;
    sectorOf = new int[n];
    beta = new double[n];
    ownSigma = new double[n];
    usualLots = new long[n];
    closeE4 = new long[n];
    recent = new double[n][MOMENTUM_SESSIONS];
    TickSizeTable ticks = rules.on(rules.calendar().last()).ticks(SecurityKind.STOCK);
    TreeMap<String, Integer> sectorIndex = new TreeMap<>();
    for (int i = 0; i < n; i++) {
      String sector = instruments.get(i).sector();
      Integer known = sectorIndex.putIfAbsent(sector, sectorIndex.size());
      sectorOf[i] = known == null ? sectorIndex.size() - 1 : known;
      beta[i] = 0.6 + 0.8 * random.nextDouble();
      ownSigma[i] = 0.013 + 0.012 * random.nextDouble();
      double logPrice =
          LOWEST_LOG_PRICE + (HIGHEST_LOG_PRICE - LOWEST_LOG_PRICE) * random.nextDouble();
      closeE4[i] = ticks.roundDownE4((long) (StrictMath.exp(logPrice) * 10_000));
      usualLots[i] = (long) StrictMath.exp(5 + 1.4 * random.nextGaussian()) + 20;
      columns.add(new Columns());
    }
    sectors = sectorIndex.size();
  }

  /** Runs the given sessions, oldest first, after enough unrecorded ones for the momentum. */
  void run(List<DayRules> days) {
    if (days.isEmpty()) {
      return;
    }
    for (int i = 0; i < MOMENTUM_SESSIONS; i++) {
      session(days.getFirst(), false);
    }
    for (DayRules day : days) {
      session(day, true);
    }
  }

  private void session(DayRules rules, boolean record) {
    TickSizeTable ticks = rules.ticks(SecurityKind.STOCK);
    PriceLimits limits = rules.limits(SecurityKind.STOCK);
    double[] drift = drift();
    double market = MARKET_SIGMA * random.nextGaussian();
    double[] sector = new double[sectors];
    for (int s = 0; s < sectors; s++) {
      sector[s] = SECTOR_SIGMA * random.nextGaussian();
    }
    for (int i = 0; i < n; i++) {
      double shock = random.nextDouble() < 0.03 ? 2.5 : 1;
      double own = ownSigma[i] * shock * random.nextGaussian();
      double logReturn = drift[i] + beta[i] * market + sector[sectorOf[i]] + own;
      long previous = closeE4[i];
      long[] bar = bar(i, logReturn, ticks, limits);
      closeE4[i] = bar[3];
      recent[i][recentAt] = StrictMath.log(bar[3] / (double) previous);
      if (record) {
        add(i, rules, bar);
      }
    }
    recentAt = (recentAt + 1) % MOMENTUM_SESSIONS;
  }

  /** Open, high, low and close of one session. */
  private long[] bar(int i, double logReturn, TickSizeTable ticks, PriceLimits limits) {
    long previous = closeE4[i];
    long up = limits.upE4(previous);
    long down = limits.downE4(previous);
    double gap = GAP_SHARE * logReturn + 0.3 * ownSigma[i] * random.nextGaussian();
    long open = valid(previous * StrictMath.exp(gap), ticks, down, up);
    long close = valid(previous * StrictMath.exp(logReturn), ticks, down, up);
    double above = 0.5 * ownSigma[i] * random.nextExponential();
    double below = 0.5 * ownSigma[i] * random.nextExponential();
    long top = Math.max(open, close);
    long bottom = Math.min(open, close);
    long high = Math.max(top, valid(top * StrictMath.exp(above), ticks, down, up));
    long low = Math.min(bottom, valid(bottom * StrictMath.exp(-below), ticks, down, up));
    return new long[] {open, high, low, close};
  }

  private void add(int i, DayRules rules, long[] bar) {
    double move = Math.abs(bar[3] / (double) bar[0] - 1);
    long lots = Math.max(1, dayLots(i, move));
    long shares = lots * 1_000 + random.nextInt(1_000);
    long value = shares * ((bar[0] + bar[1] + bar[2] + bar[3]) / 4) / 10_000;
    long trades = Math.max(1, lots / 3);
    columns
        .get(i)
        .rows
        .add(
            new long[] {
              rules.date().toEpochDay(), bar[0], bar[1], bar[2], bar[3], shares, value, trades
            });
  }

  /** A day's lots of an instrument: more on days that move. */
  long dayLots(int i, double absoluteMove) {
    return (long) (usualLots[i] * StrictMath.exp(0.35 * random.nextGaussian() + 12 * absoluteMove));
  }

  /** Expected returns of the next session: the planted signal. */
  double[] drift() {
    double[] momentum = new double[n];
    double mean = 0;
    for (int i = 0; i < n; i++) {
      for (double r : recent[i]) {
        momentum[i] += r;
      }
      mean += momentum[i] / n;
    }
    double variance = 0;
    for (int i = 0; i < n; i++) {
      variance += (momentum[i] - mean) * (momentum[i] - mean) / n;
    }
    double deviation = Math.sqrt(variance);
    double[] drift = new double[n];
    for (int i = 0; i < n && deviation > 0; i++) {
      double score = (momentum[i] - mean) / deviation;
      drift[i] = SIGNAL * sigma(i) * Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score));
    }
    return drift;
  }

  private double sigma(int i) {
    return Math.sqrt(
        beta[i] * beta[i] * MARKET_SIGMA * MARKET_SIGMA
            + SECTOR_SIGMA * SECTOR_SIGMA
            + ownSigma[i] * ownSigma[i]);
  }

  /** The valid price nearest below, inside the limits. */
  static long valid(double priceE4, TickSizeTable ticks, long downE4, long upE4) {
    long half = ticks.tickE4((long) priceE4) / 2;
    return Math.max(downE4, Math.min(upE4, ticks.roundDownE4((long) priceE4 + half)));
  }

  double beta(int i) {
    return beta[i];
  }

  double ownSigma(int i) {
    return ownSigma[i];
  }

  int sectorOf(int i) {
    return sectorOf[i];
  }

  int sectors() {
    return sectors;
  }

  long closeE4(int i) {
    return closeE4[i];
  }

  List<DailyBars> bars() {
    return columns.stream().map(Columns::bars).toList();
  }
}
