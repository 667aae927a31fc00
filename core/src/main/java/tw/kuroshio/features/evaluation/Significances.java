package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Judges the mean ICs of all factors over one horizon together. The ratio of a factor is its
 * t-value over √dates, so the overlap of returns is in it. Its sign was seen before it was used, so
 * each factor counts as two trials. The variance of the trials' ratios is that among the factors,
 * and at least what chance alone gives: one over the dates.
 */
final class Significances {

  private Significances() {}

  static List<Significance> of(List<HorizonIc> ics, int factorsTried) {
    double[] p = ics.stream().mapToDouble(HorizonIc::pValue).toArray();
    double[] q = FalseDiscovery.qValues(p, factorsTried);
    double variance = variance(ics.stream().mapToDouble(Significances::ratio).toArray());
    List<Significance> all = new ArrayList<>();
    for (int f = 0; f < q.length; f++) {
      all.add(
          Double.isNaN(p[f])
              ? Significance.NONE
              : deflate(ics.get(f), q[f], variance, factorsTried));
    }
    return all;
  }

  private static Significance deflate(HorizonIc ic, double q, double variance, int tried) {
    int dates = ic.summary().dates();
    double threshold =
        DeflatedSharpe.expectedMaximum(
            Math.max(variance, 1.0 / dates), Math.multiplyExact(2, tried));
    double[] daily = Arrays.stream(ic.daily()).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(daily);
    Distribution shape = Distribution.of(daily);
    double ratio = ratio(ic);
    return new Significance(
        q,
        Math.abs(ratio),
        threshold,
        DeflatedSharpe.probability(
            Math.abs(ratio),
            threshold,
            dates,
            Math.signum(ratio) * shape.skewness(),
            shape.excessKurtosis() + 3));
  }

  private static double ratio(HorizonIc ic) {
    return ic.summary().tValue() / Math.sqrt(ic.summary().dates());
  }

  private static double variance(double[] ratios) {
    double[] known = Arrays.stream(ratios).filter(ratio -> !Double.isNaN(ratio)).toArray();
    double mean = Arrays.stream(known).sum() / known.length;
    double squares = 0;
    for (double ratio : known) {
      squares += (ratio - mean) * (ratio - mean);
    }
    return known.length < 2 ? 0 : squares / (known.length - 1);
  }
}
