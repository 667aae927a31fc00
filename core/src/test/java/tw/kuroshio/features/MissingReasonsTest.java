package tw.kuroshio.features;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.features.language.SeriesFunction;
import tw.kuroshio.features.operators.ClosedValues;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.SeriesOperator;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.model.DailyBars;

/** What is said of each cause. The first session is 2019-04-14. */
class MissingReasonsTest {

  /** Three instruments: closes of four sessions, the third listed a day later and no member. */
  private static final BarPanel PANEL =
      new BarPanel(
          List.of(
              Histories.ofCloses(4, 8, 2, 2),
              Histories.ofCloses(5, 5, 5, 5),
              from(1, Histories.ofCloses(1, 2, 3))),
          List.of(ExDateRatios.NONE, ExDateRatios.NONE, ExDateRatios.NONE),
          MissingReasonsTest::known,
          (instrument, day) -> instrument < 2);

  private static DailyBars from(int day, DailyBars bars) {
    return new DailyBars(
        Arrays.stream(bars.epochDay()).map(d -> d + day).toArray(),
        bars.openE4(),
        bars.highE4(),
        bars.lowE4(),
        bars.closeE4(),
        bars.volumeShares(),
        bars.valueTwd(),
        bars.trades());
  }

  /** Industries 1, 2 and none; flows 7, none, 7, 7; a valuation of 0; two months of revenue. */
  private static void known(
      int instrument, Field field, int[] days, int sessions, double[] target) {
    for (int t = 0; t < sessions; t++) {
      target[t] =
          switch (field.text()) {
            case "listing.industry" -> instrument == 2 ? NaN : instrument + 1;
            case "institutional_flow.foreign_net" -> t == 1 ? NaN : 7;
            case "valuation.pe" -> 0.0;
            case "valuation.pb" -> t == 1 ? Double.POSITIVE_INFINITY : 3;
            case "monthly_revenue.revenue" -> 5;
            case "period(monthly_revenue.revenue, 1)" -> 5;
            default -> NaN;
          };
    }
  }

