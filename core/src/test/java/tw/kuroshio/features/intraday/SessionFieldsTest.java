package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.model.IntradayBars;

/** Live fields over 20 sessions, computed by hand. */
class SessionFieldsTest {

  private static final int OPEN_SECOND = 9 * 3_600;

  /** 09:00 from 100 to 101 with 100 shares, 09:05 back to 100 with 400 shares, then nothing. */
  private static final IntradayBars SESSION =
      bars(new int[] {0, 300}, new double[] {100, 101}, new double[] {101, 100}, 100, 400);

  private static IntradayBars bars(int[] second, double[] open, double[] close, long... volume) {
    long[] openE4 = Arrays.stream(open).mapToLong(LiveDay::e4).toArray();
    long[] closeE4 = Arrays.stream(close).mapToLong(LiveDay::e4).toArray();
    return new IntradayBars(
        Arrays.stream(second).map(s -> OPEN_SECOND + s).toArray(),
        300,
        openE4,
        openE4,
        closeE4,
        closeE4,
        volume);
  }

  private static LiveDay after(int sessions) {
    LiveDay day = new LiveDay();
    for (int session = 0; session < sessions; session++) {
      day.state.addClosedSession(0, SESSION);
    }
    return day;
  }

  /** Two pairs and 51 of nothing in each session of 53 intervals. */
  private static double slope(double[] x, double[] y, int pairs) {
    double meanX = Arrays.stream(x).sum() / pairs;
    double meanY = Arrays.stream(y).sum() / pairs;
    double xx = (pairs - x.length) * meanX * meanX;
    double xy = (pairs - x.length) * meanX * meanY;
    for (int k = 0; k < x.length; k++) {
      xx += (x[k] - meanX) * (x[k] - meanX);
      xy += (x[k] - meanX) * (y[k] - meanY);
    }
    return xy / xx;
  }

  @Test
  void priceImpactOfBars() {
    double[] slopes = BarHistory.kyleLambda(Collections.nCopies(21, SESSION), LiveDay.SESSION);
    for (int session = 0; session < 19; session++) {
      assertThat(slopes[session]).isNaN();
    }
    double[] x = {Math.sqrt(101 * 100), -Math.sqrt(100 * 400)};
    double[] y = {0.01, 100.0 / 101 - 1};
    assertThat(slopes[19]).isCloseTo(slope(x, y, 53), within(1e-17)).isBetween(5e-5, 1e-4);
    assertThat(slopes[20]).isCloseTo(slopes[19], within(1e-17));
  }

  /** 19 sessions of bars and a live one of the same prints. */
  @Test
  void priceImpactOfALiveSession() {
    LiveDay day = after(18);
    day.open(100, 1, 0, 0);
    assertThat(day.value(LiveField.KYLE_LAMBDA, "13:25:00")).as("the 19th session").isNaN();
    day = after(19);
    day.call("09:00:00").openingPrint().trade(100_0000, 1);
    day.send(1);
    double[] x = {};
    double closed = day.value(LiveField.KYLE_LAMBDA, "09:04:59");
    assertThat(closed).as("19 sessions").isCloseTo(slope19(x, x, 0), within(1e-17));
    day.trade("09:02:00", 101, 1, 0, 0);
    day.trade("09:05:00", 100, 4, 0, 0);
    double[] one = {Math.sqrt(101 * 1_000)};
    assertThat(day.value(LiveField.KYLE_LAMBDA, "09:05:00"))
        .isCloseTo(slope19(one, new double[] {0.01}, 1), within(1e-17));
    double[] two = {one[0], -Math.sqrt(100 * 4_000)};
    double[] y = {0.01, 100.0 / 101 - 1};
    assertThat(day.value(LiveField.KYLE_LAMBDA, "09:20:00"))
        .as("two intervals of nothing")
        .isCloseTo(slope19(two, y, 4), within(1e-17));
    assertThat(day.value(LiveField.KYLE_LAMBDA, "14:00:00"))
        .isCloseTo(slope19(two, y, 53), within(1e-17));
  }

  private static double slope19(double[] x, double[] y, int pairs) {
    List<Double> allX = new ArrayList<>();
    List<Double> allY = new ArrayList<>();
    for (int session = 0; session < 19; session++) {
      allX.addAll(List.of(Math.sqrt(101 * 100), -Math.sqrt(100 * 400)));
      allY.addAll(List.of(0.01, 100.0 / 101 - 1));
    }
    Arrays.stream(x).forEach(allX::add);
    Arrays.stream(y).forEach(allY::add);
    return slope(
        allX.stream().mapToDouble(Double::doubleValue).toArray(),
        allY.stream().mapToDouble(Double::doubleValue).toArray(),
        19 * 53 + pairs);
  }

