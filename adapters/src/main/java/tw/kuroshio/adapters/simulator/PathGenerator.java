package tw.kuroshio.adapters.simulator;

import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.IntradayBars;

/**
 * Makes one instrument's prints from its {@link DayMaterial}: seeded prices, times and volumes that
 * agree with the material exactly.
 */
final class PathGenerator {

  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;

  /** Shares of a day's volume matched in the opening and the closing call. */
  private static final double OPENING_SHARE = 0.04;

  private static final double CLOSING_SHARE = 0.08;

  /** Of the first bar's prints at most this share is in the opening minute. */
  private static final double EARLIEST = 0.85;

  private final SessionSchedule session;
  private final PrintTimes times;
  private final PriceWalk walk;
  private final SeededRandom random;
  private final int maxPrints;
  private final int lotShares;
  private final double openingBurst;
  private final PrintPath path = new PrintPath();
  private final long[] time;
  private final long[] price;
  private final double[] weight;
  private final int[] lots;

  /**
   * @param openingBurst prints of the first minute as a multiple of the day's mean minute, where
   *     bars leave the time open; 1 = even
   */
  PathGenerator(
      SessionSchedule session,
      PrintTimes times,
      TickSizeTable ticks,
      int lotShares,
      int maxPrints,
      double openingBurst,
      SeededRandom random) {
    this.session = session;
    this.times = times;
    this.walk = new PriceWalk(ticks, random);
    this.random = random;
    this.maxPrints = maxPrints;
    this.lotShares = lotShares;
    this.openingBurst = openingBurst;
    time = new long[maxPrints];
    price = new long[maxPrints];
    weight = new double[maxPrints];
    lots = new int[maxPrints];
  }

  PrintPath generate(DayMaterial material) {
    switch (material) {
      case DayMaterial.DailyBar bar -> daily(bar);
      case DayMaterial.Bars(var bars) -> intraday(bars);
      case DayMaterial.NoTrades() -> {}
    }
    return path;
  }

  private void daily(DayMaterial.DailyBar bar) {
    long total = bar.volumeShares() / lotShares;
    path.droppedShares = bar.volumeShares() % lotShares;
    int needed = PriceWalk.needed(bar.openE4(), bar.highE4(), bar.lowE4(), bar.closeE4());
    if (total == 0) {
      path.untouched = needed;
      return;
    }
    long from = session.openNsOfDay() + 1_000;
    long to = session.closingCallNsOfDay();
    long most = Math.min(Math.min(total, maxPrints), 2 + times.capacity(from, to));
    long wanted = bar.trades() == 0 ? most : Math.max(bar.trades(), needed);
    int n = (int) Math.min(most, wanted);
    path.untouched = walk.fill(bar.openE4(), bar.highE4(), bar.lowE4(), bar.closeE4(), n, price, 0);
    time[0] = session.openNsOfDay();
    if (n > 1) {
      time[n - 1] = session.closeNsOfDay();
    }
    if (n > 2) {
      times.fill(from, to, true, n - 2, random, time, 1);
    }
    weigh(n);
    if (n > 2) {
      double interior = 0;
      for (int i = 1; i < n - 1; i++) {
        interior += weight[i];
      }
      double day = interior / (1 - OPENING_SHARE - CLOSING_SHARE);
      weight[0] = OPENING_SHARE * day;
      weight[n - 1] = CLOSING_SHARE * day;
    }
    append(total, n);
  }

  private void intraday(IntradayBars bars) {
    int perBar = Math.max(4, maxPrints / Math.max(1, bars.size()));
    double burst = openingBurst > 1 ? openingBurst * printsAMinute(bars, perBar) : 0;
    long carried = 0;
    int lastClosing = -1;
    for (int i = 0; i < bars.size(); i++) {
      long start = bars.startSecondOfDay()[i] * SECOND;
      if (start < session.openNsOfDay() || start > session.closeNsOfDay()) {
        path.ignoredBars++;
        continue;
      }
      carried += bars.volumeShares()[i];
      if (start >= session.closingCallNsOfDay()) {
        lastClosing = i;
        continue;
      }
      carried = bar(bars, i, carried, perBar, burst);
    }
    if (lastClosing >= 0) {
      long total = lotsFor(1, carried);
      carried -= Math.min(carried, total * lotShares);
      time[0] = session.closeNsOfDay();
      price[0] = bars.closeE4()[lastClosing];
      weigh(1);
      append(total, 1);
    }
    path.droppedShares = carried;
  }

  /** Mean over the day, as the bars' lots allow. */
  private double printsAMinute(IntradayBars bars, int perBar) {
    long prints = 0;
    for (int i = 0; i < bars.size(); i++) {
      prints += Math.min(perBar, bars.volumeShares()[i] / lotShares);
    }
    return prints * (double) MINUTE / (session.closeNsOfDay() - session.openNsOfDay());
  }

  /**
   * Prints one bar and returns the shares that are carried into the next.
   *
   * @param burst prints of the opening minute
   */
  private long bar(IntradayBars bars, int row, long carried, int perBar, double burst) {
    long open = bars.openE4()[row];
    long high = bars.highE4()[row];
    long low = bars.lowE4()[row];
    long close = bars.closeE4()[row];
    long start = bars.startSecondOfDay()[row] * SECOND;
    long end = Math.min(start + bars.barSeconds() * SECOND, session.closingCallNsOfDay());
    if (row + 1 < bars.size()) {
      end = Math.min(end, bars.startSecondOfDay()[row + 1] * SECOND);
    }
    boolean opening = start == session.openNsOfDay();
    long from = opening ? start + 1_000 : start;
    long capacity = times.capacity(from, end) + (opening ? 1 : 0);
    int needed = (int) Math.min(PriceWalk.needed(open, high, low, close), capacity);
    if (needed == 0) {
      path.ignoredBars++;
      return carried;
    }
    long total = lotsFor(needed, carried);
    boolean bursts = opening && burst > 0 && session.continuousTrading() && end - start > MINUTE;
    double usual = perBar * (1 - MINUTE / (double) (end - start));
    long wanted = bursts ? Math.round(burst + usual) : perBar;
    long most = Math.min(Math.min(total, capacity), maxPrints);
    int n = (int) Math.min(most, Math.max(needed, wanted));
    path.untouched += walk.fill(open, high, low, close, n, price, 0);
    int first = opening ? 1 : 0;
    if (opening) {
      time[0] = start;
    }
    if (bursts) {
      int early = (int) Math.min(Math.round(burst), Math.round(EARLIEST * (n - first)));
      times.fill(from, start + MINUTE, false, early, random, time, first);
      times.fill(start + MINUTE, end, false, n - first - early, random, time, first + early);
    } else {
      times.fill(from, end, false, n - first, random, time, first);
    }
    weigh(n);
    append(total, n);
    return carried - Math.min(carried, total * lotShares);
  }

  /** Whole lots of the shares at hand, at least {@code needed}; counts what that adds. */
  private long lotsFor(int needed, long shares) {
    long whole = shares / lotShares;
    path.impliedLots += Math.max(0, needed - whole);
    return Math.max(needed, whole);
  }

  private void weigh(int n) {
    for (int i = 0; i < n; i++) {
      weight[i] = 0.1 + random.nextExponential();
    }
  }

  private void append(long total, int n) {
    LotSplit.split(total, weight, n, lots);
    for (int i = 0; i < n; i++) {
      path.add(time[i], price[i], lots[i]);
    }
  }
}
