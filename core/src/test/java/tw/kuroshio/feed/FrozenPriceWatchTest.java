package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Records that repeat themselves while the market moves. */
class FrozenPriceWatchTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int INSTRUMENTS = 30;

  private final FrozenPriceWatch watch =
      new FrozenPriceWatch(INSTRUMENTS, FrozenPriceWatch.Settings.USUAL);

  @Test
  void oneThatRepeatsItselfIsFoundOnceThePeersMove() {
    run(watch, 1, 300, 7);
    assertThat(watch.onTick(300 * SECOND)).as("changed 299 s ago").isZero();
    assertThat(watch.active()).isEqualTo(INSTRUMENTS);
    assertThat(watch.moving()).isEqualTo(INSTRUMENTS);
    run(watch, 301, 301, 7);
    assertThat(watch.onTick(301 * SECOND)).isOne();
    assertThat(watch.found(0)).isEqualTo(7);
    assertThat(watch.isFrozen(7)).isTrue();
    assertThat(watch.isFrozen(6)).isFalse();
    assertThat(watch.moving()).isEqualTo(INSTRUMENTS - 1);
    assertThat(watch.onTick(302 * SECOND)).as("found already").isZero();
    watch.onRecord(7, false, 303 * SECOND);
    assertThat(watch.isFrozen(7)).isTrue();
    watch.onRecord(7, true, 304 * SECOND);
    assertThat(watch.isFrozen(7)).isFalse();
  }

  @Test
  void silenceIsNotFrozen() {
    run(watch, 1, 100, 7);
    for (int second = 101; second < 1_000; second++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        if (i != 7) {
          watch.onRecord(i, true, second * SECOND);
        }
      }
      assertThat(watch.onTick(second * SECOND)).isZero();
    }
  }

  @Test
  void someRepeatsAreNeeded() {
    for (int second = 1; second <= 400; second++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        if (i != 7 || second == 1 || second > 381) {
          watch.onRecord(i, i != 7, second * SECOND);
        }
      }
    }
    assertThat(watch.onTick(400 * SECOND)).as("19 repeats").isZero();
    watch.onRecord(7, false, 400 * SECOND);
    assertThat(watch.onTick(400 * SECOND)).isOne();
  }

  @Test
  void aMarketThatStandsStillSinglesNobodyOut() {
    for (int second = 1; second <= 400; second++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        watch.onRecord(i, i < 14, second * SECOND);
      }
    }
    assertThat(watch.onTick(400 * SECOND)).isZero();
    assertThat(watch.moving()).isEqualTo(14);
    watch.onRecord(14, true, 400 * SECOND);
    assertThat(watch.onTick(400 * SECOND)).isEqualTo(15);
    assertThat(watch.found(0)).isEqualTo(15);
    assertThat(watch.found(14)).isEqualTo(29);
  }

  @Test
  void aFewInstrumentsAreNoMarket() {
    FrozenPriceWatch few = new FrozenPriceWatch(19, FrozenPriceWatch.Settings.USUAL);
    for (int second = 1; second <= 400; second++) {
      for (int i = 0; i < 19; i++) {
        few.onRecord(i, i != 7, second * SECOND);
      }
    }
    assertThat(few.onTick(400 * SECOND)).isZero();
  }

  @Test
  void goesOnFromASnapshot() {
    run(watch, 1, 250, 7);
    StateWriter out = new StateWriter();
    watch.writeState(out);
    FrozenPriceWatch second = new FrozenPriceWatch(INSTRUMENTS, FrozenPriceWatch.Settings.USUAL);
    run(second, 1, 9, 3);
    second.readState(new StateReader(out.toByteArray()));
    run(watch, 251, 310, 7);
    run(second, 251, 310, 7);
    assertThat(second.onTick(310 * SECOND)).isEqualTo(watch.onTick(310 * SECOND)).isOne();
    assertThat(second.stateHash()).isEqualTo(watch.stateHash());
    assertThat(second.isFrozen(7)).isTrue();
  }

  @Test
  void settingsMustMakeSense() {
    assertThatThrownBy(() -> new FrozenPriceWatch.Settings(0, 1, 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrozenPriceWatch.Settings(1, 0, 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new FrozenPriceWatch.Settings(1, 1, 0.5, 0))
        .isInstanceOf(IllegalArgumentException.class);
    for (double share : new double[] {0, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> new FrozenPriceWatch.Settings(1, 1, share, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was " + share);
    }
  }

  /** Every instrument has a record a second; all but one change, that one only at first. */
  private static void run(FrozenPriceWatch watch, int from, int to, int still) {
    for (int second = from; second <= to; second++) {
      for (int i = 0; i < INSTRUMENTS; i++) {
        watch.onRecord(i, i != still, second * SECOND);
      }
    }
  }
}
