package tw.kuroshio.portfolio;

import java.util.Arrays;
import java.util.SplittableRandom;
import tw.kuroshio.portfolio.covariance.CovarianceEstimate;
import tw.kuroshio.portfolio.covariance.LedoitWolf;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/** A book of 10 million TWD with names at 100 TWD, to be changed field by field. */
final class SnapshotBuilder {

  private static final int SESSIONS = 60;

  private final int n;
  private double[] history;
  final double[] expectedReturn;
  final long[] shares;
  final long[] priceE4;
  final String[] sector;
  final boolean[] buyable;
  final boolean[] sellable;
  final double[] averageDailyValueTwd;
  long cashE4 = 100_000_000_000L;
  int missingHistory = -1;
  double nameCap = 0.05;
  double sectorCap = 0.2;
  double maxTurnover = 2;
  double kellyFraction = 0.25;
  NoForecastPolicy noForecast = NoForecastPolicy.EXIT;

  SnapshotBuilder(int n) {
    this.n = n;
    expectedReturn = new double[n];
    shares = new long[n];
    priceE4 = new long[n];
    sector = new String[n];
    buyable = new boolean[n];
    sellable = new boolean[n];
    averageDailyValueTwd = new double[n];
    Arrays.fill(priceE4, 1_000_000);
    Arrays.fill(sector, "00");
    Arrays.fill(buyable, true);
    Arrays.fill(sellable, true);
    Arrays.fill(averageDailyValueTwd, 1e9);
    history = history(new SplittableRandom(n));
  }

  static SnapshotBuilder random(SplittableRandom random) {
    SnapshotBuilder snapshot = new SnapshotBuilder(5 + random.nextInt(60));
    long equity = 100_000_000_000L;
    for (int i = 0; i < snapshot.n; i++) {
      snapshot.expectedReturn[i] =
          random.nextInt(6) == 0 ? Double.NaN : 0.1 * (random.nextDouble() - 0.4);
      snapshot.priceE4[i] = random.nextInt(25) == 0 ? 0 : 100 * (500 + random.nextLong(20_000));
      double held = random.nextInt(4) == 0 ? 0.12 * random.nextDouble() : 0;
      snapshot.shares[i] = (long) (held * equity / Math.max(1_000, snapshot.priceE4[i]));
      snapshot.sector[i] = "0" + random.nextInt(5);
      snapshot.buyable[i] = random.nextInt(8) > 0;
      snapshot.sellable[i] = random.nextInt(8) > 0;
      snapshot.averageDailyValueTwd[i] =
          random.nextInt(10) == 0 ? Double.NaN : 1e5 + 1e8 * random.nextDouble();
    }
    snapshot.maxTurnover = random.nextDouble();
    snapshot.history = snapshot.history(random);
    snapshot.cashE4 = (long) (equity * (1.1 * random.nextDouble() - 0.1));
    return snapshot;
  }

  double weight(int name, long count) {
    return (double) count * priceE4[name] / equityE4();
  }

  long equityE4() {
    return 100_000_000_000L;
  }

  PortfolioSnapshot build() {
    double[] values = history.clone();
    for (int t = 0; missingHistory >= 0 && t < SESSIONS; t++) {
      values[t * n + missingHistory] = Double.NaN;
    }
    CovarianceEstimate covariance =
        new LedoitWolf(40, 0.03).estimate(new ReturnMatrix(SESSIONS, n, values));
    double[] buyCost = new double[n];
    double[] sellCost = new double[n];
    int[] lot = new int[n];
    Arrays.fill(buyCost, 0.003);
    Arrays.fill(sellCost, 0.006);
    Arrays.fill(lot, 1_000);
    return new PortfolioSnapshot(
        expectedReturn.clone(),
        5,
        covariance,
        shares.clone(),
        priceE4.clone(),
        sector.clone(),
        buyable.clone(),
        sellable.clone(),
        lot,
        buyCost,
        sellCost,
        averageDailyValueTwd.clone(),
        equityE4(),
        cashE4,
        new PortfolioSettings(
            nameCap,
            sectorCap,
            1,
            maxTurnover,
            kellyFraction,
            noForecast,
            0.7,
            0.1,
            200_000_000,
            200_000,
            500));
  }

  private double[] history(SplittableRandom random) {
    double[] values = new double[SESSIONS * n];
    for (int t = 0; t < SESSIONS; t++) {
      double market = 0.03 * (random.nextDouble() - 0.5);
      for (int i = 0; i < n; i++) {
        values[t * n + i] = market + 0.05 * (random.nextDouble() - 0.5);
      }
    }
    return values;
  }
}
