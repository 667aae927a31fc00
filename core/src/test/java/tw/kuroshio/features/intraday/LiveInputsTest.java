package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.StateWriter;

/** From records to rows, and what formulas without live fields cost. */
class LiveInputsTest {

  private final LiveDay day = new LiveDay();

  private IncrementalFeatures features(String text) throws FormulaException {
    long[] none = new long[0];
    DailyBars noBars = new DailyBars(new int[0], none, none, none, none, none, none, none);
    IncrementalFeatures features =
        new IncrementalFeatures(
            CompiledFormulas.of(FormulaSet.parse(text)),
            new BarPanel(List.of(noBars), List.of(ExDateRatios.NONE)));
    features.rollTo(LiveDay.DATE, new double[] {1});
    return features;
  }

  private LiveInputs inputs(IncrementalFeatures features) {
    return new LiveInputs(features, day.books(), LiveDay.SESSION);
  }

  private static int stateBytes(LiveInputs inputs) {
    StateWriter out = new StateWriter();
    inputs.writeState(out);
    return out.length();
  }

  @Test
  void formulasWithoutLiveFieldsKeepNothing() throws FormulaException {
    LiveInputs inputs = inputs(features("a = close / open"));
    assertThat(inputs.isUsed()).isFalse();
    assertThat(inputs.followsBook()).isFalse();
    day.open(100, 1, 99.5, 100.5);
    inputs.onRecord(0, day.market.changed());
    inputs.updateAll(LiveDay.ns("10:00:00"));
    inputs.closeSession();
    assertThat(stateBytes(inputs)).isZero();
  }

  @Test
  void stateIsKeptForWhatIsReadOnly() throws FormulaException {
    LiveInputs spread = inputs(features("a = session_spread_20"));
    assertThat(spread.isUsed()).isTrue();
    assertThat(spread.followsBook()).as("time moves it, not a quote").isFalse();
    LiveInputs more = inputs(features("a = session_spread_20\nb = mid + trade_sign_1m"));
    assertThat(more.followsBook()).isTrue();
    assertThat(stateBytes(more)).isGreaterThan(stateBytes(spread) + 2_000);
  }

  @Test
  void aRowHasTheValuesOfTheMoment() throws FormulaException {
    IncrementalFeatures features = features("gap = mid / close - 1\nquiet = seconds_since_trade");
    LiveInputs inputs = inputs(features);
    day.open(100, 1, 99.5, 100.5);
    inputs.onRecord(0, day.market.changed());
    day.quote("09:00:07", 100, 1, 101, 1);
    inputs.onRecord(0, day.market.changed());
    inputs.update(0);
    features.onBar(0, 100_0000, 100_0000, 100_0000, 100_0000, 1_000, 1_000_000_000);
    assertThat(Arrays.copyOf(features.raw().values(), 2)).containsExactly(100.5 / 100 - 1, 7.0);
    inputs.updateAll(LiveDay.ns("09:10:00"));
    features.barrier(new boolean[] {true});
    assertThat(features.raw(0, 1)).as("at the barrier").isEqualTo(600.0);
  }
}
