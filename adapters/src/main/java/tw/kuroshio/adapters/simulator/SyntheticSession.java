package tw.kuroshio.adapters.simulator;

import java.util.Arrays;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.SecurityKind;

/** The simulated day itself, as five-minute bars of every name. */
final class SyntheticSession {

  private static final int BAR_SECONDS = 300;
  private static final long SECOND = 1_000_000_000L;
  private static final int STEPS = 6;
  private static final double CLOSING_SHARE = 0.08;
  private static final double QUIET_BARS = 0.06;

  /** How much the first bar trades beyond what the shape of the day gives it. */
  private static final double FIRST_BAR = 2.5;

  /** What a name is made to do that day. */
  private enum Role {
    ORDINARY,
    QUIET,
    /** At the limit from the opening call to the close. */
    LOCKED,
    /** Moves to the limit and stays there. */
    LOCKS,
    /** Moves to the limit, is locked for a while and comes back. */
    UNLOCKS
  }

  private final SyntheticHistory history;
  private final DayRules rules;
  private final SeededRandom random;
  private final TickSizeTable ticks;
  private final int bars;
  private final double[] drift;
  private final double marketGap;
  private final double[] sectorGap;
  private final double[] marketMove;
  private final double[][] sectorMove;
  private final Role[] role;
  private final boolean[] upward;
  private final int newsBar;
  private final int newsSector;
  private final double newsReturn;
  private final SyntheticMarket.News news;

  SyntheticSession(
      Instruments instruments, SyntheticHistory history, DayRules rules, SeededRandom random) {
    this.history = history;
    this.rules = rules;
    this.random = random;
    ticks = rules.ticks(SecurityKind.STOCK);
    SessionSchedule session = rules.session();
    bars = (int) ((session.closingCallNsOfDay() - session.openNsOfDay()) / SECOND / BAR_SECONDS);
    drift = history.drift();
    SeededRandom common = random.stream("common");
    double gap = Math.sqrt(SyntheticHistory.GAP_SHARE);
    double perBar = Math.sqrt((1 - SyntheticHistory.GAP_SHARE) / bars);
    marketGap = gap * SyntheticHistory.MARKET_SIGMA * common.nextGaussian();
    marketMove = normal(common, bars, perBar * SyntheticHistory.MARKET_SIGMA);
    sectorGap = normal(common, history.sectors(), gap * SyntheticHistory.SECTOR_SIGMA);
    sectorMove = new double[history.sectors()][];
    for (int s = 0; s < sectorMove.length; s++) {
      sectorMove[s] = normal(common, bars, perBar * SyntheticHistory.SECTOR_SIGMA);
    }
    newsBar = bars / 4 + common.nextInt(bars / 2);
    int newsName = common.nextInt(instruments.size());
    newsSector = history.sectorOf(newsName);
    newsReturn = (common.nextBoolean() ? 1 : -1) * (0.025 + 0.02 * common.nextDouble());
    news =
        new SyntheticMarket.News(
            instruments.get(newsName).sector(),
            session.openNsOfDay() + newsBar * (BAR_SECONDS * SECOND),
            newsReturn);
    role = new Role[instruments.size()];
    upward = new boolean[role.length];
    assignRoles(common);
  }

