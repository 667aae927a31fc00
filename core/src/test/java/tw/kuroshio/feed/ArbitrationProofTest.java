package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.FeedRecords.OPEN_NS_OF_DAY;
import static tw.kuroshio.feed.FeedRecords.SECOND_NS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Market;

/**
 * The two copies of a line are damaged in any way that leaves each record intact on one of them:
 * lost, corrupted, repeated, out of order within the wait, cut into datagrams anyhow, interleaved
 * anyhow. What comes out is the list that was sent, in order, once, with nothing missing.
 */
class ArbitrationProofTest {

  private static final int TRIALS = 300;
  private static final int RECORDS = 400;
  private static final long START_NS = 1_700_000_000L * SECOND_NS;
  private static final long SPACING_NS = 10_000;

  private record Datagram(FeedLine stream, long timeNs, byte[] bytes) {}

  @Test
  void anyDamageThatLeavesEachRecordOnOneCopyGivesTheSameList() {
    for (int seed = 0; seed < TRIALS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<byte[]> sent = day(random);
      List<Datagram> arrivals = damage(sent, random);
      FeedHandler handler = new FeedHandler();
      Taken taken = new Taken();
      for (Datagram datagram : arrivals) {
        handler.onDatagram(
            datagram.stream(),
            datagram.bytes(),
            0,
            datagram.bytes().length,
            datagram.timeNs(),
            taken);
      }
      handler.flush(taken);
      assertThat(taken.faults).as("seed %d", seed).isEmpty();
      assertThat(taken.records).as("seed %d", seed).hasSameSizeAs(sent);
      for (int i = 0; i < sent.size(); i++) {
        assertThat(taken.records.get(i)).as("seed %d record %d", seed, i).isEqualTo(sent.get(i));
      }
      assertEveryRecordIsAccountedFor(handler.counts());
    }
  }

  private static void assertEveryRecordIsAccountedFor(FeedCounts counts) {
    assertThat(counts.records())
        .isEqualTo(
            counts.accepted()
                + counts.duplicates()
                + counts.quarantined(QuarantineReason.SEQUENCE));
  }

  /** Without the rule that one copy is intact there is a gap: the proof is not vacuous. */
  @Test
  void aRecordLostOnBothIsAGap() {
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> sent = day(random);
    FeedHandler handler = new FeedHandler();
    Taken taken = new Taken();
    for (int i = 0; i < sent.size(); i++) {
      if (i != 200) {
        byte[] record = sent.get(i);
        handler.onDatagram(FeedLine.TWSE_1_A, record, 0, record.length, START_NS + i, taken);
        handler.onDatagram(FeedLine.TWSE_1_B, record, 0, record.length, START_NS + i, taken);
      }
    }
    handler.flush(taken);
    assertThat(taken.faults).containsExactly("gap 201-201");
    assertThat(taken.records).hasSize(sent.size() - 1);
  }

  private static List<byte[]> day(SplittableRandom random) {
    List<byte[]> records = new ArrayList<>();
    QuoteEncoder quotes = new QuoteEncoder();
    byte[] target = new byte[QuoteEncoder.MAX_BYTES];
    for (int i = 1; i <= RECORDS; i++) {
      quotes.start(
          QuoteCursor.FORMAT,
          Market.TWSE,
          i,
          CodeKey.of("" + (1101 + random.nextInt(30))),
          OPEN_NS_OF_DAY + i * SPACING_NS);
      quotes.trade(1_000_000 + random.nextInt(1_000) * 100, 1 + random.nextInt(50));
      for (int level = random.nextInt(6); level > 0; level--) {
        quotes.bid(990_000 + level * 500L, 1 + random.nextInt(100));
      }
      records.add(Arrays.copyOf(target, quotes.encode(target, 0)));
    }
    return records;
  }

  /** For each record one copy is drawn to be intact; the other suffers. */
  private static List<Datagram> damage(List<byte[]> sent, SplittableRandom random) {
    double loss = random.nextDouble(0.5);
    double corruption = random.nextDouble(0.3);
    double repetition = random.nextDouble(0.2);
    long jitterNs = random.nextLong(1, FeedSettings.DEFAULTS.gapWaitNs() / 2);
    long skewNs = random.nextLong(FeedSettings.DEFAULTS.gapWaitNs() / 2);
    List<Datagram> arrivals = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      LineCopy intact = random.nextBoolean() ? LineCopy.A : LineCopy.B;
      for (LineCopy copy : LineCopy.values()) {
        FeedLine stream = FeedLine.of(Market.TWSE, 1, copy);
        long timeNs =
            START_NS
                + i * SPACING_NS
                + (copy == LineCopy.B ? skewNs : 0)
                + random.nextLong(jitterNs);
        byte[] record = sent.get(i);
        if (copy != intact && random.nextDouble() < loss) {
          continue;
        }
        if (copy != intact && random.nextDouble() < corruption) {
          record = corrupted(record, random);
        }
        arrivals.add(new Datagram(stream, timeNs, record));
        if (random.nextDouble() < repetition) {
          arrivals.add(new Datagram(stream, timeNs + random.nextLong(jitterNs), record));
        }
      }
    }
    arrivals.sort((a, b) -> Long.compare(a.timeNs(), b.timeNs()));
    return packed(arrivals, random);
  }

  /** One byte changed: the check byte, an XOR, sees that always. */
  private static byte[] corrupted(byte[] record, SplittableRandom random) {
    byte[] bad = record.clone();
    int at = 1 + random.nextInt(bad.length - 1);
    bad[at] ^= (byte) (1 + random.nextInt(255));
    return bad;
  }

  /** Neighbours of one stream share a datagram now and then. */
  private static List<Datagram> packed(List<Datagram> arrivals, SplittableRandom random) {
    List<Datagram> packed = new ArrayList<>();
    for (Datagram next : arrivals) {
      Datagram last = packed.isEmpty() ? null : packed.getLast();
      if (last != null && last.stream() == next.stream() && random.nextInt(3) > 0) {
        byte[] both = Arrays.copyOf(last.bytes(), last.bytes().length + next.bytes().length);
        System.arraycopy(next.bytes(), 0, both, last.bytes().length, next.bytes().length);
        packed.set(packed.size() - 1, new Datagram(last.stream(), last.timeNs(), both));
      } else {
        packed.add(next);
      }
    }
    return packed;
  }

  /** What comes out, and what must not be told. */
  private static final class Taken implements FeedListener {

    private final List<byte[]> records = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    @Override
    public void accepted(MarketRecord record) {
      records.add(
          Arrays.copyOfRange(record.buffer(), record.offset(), record.offset() + record.length()));
      if (Frame.claimedLength(record.buffer(), record.offset()) != record.length()) {
        faults.add("length " + record.sequence());
      }
    }

    @Override
    public void late(MarketRecord record) {
      faults.add("late " + record.sequence());
    }

    @Override
    public void conflict(MarketRecord record) {
      faults.add("conflict " + record.sequence());
    }

    @Override
    public void gap(Market market, int format, int line, long from, long to) {
      faults.add("gap " + from + "-" + to);
    }

    @Override
    public void restarted(Market market, int format, int line, long lastSequence) {
      faults.add("restarted after " + lastSequence);
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
      // Corrupted copies are set aside: that is their place.
    }
  }
}