  private static String why(String formula, int instrument, int session) {
    MissingReasons reasons = new MissingReasons(FactorText.compile("a = " + formula), PANEL);
    return reasons.of(0, instrument, session).map(MissingCause::sentence).orElse("there");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          P | 0 | 3 | there
          dividend_yield | 0 | 3 | valuation.dividend_yield was not known in the session of 2019-04-17
          bid | 0 | 3 | bid is known only while a session is open
          ret(1) | 0 | 0 | delay(P, 1) needs 2 sessions, the instrument has 1
          ts_mean(ret(1), 60) / ts_std(ret(1), 60) | 0 | 3 | ts_mean(ret(1), 60) needs 61 sessions, the instrument has 4
          ts_mean(foreign_net, 9) | 0 | 3 | ts_mean(institutional_flow.foreign_net, 9) needs 9 sessions, the instrument has 4
          ts_sum(delay(ret(1), 2), 3) | 0 | 3 | ts_sum(delay(ret(1), 2), 3) needs 6 sessions, the instrument has 4
          ema(ret(1), 3) | 0 | 2 | ema(ret(1), 3) needs 4 sessions, the instrument has 3
          ema(P, 3, 5) | 0 | 3 | ema(P, 3, 5) needs 5 sessions, the instrument has 4
          wilder(foreign_net, 4) | 0 | 3 | wilder(institutional_flow.foreign_net, 4) needs 4 values of institutional_flow.foreign_net, has 3 of 4 sessions; it is missing last on 2019-04-15: institutional_flow.foreign_net was not known in the session of 2019-04-15
          wilder(foreign_net, 1) | 0 | 1 | institutional_flow.foreign_net was not known in the session of 2019-04-15
          garch_variance(ret(1), 252) | 0 | 0 | garch_variance(ret(1), 252) needs 2 sessions, the instrument has 1
          ts_mean(foreign_net, 3) | 0 | 3 | ts_mean(institutional_flow.foreign_net, 3): institutional_flow.foreign_net is missing in 1 of the 3 sessions, the last on 2019-04-15: institutional_flow.foreign_net was not known in the session of 2019-04-15
          delay(foreign_net, 2) + 1 | 0 | 3 | institutional_flow.foreign_net was missing 2 sessions before, on 2019-04-15: institutional_flow.foreign_net was not known in the session of 2019-04-15
          ts_max(pb, 2) | 0 | 2 | ts_max(valuation.pb, 2): valuation.pb is missing in 1 of the 2 sessions, the last on 2019-04-15: its value on 2019-04-15 is beyond 1.8e308
          P / pe | 0 | 3 | P / valuation.pe: 2 / 0
          log(P - 2) | 0 | 3 | log(P - 2): log(0)
          log(P - 3) | 0 | 3 | log(P - 3): log(-1)
          sqrt(pe - 9) | 0 | 3 | sqrt(valuation.pe - 9): sqrt(-9)
          exp(P * 1000) | 0 | 3 | exp(P * 1000): exp(2000) is beyond 1.8e308
          pow(P, 2000) | 0 | 3 | pow(P, 2000): pow(2, 2000) is beyond 1.8e308
          pow(pe, -1) | 0 | 3 | pow(valuation.pe, -1): pow(0, -1)
          pow(-P, 0.5) | 0 | 3 | pow(-P, 0.5): pow(-2, 0.5)
          signed_power(P, 2000) | 0 | 3 | signed_power(P, 2000): signed_power(2, 2000) is beyond 1.8e308
          P * 1e308 | 0 | 3 | P * 1E+308: 2 * 1E+308 is beyond 1.8e308
          1 / (P * 1e308 - P * 1e308) | 0 | 3 | P * 1E+308: 2 * 1E+308 is beyond 1.8e308
          -pb + 1 | 0 | 1 | valuation.pb: its value on 2019-04-15 is beyond 1.8e308
          if(P > 1, vix, P) | 0 | 3 | of(TXO, volatility_daily.vix30) was not known in the session of 2019-04-17
          if(vix > 1, P, P) | 0 | 3 | of(TXO, volatility_daily.vix30) was not known in the session of 2019-04-17
          if(P > 1 and vix > 1, 1, 0) | 0 | 3 | of(TXO, volatility_daily.vix30) was not known in the session of 2019-04-17
          coalesce(vix, 1 / pe) | 0 | 3 | coalesce(of(TXO, volatility_daily.vix30), 1 / valuation.pe) has neither: of(TXO, volatility_daily.vix30) was not known in the session of 2019-04-17; 1 / valuation.pe: 1 / 0
          coalesce(pb, 1) | 0 | 1 | valuation.pb: its value on 2019-04-15 is beyond 1.8e308
          ts_std(P, 3) | 1 | 3 | ts_std(P, 3): P does not move in the 3 sessions, all are 5
          ts_corr(volume, P, 3) | 1 | 3 | ts_corr(volume, P, 3): volume does not move in the 3 sessions, all are 1000
          ts_beta(P, volume, 3) | 0 | 3 | ts_beta(P, volume, 3): volume does not move in the 3 sessions, all are 1000
          ts_partial_slope(P, P, P * 2, 3) | 0 | 3 | ts_partial_slope(P, P, P * 2, 3): P and P * 2 move together
          ts_product(P * 1e200, 2) | 0 | 3 | ts_product(P * 1E+200, 2): P * 1E+200 does not move in the 2 sessions, all are 2E+200
          ts_sum(P * 4e307, 3) | 0 | 2 | ts_sum(P * 4E+307, 3): P * 4E+307 is missing in 1 of the 3 sessions, the last on 2019-04-15: 8 * 4E+307 is beyond 1.8e308
          ts_sum(P * 2e307, 3) | 0 | 2 | ts_sum(P * 2E+307, 3): P * 2E+307 from 4E+307 to 1.6E+308, lead beyond what a double holds
          rank(vix) | 0 | 3 | of(TXO, volatility_daily.vix30) was not known in the session of 2019-04-17
          rank(foreign_net) | 2 | 1 | institutional_flow.foreign_net was not known in the session of 2019-04-16
          zscore(P) | 0 | 3 | there
          zscore(if(P < 4, P, vix)) | 0 | 3 | zscore(if(P < 4, P, of(TXO, volatility_daily.vix30))) had 1 of at least 2 members with a value on 2019-04-17
          zscore(pe) | 0 | 3 | zscore(valuation.pe): 2 members on 2019-04-17 do not differ, all are 0
          scale(pe) | 0 | 3 | scale(valuation.pe): 2 members on 2019-04-17 do not differ, all are 0
          demean(pb) | 1 | 1 | valuation.pb: its value on 2019-04-15 is beyond 1.8e308
          universe_mean(vix) | 0 | 3 | universe_mean(of(TXO, volatility_daily.vix30)) had 0 of at least 1 members with a value on 2019-04-17
          universe_mean(if(P < 4, P, vix)) | 2 | 0 | universe_mean(if(P < 4, P, of(TXO, volatility_daily.vix30))) had 0 of at least 1 members with a value on 2019-04-15 (the instrument itself was not in the universe)
          universe_mean(pb) | 0 | 1 | universe_mean(valuation.pb): 2 of 2 members are infinite on 2019-04-15
          group_rank(P, industry) | 2 | 1 | group_rank(P, listing.industry) needs the instrument's key: listing.industry was not known in the session of 2019-04-16
          group_std(P, industry) | 0 | 3 | group_std(P, listing.industry) had 1 of at least 2 members with a value on 2019-04-17
          period_sum(revenue, 3) | 0 | 3 | period_sum(monthly_revenue.revenue, 3) needs 3 of 3 periods, has 2: period(monthly_revenue.revenue, 2) was not known in the session of 2019-04-17
          period_std(revenue, 4, 3) | 0 | 3 | period_std(monthly_revenue.revenue, 4, 3) needs 3 of 4 periods, has 2: period(monthly_revenue.revenue, 2) was not known in the session of 2019-04-17
          period_std(revenue, 3, 2) | 0 | 3 | period_std(monthly_revenue.revenue, 3, 2): the 2 periods do not differ, all are 5
          period_sum(revenue * 3e307, 2) | 0 | 3 | period_sum(monthly_revenue.revenue * 3E+307, 2): its value of periods from 1.5E+308 to 1.5E+308 is beyond 1.8e308
          period_sum(revenue * 1e308, 2) | 0 | 3 | monthly_revenue.revenue * 1E+308: 5 * 1E+308 is beyond 1.8e308
          """)
  void says(String formula, int instrument, int session, String sentence) {
    assertThat(why(formula, instrument, session)).isEqualTo(sentence);
  }

  private static MissingReasons reasons(String formulas, DailyBars bars) {
    return new MissingReasons(FactorText.compile(formulas), Histories.panel(bars));
  }

  private static MissingCause cause(MissingReasons reasons, int formula, int session) {
    return reasons.of(formula, 0, session).orElseThrow();
  }

  @Test
  void aBarWithoutAPriceOrATrade() {
    DailyBars closes = Histories.ofCloses(4, 8, 2);
    DailyBars bars =
        new DailyBars(
            closes.epochDay(),
            new long[] {0, 80_000, 20_000},
            closes.highE4(),
            closes.lowE4(),
            closes.closeE4(),
            new long[] {1_000, 0, 1_000},
            new long[] {4_000, 0, 0},
            closes.trades());
    MissingReasons reasons = reasons("a = ts_mean(adj_open, 2)\nb = vwap", bars);
    assertThat(cause(reasons, 0, 1))
        .hasToString(
            "MissingInWindow[expression=ts_mean(adj_open, 2), input=adj_open, missing=1, window=2,"
                + " newest=2019-04-14, because=NotPublished[field=adj_open, session=2019-04-14]]");
    assertThat(cause(reasons, 0, 1).sentence())
        .isEqualTo(
            "ts_mean(adj_open, 2): adj_open is missing in 1 of the 2 sessions, the last on"
                + " 2019-04-14: adj_open was not published for 2019-04-14");
    assertThat(cause(reasons, 0, 1).brief()).isEqualTo("adj_open: not published");
    assertThat(cause(reasons, 1, 1).sentence())
        .isEqualTo("vwap needs a trade, there was none on 2019-04-15");
    assertThat(cause(reasons, 1, 1).brief()).isEqualTo("vwap: no trade");
    assertThat(cause(reasons, 1, 2).sentence()).isEqualTo("value was not published for 2019-04-16");
    assertThat(reasons.of(0, 0, 2)).isEmpty();
    assertThatThrownBy(() -> reasons.of(0, 0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bid | bid: known only while a session is open
          period(revenue, 7) | monthly_revenue.revenue before: not known
          ts_mean(ret(1), 60) | fewer than 61 sessions
          delay(P / pe, 1) | division by 0
          log(pe) | logarithm of 0
          P * 1e308 | beyond 1.8e308
          ts_mean(foreign_net, 3) | institutional_flow.foreign_net: not known
          universe_mean(vix) | too few members with a value
          zscore(pe) | members that do not differ
          ts_std(volume * 0.1, 3) | a series that does not move
          coalesce(vix, log(pe)) | of(TXO, volatility_daily.vix30): not known
          """)
  void saysInAFewWords(String formula, String brief) {
    MissingReasons reasons = new MissingReasons(FactorText.compile("a = " + formula), PANEL);
    assertThat(cause(reasons, 0, 3).brief()).isEqualTo(brief);
  }

