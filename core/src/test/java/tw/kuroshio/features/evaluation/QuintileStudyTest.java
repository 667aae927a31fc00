package tw.kuroshio.features.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuintileStudyTest {

  private static final double NAN = Double.NaN;

  /** 2 of 4 sold, 1 of 3 bought anew: weights ¼ to ⅓, ½·(½ + ⅓ + 2·1/12) = ½. */
  @Test
  void turnoverIsHalfTheChangeOfWeights() {
    byte[] before = {4, 4, 4, 4, 0, 0};
    byte[] now = {4, 4, 0, 0, 4, 0};
    assertThat(Quintiles.turnover(before, now, 4)).isCloseTo(0.5, within(1e-15));
    assertThat(Quintiles.turnover(now, now, 4)).isZero();
    assertThat(Quintiles.turnover(new byte[6], now, 4)).isEqualTo(1);
    assertThat(Quintiles.turnover(now, new byte[6], 4)).isNaN();
  }

  /**
   * One name long, one short, two sessions: half the capital earns (11 − 10)/10, then (13.2 −
   * 11)/10 less the short's (20 − 25)/25.
   */
  @Test
  void capitalIsPutInAtTheNextOpenAndMarkedAtEachOneAfter() {
    double[][] open = {{9, 30}, {10, 25}, {11, 25}, {13.2, 20}};
    byte[][] members = {{4, 0}, {-1, -1}, {-1, -1}, {-1, -1}};
    QuintileReturns returns = study(open, members, 2, 1);
    assertThat(returns.longShort().gross())
        .containsExactly(new double[] {0, 0.05, 0.05 + 0.11 + 0.1, 0.26}, within(1e-15));
    // Entry and exit of both ends: two round trips on half the capital.
    assertThat(returns.longShort().net()[3]).isCloseTo(0.26 - 0.01, within(1e-15));
    assertThat(study(open, members, 2, -1).longShort().gross()[3]).isCloseTo(-0.26, within(1e-15));
  }

  /** What the path earns is what the labels say, however the prices went in between. */
  @Test
  void pathSumsToTheSpreads() {
    Random random = new Random(8);
    int sessions = 50;
    int names = 40;
    double[][] open = new double[sessions][names];
    boolean[][] locked = new boolean[sessions][names];
    byte[][] members = new byte[sessions][names];
    for (int d = 0; d < sessions; d++) {
      for (int i = 0; i < names; i++) {
        open[d][i] = random.nextDouble() < 0.1 ? NAN : 50 + 10 * random.nextDouble();
        locked[d][i] = random.nextDouble() < 0.05;
        members[d][i] = (byte) random.nextInt(5);
      }
    }
    FactorPanel panel = Panels.of(new double[0][][], open, locked);
    for (int h : new int[] {1, 5, 10}) {
      QuintileReturns returns = QuintileStudy.of(panel, Marks.of(panel), members, h, 0.01, 1);
      int dates = returns.spread().dates();
      assertThat(dates).isEqualTo(sessions - 1 - h);
      assertThat(returns.longShort().gross()[sessions - 1])
          .isCloseTo(returns.spread().mean() * dates / h, within(1e-12));
      assertThat(returns.longShort().net()[sessions - 1])
          .isCloseTo(returns.spreadNet().mean() * dates / h, within(1e-12));
    }
  }

  @Test
  void aHeldInstrumentKeepsItsLastPriceWhileItIsHalted() {
    double[][] open = {{10}, {NAN}, {NAN}, {12}};
    double[][] close = {{10.5}, {NAN}, {NAN}, {12}};
    FactorPanel like = Panels.of(new double[0][][], open, new boolean[4][1]);
    FactorPanel panel =
        new FactorPanel(
            like.epochDay(),
            like.instruments(),
            like.factors(),
            like.values(),
            like.industry(),
            like.universe(),
            open,
            close,
            like.valueTwd(),
            like.locked());
    assertThat(Marks.of(panel)[0]).containsExactly(10, 10.5, 10.5, 12);
  }

  @Test
  void drawdownIsFromTheHeightBeforeOrFromTheStart() {
    assertThat(Drawdown.of(new double[] {1, 3, 2, 4, 2.5, 3.9})).isEqualTo(new Drawdown(1.5, 3, 4));
    assertThat(Drawdown.of(new double[] {-1, -2, 0})).isEqualTo(new Drawdown(2, -1, 1));
    assertThat(Drawdown.of(new double[] {1, 2})).isEqualTo(new Drawdown(0, -1, -1));
  }

  private static QuintileReturns study(
      double[][] open, byte[][] members, int horizon, int direction) {
    boolean[][] locked = new boolean[open.length][open[0].length];
    FactorPanel panel = Panels.of(new double[0][][], open, locked);
    byte[][] copy = Arrays.stream(members).map(byte[]::clone).toArray(byte[][]::new);
    return QuintileStudy.of(panel, Marks.of(panel), copy, horizon, 0.01, direction);
  }
}
