package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    if (!Double.isNaN(value(formula, session))) {
      return "";
    }
    MissingReasons why = reasons == null ? new MissingReasons(formulas, panel) : reasons;
    reasons = why;
    return why.of(formulas.indexOf(formula), instrument, first + session)
        .map(MissingCause::sentence)
        .orElse("");
  }

  /** The reasons of some formulas, each once with the sessions it holds of. */
  List<String> reasons(List<String> names) {
    List<String> lines = new ArrayList<>();
    for (String name : names) {
      Map<String, List<LocalDate>> dates = new LinkedHashMap<>();
      for (int k = 0; k < sessions(); k++) {
        String why = missing(name, k);
        if (!why.isEmpty()) {
          dates.computeIfAbsent(why, _ -> new ArrayList<>()).add(date(k));
        }
      }
      dates.forEach((why, on) -> lines.add(name + " on " + shown(on) + ": " + why));
    }
    return lines;
  }

  private static String shown(List<LocalDate> dates) {
    if (dates.size() > MOST_DATES) {
      return "%s to %s, %d sessions".formatted(dates.getFirst(), dates.getLast(), dates.size());
    }
    return String.join(", ", dates.stream().map(LocalDate::toString).toList());
  }
}
