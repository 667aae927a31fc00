package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Sequence numbers: gaps, repeats, wrap, cycles, restarts. */
class FeedSequenceTest {

  private static final long SECOND_NS = 1_000_000_000L;

  private final FeedHandler handler = new FeedHandler();
  private final FeedLog log = new FeedLog();
  private long nowNs = 1_700_000_000L * SECOND_NS;

  @Test
  void countsFromOnePerMarketFormatAndLine() {
    send(quote(Market.TWSE, 1, 10), 1);
    send(quote(Market.TPEX, 1, 10), 1);
    send(quote(Market.TWSE, 2, 10), 1);
    send(warrantQuote(1), 2);
    send(quote(Market.TWSE, 1, 10), 3);
    assertThat(log.take())
        .containsExactly(
            "accepted TWSE f6 l1 #1",
            "accepted TPEX f6 l1 #1",
            "accepted TWSE f6 l1 #2",
            "accepted TWSE f17 l2 #1",
            "accepted TWSE f6 l3 #1");
  }

  @Test
  void gapIsToldOnceBeforeTheRecordThatShowsIt() {
    send(quote(Market.TWSE, 3, 10), 1);
    send(quote(Market.TWSE, 7, 10), 1);
    send(quote(Market.TWSE, 8, 10), 1);
    assertThat(log.take())
        .containsExactly(
            "gap TWSE f6 l1 #1-2",
            "accepted TWSE f6 l1 #3",
            "gap TWSE f6 l1 #4-6",
            "accepted TWSE f6 l1 #7",
            "accepted TWSE f6 l1 #8");
    assertThat(handler.gaps()).isEqualTo(2);
    assertThat(handler.missing()).isEqualTo(5);
  }

  @Test
  void secondCopyIsADuplicateOtherContentAConflictAndAMissingOneLate() {
    send(quote(Market.TWSE, 1, 10), 1);
    send(quote(Market.TWSE, 2, 11), 1);
    send(quote(Market.TWSE, 5, 12), 1);
    log.take();
    send(quote(Market.TWSE, 2, 11), 1);
    send(quote(Market.TWSE, 2, 99), 1);
    send(quote(Market.TWSE, 4, 20), 1);
    send(quote(Market.TWSE, 4, 20), 1);
    send(quote(Market.TWSE, 6, 13), 1);
    assertThat(log.take())
        .containsExactly(
            "duplicate TWSE f6 l1 #2",
            "conflict TWSE f6 l1 #2",
            "late TWSE f6 l1 #4",
            "duplicate TWSE f6 l1 #4",
            "accepted TWSE f6 l1 #6");
    assertThat(handler.duplicates()).isEqualTo(2);
    assertThat(handler.conflicts()).isEqualTo(1);
    assertThat(handler.late()).isEqualTo(1);
  }

  /** Numbers 5 and 8,197 share a place in the memory of 8,192 contents. */
  @Test
  void aMissingNumberIsLateThoughItsPlaceWasUsedBefore() {
    for (int i = 1; i <= 10; i++) {
      send(quote(Market.TWSE, i, i), 1);
    }
    send(quote(Market.TWSE, 8_000, 10), 1);
    send(quote(Market.TWSE, 8_200, 10), 1);
    log.take();
    send(quote(Market.TWSE, 8_197, 20), 1);
    assertThat(log.take()).containsExactly("late TWSE f6 l1 #8197");
  }

  @Test
  void wrapsFromTheHighestNumberToOne() {
    send(quote(Market.TWSE, 99_999_998, 10), 1);
    send(quote(Market.TWSE, 99_999_999, 11), 1);
    send(quote(Market.TWSE, 1, 12), 1);
    send(quote(Market.TWSE, 99_999_999, 11), 1);
    send(quote(Market.TWSE, 2, 13), 1);
    assertThat(log.take())
        .containsExactly(
            "gap TWSE f6 l1 #1-99999997",
            "accepted TWSE f6 l1 #99999998",
            "accepted TWSE f6 l1 #99999999",
            "accepted TWSE f6 l1 #1",
            "duplicate TWSE f6 l1 #99999999",
            "accepted TWSE f6 l1 #2");
  }

