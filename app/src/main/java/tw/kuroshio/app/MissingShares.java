package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.features.MissingReasons;

/**
 * Why most of a factor's values are missing after the close of sessions, in a few words: of a
 * sample, evenly spaced over the instruments that traded, and of all those that did not.
 */
final class MissingShares {

  private static final int SAMPLE = 100;
  private static final String UNTRADED = "no trade in the session";

  private final FactorValues values;

  /** By instrument: the sessions looked at of each factor. */
  private final TreeMap<Integer, List<Looked>> sampled = new TreeMap<>();

  /** By factor: how many were looked at, of how many. */
  private final int[] sizes;

  private final long[] missing;

  private record Looked(int factor, int session) {}

  private MissingShares(FactorValues values) {
    this.values = values;
    this.sizes = new int[values.names().size()];
    this.missing = new long[values.names().size()];
    for (int f = 0; f < sizes.length; f++) {
      sample(f);
    }
  }

  /** By factor, empty where nothing is missing. */
  static List<String> of(FactorValues values) {
    return new MissingShares(values).shares();
  }

  private boolean isMissing(int session, int instrument, int factor) {
    return values.isPresent(session, instrument)
        && Double.isNaN(values.value(session, instrument, factor));
  }

  private void sample(int factor) {
    missing[factor] = values.rows() - values.finite(factor);
    sizes[factor] = (int) Math.min(SAMPLE, missing[factor]);
    long seen = 0;
    int taken = 0;
    for (int i = 0; i < values.codes().size(); i++) {
      for (int s = 0; s < values.sessions() && taken < sizes[factor]; s++) {
        if (isMissing(s, i, factor)) {
          if (seen == (2L * taken + 1) * missing[factor] / (2L * sizes[factor])) {
            sampled.computeIfAbsent(i, _ -> new ArrayList<>()).add(new Looked(factor, s));
            taken++;
          }
          seen++;
        }
      }
    }
  }

  private List<String> shares() {
    List<Map<String, Double>> reasons = new ArrayList<>();
    for (int f = 0; f < sizes.length; f++) {
      reasons.add(new TreeMap<>());
      reasons.get(f).put(UNTRADED, (double) (values.requested() - values.rows()));
    }
    if (!sampled.isEmpty()) {
      explain(reasons);
    }
    return reasons.stream().map(MissingShares::most).toList();
  }

  private void explain(List<Map<String, Double>> reasons) {
    MissingReasons why = new MissingReasons(values.formulas(), values.inputs().panel());
    sampled.forEach(
        (instrument, of) -> {
          for (Looked looked : of) {
            int f = looked.factor();
            int row = values.inputs().panel().bars(instrument).rowOf(values.date(looked.session()));
            double weight = (double) missing[f] / sizes[f];
            why.of(f, instrument, row)
                .ifPresent(cause -> reasons.get(f).merge(cause.brief(), weight, Double::sum));
          }
        });
  }

  private static String most(Map<String, Double> reasons) {
    double all = reasons.values().stream().mapToDouble(weight -> weight).sum();
    Map.Entry<String, Double> first =
        reasons.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    return all == 0.0
        ? ""
        : String.format(Locale.ROOT, "%3.0f%% %s", 100.0 * first.getValue() / all, first.getKey());
  }
}
