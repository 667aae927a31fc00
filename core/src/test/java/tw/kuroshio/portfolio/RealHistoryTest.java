package tw.kuroshio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.portfolio.covariance.CovarianceEstimate;
import tw.kuroshio.portfolio.covariance.LedoitWolf;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;
import tw.kuroshio.portfolio.solver.SolverStatus;
import tw.kuroshio.risk.var.Book;
import tw.kuroshio.risk.var.HistoricalVar;
import tw.kuroshio.risk.var.ParametricVar;

/** The stage on the market as it stood before 2020-03-19: about 1,000 names, 250 sessions. */
class RealHistoryTest {

  private static final int SESSIONS = 250;
  private static final int BEFORE = 20_200_319;
  private static final long EQUITY_E4 = 1_000_000_000_000L;

  @Test
  void buildsAndRebuildsAPortfolioOfTheWholeMarket() {
    List<String> symbols = new ArrayList<>();
    List<NavigableMap<Integer, double[]>> bars = read(symbols);
    int n = symbols.size();
    ReturnMatrix returns = returns(bars);
    CovarianceEstimate covariance = new LedoitWolf(60, 0.03).estimate(returns);
    assertThat(covariance.shrinkage()).isBetween(0.05, 0.95);
    assertThat(covariance.averageCorrelation()).isBetween(0.1, 0.6);

    TargetPortfolio first =
        PortfolioConstruction.construct(
            snapshot(bars, symbols, returns, covariance, new long[n], EQUITY_E4, 5));
    assertThat(first.status()).isEqualTo(SolverStatus.OPTIMAL);
    assertThat(first.kktResidual()).isLessThanOrEqualTo(1e-9);
    long held = Arrays.stream(first.targetShares()).filter(s -> s > 0).count();
    assertThat(held).isGreaterThanOrEqualTo(5);

    // five sessions' momentum gives way to twenty: the book turns over within its limit
    TargetPortfolio second =
        PortfolioConstruction.construct(
            snapshot(bars, symbols, returns, covariance, first.targetShares(), EQUITY_E4, 20));
    assertThat(second.status()).isEqualTo(SolverStatus.OPTIMAL);
    assertThat(second.kktResidual()).isLessThanOrEqualTo(1e-9);
    assertThat(second.targetShares()).isNotEqualTo(first.targetShares());

    Book book = Book.of(first.targetShares(), prices(bars));
    ParametricVar normal = ParametricVar.of(book, covariance.covariance(), 0.99);
    HistoricalVar historical = HistoricalVar.of(book, returns, 0.99);
    double equity = EQUITY_E4 / 10_000.0;
    assertThat(normal.total().var() / equity).isBetween(0.002, 0.06);
    assertThat(historical.total().var() / normal.total().var()).isBetween(0.4, 2.5);
    assertThat(historical.total().cvar()).isGreaterThanOrEqualTo(historical.total().var());
  }

  private static PortfolioSnapshot snapshot(
      List<NavigableMap<Integer, double[]>> bars,
      List<String> symbols,
      ReturnMatrix returns,
      CovarianceEstimate covariance,
      long[] shares,
      long equityE4,
      int lookback) {
    int n = symbols.size();
    double[] forecast = new double[n];
    String[] sector = new String[n];
    double[] dailyValue = new double[n];
    boolean[] all = new boolean[n];
    int[] lot = new int[n];
    double[] buyCost = new double[n];
    double[] sellCost = new double[n];
    long[] price = prices(bars);
    long cash = equityE4;
    for (int i = 0; i < n; i++) {
      for (int t = SESSIONS - lookback; t < SESSIONS; t++) {
        double r = returns.at(t, i);
        forecast[i] += Double.isNaN(r) ? 0 : 0.2 * (r + 0.03);
      }
      sector[i] = symbols.get(i).substring(0, 2);
      all[i] = price[i] > 0;
      lot[i] = 1_000;
      buyCost[i] = 0.003;
      sellCost[i] = 0.006;
      dailyValue[i] = averageValue(bars.get(i));
      cash -= shares[i] * price[i];
    }
    return new PortfolioSnapshot(
        forecast,
        5,
        covariance,
        shares,
        price,
        sector,
        all,
        all,
        lot,
        buyCost,
        sellCost,
        dailyValue,
        equityE4,
        cash,
        PortfolioSettings.defaults());
  }

  private static double averageValue(NavigableMap<Integer, double[]> bars) {
    double sum = 0;
    int count = 0;
    for (double[] bar : bars.headMap(BEFORE, false).descendingMap().values()) {
      if (count < 20) {
        sum += bar[1];
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static long[] prices(List<NavigableMap<Integer, double[]>> bars) {
    long[] price = new long[bars.size()];
    for (int i = 0; i < price.length; i++) {
      var last = bars.get(i).lowerEntry(BEFORE);
      price[i] = last == null ? 0 : Math.round(last.getValue()[0] * 10_000);
    }
    return price;
  }

  private static ReturnMatrix returns(List<NavigableMap<Integer, double[]>> bars) {
    TreeSet<Integer> dates = new TreeSet<>();
    bars.forEach(each -> dates.addAll(each.headMap(BEFORE, false).keySet()));
    List<Integer> days = new ArrayList<>(dates);
    days = days.subList(days.size() - SESSIONS - 1, days.size());
    int n = bars.size();
    double[] values = new double[SESSIONS * n];
    for (int i = 0; i < n; i++) {
      NavigableMap<Integer, double[]> own = bars.get(i);
      for (int t = 0; t < SESSIONS; t++) {
        double[] before = own.get(days.get(t));
        double[] after = own.get(days.get(t + 1));
        values[t * n + i] = before == null || after == null ? Double.NaN : after[0] / before[0] - 1;
      }
    }
    return new ReturnMatrix(SESSIONS, n, values);
  }

  /** Close and traded value by date, one history per symbol; sessions without a close left out. */
  private static List<NavigableMap<Integer, double[]>> read(List<String> symbols) {
    TreeMap<String, NavigableMap<Integer, double[]>> bars = new TreeMap<>();
    SharedData.rows(
        "daily_2018H2_2020H1.csv.gz",
        cells -> {
          if (!cells.get(5).isEmpty()) {
            bars.computeIfAbsent(cells.get(0), symbol -> new TreeMap<>())
                .put(
                    Integer.parseInt(cells.get(1)),
                    new double[] {
                      Double.parseDouble(cells.get(5)), Double.parseDouble(cells.get(7))
                    });
          }
        });
    symbols.addAll(bars.keySet());
    return List.copyOf(bars.values());
  }
}
