package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Long random days against lists of prints, across a snapshot, in any order, and on real bars. */
class SessionBarsPropertyTest {

  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long OPEN_NS = 9 * 60 * MINUTE_NS;
  private static final int INSTRUMENTS = 5;

  private final SessionBar bar = new SessionBar();

  private record Print(int instrument, long priceE4, long shares, long ns) {}

  @Test
  void everyBarIsTheFoldOfItsPrints() {
    List<Print> prints = prints(new SplittableRandom(41), 30_000);
    SessionBars bars = play(prints);
    for (int i = 0; i < INSTRUMENTS; i++) {
      for (int m = 0; m < SessionBars.MINUTES; m++) {
        requireFold(bars.minute(i, m, bar), prints, i, m, 1);
        if (m % 5 == 0) {
          requireFold(bars.fiveMinutes(i, m + i, bar), prints, i, m, 5);
        }
      }
      requireFold(bars.day(i, bar), prints, i, 0, SessionBars.MINUTES);
    }
  }

  /** Match times are distinct here: of one instant, arrival decides. */
  @Test
  void theOrderOfArrivalMakesNoDifference() {
    List<Print> prints = prints(new SplittableRandom(42), 5_000);
    byte[] inOrder = play(prints).stateHash();
    List<Print> shuffled = new ArrayList<>(prints);
    Collections.shuffle(shuffled, new Random(7));
    assertThat(play(shuffled).stateHash()).isEqualTo(inOrder);
  }

  @Test
  void goesOnBitForBitFromASnapshot() {
    SessionBars whole = new SessionBars(INSTRUMENTS);
    SessionBars first = new SessionBars(INSTRUMENTS);
    lossyDay(whole, 1);
    lossyDay(first, 1);
    StateWriter snapshot = new StateWriter();
    first.writeState(snapshot);
    SessionBars second = new SessionBars(INSTRUMENTS);
    lossyDay(second, 99);
    StateReader reader = new StateReader(snapshot.toByteArray());
    second.readState(reader);
    assertThat(reader.remaining()).isZero();
    assertThat(second.stateHash()).isEqualTo(first.stateHash());

    lossyDay(whole, 2);
    lossyDay(second, 2);
    assertThat(second.stateHash()).isEqualTo(whole.stateHash());
    assertThat(whole.stateHash()).isNotEqualTo(first.stateHash());
    assertThat(whole.missingShares(0)).isPositive();
    for (int i = 0; i < INSTRUMENTS; i++) {
      assertThat(second.vwapE4(i)).isEqualTo(whole.vwapE4(i));
      assertThat(second.missingShares(i)).isEqualTo(whole.missingShares(i));
      assertThat(second.officialHighE4(i)).isEqualTo(whole.officialHighE4(i));
    }
  }

  @Test
  void emptyMinutesTakeNoState() {
    StateWriter empty = new StateWriter();
    new SessionBars(2_000).writeState(empty);
    assertThat(empty.length()).isEqualTo(16);
    SessionBars bars = new SessionBars(2_000);
    bars.print(1_999, 10_0000, 1_000, OPEN_NS, true, false);
    StateWriter one = new StateWriter();
    bars.writeState(one);
    assertThat(one.length()).isLessThan(200);
  }

  @Test
  void whatIsMissingIsWhatWasLost() {
    SplittableRandom random = new SplittableRandom(43);
    SessionBars bars = new SessionBars(INSTRUMENTS);
    List<Print> lost = new ArrayList<>();
    long[] cumulative = new long[INSTRUMENTS];
    for (Print print : prints(random, 10_000)) {
      cumulative[print.instrument] += print.shares;
      if (random.nextInt(50) == 0) {
        lost.add(print);
        continue;
      }
      bars.print(print.instrument, print.priceE4, print.shares, print.ns, false, false);
      bars.cumulative(print.instrument, cumulative[print.instrument], print.ns);
    }
    for (int i = 0; i < INSTRUMENTS; i++) {
      bars.cumulative(i, cumulative[i], OPEN_NS + 270 * MINUTE_NS);
      assertThat(bars.missingShares(i)).isEqualTo(cumulative[i] - bars.printedShares(i));
    }
    for (Print print : lost) {
      bars.minute(print.instrument, SessionBars.minuteOf(print.ns), bar);
      assertThat(bar.isComplete()).as("bar of a lost print").isFalse();
    }
    for (Print print : lost) {
      bars.print(print.instrument, print.priceE4, print.shares, print.ns, false, false);
      bars.cumulative(print.instrument, 0, print.ns);
    }
    for (int i = 0; i < INSTRUMENTS; i++) {
      assertThat(bars.missingShares(i)).isZero();
      for (int m = 0; m < SessionBars.MINUTES; m++) {
        bars.minute(i, m, bar);
        assertThat(bar.isComplete()).isTrue();
        assertThat(bar.missingShares()).isZero();
      }
    }
  }

  @Test
  void aMillionPrintsAllocateNothing() {
    AllocationMeter meter = new AllocationMeter();
    SessionBars bars = new SessionBars(200);
    run(bars, 200_000);
    assertThat(meter.bytesOf(() -> run(bars, 1_000_000))).isLessThanOrEqualTo(0);
    assertThat(bars.printedShares(7)).isPositive();
  }

