package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.MissingCause;
import tw.kuroshio.features.MissingReasons;

/** What formulas give in one instrument's newest sessions, and why they give nothing. */
final class InstrumentValues {

  /** Dates a line names before it counts them. */
  private static final int MOST_DATES = 3;

  private final CompiledFormulas formulas;
  private final BarPanel panel;
  private final int instrument;
  private final int first;
  private final double[][] values;

  private @Nullable MissingReasons reasons;

  /**
   * Computes them.
   *
   * @param sessions how many of the newest are shown
   */
  InstrumentValues(CompiledFormulas formulas, BarPanel panel, int instrument, int sessions) {
    this.formulas = formulas;
    this.panel = panel;
    this.instrument = instrument;
    this.first = Math.max(0, panel.bars(instrument).size() - sessions);
    this.values = new BatchEvaluator(formulas).evaluate(panel, instrument);
  }

  /** Sessions shown, oldest first. */
  int sessions() {
    return panel.bars(instrument).size() - first;
  }

  LocalDate date(int session) {
    return LocalDate.ofEpochDay(panel.bars(instrument).epochDay()[first + session]);
  }

  /** NaN = missing. */
  double value(String formula, int session) {
    return values[formulas.indexOf(formula)][first + session];
  }

  /** Why the value is missing, empty where it is not. */
  String missing(String formula, int session) {
    return cause(formula, session).map(MissingCause::sentence).orElse("");
  }

  private Optional<MissingCause> cause(String formula, int session) {
    if (!Double.isNaN(value(formula, session))) {
      return Optional.empty();
    }
    MissingReasons why = reasons == null ? new MissingReasons(formulas, panel) : reasons;
    reasons = why;
    return why.of(formulas.indexOf(formula), instrument, first + session);
  }

  /**
   * The reasons of some formulas, each once with the sessions it holds of; where it differs in
   * figures only, those of the newest.
   */
  List<String> reasons(List<String> names) {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      Map<String, List<Integer>> alike = new LinkedHashMap<>();
      for (int k = 0; k < sessions(); k++) {
        int session = k;
        cause(name, k)
            .ifPresent(
                why -> alike.computeIfAbsent(why.brief(), _ -> new ArrayList<>()).add(session));
      }
      alike.values().forEach(on -> lines.add(line(name, on)));
    }
    return lines;
  }

  private String line(String name, List<Integer> on) {
    String dates =
        on.size() > MOST_DATES
            ? "%s to %s, %d sessions".formatted(date(on.getFirst()), date(on.getLast()), on.size())
            : String.join(", ", on.stream().map(k -> date(k).toString()).toList());
    return name + " on " + dates + ": " + missing(name, on.getLast());
  }
}
