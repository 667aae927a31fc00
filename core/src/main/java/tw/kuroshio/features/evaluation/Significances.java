package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.evaluation.Significance.Deflated;

/**
 * Judges the mean ICs of all factors over one horizon together. The ratio of a factor is its
 * t-value over √dates, so the overlap of returns is in it. Its sign was seen before it was used, so
 * each factor counts as two trials. The variance of the trials' ratios is that among the other
 * factors, for a factor's own skill is not luck, and at least what chance alone gives, one over the
 * dates; or that alone.
 */
final class Significances {

  private final List<HorizonIc> ics;
  private final double[] ratios;
  private final int trials;

  private Significances(List<HorizonIc> ics, int factorsTried) {
    this.ics = ics;
    ratios =
        ics.stream()
            .mapToDouble(ic -> ic.summary().tValue() / Math.sqrt(ic.summary().dates()))
            .toArray();
    trials = Math.multiplyExact(2, factorsTried);
  }

  static List<Significance> of(List<HorizonIc> ics, int factorsTried) {
    double[] p = ics.stream().mapToDouble(HorizonIc::pValue).toArray();
    double[] q = FalseDiscovery.qValues(p, factorsTried);
    Significances together = new Significances(ics, factorsTried);
    List<Significance> all = new ArrayList<>();
    for (int f = 0; f < q.length; f++) {
      all.add(Double.isNaN(p[f]) ? Significance.NONE : together.judge(f, q[f]));
    }
    return all;
  }

  private Significance judge(int factor, double q) {
    double[] daily =
        Arrays.stream(ics.get(factor).daily()).filter(value -> !Double.isNaN(value)).toArray();
    Arrays.sort(daily);
    Distribution shape = Distribution.of(daily);
    double chance = 1.0 / daily.length;
    double ratio = ratios[factor];
    return new Significance(
        q,
        Math.abs(ratio),
        deflate(ratio, shape, Math.max(varianceOfOthers(factor), chance)),
        deflate(ratio, shape, chance));
  }

  private Deflated deflate(double ratio, Distribution shape, double spread) {
    double threshold = DeflatedSharpe.expectedMaximum(spread, trials);
    return new Deflated(
        threshold,
        DeflatedSharpe.probability(
            Math.abs(ratio),
            threshold,
            shape.count(),
            Math.signum(ratio) * shape.skewness(),
            shape.excessKurtosis() + 3));
  }

  /** 0 of fewer than two others. */
  private double varianceOfOthers(int factor) {
    double sum = 0;
    int count = 0;
    for (int f = 0; f < ratios.length; f++) {
      if (f != factor && !Double.isNaN(ratios[f])) {
        sum += ratios[f];
        count++;
      }
    }
    double squares = 0;
    for (int f = 0; f < ratios.length; f++) {
      if (f != factor && !Double.isNaN(ratios[f])) {
        squares += (ratios[f] - sum / count) * (ratios[f] - sum / count);
      }
    }
    return count < 2 ? 0 : squares / (count - 1);
  }
}