  private void run(SessionBars bars, int prints) {
    for (int n = 0; n < prints; n++) {
      int i = n % 200;
      long ns = OPEN_NS + n % 270 * MINUTE_NS + n;
      long price = 100_0000 + n % 50 * 5_000L;
      bars.print(i, price, 1_000, ns, n % 1_000 == 0, false);
      bars.cumulative(i, bars.printedShares(i) + n % 3, ns);
      bars.officialFromSnapshot(i, price, price, price, n, ns);
      bars.fiveMinutes(i, n % 270, bar);
      bars.day(i, bar);
    }
  }

  /** April 2025, five-minute bars: their four prices as prints give the same bars again. */
  @Test
  void realFiveMinuteBarsComeBack() {
    String[] day = {""};
    int[] compared = new int[1];
    List<List<String>> rows = new ArrayList<>();
    SharedData.rows(
        "bars5m_202504.csv.gz",
        row -> {
          String key = row.get(0) + row.get(1);
          if (!key.equals(day[0])) {
            compared[0] += requireDay(rows);
            rows.clear();
            day[0] = key;
          }
          rows.add(row);
        });
    compared[0] += requireDay(rows);
    assertThat(compared[0]).isEqualTo(76_624);
  }

  private int requireDay(List<List<String>> rows) {
    SessionBars bars = new SessionBars(1);
    for (List<String> row : rows) {
      for (int n = 0; n < 4; n++) {
        bars.print(
            0, priceE4(row, 3 + n), 1 + volume(row), startNs(row) + n * MINUTE_NS, false, false);
      }
    }
    for (List<String> row : rows) {
      assertThat(bars.fiveMinutes(0, SessionBars.minuteOf(startNs(row)), bar)).isTrue();
      assertThat(bar.startNsOfDay()).isEqualTo(startNs(row));
      assertThat(bar.openE4()).isEqualTo(priceE4(row, 3));
      assertThat(bar.highE4()).isEqualTo(priceE4(row, 4));
      assertThat(bar.lowE4()).isEqualTo(priceE4(row, 5));
      assertThat(bar.closeE4()).isEqualTo(priceE4(row, 6));
      assertThat(bar.shares()).isEqualTo(4 * (1 + volume(row)));
    }
    return rows.size();
  }

  private static long volume(List<String> row) {
    return (long) Double.parseDouble(row.get(7));
  }

  private static long priceE4(List<String> row, int column) {
    return Math.round(Double.parseDouble(row.get(column)) * 10_000);
  }

  private static long startNs(List<String> row) {
    return LocalTime.parse(row.get(2)).toNanoOfDay();
  }

  private void lossyDay(SessionBars bars, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (Print print : prints(random, 3_000)) {
      int i = print.instrument;
      boolean opening = random.nextInt(100) == 0;
      boolean closing = random.nextInt(100) == 0;
      bars.print(i, print.priceE4, print.shares, print.ns, opening, closing);
      bars.cumulative(i, bars.printedShares(i) + random.nextInt(9) * 1_000L, print.ns);
      if (random.nextInt(20) == 0) {
        long price = print.priceE4;
        bars.officialFromSnapshot(
            i, price, price + 5_000, price - 5_000, bars.printedShares(i) + 1_000, print.ns);
      }
      bars.print(i, print.priceE4, 1, random.nextLong(1_000), false, false);
    }
  }

  private static SessionBars play(List<Print> prints) {
    SessionBars bars = new SessionBars(INSTRUMENTS);
    for (Print print : prints) {
      bars.print(print.instrument, print.priceE4, print.shares, print.ns, false, false);
    }
    return bars;
  }

  /** In order of match time, which no two of an instrument share. */
  private static List<Print> prints(SplittableRandom random, int count) {
    List<Print> prints = new ArrayList<>();
    long span = SessionBars.MINUTES * MINUTE_NS;
    for (int n = 0; n < count; n++) {
      long ns = OPEN_NS + span / count * n;
      long price = 90_0000 + random.nextInt(400) * 500L;
      prints.add(new Print(random.nextInt(INSTRUMENTS), price, 1 + random.nextInt(9_999), ns));
    }
    return prints;
  }

  private void requireFold(boolean any, List<Print> prints, int instrument, int from, int minutes) {
    long start = OPEN_NS + from * MINUTE_NS;
    List<Print> inside =
        prints.stream()
            .filter(p -> p.instrument == instrument)
            .filter(p -> p.ns >= start && p.ns < start + minutes * MINUTE_NS)
            .sorted(Comparator.comparingLong(Print::ns))
            .toList();
    assertThat(any).isEqualTo(!inside.isEmpty());
    assertThat(bar.prints()).isEqualTo(inside.size());
    assertThat(bar.startNsOfDay()).isEqualTo(start);
    assertThat(bar.shares()).isEqualTo(inside.stream().mapToLong(Print::shares).sum());
    assertThat(bar.valueE4()).isEqualTo(inside.stream().mapToLong(p -> p.priceE4 * p.shares).sum());
    if (any) {
      assertThat(bar.openE4()).isEqualTo(inside.getFirst().priceE4);
      assertThat(bar.closeE4()).isEqualTo(inside.getLast().priceE4);
      assertThat(bar.highE4())
          .isEqualTo(inside.stream().mapToLong(Print::priceE4).max().orElseThrow());
      assertThat(bar.lowE4())
          .isEqualTo(inside.stream().mapToLong(Print::priceE4).min().orElseThrow());
    }
  }
}