  @Test
  void otherFormulasAreNamedAndLongOnesShortened() {
    String text =
        """
        noise = ts_std(ret(1), 3)
        a = ret(1) / noise
        b = log(abs(open) - abs(high) + abs(low) - abs(close) + abs(adj_open) - 9 * abs(adj_high))
        """;
    MissingReasons reasons = reasons(text, Histories.ofCloses(4, 4, 4, 4));
    assertThat(cause(reasons, 1, 3).sentence()).isEqualTo("ret(1) / noise: 0 / 0");
    assertThat(cause(reasons, 2, 3).sentence())
        .isEqualTo(
            "log(… - … + abs(low) - abs(close) + abs(adj_open) - 9 * abs(adj_high)): log(-32)");
  }

  @Test
  void whatTheExpressionsOfAGraphLookLike() {
    String[] expressions = {
      "P - (open - close)",
      "-(P + 1) * 2",
      "-P / (open * close)",
      "delta(P, 3)",
      "ret(5)",
      "P / delay(P, 5) - 2",
      "ema(P, 12, 26)",
      "ema(P, 12)",
      "ewma(P, 0.94)",
      "ts_quantile(P, 20, 0.8)",
      "if((P < 1 or P < 2) and not P == 3, 1, -1)",
      "winsorize(P, 0.01)",
      "scale(P)",
      "scale(P, 2)",
      "universe_std(P)",
      "group_demean(P, listing.industry)",
      "period_std(monthly_revenue.revenue, 8, 6)",
      "ts_partial_slope(P, open, close, 20)"
    };
    for (String expression : expressions) {
      CompiledFormulas formulas = FactorText.compile("a = " + expression);
      String text = new ExpressionText(formulas).of(formulas.graph().root(0));
      assertThat(FactorText.compile("a = " + text).toText())
          .as("%s as %s", expression, text)
          .isEqualTo(formulas.toText());
      assertThat(text).hasSameSizeAs(expression);
    }
  }