  private static double[] normal(SeededRandom random, int count, double sigma) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = sigma * random.nextGaussian();
    }
    return values;
  }

  /** About six names in a hundred lock and five are quiet; both directions and all ways occur. */
  private void assignRoles(SeededRandom common) {
    Arrays.fill(role, Role.ORDINARY);
    int[] order = new int[role.length];
    for (int i = 0; i < order.length; i++) {
      int other = common.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    Role[] locks = {Role.LOCKED, Role.LOCKS, Role.UNLOCKS};
    int locking = role.length * 6 / 100;
    int quiet = role.length * 5 / 100;
    for (int k = 0; k < locking; k++) {
      role[order[k]] = locks[k / 2 % locks.length];
      upward[order[k]] = k % 2 == 0;
    }
    for (int k = locking; k < locking + quiet; k++) {
      role[order[k]] = Role.QUIET;
    }
  }

  SyntheticMarket.News news() {
    return news;
  }

  /** The bars of one name. */
  DayMaterial play(int i) {
    long reference = history.closeE4(i);
    PriceLimits limits = rules.limits(SecurityKind.STOCK);
    long down = limits.downE4(reference);
    long up = limits.upE4(reference);
    SeededRandom own = random.stream("name " + i);
    double[] path = path(i, reference, down, up, own);
    long[] price = new long[path.length];
    for (int k = 0; k < path.length; k++) {
      price[k] = SyntheticHistory.valid(reference * StrictMath.exp(path[k]), ticks, down, up);
    }
    return new DayMaterial.Bars(bars(i, price, own));
  }

  /** Log price against the reference: at the open, then STEPS times a bar. */
  private double[] path(int i, long reference, long down, long up, SeededRandom own) {
    int points = bars * STEPS + 1;
    double[] path = new double[points];
    double sigma = history.ownSigma(i);
    double perStep = sigma * Math.sqrt((1 - SyntheticHistory.GAP_SHARE) / (points - 1));
    int sector = history.sectorOf(i);
    path[0] =
        history.beta(i) * marketGap
            + sectorGap[sector]
            + Math.sqrt(SyntheticHistory.GAP_SHARE) * sigma * own.nextGaussian()
            + SyntheticHistory.GAP_SHARE * drift[i];
    double jump = newsReturn * (0.7 + 0.6 * own.nextDouble());
    for (int k = 1; k < points; k++) {
      int bar = (k - 1) / STEPS;
      double common = (history.beta(i) * marketMove[bar] + sectorMove[sector][bar]) / STEPS;
      boolean hit = sector == newsSector && k == newsBar * STEPS + 1;
      path[k] = path[k - 1] + common + perStep * own.nextGaussian() + (hit ? jump : 0);
    }
    if (role[i] == Role.LOCKED || role[i] == Role.LOCKS || role[i] == Role.UNLOCKS) {
      double limit = StrictMath.log((upward[i] ? up : down) / (double) reference);
      lock(path, limit, role[i], own);
    }
    return path;
  }

  /** Bends a path so that it reaches the limit and stays there as long as the role says. */
  private void lock(double[] path, double limit, Role how, SeededRandom own) {
    int points = path.length;
    int from = how == Role.LOCKED ? 0 : points / 6 + own.nextInt(points / 3);
    int to = how == Role.UNLOCKS ? from + points / 8 + own.nextInt(points / 6) : points;
    double back = limit * (0.3 + 0.3 * own.nextDouble());
    double end = path[points - 1];
    for (int k = 0; k < points; k++) {
      if (k < from) {
        double share = k / (double) from;
        path[k] = (1 - share) * path[k] + share * limit;
      } else if (k < to) {
        path[k] = limit;
      } else {
        double share = (k - to + 1) / (double) (points - to);
        path[k] = limit - share * back + 0.3 * share * (path[k] - end);
      }
    }
  }

  private IntradayBars bars(int i, long[] price, SeededRandom own) {
    int openSecond = (int) (rules.session().openNsOfDay() / SECOND);
    double move = Math.abs(price[price.length - 1] / (double) price[0] - 1);
    long lots = history.dayLots(i, move);
    int rows = bars + 1;
    int[] start = new int[rows];
    long[][] column = new long[5][rows];
    int kept = 0;
    for (int bar = 0; bar < bars; bar++) {
      long volume = barLots(i, bar, lots, own);
      if (volume == 0) {
        continue;
      }
      int from = bar * STEPS + (bar == 0 ? 0 : 1);
      int to = (bar + 1) * STEPS;
      start[kept] = openSecond + bar * BAR_SECONDS;
      fill(column, kept, price, volume == 1 ? to : from, to, volume);
      kept++;
    }
    start[kept] = (int) (rules.session().closingCallNsOfDay() / SECOND);
    long closing = role[i] == Role.QUIET ? 1 : Math.max(1, (long) (CLOSING_SHARE * lots));
    fill(column, kept, price, price.length - 1, price.length - 1, closing);
    kept++;
    return new IntradayBars(
        Arrays.copyOf(start, kept),
        BAR_SECONDS,
        Arrays.copyOf(column[0], kept),
        Arrays.copyOf(column[1], kept),
        Arrays.copyOf(column[2], kept),
        Arrays.copyOf(column[3], kept),
        Arrays.copyOf(column[4], kept));
  }

  /** One bar; too few lots to touch high and low make a bar of open and close. */
  private static void fill(long[][] column, int row, long[] price, int from, int to, long lots) {
    long high = price[from];
    long low = price[from];
    for (int k = from; k <= to; k++) {
      high = Math.max(high, price[k]);
      low = Math.min(low, price[k]);
    }
    boolean touched = PriceWalk.needed(price[from], high, low, price[to]) <= lots;
    column[0][row] = price[from];
    column[1][row] = touched ? high : Math.max(price[from], price[to]);
    column[2][row] = touched ? low : Math.min(price[from], price[to]);
    column[3][row] = price[to];
    column[4][row] = lots * 1_000;
  }

  /** Busy at both ends of the day; a quiet name trades now and then. */
  private long barLots(int i, int bar, long dayLots, SeededRandom own) {
    double noise = own.nextExponential();
    if (role[i] == Role.QUIET) {
      return own.nextDouble() < QUIET_BARS ? 1 + (long) noise : 0;
    }
    double x = 2 * (bar + 0.5) / bars - 1;
    double shape = (1 + 2.5 * x * x) / (1 + 2.5 / 3);
    double mean = (1 - CLOSING_SHARE) * dayLots / bars * shape * (bar == 0 ? FIRST_BAR : 1);
    return (long) (mean * (0.4 + 0.6 * noise) + own.nextDouble());
  }
}
