package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

class LineDamageTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final long OPEN_NS = Desk.at(DATE, "09:00");
  private static final int DATAGRAMS = 20_000;
  private static final long SPACING_NS = 100_000;

  /** One that came: stream, time, number of the record, whether it is as sent. */
  private record Came(FeedLine stream, long timeNs, int sequence, boolean whole) {}

  private static long sentNs(int sequence) {
    return OPEN_NS + sequence * SPACING_NS;
  }

  private static byte[] record(Market market, int sequence) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(QuoteCursor.FORMAT, market, sequence, CodeKey.of("2330"), 32_400_000_000_000L)
            .bid(1_000_000, sequence)
            .encode(bytes, 0);
    return java.util.Arrays.copyOf(bytes, length);
  }

  /**
   * Sends records 1 to DATAGRAMS on TWSE's line 1 and takes what comes, interleaved as in a run.
   */
  private static LineDamage play(String damage, long seed, DatagramListener listener) {
    LineDamage network = new LineDamage(DamageSettings.parse(damage), DATE, seed);
    for (int sequence = 1; sequence <= DATAGRAMS; sequence++) {
      while (network.nextArrivalNs() < sentNs(sequence)) {
        network.deliver(listener);
      }
      byte[] bytes = record(Market.TWSE, sequence);
      network.send(FeedLine.TWSE_1_A, bytes, 0, bytes.length, sentNs(sequence));
    }
    while (network.nextArrivalNs() != Long.MAX_VALUE) {
      network.deliver(listener);
    }
    return network;
  }

  private static List<Came> arrivals(String damage, long seed) {
    List<Came> all = new ArrayList<>();
    play(
        damage,
        seed,
        (line, buffer, offset, length, timeNs) -> {
          int sequence = tw.kuroshio.feed.twse.Frame.sequence(buffer, offset);
          byte[] sent = record(Market.TWSE, sequence >= 1 && sequence <= DATAGRAMS ? sequence : 1);
          boolean whole = java.util.Arrays.equals(sent, 0, sent.length, buffer, offset, length);
          all.add(new Came(line, timeNs, sequence, whole));
        });
    return all;
  }

  @Test
  void withoutDamageBothCopiesComeWholeBJustAfterA() {
    List<Came> all = arrivals("none", 1);
    assertThat(all).hasSize(2 * DATAGRAMS);
    long last = 0;
    for (int i = 0; i < all.size(); i++) {
      Came came = all.get(i);
      assertThat(came.whole()).isTrue();
      assertThat(came.sequence()).isEqualTo(i / 2 + 1);
      assertThat(came.stream()).isEqualTo(i % 2 == 0 ? FeedLine.TWSE_1_A : FeedLine.TWSE_1_B);
      long after = came.timeNs() - sentNs(came.sequence());
      assertThat(after).isBetween(i % 2 == 0 ? 0L : 1L, i % 2 == 0 ? 0L : 10_000L);
      assertThat(came.timeNs()).isGreaterThanOrEqualTo(last);
      last = came.timeNs();
    }
  }

  @Test
  void aLinesDatagramsKeepTheirOrderWhateverTheirLatency() {
    LineDamage network = new LineDamage(DamageSettings.NONE, DATE, 1);
    byte[] bytes = record(Market.TWSE, 1);
    network.send(FeedLine.TWSE_1_A, bytes, 0, bytes.length, OPEN_NS + 500);
    network.send(FeedLine.TWSE_1_A, bytes, 0, bytes.length, OPEN_NS + 100);
    network.send(FeedLine.TPEX_1_A, bytes, 0, bytes.length, OPEN_NS + 200);
    List<String> order = new ArrayList<>();
    while (network.nextArrivalNs() != Long.MAX_VALUE) {
      network.deliver((line, b, o, l, timeNs) -> order.add(line + " " + (timeNs - OPEN_NS)));
    }
    assertThat(order.stream().filter(came -> came.contains("A")))
        .containsExactly("TPEX_1_A 200", "TWSE_1_A 500", "TWSE_1_A 500");
    assertThatThrownBy(() -> network.deliver((line, b, o, l, timeNs) -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSeedAloneDecides() {
    String damage = "loss=0.02,duplicate=0.02,reorder=0.02,corrupt=0.02,delayB=1ms";
    assertThat(arrivals(damage, 7)).isEqualTo(arrivals(damage, 7));
    assertThat(arrivals(damage, 8)).isNotEqualTo(arrivals(damage, 7));
  }

  @Test
  void damageIsAsOftenAsToldAndCounted() {
    DamageCounts counts =
        play("loss=0.01,duplicate=0.02,reorder=0.03,corrupt=0.04", 3, (l, b, o, n, t) -> {})
            .counts();
    assertThat(counts.sent()).isEqualTo(DATAGRAMS);
    assertThat(counts.lost()).isBetween(320L, 480L);
    assertThat(counts.duplicated()).isBetween(700L, 900L);
    assertThat(counts.reordered()).isBetween(900L, 1_300L);
    assertThat(counts.corrupted()).isBetween(1_400L, 1_800L);
    assertThat(counts.missed()).isBetween(20L, 80L);
    assertThat(counts.late()).isBetween(20L, 160L);
  }

  @Test
  void everyCopyIsAccountedFor() {
    List<Came> all = new ArrayList<>(arrivals("loss=0.05,duplicate=0.05,corrupt=0.05", 5));
    DamageCounts counts =
        play("loss=0.05,duplicate=0.05,corrupt=0.05", 5, (l, b, o, n, t) -> {}).counts();
    assertThat(all).hasSize((int) (2 * DATAGRAMS - counts.lost() + counts.duplicated()));
    long wrong = all.stream().filter(came -> !came.whole()).count();
    assertThat(wrong).isBetween(counts.corrupted(), 2 * counts.corrupted());
  }

  @Test
  void whatIsReorderedComesBehindUpToEightLaterOnes() {
    List<Came> copyA =
        arrivals("reorder=0.01", 2).stream()
            .filter(came -> came.stream().copy() == LineCopy.A)
            .toList();
    Map<Integer, Integer> placeOf = new HashMap<>();
    int moved = 0;
    int highest = 0;
    for (int place = 0; place < copyA.size(); place++) {
      int sequence = copyA.get(place).sequence();
      placeOf.put(sequence, place);
      int behind = highest - sequence;
      moved += behind > 0 ? 1 : 0;
      assertThat(behind).isLessThanOrEqualTo(8);
      highest = Math.max(highest, sequence);
    }
    assertThat(placeOf).hasSize(DATAGRAMS);
    assertThat(moved).isBetween(150, 250);
  }

  @Test
  void aSilentCopySaysNothingAndADelayedOneSpeaksLater() {
    List<Came> all = arrivals("delayB=5ms,silentA=09:00:00.5-09:00:01", 4);
    long from = OPEN_NS + 500_000_000L;
    for (Came came : all) {
      boolean inSpan = came.timeNs() >= from && came.timeNs() < OPEN_NS + 1_000_000_000L;
      if (came.stream() == FeedLine.TWSE_1_A) {
        assertThat(inSpan).isFalse();
      } else {
        assertThat(came.timeNs() - sentNs(came.sequence())).isBetween(5_000_000L, 5_010_000L);
      }
    }
    assertThat(all.stream().filter(came -> came.stream() == FeedLine.TWSE_1_A))
        .hasSize(DATAGRAMS - 5_000);
  }

  /** What the feed handler accepts, and when, is the same while one copy of each is punctual. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "loss=0.001,duplicate=0.05,reorder=0.001,corrupt=0.001",
        "silentA=09:00-09:00:02,duplicate=0.1",
        "delayB=3s,duplicate=0.01",
        "delayA=3s,silentB=08:00-08:30"
      })
  void arbitrationTakesEveryRecordAsWithoutDamage(String damage) {
    Accepted without = new Accepted();
    play("none", 11, without);
    Accepted with = new Accepted();
    DamageCounts counts = play(damage, 11, with).counts();
    assertThat(counts.missed()).isZero();
    assertThat(counts.late()).isZero();
    assertThat(without.sequences).hasSize(DATAGRAMS);
    assertThat(with.sequences).isEqualTo(without.sequences);
    assertThat(with.timesNs).isEqualTo(without.timesNs);
    assertThat(with.gaps).isZero();
    assertThat(with.handler.counts().conflicts()).isZero();
  }

  private static final class Accepted implements DatagramListener, FeedListener {

    private final FeedHandler handler = new FeedHandler();
    private final List<Integer> sequences = new ArrayList<>();
    private final List<Long> timesNs = new ArrayList<>();
    private int gaps;

    @Override
    public void onDatagram(FeedLine line, byte[] buffer, int offset, int length, long timeNs) {
      handler.onDatagram(line, buffer, offset, length, timeNs, this);
    }

    @Override
    public void accepted(MarketRecord record) {
      sequences.add(record.sequence());
      timesNs.add(record.ingestTimeNs());
    }

    @Override
    public void gap(Market market, int format, int line, long from, long to) {
      gaps++;
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {}
  }
}