  @Test
  void chainsAsLongAsTheTextHaveShortReasons() {
    StringBuilder text = new StringBuilder("f0 = log(P - 3)\n");
    for (int i = 1; i <= 20_000; i++) {
      text.append("f%d = f%d + 1\n".formatted(i, i - 1));
    }
    MissingReasons sums = reasons(text.toString(), Histories.ofCloses(4, 3, 4, 3));
    assertThat(cause(sums, 20_000, 3).sentence()).isEqualTo("log(P - 3): log(0)");

    text = new StringBuilder("f0 = log(P - 3)\n");
    for (int i = 1; i <= 3_000; i++) {
      text.append("f%d = coalesce(ts_sum(f%d, 1), f%d)\n".formatted(i, i - 1, i - 1));
    }
    MissingReasons windows = reasons(text.toString(), Histories.ofCloses(4, 3));
    assertThat(cause(windows, 3_000, 1).sentence())
        .startsWith("coalesce(ts_sum(f2999, 1), f2999) has neither: ts_sum(f2999, 1): f2999 is")
        .endsWith("log(0)")
        .hasSizeLessThan(700);
  }

  /** The least of all sessions so far; missing once one was. */
  private static final class LeastSoFar extends SeriesOperator {
    LeastSoFar() {
      super("least_so_far", 1);
    }