  @Test
  void gapAroundTheWrapIsToldInTwoParts() {
    send(quote(Market.TWSE, 99_999_997, 10), 1);
    send(quote(Market.TWSE, 3, 11), 1);
    assertThat(log.take())
        .containsExactly(
            "gap TWSE f6 l1 #1-99999996",
            "accepted TWSE f6 l1 #99999997",
            "gap TWSE f6 l1 #99999998-99999999",
            "gap TWSE f6 l1 #1-2",
            "accepted TWSE f6 l1 #3");
    FeedHandler other = new FeedHandler();
    FeedLog otherLog = new FeedLog();
    for (int sequence : new int[] {99_999_999, 4}) {
      byte[] record = quote(Market.TWSE, sequence, 10);
      other.onDatagram(FeedLine.TWSE_1_A, record, 0, record.length, nowNs, otherLog);
    }
    assertThat(otherLog.take())
        .containsExactly(
            "gap TWSE f6 l1 #1-99999998",
            "accepted TWSE f6 l1 #99999999",
            "gap TWSE f6 l1 #1-3",
            "accepted TWSE f6 l1 #4");
  }

  @Test
  void referenceDataStartsAtOneWithEveryCycle() {
    cycle(3);
    assertThat(log.take())
        .containsExactly(
            "accepted TWSE f1 l1 #1", "accepted TWSE f1 l1 #2", "accepted TWSE f1 l1 #3");
    nowNs += SECOND_NS / 100;
    cycle(3);
    assertThat(log.take())
        .containsExactly(
            "duplicate TWSE f1 l1 #1", "duplicate TWSE f1 l1 #2", "duplicate TWSE f1 l1 #3");
    nowNs += 60 * SECOND_NS;
    send(reference(2), 1);
    send(reference(3), 1);
    assertThat(log.take())
        .containsExactly("gap TWSE f1 l1 #1-1", "accepted TWSE f1 l1 #2", "accepted TWSE f1 l1 #3");
    nowNs += 60 * SECOND_NS;
    cycle(2);
    nowNs += 60 * SECOND_NS;
    cycle(1);
    nowNs += 60 * SECOND_NS;
    cycle(1);
    assertThat(log.take())
        .containsExactly(
            "accepted TWSE f1 l1 #1",
            "accepted TWSE f1 l1 #2",
            "accepted TWSE f1 l1 #1",
            "accepted TWSE f1 l1 #1");
    assertThat(handler.restarts()).isZero();
  }

  @Test
  void quotesBackAtOneAreARestart() {
    for (int i = 1; i <= 20; i++) {
      send(quote(Market.TWSE, i, 10), 1);
    }
    log.take();
    send(quote(Market.TWSE, 1, 77), 1);
    send(quote(Market.TWSE, 2, 78), 1);
    assertThat(log.take())
        .containsExactly(
            "restarted TWSE f6 l1 after #20", "accepted TWSE f6 l1 #1", "accepted TWSE f6 l1 #2");
  }

  @Test
  void restartIsRecognisedFarBackAndWithoutItsFirstRecords() {
    send(quote(Market.TWSE, 50_000, 10), 1);
    log.take();
    send(quote(Market.TWSE, 40_000, 10), 1);
    send(quote(Market.TWSE, 4, 10), 1);
    send(quote(Market.TWSE, 5, 10), 1);
    assertThat(log.take())
        .containsExactly(
            "late TWSE f6 l1 #40000",
            "restarted TWSE f6 l1 after #50000",
            "gap TWSE f6 l1 #1-3",
            "accepted TWSE f6 l1 #4",
            "accepted TWSE f6 l1 #5");
  }

