package tw.kuroshio.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.prediction.trees.ModelRefused;

class PredictionsTest {

  private static final double NAN = Double.NaN;

  @Test
  void alphaIsCoefficientTimesVolatilityTimesScore() {
    Predictions predictions = predictions(RankBlend.of(List.of("ret_6m")), 4);
    predictions.scoreAll(new double[] {0.2, 0.4, 0.9, NAN}, new double[] {0.05, NAN, 0.10, 0.05});
    // Ranks 0.2, 0.4, 0.9: mean 0.5, population deviation √(0.26/3) = 0.294392.
    double deviation = Math.sqrt((0.09 + 0.01 + 0.16) / 3);
    assertThat(predictions.expectedReturn(0))
        .isEqualTo(0.02 * 0.05 * -0.3 / deviation, within(1e-15));
    assertThat(predictions.expectedReturn(1)).as("no volatility").isNaN();
    assertThat(predictions.expectedReturn(2))
        .isEqualTo(0.02 * 0.10 * 0.4 / deviation, within(1e-15));
    assertThat(predictions.expectedReturn(3)).as("no feature").isNaN();
    assertThat(predictions.scored()).isEqualTo(3);
    Prediction prediction = predictions.prediction(2);
    assertThat(prediction.expectedReturn()).isEqualTo(predictions.expectedReturn(2));
    assertThat(prediction.horizonSessions()).isEqualTo(5);
    assertThat(prediction.instrument().code()).isEqualTo("1002");
    assertThat(prediction.arm()).isEqualTo("main");
    assertThat(prediction.featureSchemaHash()).isEqualTo("5c4e");
  }

  @Test
  void scoresAreCutAtThreeDeviations() {
    int n = 101;
    double[] rows = new double[n];
    double[] volatility = new double[n];
    for (int i = 0; i < n; i++) {
      rows[i] = i == 0 ? 0.99 : 0.5;
      volatility[i] = 0.05;
    }
    Predictions predictions = predictions(RankBlend.of(List.of("ret_6m")), n);
    predictions.scoreAll(rows, volatility);
    assertThat(predictions.expectedReturn(0)).isEqualTo(0.02 * 0.05 * 3.0);
  }

  @Test
  void equalScoresExpectNothing() {
    Predictions predictions = predictions(RankBlend.of(List.of("ret_6m", "ret_3m")), 3);
    predictions.scoreAll(
        new double[] {0.7, 0.6, 0.7, 0.6, 0.7, 0.6}, new double[] {0.05, 0.05, 0.05});
    for (int i = 0; i < 3; i++) {
      assertThat(predictions.expectedReturn(i)).isEqualTo(0.0);
    }
  }

  @Test
  void modelWithoutValidatedSkillExpectsNothing() throws ModelRefused {
    Predictor predictor =
        TreePredictor.of(
            PredictorTest.model("a b", 1),
            Calibration.validated(-0.01, 0.01, 100),
            List.of("a", "b"));
    Predictions predictions = predictions(predictor, 2);
    predictions.scoreAll(new double[] {0.1, 0.5, 0.9, 0.5}, new double[] {0.05, 0.05});
    assertThat(predictions.expectedReturn(0)).isEqualTo(0.0);
    assertThat(Double.doubleToRawLongBits(predictions.expectedReturn(0))).isZero();
    assertThat(predictions.score(0)).isEqualTo(-1.0);
  }

  @Test
  void tickMovesOneInstrumentAgainstTheFrozenMoments() {
    Predictions predictions = predictions(RankBlend.of(List.of("ret_6m")), 3);
    predictions.rescore(0, new double[] {0.2}, 0, 0.05);
    assertThat(predictions.expectedReturn(0)).as("before any barrier").isNaN();
    double[] rows = {0.2, 0.4, 0.9};
    double[] volatility = {0.05, 0.05, 0.05};
    predictions.scoreAll(rows, volatility);
    double first = predictions.expectedReturn(0);
    double second = predictions.expectedReturn(1);
    predictions.rescore(0, new double[] {0.9}, 0, 0.05);
    assertThat(predictions.expectedReturn(0)).isEqualTo(predictions.expectedReturn(2));
    assertThat(predictions.expectedReturn(1)).isEqualTo(second);
    predictions.rescore(0, rows, 0, 0.05);
    assertThat(predictions.expectedReturn(0)).isEqualTo(first);
    predictions.rescore(0, new double[] {NAN}, 0, 0.05);
    assertThat(predictions.expectedReturn(0)).isNaN();
  }

  @Test
  void restoredStateGoesOnBitForBit() {
    Predictor predictor = RankBlend.of(List.of("ret_6m", "rv_20"));
    Predictions straight = predictions(predictor, 30);
    Predictions restored = predictions(predictor, 30);
    play(straight, 1, 50);
    StateWriter state = new StateWriter();
    straight.writeState(state);
    restored.readState(new StateReader(state.toByteArray()));
    assertThat(restored.stateHash()).isEqualTo(straight.stateHash());
    play(straight, 2, 50);
    play(restored, 2, 50);
    assertThat(restored.stateHash()).isEqualTo(straight.stateHash());
    StateWriter one = new StateWriter();
    StateWriter other = new StateWriter();
    straight.writeOutput(7, one);
    restored.writeOutput(7, other);
    assertThat(one.toByteArray()).isEqualTo(other.toByteArray()).hasSize(20);
  }

  @Test
  void stateOfAnotherUniverseIsRefused() {
    Predictor predictor = RankBlend.of(List.of("ret_6m"));
    StateWriter state = new StateWriter();
    predictions(predictor, 3).writeState(state);
    assertThatThrownBy(
            () -> predictions(predictor, 4).readState(new StateReader(state.toByteArray())))
        .hasMessage("State of 3 instruments, this run has 4");
  }

  @Test
  void scoringAllocatesNothing() throws ModelRefused {
    Predictor predictor =
        TreePredictor.of(PredictorTest.model("a b", 1), Calibration.prior(), List.of("a", "b"));
    Predictions predictions = predictions(predictor, 50);
    double[] rows = new double[100];
    double[] volatility = new double[50];
    StateWriter out = new StateWriter();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 20_000; round++) {
      if (round == 10_000) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      rows[round % 100] = (round % 97) / 97.0;
      predictions.rescore(round % 50, rows, round % 50 * 2, 0.05);
      predictions.writeOutput(round % 50, out.clear());
      if (round % 500 == 0) {
        predictions.scoreAll(rows, volatility);
      }
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    // The bean's own answer may cost a few hundred bytes, once.
    assertThat(allocated).isLessThan(1_000);
  }

  private static void play(Predictions predictions, long seed, int ticks) {
    Random random = new Random(seed);
    double[] rows = new double[60];
    double[] volatility = new double[30];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(9) == 0 ? NAN : random.nextDouble();
      volatility[i / 2] = 0.01 + random.nextDouble();
    }
    predictions.scoreAll(rows, volatility);
    for (int tick = 0; tick < ticks; tick++) {
      int i = random.nextInt(30);
      rows[2 * i] = random.nextDouble();
      predictions.rescore(i, rows, 2 * i, volatility[i]);
    }
  }

  private static Predictions predictions(Predictor predictor, int size) {
    List<Instrument> instruments = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      InstrumentId id = new InstrumentId(String.valueOf(1_000 + i), Market.TWSE);
      instruments.add(new Instrument(id, "N" + i, "24", SecurityKind.STOCK, 1_000, "TWD"));
    }
    return new Predictions(
        predictor,
        new Instruments(instruments),
        "main",
        "5c4e",
        AccountId.DEFAULT,
        StrategyId.DEFAULT);
  }
}