    @Override
    public int lookback() {
      return 1;
    }

    @Override
    public int warmUp() {
      return 1;
    }

    @Override
    public int stateSize() {
      return 1;
    }

    @Override
    public void reset(double[] state, int at) {
      state[at] = Double.POSITIVE_INFINITY;
    }

    @Override
    public double append(double[] state, int at, double x, double y, double z) {
      return x == 7 || state[at] == Double.POSITIVE_INFINITY ? NaN : Math.min(state[at], x);
    }

    @Override
    public void roll(double[] state, int at, ClosedValues closed) {
      state[at] = Math.min(state[at], closed.x(0));
    }
  }

  @Test
  void anOperatorOfAUsersOwn() throws FormulaException {
    SeriesFunction function =
        new SeriesFunction() {
          @Override
          public String signature() {
            return "least_so_far(x)";
          }

          @Override
          public SeriesOperator operator(int[] windows, double[] numbers) {
            return new LeastSoFar();
          }
        };
    FunctionLibrary library = FunctionLibrary.standard().with(List.of(function));
    CompiledFormulas formulas =
        CompiledFormulas.of(
            FormulaSet.parse("a = least_so_far(P)\nb = least_so_far(1 / (P - 8))", library));
    MissingReasons reasons =
        new MissingReasons(formulas, Histories.panel(Histories.ofCloses(4, 8, 2, 2, 7)));
    assertThat(cause(reasons, 0, 0).sentence())
        .isEqualTo("least_so_far(P) needs 2 sessions, the instrument has 1");
    assertThat(reasons.of(0, 0, 3)).isEmpty();
    assertThat(cause(reasons, 0, 4).sentence())
        .isEqualTo("least_so_far(P): the operator gives none for its inputs");
    assertThat(cause(reasons, 1, 3).sentence())
        .isEqualTo(
            "least_so_far(1 / (P - 8)): 1 / (P - 8) is missing in 1 of the 4 sessions, the last on"
                + " 2019-04-15: 1 / 0");
  }

  @Test
  void aFieldOfATableKeepsItsNameWhateverThePeriod() {
    StoreField field =
        (StoreField) FactorText.compile("a = period(revenue, 3)").fields().getFirst();
    assertThat(
            new MissingCause.NotKnown(field, new FieldGap(FieldGap.Kind.NO_PERIOD, "was not known"))
                .sentence())
        .isEqualTo("period(monthly_revenue.revenue, 3) was not known");
  }
}
