package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.model.DailyBars;

/** The coverage table, and the sample that says why values are missing. */
class FactorCoverageTest {

  private static final int SESSIONS = 30;
  private static final int[] DAYS =
      IntStream.range(0, SESSIONS)
          .map(day -> (int) LocalDate.of(2020, 3, 2).toEpochDay() + day)
          .toArray();

  private static DailyBars bars(long close) {
    long[] price = new long[SESSIONS];
    Arrays.fill(price, close * 10_000);
    long[] thousand = new long[SESSIONS];
    Arrays.fill(thousand, 1_000);
    return new DailyBars(DAYS, price, price, price, price, thousand, thousand, thousand);
  }

  /** Fifteen instruments at 5, five at 20, some that never trade. */
  private static String coverage(int untraded, long late, boolean explained)
      throws FormulaException {
    List<DailyBars> bars = new ArrayList<>(Collections.nCopies(15, bars(5)));
    bars.addAll(Collections.nCopies(5, bars(20)));
    bars.addAll(Collections.nCopies(untraded, DailyBars.EMPTY));
    List<String> codes = IntStream.range(0, bars.size()).mapToObj(i -> "" + (1_000 + i)).toList();
    BarPanel panel = new BarPanel(bars, Collections.nCopies(bars.size(), ExDateRatios.NONE));
    CompiledFormulas formulas =
        CompiledFormulas.of(
            FormulaSet.parse(
                """
                whole = close
                mixed = if(close < 10, log(close - 10), delay(P, 40))
                """));
    StringWriter text = new StringWriter();
    FactorCoverage.print(
        FactorValues.atClose(new FactorInputs(codes, DAYS, panel, late, null), formulas),
        "from here to there",
        explained,
        new PrintWriter(text));
    return text.toString();
  }

  @Test
  void saysWhyMostAreMissing() throws Exception {
    assertThat(coverage(0, 0, true).lines())
        .containsExactly(
            "600 rows of 30 sessions and 20 instruments from here to there",
            "factor                         values  coverage  missing most often, in a sample",
            "whole                             600    100.0%",
            "mixed                               0      0.0%   75% logarithm of a negative number");
  }

  @Test
  void countsThoseThatDidNotTradeInFull() throws Exception {
    assertThat(coverage(60, 0, true).lines())
        .contains("mixed                               0      0.0%   75% no trade in the session");
  }

  @Test
  void tellsLateBars() throws Exception {
    assertThat(coverage(0, 1_234, false).lines())
        .containsExactly(
            "600 rows of 30 sessions and 20 instruments from here to there",
            "1,234 daily bars left out: not known on their day",
            "factor                         values  coverage",
            "whole                             600    100.0%",
            "mixed                               0      0.0%");
  }
}
