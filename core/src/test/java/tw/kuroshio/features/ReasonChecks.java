package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** There is a reason exactly where a value is missing, and it names something definite. */
final class ReasonChecks {

  /** What a reason says when nothing better is found; no made or real history leads there. */
  static final String VAGUE = ".*(beyond|gives none).*";

  private ReasonChecks() {}

  /** Every formula in every session; returns how often each cause was met. */
  static Map<String, Integer> everywhere(CompiledFormulas formulas, BarPanel panel) {
    MissingReasons reasons = new MissingReasons(formulas, panel);
    Map<String, Integer> met = new TreeMap<>();
    new BatchEvaluator(formulas)
        .evaluate(
            panel,
            (i, values) -> {
              for (int f = 0; f < values.length; f++) {
                for (int t = 0; t < values[f].length; t++) {
                  Optional<MissingCause> cause = reasons.of(f, i, t);
                  String where = formulas.names().get(f) + " of " + i + " in session " + t;
                  assertThat(cause.isPresent()).as(where).isEqualTo(Double.isNaN(values[f][t]));
                  if (cause.isPresent()) {
                    met.merge(sentenceOf(cause.get(), t, where), 1, Integer::sum);
                  }
                }
              }
            });
    return met;
  }

  private static String sentenceOf(MissingCause cause, int session, String where) {
    assertThat(cause.sentence()).as(where).isNotBlank().doesNotContain("NaN", "null", "\n");
    assertThat(cause.brief()).as(where).isNotBlank().hasSizeLessThan(70);
    if (cause instanceof MissingCause.HistoryTooShort(String _, int needed, int there)) {
      assertThat(there).as(where).isEqualTo(session + 1);
      assertThat(needed).as(where).isGreaterThan(there);
    }
    return cause.brief();
  }
}
