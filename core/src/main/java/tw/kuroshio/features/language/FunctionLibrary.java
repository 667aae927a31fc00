package tw.kuroshio.features.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions formulas may call: those of the language and those plugged in. Immutable. */
public final class FunctionLibrary {

  private static final FunctionLibrary STANDARD = new FunctionLibrary(standardFunctions());

  private final Map<String, Function> functions = new LinkedHashMap<>();

  private FunctionLibrary(List<Function> all) {
    all.forEach(function -> functions.put(function.text(), function));
  }

  private static List<Function> standardFunctions() {
    List<Function> all = new ArrayList<>(ElementwiseFunctions.ALL);
    all.addAll(SeriesFunctions.ALL);
    all.addAll(CrossFunctions.ALL);
    all.addAll(PeriodFunctions.ALL);
    return all;
  }

  /** Those of the language. */
  public static FunctionLibrary standard() {
    return STANDARD;
  }

  /**
   * These and functions of a user's own.
   *
   * @throws IllegalArgumentException when a signature is none or its name is taken
   */
  public FunctionLibrary with(List<? extends SeriesFunction> plugged) {
    List<Function> all = new ArrayList<>(functions.values());
    for (SeriesFunction own : plugged) {
      Function function = function(own);
      if (all.stream().anyMatch(other -> other.text().equals(function.text()))) {
        throw new IllegalArgumentException(
            "Function " + function.signature() + " has a name that is taken");
      }
      all.add(function);
    }
    return new FunctionLibrary(all);
  }

  private static Function function(SeriesFunction own) {
    if (!own.signature().matches("[A-Za-z_][A-Za-z_0-9]*\\(([xyz]|[npq])(, ([xyz]|[npq]))*\\)")) {
      throw new IllegalArgumentException(
          "Signature of a function must look like my_range(x, y, n), was " + own.signature());
    }
    return new Function(
        own.signature(),
        own.leastWindow(),
        (graph, x, n, p) -> graph.series(own.operator(n, p), x));
  }

  @Nullable Function named(String text) {
    return functions.get(text);
  }

  String names() {
    return String.join(", ", functions.keySet());
  }
}