  /** The mid moves without a trade: the return is of the mid. */
  @Test
  void returnsAreOfTheMid() {
    LiveDay day = after(19);
    day.open(100, 1, 99.5, 100.5);
    day.quote("09:03:00", 100.5, 1, 101.5, 1);
    assertThat(day.value(LiveField.KYLE_LAMBDA, "09:05:00"))
        .isCloseTo(slope19(new double[] {0}, new double[] {0.01}, 1), within(1e-17));
  }

  @Test
  void aSessionWithoutTradesMovesNothing() {
    LiveDay day = after(19);
    double before = day.value(LiveField.KYLE_LAMBDA, "09:00:00");
    day.state.closeSession();
    assertThat(day.value(LiveField.KYLE_LAMBDA, "09:00:00")).isEqualTo(before);
  }

  @Test
  void aPriceThatNeverMovesHasNoSlope() {
    IntradayBars still = bars(new int[] {0}, new double[] {100}, new double[] {100}, 100);
    double[] slopes = BarHistory.kyleLambda(Collections.nCopies(20, still), LiveDay.SESSION);
    assertThat(slopes[19]).as("nothing signed").isNaN();
  }

  /** 100 shares in the first five minutes, 400 in the next: 100 x 3/5; 100 + 400 x 3/5; all. */
  @Test
  void meanVolumeByTheSameMinute() {
    assertThat(after(19).value(LiveField.VOLUME_SAME_TIME_20, "10:00:00")).isNaN();
    LiveDay day = after(20);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "08:59:59")).isZero();
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "09:02:10")).isEqualTo(60);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "09:04:59")).isEqualTo(100);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "09:07:59")).isEqualTo(340);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "12:00:00")).isEqualTo(500);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "13:31:00")).isEqualTo(500);
    assertThat(BarHistory.meanVolume(Collections.nCopies(21, SESSION), LiveDay.SESSION))
        .endsWith(Double.NaN, 500.0);
  }

  @Test
  void theClosingCallCountsFromTheCloseOn() {
    IntradayBars withClose =
        bars(new int[] {0, 16_200}, new double[] {100, 100}, new double[] {100, 100}, 50, 30);
    LiveDay day = after(19);
    day.state.addClosedSession(0, withClose);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "13:29:59"))
        .isEqualTo((19 * 500 + 50) / 20.0);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "13:30:00"))
        .isEqualTo((19 * 500 + 80) / 20.0);
  }

  /** Nineteen sessions of 0.5 / 99.75, then one of 1 / 100. */
  @Test
  void meanSpreadOfTwentySessions() {
    LiveDay day = new LiveDay();
    for (int session = 0; session < 19; session++) {
      day.trade("09:00:10", 100, 1, 99.5, 100);
      assertThat(day.value(LiveField.QUOTED_SPREAD_20, "10:00:00")).isNaN();
      day = day.next();
    }
    day.trade("09:00:10", 100, 1, 99.5, 100.5);
    assertThat(day.value(LiveField.QUOTED_SPREAD_20, "10:00:00"))
        .isCloseTo((19 * 0.5 / 99.75 + 0.01) / 20, within(1e-16));
    day = day.next();
    day.trade("09:00:10", 100, 1, 99.5, 100);
    assertThat(day.value(LiveField.QUOTED_SPREAD_20, "10:00:00"))
        .as("one session has left, one has come")
        .isCloseTo((19 * 0.5 / 99.75 + 0.01) / 20, within(1e-16));
    day = day.next();
    day.trade("09:00:10", 100, 1, 99.5, 0);
    assertThat(day.value(LiveField.QUOTED_SPREAD_20, "10:00:00")).as("no quote today").isNaN();
  }

  /** The value depends on the window only, not on what has left it. */
  @Test
  void whatHasLeftTheWindowLeavesNothing() {
    IntradayBars wild =
        bars(new int[] {0, 300}, new double[] {100, 190}, new double[] {190, 3}, 1_000_000_000L, 7);
    List<IntradayBars> sessions = new ArrayList<>(Collections.nCopies(5, wild));
    sessions.addAll(Collections.nCopies(20, SESSION));
    double[] plain = BarHistory.kyleLambda(Collections.nCopies(20, SESSION), LiveDay.SESSION);
    assertThat(BarHistory.kyleLambda(sessions, LiveDay.SESSION)[24]).isEqualTo(plain[19]);
  }

  @Test
  void aSessionUnderWayTakesNoHistory() {
    LiveDay day = new LiveDay();
    day.quote("09:00:00", 99.5, 1, 100, 1);
    assertThatThrownBy(() -> day.state.addClosedSession(0, SESSION))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before the first record");
  }

  @Test
  void statesOfOtherFieldsAreRefused() {
    MicrostructureState other =
        new MicrostructureState(1, LiveDay.SESSION, List.of(LiveField.SPREAD));
    LiveDay day = new LiveDay();
    assertThatThrownBy(() -> other.carry(day.state)).isInstanceOf(IllegalArgumentException.class);
  }
}
