package tw.kuroshio.app;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.features.evaluation.ForwardReturns;
import tw.kuroshio.features.evaluation.LabelStatus;

/**
 * What a training set learns: total returns from the next session's open over some sessions, a
 * column a horizon. Missing where the decision could not have earned it.
 *
 * @param horizonSessions one a column
 */
record ForwardColumns(List<Integer> horizonSessions, List<ForwardReturns> returns) {

  /** No such columns. */
  static final ForwardColumns NONE = new ForwardColumns(List.of(), List.of());

  /** About a year. */
  private static final int LONGEST = 250;

  /**
   * Horizons as a user gives them, none when there are none.
   *
   * @throws Refusal when one is out of range or there twice
   */
  static List<Integer> horizons(int... asked) {
    for (int horizon : asked) {
      if (horizon < 1 || horizon > LONGEST) {
        throw new Refusal(
            ExitCode.USAGE, "--labels must be of 1 to " + LONGEST + " sessions, was " + horizon);
      }
    }
    if (Arrays.stream(asked).distinct().count() < asked.length) {
      throw new Refusal(
          ExitCode.USAGE, "--labels must be different horizons, were " + Arrays.toString(asked));
    }
    return Arrays.stream(asked).boxed().toList();
  }

  /** Sessions after the last one decided that the longest horizon needs. */
  static int sessionsAfter(List<Integer> horizons) {
    return horizons.isEmpty() ? 0 : 1 + Collections.max(horizons);
  }

  static ForwardColumns of(List<Integer> horizons, TradedOpens opens) {
    return new ForwardColumns(
        horizons,
        horizons.stream().map(h -> new ForwardReturns(opens.open(), opens.locked(), h)).toList());
  }

  List<String> names() {
    return horizonSessions.stream().map(h -> "fwd_ret_" + h).toList();
  }

  /** Why labels are there or not, of the rows of a table. */
  Map<LabelStatus, Long> statuses(int column, FactorValues rows) {
    EnumMap<LabelStatus, Long> counts = new EnumMap<>(LabelStatus.class);
    for (int s = 0; s < rows.sessions(); s++) {
      for (int i = 0; i < rows.codes().size(); i++) {
        if (rows.isPresent(s, i)) {
          counts.merge(returns.get(column).status(s, i), 1L, Long::sum);
        }
      }
    }
    return counts;
  }
}
