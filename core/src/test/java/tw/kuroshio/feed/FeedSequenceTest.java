package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.FeedRecords.SECOND_NS;
import static tw.kuroshio.feed.FeedRecords.endOfSession;
import static tw.kuroshio.feed.FeedRecords.halt;
import static tw.kuroshio.feed.FeedRecords.heartbeat;
import static tw.kuroshio.feed.FeedRecords.quote;
import static tw.kuroshio.feed.FeedRecords.reference;
import static tw.kuroshio.feed.FeedRecords.suspension;
import static tw.kuroshio.feed.FeedRecords.suspensionCount;
import static tw.kuroshio.feed.FeedRecords.warrantQuote;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Sequence numbers over both copies: gaps, repeats, wrap, cycles, restarts. */
class FeedSequenceTest {

  private static final long WAIT_NS = FeedSettings.DEFAULTS.gapWaitNs();

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
    giveUp();
    send(quote(Market.TWSE, 7, 10), 1);
    send(quote(Market.TWSE, 8, 10), 1);
    giveUp();
    assertThat(log.take())
        .containsExactly(
            "gap TWSE f6 l1 #1-2",
            "accepted TWSE f6 l1 #3",
            "gap TWSE f6 l1 #4-6",
            "accepted TWSE f6 l1 #7",
            "accepted TWSE f6 l1 #8");
    assertThat(handler.counts().gaps()).isEqualTo(2);
    assertThat(handler.counts().missing()).isEqualTo(5);
  }

  @Test
  void secondCopyIsADuplicateOtherContentAConflictAndAMissingOneLate() {
    send(quote(Market.TWSE, 1, 10), 1);
    send(quote(Market.TWSE, 2, 11), 1);
    send(quote(Market.TWSE, 5, 12), 1);
    giveUp();
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
    send(quote(Market.TWSE, 3, 19), 1);
    assertThat(log.take()).containsExactly("late TWSE f6 l1 #3", "healed TWSE f6 l1");
    assertThat(handler.counts().duplicates()).isEqualTo(2);
    assertThat(handler.counts().conflicts()).isEqualTo(1);
    assertThat(handler.counts().late()).isEqualTo(2);
  }

  /** Numbers 5 and 65,541 share a place in the memory of 65,536 contents. */
  @Test
  void aMissingNumberIsLateThoughItsPlaceWasUsedBefore() {
    for (int i = 1; i <= 10; i++) {
      send(quote(Market.TWSE, i, i), 1);
    }
    send(quote(Market.TWSE, 65_000, 10), 1);
    send(quote(Market.TWSE, 65_600, 10), 1);
    giveUp();
    log.take();
    send(quote(Market.TWSE, 65_541, 20), 1);
    assertThat(log.take()).containsExactly("late TWSE f6 l1 #65541");
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
    giveUp();
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
    other.flush(otherLog);
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
    giveUp();
    assertThat(log.take())
        .as("the first was lost, and what follows is known")
        .containsExactly("duplicate TWSE f1 l1 #2", "duplicate TWSE f1 l1 #3");
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
    assertThat(handler.counts().restarts()).isZero();
  }

  /** A cycle that follows without a pause says the same again; its middle is no new beginning. */
  @Test
  void aCycleWithoutAPauseBeforeItIsARepetition() {
    cycle(5);
    for (int i = 1; i <= 5; i++) {
      nowNs += 6 * SECOND_NS;
      send(reference(i), 1);
    }
    giveUp();
    assertThat(log.take()).hasSize(10).noneMatch(line -> line.startsWith("gap"));
    assertThat(handler.counts().duplicates()).isEqualTo(5);
    nowNs += 11 * SECOND_NS;
    cycle(5);
    assertThat(handler.counts().accepted()).as("a pause, then a new cycle").isEqualTo(10);
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
    send(quote(Market.TWSE, 70_000, 10), 1);
    log.take();
    send(quote(Market.TWSE, 10_000, 10), 1);
    send(quote(Market.TWSE, 4, 10), 1);
    send(quote(Market.TWSE, 5, 10), 1);
    giveUp();
    assertThat(log.take())
        .containsExactly(
            "too old TWSE f6 l1 #10000",
            "restarted TWSE f6 l1 after #70000",
            "gap TWSE f6 l1 #1-3",
            "accepted TWSE f6 l1 #4",
            "accepted TWSE f6 l1 #5");
    assertThat(handler.counts().tooOld()).isEqualTo(1);
  }

  @Test
  void threeOtherContentsInARowAreARestartWhoseFirstWasLost() {
    for (int i = 1; i <= 20; i++) {
      send(quote(Market.TWSE, i, 10), 1);
    }
    log.take();
    send(quote(Market.TWSE, 2, 80), 1);
    send(quote(Market.TWSE, 3, 80), 1);
    send(quote(Market.TWSE, 4, 80), 1);
    giveUp();
    assertThat(log.take())
        .containsExactly(
            "conflict TWSE f6 l1 #2",
            "conflict TWSE f6 l1 #3",
            "restarted TWSE f6 l1 after #20",
            "gap TWSE f6 l1 #1-3",
            "accepted TWSE f6 l1 #4");
  }

  @Test
  void aNewDayBeginsAtOneWithoutAlarm() {
    send(quote(Market.TWSE, 1, 10), 1);
    send(quote(Market.TWSE, 2, 10), 1);
    log.take();
    nowNs += 15 * 3_600 * SECOND_NS;
    send(quote(Market.TWSE, 1, 70), 1);
    assertThat(log.take()).contains("accepted TWSE f6 l1 #1").noneMatch(s -> s.contains("restart"));
    handler.newDay(log);
    send(quote(Market.TWSE, 1, 71), 1);
    assertThat(log.take()).containsExactly("accepted TWSE f6 l1 #1");
  }

  @Test
  void oneLeapFarAheadIsNotBelievedTwoAre() {
    send(quote(Market.TWSE, 1, 10), 1);
    log.take();
    send(quote(Market.TWSE, 80_000_000, 10), 1);
    send(quote(Market.TWSE, 2, 10), 1);
    send(quote(Market.TWSE, 70_000_000, 10), 1);
    send(quote(Market.TWSE, 70_000_001, 10), 1);
    int length = quote(Market.TWSE, 1, 10).length;
    assertThat(log.take())
        .containsExactly(
            "quarantined SEQUENCE 0+" + length,
            "accepted TWSE f6 l1 #2",
            "quarantined SEQUENCE 0+" + length,
            "gap TWSE f6 l1 #3-70000000",
            "accepted TWSE f6 l1 #70000001");
  }

  @Test
  void theOtherCopyFillsWhatOneLost() {
    send(quote(Market.TWSE, 1, 10), FeedLine.TWSE_1_A);
    send(quote(Market.TWSE, 3, 12), FeedLine.TWSE_1_A);
    send(quote(Market.TWSE, 4, 13), FeedLine.TWSE_1_A);
    assertThat(handler.held()).isEqualTo(2);
    nowNs += WAIT_NS - 1;
    send(quote(Market.TWSE, 1, 10), FeedLine.TWSE_1_B);
    send(quote(Market.TWSE, 2, 11), FeedLine.TWSE_1_B);
    send(quote(Market.TWSE, 3, 12), FeedLine.TWSE_1_B);
    assertThat(log.take())
        .containsExactly(
            "accepted TWSE f6 l1 #1",
            "duplicate TWSE f6 l1 #1",
            "accepted TWSE f6 l1 #2",
            "accepted TWSE f6 l1 #3",
            "accepted TWSE f6 l1 #4",
            "duplicate TWSE f6 l1 #3");
    assertThat(handler.counts().first(FeedLine.TWSE_1_A)).isEqualTo(3);
    assertThat(handler.counts().first(FeedLine.TWSE_1_B)).isEqualTo(1);
    assertThat(handler.counts().gaps()).isZero();
    assertThat(handler.nextDueNs()).isGreaterThan(nowNs + WAIT_NS);
  }

  @Test
  void eachHoleIsGivenUpAfterItsOwnWait() {
    send(quote(Market.TWSE, 1, 10), 1);
    send(quote(Market.TWSE, 3, 12), 1);
    nowNs += WAIT_NS / 2;
    send(quote(Market.TWSE, 6, 15), 1);
    log.take();
    nowNs += WAIT_NS / 2;
    handler.onTime(nowNs, log);
    assertThat(log.take()).containsExactly("gap TWSE f6 l1 #2-2", "accepted TWSE f6 l1 #3");
    assertThat(handler.nextDueNs()).isEqualTo(nowNs + WAIT_NS / 2);
    nowNs += WAIT_NS / 2;
    handler.onTime(nowNs, log);
    assertThat(log.take()).containsExactly("gap TWSE f6 l1 #4-5", "accepted TWSE f6 l1 #6");
  }

  /** The copies are seconds apart: all of the later one are duplicates, none is given up. */
  @Test
  void aCopyThreeSecondsLateChangesNothing() {
    int records = 30_000;
    for (int i = 1; i <= records; i++) {
      send(quote(Market.TWSE, i, i), FeedLine.TWSE_1_A);
      nowNs += 100_000;
      if (i > records / 2) {
        send(quote(Market.TWSE, i - records / 2, i - records / 2), FeedLine.TWSE_1_B);
      }
    }
    FeedCounts counts = handler.counts();
    assertThat(counts.accepted()).isEqualTo(records);
    assertThat(counts.duplicates()).isEqualTo(records / 2);
    assertThat(counts.records()).isEqualTo(counts.accepted() + counts.duplicates());
  }

  @Test
  void haltsAreTakenOnceWhateverTheirNumbers() {
    send(halt(1, "2330"), FeedLine.TWSE_4_A);
    send(halt(1, "2330"), FeedLine.TWSE_4_B);
    send(halt(1, "1301"), FeedLine.TWSE_4_A);
    send(halt(1, "1301"), FeedLine.TWSE_4_B);
    nowNs += 600 * SECOND_NS;
    send(halt(1, "2330"), FeedLine.TWSE_4_A);
    assertThat(log.take())
        .filteredOn(line -> line.contains("f19"))
        .containsExactly(
            "accepted TWSE f19 l4 #1",
            "duplicate TWSE f19 l4 #1",
            "accepted TWSE f19 l4 #1",
            "duplicate TWSE f19 l4 #1",
            "accepted TWSE f19 l4 #1");
  }

  @Test
  void theCountThatBeginsACycleIsTakenFromOneCopy() {
    for (int cycle = 0; cycle < 2; cycle++) {
      for (FeedLine copy : List.of(FeedLine.TWSE_4_A, FeedLine.TWSE_4_B)) {
        send(suspensionCount(1), copy);
        send(suspension(1, "2330"), copy);
      }
      assertThat(log.take())
          .containsExactly(
              "accepted TWSE f15 l4 #0",
              "accepted TWSE f15 l4 #1",
              "duplicate TWSE f15 l4 #0",
              "duplicate TWSE f15 l4 #1");
      nowNs += 30 * SECOND_NS;
    }
  }

  @Test
  void recordsOfTheOtherMarketAreNotTaken() {
    byte[] record = quote(Market.TPEX, 1, 10);
    send(record, FeedLine.TWSE_1_A);
    assertThat(log.take()).containsExactly("quarantined MARKET 0+" + record.length);
  }

  @Test
  void oneSilentCopyIsDownAndTheLineGoesOn() {
    busy(FeedLine.TWSE_1_A, FeedLine.TWSE_1_B);
    log.take();
    for (int i = 0; i < 70; i++) {
      nowNs += SECOND_NS / 10;
      send(quote(Market.TWSE, 1_001 + i, 10), FeedLine.TWSE_1_A);
    }
    assertThat(log.take())
        .filteredOn(line -> !line.startsWith("accepted"))
        .containsExactly("down TWSE_1_B 5100 ms");
    send(quote(Market.TWSE, 1_070, 10), FeedLine.TWSE_1_B);
    assertThat(log.take()).containsExactly("up TWSE_1_B", "duplicate TWSE f6 l1 #1070");
  }

  @Test
  void bothCopiesSilentIsTheLineDownUntilASequencedRecord() {
    busy(FeedLine.TWSE_1_A, FeedLine.TWSE_1_B);
    log.take();
    while (handler.nextDueNs() <= nowNs + 8 * SECOND_NS) {
      handler.onTime(handler.nextDueNs(), log);
    }
    assertThat(log.take())
        .containsExactly(
            "down TWSE_1_A 5001 ms", "down TWSE_1_B 5001 ms", "silent TWSE l1 5001 ms");
    nowNs += 60 * SECOND_NS;
    send(quote(Market.TWSE, 1_003, 10), FeedLine.TWSE_1_A);
    giveUp();
    assertThat(log.take())
        .containsExactly(
            "up TWSE_1_A",
            "gap TWSE f6 l1 #1001-1002",
            "accepted TWSE f6 l1 #1003",
            "restored TWSE l1");
  }

  @Test
  void aStreamThatWasExpectedAndNeverHeardIsDown() {
    handler.expect(FeedLine.TWSE_4_A, nowNs);
    handler.onTime(nowNs + 64 * SECOND_NS, log);
    assertThat(log.take()).isEmpty();
    handler.onTime(nowNs + 66 * SECOND_NS, log);
    assertThat(log.take()).containsExactly("down TWSE_4_A 66000 ms", "silent TWSE l4 66000 ms");
  }

  @Test
  void aStreamThatHasEndedIsNotMissed() {
    send(heartbeat(1, HeartbeatState.START), FeedLine.TWSE_4_A);
    send(heartbeat(2, HeartbeatState.END), FeedLine.TWSE_4_A);
    send(endOfSession(1), FeedLine.TWSE_1_A);
    send(endOfSession(1), FeedLine.TWSE_1_B);
    log.take();
    handler.onTime(nowNs + 3_600 * SECOND_NS, log);
    assertThat(log.take()).isEmpty();
    assertThat(handler.counts().heartbeats()).isEqualTo(2);
    assertThat(handler.nextDueNs()).isEqualTo(Long.MAX_VALUE);
    nowNs += 3_600 * SECOND_NS;
    send(quote(Market.TWSE, 2, 10), FeedLine.TWSE_1_A);
    send(quote(Market.TWSE, 3, 10), FeedLine.TWSE_1_A);
    assertThat(handler.nextDueNs()).as("it went on").isLessThan(Long.MAX_VALUE);
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
      1, 2, 5, 7, 2, 4, 9_000, 8_999, 9_003, 3, 1, 2, 2, 9_500, 1, 7, 50_000_000, 50_000_001
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
    long timeNs = nowNs + step * (WAIT_NS / 4);
    byte[] quote = quote(Market.TWSE, sequence, 10);
    target.onDatagram(FeedLine.TWSE_1_A, quote, 0, quote.length, timeNs, targetLog);
    byte[] reference = reference(sequence);
    target.onDatagram(FeedLine.TWSE_1_B, reference, 0, reference.length, timeNs, targetLog);
  }

  private void cycle(int records) {
    for (int i = 1; i <= records; i++) {
      send(reference(i), 1);
    }
  }

  /** Lets a thousand records through on both streams, a millisecond apart. */
  private void busy(FeedLine first, FeedLine second) {
    for (int i = 1; i <= 1_000; i++) {
      nowNs += SECOND_NS / 1_000;
      send(quote(Market.TWSE, i, i), first);
      send(quote(Market.TWSE, i, i), second);
    }
  }

  /** Waits until nothing is waited for any more. */
  private void giveUp() {
    nowNs += WAIT_NS;
    handler.onTime(nowNs, log);
  }

  private void send(byte[] record, int line) {
    Market market = record[3] == 2 ? Market.TPEX : Market.TWSE;
    send(record, FeedLine.of(market, line, LineCopy.A));
  }

  private void send(byte[] record, FeedLine stream) {
    handler.onDatagram(stream, record, 0, record.length, nowNs, log);
  }
}
