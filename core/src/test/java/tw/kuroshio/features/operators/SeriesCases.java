package tw.kuroshio.features.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Every time-series operator of the language, and series to try them on. */
final class SeriesCases {

  private SeriesCases() {}

  /** A window of each input, oldest first, all finite. */
  interface Window {
    TwoPass.Expected of(double[] x, double[] y, double[] z);
  }

  record Case(SeriesOperator operator, int window, Window oracle) {
    @Override
    public String toString() {
      return operator.signature();
    }
  }

  /** The operators whose value is a function of a window. */
  static List<Case> windows() {
    List<Case> cases = new ArrayList<>();
    for (int n : new int[] {1, 2, 5, 20}) {
      cases.add(new Case(new WindowSum(n), n, (x, y, z) -> TwoPass.sum(x)));
      cases.add(new Case(new WindowMean(n), n, (x, y, z) -> TwoPass.mean(x)));
      cases.add(new Case(new WindowProduct(n), n, (x, y, z) -> TwoPass.product(x)));
      cases.add(new Case(new LinearDecay(n), n, (x, y, z) -> TwoPass.decay(x)));
      cases.add(
          new Case(
              WindowExtreme.lowest(n),
              n,
              (x, y, z) -> TwoPass.Expected.exact(Arrays.stream(x).min().orElseThrow())));
      cases.add(
          new Case(
              WindowExtreme.highest(n),
              n,
              (x, y, z) -> TwoPass.Expected.exact(Arrays.stream(x).max().orElseThrow())));
      cases.add(
          new Case(WindowExtremePlace.lowest(n), n, (x, y, z) -> TwoPass.sinceExtreme(x, false)));
      cases.add(
          new Case(WindowExtremePlace.highest(n), n, (x, y, z) -> TwoPass.sinceExtreme(x, true)));
      cases.add(
          new Case(
              new WindowRank(n),
              n,
              (x, y, z) -> TwoPass.Expected.exact(TwoPass.ranks(x)[n - 1] / n)));
      for (double q : new double[] {0.0, 0.2, 0.5, 0.77, 1.0}) {
        cases.add(new Case(new WindowQuantile(n, q), n, (x, y, z) -> TwoPass.quantile(x, q)));
      }
    }
    for (int n : new int[] {4, 7, 30}) {
      cases.add(new Case(WindowDeviation.sample(n), n, (x, y, z) -> TwoPass.deviation(x, n - 1)));
      cases.add(new Case(WindowDeviation.population(n), n, (x, y, z) -> TwoPass.deviation(x, n)));
      cases.add(new Case(WindowShape.skewness(n), n, (x, y, z) -> TwoPass.skewness(x)));
      cases.add(new Case(WindowShape.kurtosis(n), n, (x, y, z) -> TwoPass.kurtosis(x)));
      cases.add(new Case(PairStatistic.covariance(n), n, (x, y, z) -> TwoPass.covariance(x, y)));
      cases.add(new Case(PairStatistic.correlation(n), n, (x, y, z) -> TwoPass.correlation(x, y)));
      cases.add(new Case(PairStatistic.slope(n), n, (y, x, z) -> TwoPass.beta(y, x)));
      cases.add(new Case(PairStatistic.residual(n), n, (y, x, z) -> TwoPass.residual(y, x)));
      cases.add(new Case(TimeTrend.slope(n), n, (x, y, z) -> TwoPass.beta(x, TwoPass.time(x))));
      cases.add(new Case(TimeTrend.rSquare(n), n, (x, y, z) -> TwoPass.rSquare(x)));
      cases.add(
          new Case(TimeTrend.residual(n), n, (x, y, z) -> TwoPass.residual(x, TwoPass.time(x))));
      cases.add(new Case(new PartialSlope(n), n, (y, x, z) -> TwoPass.partialSlope(y, x, z)));
      cases.add(
          new Case(
              new RankCorrelation(n),
              n,
              (x, y, z) -> TwoPass.correlation(TwoPass.ranks(x), TwoPass.ranks(y))));
    }
    return cases;
  }

  /** All of them, with those that go back to the first session. */
  static List<SeriesOperator> all() {
    List<SeriesOperator> all = new ArrayList<>(windows().stream().map(Case::operator).toList());
    all.add(new Delay(3));
    all.add(new ExponentialAverage(6, 9));
    all.add(new WilderAverage(5));
    all.add(new DecayingAverage(0.94));
    all.add(new GarchVariance(260));
    // longer windows are searched in another way
    all.add(new WindowRank(100));
    all.add(new WindowQuantile(100, 0.3));
    all.add(new RankCorrelation(100));
    all.add(WindowExtreme.highest(100));
    return all;
  }

  /** Kinds of series, each hard in its way. */
  enum Kind {
    NOISE,
    /** A thousand million and noise: a difference of squares would lose every digit. */
    OFFSET,
    /** Few different values: ties, and windows that do not move. */
    TIES,
    /** Missing values and infinities here and there. */
    HOLES
  }

  static double[][] series(Kind kind, long seed, int length) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    double[][] series = new double[3][length];
    for (int t = 0; t < length; t++) {
      double common = random.nextGaussian();
      for (int i = 0; i < 3; i++) {
        double noise = 0.6 * common + random.nextGaussian();
        series[i][t] =
            switch (kind) {
              case NOISE -> noise;
              case OFFSET -> 1e9 + noise;
              case TIES -> Math.rint(noise) * (t / 40 % 2);
              case HOLES -> hole(random, noise);
            };
      }
    }
    return series;
  }

  private static double hole(RandomGenerator random, double noise) {
    return switch (random.nextInt(150)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.NEGATIVE_INFINITY;
      case 3 -> -0.0;
      default -> noise;
    };
  }
}