  @Test
  void oneLeapFarAheadIsNotBelievedTwoAre() {
    send(quote(Market.TWSE, 10, 10), 1);
    log.take();
    send(quote(Market.TWSE, 80_000_000, 10), 1);
    send(quote(Market.TWSE, 11, 10), 1);
    send(quote(Market.TWSE, 70_000_000, 10), 1);
    send(quote(Market.TWSE, 70_000_001, 10), 1);
    int length = quote(Market.TWSE, 1, 10).length;
    assertThat(log.take())
        .containsExactly(
            "quarantined SEQUENCE 0+" + length,
            "accepted TWSE f6 l1 #11",
            "quarantined SEQUENCE 0+" + length,
            "gap TWSE f6 l1 #12-70000000",
            "accepted TWSE f6 l1 #70000001");
  }

  @Test
  void numberZeroIsQuarantined() {
    byte[] record = quote(Market.TWSE, 0, 10);
    send(record, 1);
    assertThat(log.take()).containsExactly("quarantined SEQUENCE 0+" + record.length);
  }

  @Test
  void goesOnFromASnapshot() {
    FeedHandler whole = new FeedHandler();
    FeedLog wholeLog = new FeedLog();
    FeedHandler first = new FeedHandler();
    FeedLog splitLog = new FeedLog();
    int[] sequences = {
      1, 2, 5, 2, 9_000, 4, 8_999, 50_000_000, 50_000_001, 3, 1, 2, 2, 9_500, 1, 7, 99_000_000
    };
    for (int i = 0; i < 8; i++) {
      feed(whole, wholeLog, sequences[i], i);
      feed(first, splitLog, sequences[i], i);
    }
    StateWriter snapshot = new StateWriter();
    first.writeState(snapshot);
    FeedHandler second = new FeedHandler();
    feed(second, new FeedLog(), 1_234, 0);
    second.readState(new StateReader(snapshot.toByteArray()));
    assertThat(second.stateHash()).isEqualTo(first.stateHash());
    for (int i = 8; i < sequences.length; i++) {
      feed(whole, wholeLog, sequences[i], i);
      feed(second, splitLog, sequences[i], i);
    }
    assertThat(second.stateHash()).isEqualTo(whole.stateHash());
    assertThat(splitLog.take()).isEqualTo(wholeLog.take());
  }

  private void feed(FeedHandler target, FeedLog targetLog, int sequence, int step) {
    long timeNs = nowNs + step * SECOND_NS;
    byte[] quote = quote(Market.TWSE, sequence, 10);
    target.onDatagram(FeedLine.TWSE_1_A, quote, 0, quote.length, timeNs, targetLog);
    byte[] reference = reference(sequence);
    target.onDatagram(FeedLine.TWSE_3_A, reference, 0, reference.length, timeNs, targetLog);
  }

  private void cycle(int records) {
    for (int i = 1; i <= records; i++) {
      send(reference(i), 1);
    }
  }

  private void send(byte[] record, int line) {
    handler.onDatagram(
        FeedLine.of(Market.TWSE, line, LineCopy.A), record, 0, record.length, nowNs, log);
  }

  private static byte[] quote(Market market, int sequence, int lots) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(QuoteCursor.FORMAT, market, sequence, CodeKey.of("2330"), 9 * 3_600 * SECOND_NS)
            .trade(1_000_000, lots)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] warrantQuote(int sequence) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(
                QuoteCursor.WARRANT_FORMAT,
                Market.TWSE,
                sequence,
                CodeKey.of("030001"),
                9 * 3_600 * SECOND_NS)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] reference(int sequence) {
    byte[] bytes = new byte[114];
    new ReferenceEncoder()
        .start(Market.TWSE, sequence, CodeKey.of(Integer.toString(1_100 + sequence % 10)))
        .encode(bytes, 0);
    return bytes;
  }
}
