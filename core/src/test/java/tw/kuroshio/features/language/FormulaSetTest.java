package tw.kuroshio.features.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaSetTest {

  /** Text (with | for a new line), line, column, what the message says. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          a = ; 1 ; 4 ; Expected a number, a field, a function or '(', was the end of the text
          a = 1 +| b = 2 ; 1 ; 8 ; was the end of the line
          a 1 ; 1 ; 3 ; Expected '=' after the formula's name, was '1'
          1 = P ; 1 ; 1 ; Expected a formula: name = expression, was '1'
          a = P P ; 1 ; 7 ; Expected an operator or the end of the line, was 'P'
          # x|| a = (P + 1 ; 3 ; 12 ; Expected ')' to close the bracket of column 6, was the end of the text
          a = P + 1) ; 1 ; 10 ; Expected an operator or the end of the line, was ')'
          a = P $ 2 ; 1 ; 7 ; Character $ U+0024 does not belong to the language
          a = 價 ; 1 ; 5 ; Character 價 U+50F9 does not belong to the language
          a = 1.5.2 ; 1 ; 5 ; Number expected, such as 20, 0.5 or 1e-3
          a = 20x ; 1 ; 5 ; Number expected, such as 20, 0.5 or 1e-3
          a = 1e ; 1 ; 5 ; Number expected
          a = 1e999 ; 1 ; 5 ; Number must be below 1.8e308
          a = price ; 1 ; 5 ; Name 'price' is not known, expected a field (open, high, low, close, P, adj_open,
          a = tsmean(P, 3) ; 1 ; 5 ; Function 'tsmean' is not known, expected one of is_missing, abs, sign, log,
          a = ts_mean + 1 ; 1 ; 5 ; Function needs its arguments: ts_mean(x, n)
          a = ts_mean(P) ; 1 ; 5 ; Function must have 2 arguments, ts_mean(x, n), was 1
          a = ts_mean(P, 3, 4) ; 1 ; 5 ; Function must have 2 arguments, ts_mean(x, n), was more
          a = ret() ; 1 ; 5 ; Function must have 1 argument, ret(n), was 0
          a = ema(P) ; 1 ; 5 ; Function must have 2 or 3 arguments, ema(x, n, [first]), was 1
          a = ts_mean(P, 2.5) ; 1 ; 16 ; Window of ts_mean(x, n) must be a whole number of sessions from 1 to 5000, was '2.5'
          a = ts_mean(P, P) ; 1 ; 16 ; must be a whole number of sessions from 1 to 5000, was 'P'
          a = ts_mean(P, 0) ; 1 ; 16 ; must be a whole number of sessions from 1 to 5000, was '0'
          a = ts_std(P, 1) ; 1 ; 15 ; must be a whole number of sessions from 2 to 5000, was '1'
          a = ts_std(P, 5001) ; 1 ; 15 ; from 2 to 5000, was '5001'
          a = ema(P, 26, 12) ; 1 ; 16 ; from 26 to 5000, was '12'
          a = ts_mean(P, 4 + 1) ; 1 ; 18 ; Expected ',' or ')' in ts_mean(x, n), was '+'
          a = delay(P, -1) ; 1 ; 14 ; was minus '1': a formula must not look ahead
          a = 1|b = ret(-21) ; 2 ; 9 ; was minus '21': a formula must not look ahead
          a = delta(P, - 3) ; 1 ; 14 ; a formula must not look ahead
          a = P > 1 ; 1 ; 7 ; Formula must give a number, was a condition: write if(condition, 1, 0)
          a = if(P, 1, 2) ; 1 ; 8 ; Expected a condition such as x > y, was a number
          a = 1 + (P > 2) ; 1 ; 12 ; Expected a number, was a condition
          a = if(1 < P < 3, 1, 2) ; 1 ; 14 ; Expected one comparison only, or 'and' between two, was '<'
          a = P and 1 ; 1 ; 5 ; Expected a condition such as x > y, was a number
          a = if(P > 1 and, 1, 2) ; 1 ; 17 ; Expected a number, a field, a function or '(', was ','
          a = if(not P, 1, 2) ; 1 ; 12 ; Expected a condition such as x > y, was a number
          a = or + 1 ; 1 ; 5 ; Expected a number, a field or a function, was 'or'
          and = 1 ; 1 ; 1 ; 'and' is a field or function of the language
          a.b = 1 ; 1 ; 1 ; Name must have no dot: those are columns of tables
          a = margin_balance.short ; 1 ; 5 ; Column 'margin_balance.short' is not known, expected a field
          a = lead(P, 1) ; 1 ; 5 ; 'lead' is of a later session: a formula must not look ahead
          a = P / forward_return ; 1 ; 9 ; is of a later session: a formula must not look ahead
          a = industry ; 1 ; 5 ; Formula must give a number, was a key
          a = industry + 1 ; 1 ; 5 ; Expected a number, was a key
          a = group_mean(P, volume) ; 1 ; 19 ; Expected a key such as industry, was a number
          a = group_mean(P, industry, 20) ; 1 ; 29 ; Expected the scope of group_mean(x, key, [scope]): expanding, rolling(n) or frozen(YYYY-MM-DD), or none
          a = group_mean(P, industry, roling(20)) ; 1 ; 29 ; or none for the members at the same instant, was 'roling'
          a = group_std(P, industry, day) ; 1 ; 28 ; Scope day has no rows: a row is a session here, so that nothing of its own session is before it
          a = group_min(P, industry, rolling) ; 1 ; 35 ; Expected '(' in rolling(n), was ')'
          a = group_min(P, industry, rolling(0)) ; 1 ; 36 ; must be a whole number of sessions from 1 to 5000, was '0'
          a = group_min(P, industry, rolling(-5)) ; 1 ; 36 ; was minus '5': a formula must not look ahead
          a = group_max(P, industry, frozen()) ; 1 ; 35 ; Expected a date of the calendar, YYYY-MM-DD, was ')'
          a = group_max(P, industry, frozen(2019-02-30)) ; 1 ; 35 ; Expected a date of the calendar, YYYY-MM-DD, was '2019-02-30'
          a = group_max(P, industry, frozen(2019)) ; 1 ; 35 ; Expected a date of the calendar, YYYY-MM-DD, was '2019'
          a = group_max(P, industry, frozen(2019-12-31, 1)) ; 1 ; 45 ; Expected ')' in frozen(YYYY-MM-DD), was ','
          a = group_mean(P, industry, expanding, 2) ; 1 ; 5 ; Function must have 2 or 3 arguments, group_mean(x, key, [scope]), was more
          a = group_median(P, industry, expanding) ; 1 ; 5 ; Function must have 2 arguments, group_median(x, key), was more
          a = winsorize(P, 0.6) ; 1 ; 18 ; Number of winsorize(x, p) must be written out, from 1.0E-4 to 0.4999, was '0.6'
          a = scale(P, -1) ; 1 ; 14 ; was minus '1'
          a = ts_quantile(P, 20, 1.5) ; 1 ; 24 ; Number of ts_quantile(x, n, q) must be written out, from 0.0 to 1.0, was '1.5'
          a = ts_quantile(P, 20) ; 1 ; 5 ; Function must have 3 arguments, ts_quantile(x, n, q), was 2
          a = ewma(P, 1) ; 1 ; 13 ; Number of ewma(x, lambda) must be written out, from 1.0E-4 to 0.9999, was '1'
          a = ewma(P, volume) ; 1 ; 13 ; must be written out, from 1.0E-4 to 0.9999, was 'volume'
          a = garch_variance(ret(1), 251) ; 1 ; 28 ; Window of garch_variance(r, n) must be a whole number of sessions from 252 to 5000, was '251'
          a = ts_skew(P, 2) ; 1 ; 16 ; from 3 to 5000, was '2'
          a = ts_kurt(P, 3) ; 1 ; 16 ; from 4 to 5000, was '3'
          a = ts_corr(P, volume, 1) ; 1 ; 24 ; from 2 to 5000, was '1'
          a = ts_corr(P, 20) ; 1 ; 5 ; Function must have 3 arguments, ts_corr(x, y, n), was 2
          a = ts_resid(P, 2) ; 1 ; 17 ; from 3 to 5000, was '2'
          a = ts_partial_slope(P, open, close, 2) ; 1 ; 38 ; from 3 to 5000, was '2'
          a = ts_count(P, 5) ; 1 ; 14 ; Expected a condition such as x > y, was a number
          a = of(TAIEX, P) ; 1 ; 15 ; Expected a column of a table, such as index_daily.close, was 'P'
          a = of(+, index_daily.close) ; 1 ; 8 ; Expected the code of an index or instrument
          a = of("00632R, index_daily.close) ; 1 ; 8 ; Quoted code has no closing quote on its line
          a = period(P, 1) ; 1 ; 12 ; Expected fields of one table of months, quarters or years
          a = period(pe, 1) ; 1 ; 12 ; Expected fields of one table of months, quarters or years
          a = period_sum(revenue, 0) ; 1 ; 25 ; must be a whole number of periods from 1 to 5000, was '0'
          a = period(revenue, -1) ; 1 ; 21 ; was minus '1': a formula must not look ahead
          a = period_std(revenue, 8, 9) ; 1 ; 28 ; must be a whole number of periods from 2 to 8, was '9'
          a = period_sum(revenue, 241) ; 1 ; 5 ; Periods must be at most 240, was 241
          a = period_mean(revenue / dividend.cash_dividend, 2) ; 1 ; 27 ; must be of one table, were
          a = a ; 1 ; 5 ; Definition is cyclic: a -> a
          x = 1|a = b + x|b = c|c = P + a ; 4 ; 9 ; Definition is cyclic: a -> b -> c -> a
          a = 1|a = 2 ; 2 ; 1 ; Formula 'a' is defined twice
          P = 1 ; 1 ; 1 ; 'P' is a field or function of the language
          rank = 1 ; 1 ; 1 ; 'rank' is a field or function of the language
          a = P / (1 / 0) ; 1 ; 12 ; Constant expression has no finite value
          a = period_sum(revenue / (1 / 0), 2) ; 1 ; 29 ; Constant expression has no finite value
          a = log(-1) * P ; 1 ; 5 ; Constant expression has no finite value
          """)
  void refusesWithPlaceAndReason(String text, int line, int column, String says) {
    FormulaException e =
        catchThrowableOfType(
            FormulaException.class, () -> FormulaSet.parse(text.replace('|', '\n')));
    assertThat(e).as("refused: %s", text).isNotNull();
    assertThat(e).hasMessageContaining(says);
    assertThat(e.line()).isEqualTo(line);
    assertThat(e.column()).isEqualTo(column);
  }

  @Test
  void showsTheLineWithACaretUnderThePlace() {
    assertThatThrownBy(() -> FormulaSet.parse("a = 1\nma20_gap =\tP / ts_mean(P)  # gap\n"))
        .isInstanceOf(FormulaException.class)
        .hasMessage(
            """
            line 2, column 16: Function must have 2 arguments, ts_mean(x, n), was 1
              ma20_gap = P / ts_mean(P)  # gap
                             ^\
            """);
  }

  @Test
  void showsOnlyThePartAroundThePlaceOfALongLine() {
    String text = "a = " + "P + ".repeat(100) + "$" + " + P".repeat(100_000);
    assertThatThrownBy(() -> FormulaSet.parse(text))
        .isInstanceOf(FormulaException.class)
        .satisfies(e -> assertThat(e).message().hasSizeLessThan(400))
        .hasMessageContaining("line 1, column 405")
        .hasMessageEndingWith(" ".repeat(52) + "^");
  }

  @Test
  void refusesATextWithoutAFormula() {
    for (String text : new String[] {"", "\n\r\n  # only words\n"}) {
      assertThatThrownBy(() -> FormulaSet.parse(text))
          .isInstanceOf(FormulaException.class)
          .hasMessage("Formula text must have a line name = expression, had none");
    }
  }

  @Test
  void refusesTenMegabytes() {
    String text = "a = P\n".repeat(10_000_000 / 6);
    assertThatThrownBy(() -> FormulaSet.parse(text))
        .isInstanceOf(FormulaException.class)
        .hasMessage("Formula text must be at most 4194304 characters, was 9999996");
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() {
    int deep = 1_000_000;
    for (String text :
        new String[] {
          "a = " + "(".repeat(deep),
          "a = " + "-".repeat(deep) + "P",
          "a = " + "abs(".repeat(deep / 2),
          "a = P" + " + P".repeat(deep / 2),
          "a = P" + "/P".repeat(deep / 2),
          "a = " + "-(P*".repeat(deep / 2)
        }) {
      assertThatThrownBy(() -> FormulaSet.parse(text))
          .isInstanceOf(FormulaException.class)
          .hasMessageContaining("must be nested at most 128 levels deep");
    }
  }

  @Test
  void takesAChainOfReferencesAsLongAsTheText() throws FormulaException {
    StringBuilder forward = new StringBuilder("f0 = P\n");
    StringBuilder backward = new StringBuilder();
    for (int i = 1; i <= 20_000; i++) {
      forward.append("f").append(i).append(" = f").append(i - 1).append(" + 1\n");
      backward.append("f").append(20_001 - i).append(" = f").append(20_000 - i).append(" + 1\n");
    }
    assertThat(FormulaSet.parse(forward.toString()).graph().size()).isEqualTo(20_002);
    assertThat(FormulaSet.parse(backward + "f0 = P\n").graph().size()).isEqualTo(20_002);
  }

  @Test
  void doublingReferencesDoNotDoubleTheGraph() throws FormulaException {
    StringBuilder text = new StringBuilder("f0 = P\n");
    for (int i = 1; i <= 200; i++) {
      text.append("f%d = f%d + f%d\n".formatted(i, i - 1, i - 1));
    }
    assertThat(FormulaSet.parse(text.toString()).graph().size()).isEqualTo(201);
  }

  @Test
  void readsCommentsBlankLinesCarriageReturnsAndAByteOrderMark() throws FormulaException {
    FormulaSet set = FormulaSet.parse("\uFEFF# head\r\n\r\n a = P # tail\r\n\tb=rank(a)\r\n");
    assertThat(set.names()).containsExactly("a", "b");
  }

  @Test
  void randomTextIsTakenOrRefusedButNeverFails() {
    String[] words = {
      "a", "b", "=", "\n", "P", "ret", "(", ")", ",", "20", "-", "+", "*", "/", "<", "==", "if",
      "ts_mean", "rank", "ema", "0", "1e300", "#", "$", "volume", " ", "_", "."
    };
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    int taken = 0;
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder("a = ");
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(words[random.nextInt(words.length)]);
      }
      try {
        FormulaSet.parse(text.toString());
        taken++;
      } catch (FormulaException e) {
        assertThat(e.getMessage()).startsWith("line ");
      }
    }
    assertThat(taken).isBetween(100, 19_000);
  }
}
