package tw.kuroshio.features.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A formula that asks for the future does not compile, and is told where it asks. */
class FutureFormulasTest {

  private static FormulaException refused(String text) {
    FormulaException e = catchThrowableOfType(FormulaException.class, () -> FormulaSet.parse(text));
    assertThat(e).as("refused: %s", text).isNotNull();
    return e;
  }

  /** The caret stands under the column that the message names. */
  private static void pointsAt(FormulaException e, String text, int line, String place) {
    String shown = text.lines().toList().get(line - 1);
    int column = shown.indexOf(place) + 1;
    assertThat(e.line()).isEqualTo(line);
    assertThat(e.column()).isEqualTo(column);
    assertThat(e)
        .hasMessageStartingWith("line " + line + ", column " + column + ": ")
        .hasMessageEndingWith("\n  " + shown + "\n  " + " ".repeat(column - 1) + "^");
  }

  private static String argument(Function.Parameter parameter) {
    return switch (parameter) {
      case SERIES -> "P";
      case CONDITION -> "close > open";
      case KEY -> "industry";
      case WINDOW, LEAST -> "-1";
      case NUMBER -> "0.5";
      case SCOPE -> "rolling(-1)";
    };
  }

  @Test
  void noFunctionTakesAWindowThatReachesForward() {
    List<Function> all = new ArrayList<>(SeriesFunctions.ALL);
    all.addAll(ElementwiseFunctions.ALL);
    all.addAll(CrossFunctions.ALL);
    all.addAll(PeriodFunctions.ALL);
    Set<String> forward = new TreeSet<>();
    for (Function function : all) {
      if (function.parameters().contains(Function.Parameter.WINDOW)
          || function.parameters().contains(Function.Parameter.SCOPE)) {
        List<String> arguments =
            function.parameters().stream().map(FutureFormulasTest::argument).toList();
        String text =
            "a = 1\nb = 2 * " + function.text() + "(" + String.join(", ", arguments) + ")";
        FormulaException e = refused(text);
        assertThat(e).hasMessageContaining("was minus '1': a formula must not look ahead");
        pointsAt(e, text, 2, "-1");
        forward.add(function.text());
      }
    }
    assertThat(forward)
        .hasSizeGreaterThan(30)
        .contains(
            "ret",
            "delay",
            "delta",
            "ts_mean",
            "ema",
            "ts_corr",
            "period",
            "period_sum",
            "group_mean");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead", "future", "next", "shift", "forward_return", "label", "bfill"})
  void namesOfLaterSessionsAreRefused(String name) {
    for (String text : List.of("a = P / " + name, "a = P / " + name + "(P, 1)")) {
      FormulaException e = refused(text);
      assertThat(e)
          .hasMessageContaining("'" + name + "' is of a later session")
          .hasMessageContaining("a formula must not look ahead");
      pointsAt(e, text, 1, name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delay(P, 0 - 1)",
        "delay(P, -(1))",
        "delay(P, - -1)",
        "delay(P, 1 - 2)",
        "delay(P, -1e0)",
        "delta(P, 4294967295)",
        "ret(minute)",
        "ts_mean(P, if(P > 1, 5, 6))"
      })
  void noDetourGivesAWindowThatReachesForward(String expression) {
    String text = "a = " + expression;
    FormulaException e = refused(text);
    assertThat(e.line()).isEqualTo(1);
    assertThat(e).hasMessageEndingWith("\n  " + text + "\n  " + " ".repeat(e.column() - 1) + "^");
  }

  @Test
  void aNameDefinedInTheFileGivesNoWindow() {
    String text = "n = 0 - 1\na = delay(P, n)";
    FormulaException e = refused(text);
    assertThat(e).hasMessageContaining("must be a whole number of sessions");
    pointsAt(e, text, 2, "n)");
  }
}
