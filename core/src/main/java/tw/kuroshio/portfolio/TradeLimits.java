package tw.kuroshio.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.portfolio.covariance.HistoryQuality;
import tw.kuroshio.portfolio.solver.GroupLimit;

/**
 * The limits of a snapshot, made so that they can always be met: a limit yields to a holding that
 * cannot be sold.
 *
 * <ul>
 *   <li>A name's cap is the greater of the setting and what must be kept of it.
 *   <li>A sector's cap and the invested cap are raised to what must be kept.
 *   <li>The turnover limit is raised to the sells the caps and exits demand.
 * </ul>
 */
final class TradeLimits {

  /** Room for rounding in sums of weights that meet exactly. */
  private static final double ROUNDING = 1e-9;

  final double[] start;
  final double[] lower;
  final double[] upper;
  final NameReason[] reason;
  final List<String> sectorNames;
  final int[] sector;
  final double[] sectorCap;
  final double investedCap;
  final double turnover;

  private final PortfolioSnapshot snapshot;

  TradeLimits(PortfolioSnapshot snapshot) {
    this.snapshot = snapshot;
    int n = snapshot.size();
    start = new double[n];
    lower = new double[n];
    upper = new double[n];
    reason = new NameReason[n];
    TreeMap<String, Integer> sectors = new TreeMap<>();
    for (String each : snapshot.sector()) {
      sectors.put(each, 0);
    }
    sectorNames = List.copyOf(sectors.keySet());
    for (int s = 0; s < sectorNames.size(); s++) {
      sectors.put(sectorNames.get(s), s);
    }
    sector = new int[n];
    for (int i = 0; i < n; i++) {
      sector[i] = sectors.getOrDefault(snapshot.sector()[i], 0);
      start[i] = (double) snapshot.shares()[i] * snapshot.priceE4()[i] / snapshot.equityE4();
      limit(i);
    }
    sectorCap = new double[sectorNames.size()];
    double kept = 0;
    for (int i = 0; i < n; i++) {
      sectorCap[sector[i]] += lower[i];
      kept += lower[i];
    }
    for (int s = 0; s < sectorCap.length; s++) {
      sectorCap[s] = Math.max(snapshot.settings().sectorCap(), sectorCap[s] + ROUNDING);
    }
    investedCap = Math.max(snapshot.settings().maxInvested(), kept + ROUNDING);
    turnover = Math.max(snapshot.settings().maxTurnover(), demandedSells() + ROUNDING);
  }

  /** One group limit per sector. */
  List<GroupLimit> groups() {
    List<List<Integer>> members = new ArrayList<>();
    sectorNames.forEach(name -> members.add(new ArrayList<>()));
    for (int i = 0; i < sector.length; i++) {
      members.get(sector[i]).add(i);
    }
    List<GroupLimit> groups = new ArrayList<>();
    for (int s = 0; s < sectorCap.length; s++) {
      int[] each = members.get(s).stream().mapToInt(Integer::intValue).toArray();
      groups.add(new GroupLimit(sectorNames.get(s), each, Double.NEGATIVE_INFINITY, sectorCap[s]));
    }
    return groups;
  }

  /** The cap a holding must end under: the setting, or what must be kept. */
  double[] keepableCap() {
    double[] cap = lower.clone();
    for (int i = 0; i < cap.length; i++) {
      cap[i] = Math.max(cap[i], snapshot.settings().nameCap());
    }
    return cap;
  }

  private void limit(int name) {
    PortfolioSettings settings = snapshot.settings();
    boolean held = snapshot.shares()[name] > 0;
    boolean sellable = snapshot.sellable()[name];
    double least = sellable ? Math.max(0, start[name] - greatestTrade(name)) : start[name];
    double unbought = Math.min(settings.nameCap(), start[name]);
    if (snapshot.priceE4()[name] == 0) {
      set(name, start[name], start[name], NameReason.NO_PRICE);
    } else if (!sellable && !snapshot.buyable()[name]) {
      set(name, start[name], start[name], NameReason.NOT_TRADABLE);
    } else if (Double.isNaN(snapshot.expectedReturn()[name]) && !held) {
      set(name, 0, 0, NameReason.NO_FORECAST);
    } else if (Double.isNaN(snapshot.expectedReturn()[name])) {
      boolean exit = settings.noForecast() == NoForecastPolicy.EXIT && sellable;
      double kept = exit ? least : start[name];
      set(name, kept, kept, exit ? NameReason.NO_FORECAST_EXIT : NameReason.NO_FORECAST_HELD);
    } else if (!snapshot.covariance().isInvestable(name)) {
      boolean tooShort = snapshot.covariance().quality()[name] == HistoryQuality.TOO_SHORT;
      set(name, least, unbought, tooShort ? NameReason.SHORT_HISTORY : NameReason.ZERO_VARIANCE);
    } else {
      double most =
          snapshot.buyable()[name]
              ? Math.min(settings.nameCap(), start[name] + greatestTrade(name))
              : unbought;
      set(name, least, most, NameReason.OPTIMISED);
    }
  }

  private void set(int name, double least, double most, NameReason why) {
    lower[name] = least;
    upper[name] = Math.max(least, most);
    reason[name] = why;
  }

  /** The participation limit as a weight. */
  private double greatestTrade(int name) {
    double daily = snapshot.averageDailyValueTwd()[name];
    double participation = snapshot.settings().maxParticipation();
    return Double.isNaN(daily) || Double.isInfinite(participation)
        ? Double.POSITIVE_INFINITY
        : participation * Math.max(0, daily) / (snapshot.equityE4() / 10_000.0);
  }

  /** The least Σ|w − w₀| that meets all other limits; exact, since each name has one sector. */
  private double demandedSells() {
    double sells = 0;
    double remaining = 0;
    double[] inSector = new double[sectorCap.length];
    for (int i = 0; i < start.length; i++) {
      double kept = Math.min(start[i], upper[i]);
      sells += start[i] - kept;
      inSector[sector[i]] += kept;
    }
    for (int s = 0; s < inSector.length; s++) {
      double kept = Math.min(inSector[s], sectorCap[s]);
      sells += inSector[s] - kept;
      remaining += kept;
    }
    return sells + Math.max(0, remaining - investedCap);
  }
}
