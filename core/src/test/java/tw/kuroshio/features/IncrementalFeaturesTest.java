package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

class IncrementalFeaturesTest {

  private static final int DAYS = 250;
  private static final LocalDate TODAY = LocalDate.ofEpochDay(Histories.START + DAYS);

  private final CompiledFormulas formulas = FactorText.technical();
  private final BarPanel panel = Histories.seeded(31, 20, DAYS);

  private IncrementalFeatures today() {
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel);
    live.rollTo(TODAY, ones(panel.size()));
    return live;
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1.0);
    return ones;
  }

  private static void tick(IncrementalFeatures live, int instrument, RandomGenerator random) {
    long last = 10_000L * random.nextLong(90, 111);
    live.onBar(instrument, 1_000_000, 1_100_000, 900_000, last, 5_000, 5_000 * last);
  }

  @Test
  void beforeTheFirstTickTheRowIsThatOfTheLastClosedSession() {
    IncrementalFeatures live = today();
    for (int i = 0; i < panel.size(); i++) {
      double[][] batch = new BatchEvaluator(formulas).evaluate(panel, i);
      for (int f = 0; f < formulas.size(); f++) {
        int rows = batch[f].length;
        double expected = rows == 0 ? Double.NaN : batch[f][rows - 1];
        assertThat(Double.valueOf(live.raw(i, f))).isEqualTo(Double.valueOf(expected));
      }
    }
  }

  @Test
  void aTickChangesItsInstrumentOnlyAndNoRank() {
    IncrementalFeatures live = today();
    boolean[] everyone = new boolean[panel.size()];
    Arrays.fill(everyone, true);
    live.barrier(everyone);
    double[] rawBefore = live.raw().values().clone();
    double[] ranksBefore = live.ranks().values().clone();
    live.onBar(3, 1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000, 1_000_000_000);
    assertThat(live.ranks().values()).containsExactly(ranksBefore);
    int row = live.raw().offset(3);
    for (int k = 0; k < rawBefore.length; k++) {
      if (k < row || k >= row + formulas.size()) {
        assertThat(Double.valueOf(live.raw().values()[k])).isEqualTo(Double.valueOf(rawBefore[k]));
      }
    }
    assertThat(live.raw(3, 0)).isNotEqualTo(rawBefore[row]);
  }

  @Test
  void ranksAreOfTheBarriersUniverse() {
    IncrementalFeatures live = today();
    assertThat(live.rank(0, 0)).isNaN();
    assertThat(live.frozenRank(0, 0, 0.1)).isNaN();
    boolean[] universe = new boolean[panel.size()];
    Arrays.fill(universe, 0, 15, true);
    live.barrier(universe);
    double[] column = new double[panel.size()];
    for (int f = 0; f < formulas.size(); f++) {
      for (int i = 0; i < column.length; i++) {
        column[i] = live.raw(i, f);
      }
      double[] expected = CrossSection.ranks(column, universe);
      for (int i = 0; i < column.length; i++) {
        assertThat(Double.valueOf(live.rank(i, f))).isEqualTo(Double.valueOf(expected[i]));
        if (universe[i]) {
          assertThat(Double.valueOf(live.frozenRank(i, f, column[i])))
              .isEqualTo(Double.valueOf(expected[i]));
        }
      }
    }
  }

  @Test
  void aNewValueHasItsPlaceInTheFrozenCrossSection() {
    CompiledFormulas price = FactorText.compile("a = close");
    BarPanel four =
        Histories.panel(
            Histories.ofCloses(10),
            Histories.ofCloses(20),
            Histories.ofCloses(30),
            Histories.ofCloses(40),
            DailyBars.EMPTY);
    IncrementalFeatures live = new IncrementalFeatures(price, four);
    live.rollTo(TODAY, ones(5));
    live.barrier(new boolean[] {true, true, true, true, true});
    assertThat(live.rank(1, 0)).isEqualTo(0.375);
    live.onBar(1, 500_000, 500_000, 500_000, 500_000, 1, 1);
    double[] place = new double[1];
    live.frozenRanks(1, place, 0);
    assertThat(place[0]).as("highest of four").isEqualTo(0.875);
    assertThat(live.frozenRank(4, 0, 25)).as("a newcomer makes five").isEqualTo(0.5);
    assertThat(live.frozenRank(1, 0, Double.NaN)).isNaN();
    assertThat(live.rank(1, 0)).as("until the next barrier").isEqualTo(0.375);
    live.barrier(new boolean[] {true, true, true, true, true});
    assertThat(live.rank(1, 0)).isEqualTo(0.875);
  }

  @Test
  void aRowFollowsWhatBecomesKnownWhileTheSessionIsOpen() {
    CompiledFormulas earnings = FactorText.compile("a = close * pe\nb = rank(pe) + 0 * a");
    BarPanel two = Histories.panel(Histories.ofCloses(10, 11), Histories.ofCloses(20, 21));
    IncrementalFeatures live = new IncrementalFeatures(earnings, two);
    live.rollTo(TODAY, ones(2));
    int pe = live.number(earnings.fields().get(1));
    assertThat(rowAt(12, live)).isNaN();
    live.set(0, pe, 5.0);
    assertThat(rowAt(12, live)).isEqualTo(60.0);
    live.know((instrument, field, days, sessions, to) -> Arrays.fill(to, 0, sessions, 7.0));
    assertThat(rowAt(12, live)).isEqualTo(84.0);
    live.set(0, pe, 9.0);
    live.barrier(new boolean[] {true, false});
    assertThat(live.raw(0, 0)).isEqualTo(108.0);
    assertThat(live.raw(0, 1)).as("alone").isEqualTo(0.5);
    live.onBar(1, 1, 1, 1, 200_000, 1, 1);
    assertThat(live.raw(1, 1)).as("a newcomer below").isEqualTo(0.25);
    live.set(1, pe, 9.5);
    live.barrier(new boolean[] {true, true});
    assertThat(live.raw(0, 1)).as("of two").isEqualTo(0.25);
    assertThat(live.raw(1, 1)).as("of two").isEqualTo(0.75);

    StateWriter snapshot = new StateWriter();
    live.set(0, pe, 10.0);
    live.writeState(snapshot);
    IncrementalFeatures restored = new IncrementalFeatures(earnings, two);
    restored.readState(new StateReader(snapshot.toByteArray()));
    assertThat(rowAt(13, restored)).isEqualTo(130.0);
    assertThat(restored.raw(0, 1)).as("now above the other").isEqualTo(0.75);
  }

  private static double rowAt(int price, IncrementalFeatures live) {
    live.onBar(0, 10_000L * price, 10_000L * price, 10_000L * price, 10_000L * price, 1, 1);
    return live.raw(0, 0);
  }

  @Test
  void restoredFromASnapshotItGoesOnBitForBit() {
    IncrementalFeatures whole = today();
    RandomGenerator random = Histories.random(5);
    for (int event = 0; event < 600; event++) {
      act(whole, event, random);
      if (event % 97 == 50) {
        StateWriter snapshot = new StateWriter();
        whole.writeState(snapshot);
        IncrementalFeatures restored = new IncrementalFeatures(formulas, Histories.panel(empty()));
        StateReader in = new StateReader(snapshot.toByteArray());
        restored.readState(in);
        assertThat(in.remaining()).isZero();
        RandomGenerator same = Histories.random(event);
        RandomGenerator again = Histories.random(event);
        for (int next = event + 1; next < event + 60; next++) {
          act(whole, next, same);
          act(restored, next, again);
        }
        event += 59;
        assertThat(restored.stateHash()).isEqualTo(whole.stateHash());
        assertThat(restored.raw().values()).containsExactly(whole.raw().values());
        assertThat(restored.ranks().values()).containsExactly(whole.ranks().values());
      }
    }
  }

  private DailyBars[] empty() {
    DailyBars[] empty = new DailyBars[panel.size()];
    Arrays.fill(empty, DailyBars.EMPTY);
    return empty;
  }

  private void act(IncrementalFeatures live, int event, RandomGenerator random) {
    if (event % 40 == 39) {
      double[] ratios = ones(panel.size());
      ratios[random.nextInt(ratios.length)] = 0.9;
      live.rollTo(TODAY.plusDays(event), ratios);
    } else if (event % 15 == 14) {
      boolean[] universe = new boolean[panel.size()];
      Arrays.fill(universe, random.nextInt(5), universe.length, true);
      live.barrier(universe);
    } else {
      tick(live, random.nextInt(panel.size()), random);
    }
  }

  @Test
  void refusesASnapshotOfOtherFormulasOrAnotherUniverse() {
    StateWriter snapshot = new StateWriter();
    today().writeState(snapshot);
    byte[] bytes = snapshot.toByteArray();
    IncrementalFeatures other = new IncrementalFeatures(FactorText.compile("a = P"), panel);
    assertThatThrownBy(() -> other.readState(new StateReader(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
    IncrementalFeatures fewer =
        new IncrementalFeatures(formulas, Histories.panel(Histories.ofCloses(1)));
    assertThatThrownBy(() -> fewer.readState(new StateReader(bytes)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> today().readState(new StateReader(bytes, 0, bytes.length - 8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void callsOutOfOrderAreBugs() {
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel);
    assertThatThrownBy(() -> live.onBar(0, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("No session is open (instrument 0)");
    int lastDay = panel.bars(0).epochDay()[panel.bars(0).size() - 1];
    assertThatThrownBy(() -> live.rollTo(LocalDate.ofEpochDay(lastDay), ones(panel.size())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Session must be after ");
    assertThatThrownBy(() -> live.rollTo(TODAY, ones(1)))
        .isInstanceOf(IllegalArgumentException.class);
    live.rollTo(TODAY, ones(panel.size()));
    assertThatThrownBy(() -> live.rollTo(TODAY, ones(panel.size())))
        .isInstanceOf(IllegalStateException.class);
    double[] zero = new double[panel.size()];
    assertThatThrownBy(() -> live.rollTo(TODAY.plusDays(1), zero))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive, was 0.0");
    live.closeSession();
    assertThatThrownBy(() -> live.onBar(0, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void outputIsTheRawRowAndAtBarriersTheRankRow() {
    IncrementalFeatures live = today();
    boolean[] everyone = new boolean[panel.size()];
    Arrays.fill(everyone, true);
    live.barrier(everyone);
    StateWriter out = new StateWriter();
    live.writeOutput(2, out);
    live.writeRanks(2, out);
    StateReader in = new StateReader(out.toByteArray());
    for (int f = 0; f < formulas.size(); f++) {
      assertThat(Double.valueOf(in.getDouble())).isEqualTo(Double.valueOf(live.raw(2, f)));
    }
    for (int f = 0; f < formulas.size(); f++) {
      assertThat(Double.valueOf(in.getDouble())).isEqualTo(Double.valueOf(live.rank(2, f)));
    }
    assertThat(in.remaining()).isZero();
  }

  @Test
  void aTickAllocatesNothing() {
    IncrementalFeatures live = today();
    boolean[] everyone = new boolean[panel.size()];
    Arrays.fill(everyone, true);
    live.barrier(everyone);
    StateWriter out = new StateWriter();
    double[] ranks = new double[formulas.size()];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    ticks(live, out, ranks, 20_000);
    // The counter itself and late compilation may cost a little once, never per tick.
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 5; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      ticks(live, out, ranks, 20_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).as("bytes in 20,000 ticks").isLessThan(1_000);
  }

  private static void ticks(IncrementalFeatures live, StateWriter out, double[] ranks, int count) {
    for (int n = 0; n < count; n++) {
      int instrument = n % live.size();
      long last = 1_000_000L + n % 1_000 * 100L;
      live.onBar(instrument, 1_000_000, 1_200_000, 900_000, last, n, n * 100L);
      live.frozenRanks(instrument, ranks, 0);
      out.clear();
      live.writeOutput(instrument, out);
    }
  }
}
