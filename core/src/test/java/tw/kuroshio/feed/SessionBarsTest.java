package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Bars, official prices and missing volume of days worked by hand. */
class SessionBarsTest {

  private final SessionBars bars = new SessionBars(3);
  private final SessionBar bar = new SessionBar();

  @Test
  void aDayOfFewPrints() {
    opening("09:00:00", 100_0000, 40_000);
    print("09:00:12.5", 100_5000, 1_000);
    print("09:00:59.999999", 99_5000, 2_000);
    print("09:01:00", 101_0000, 3_000);
    print("13:24:59", 100_0000, 5_000);
    closing("13:30:00", 102_0000, 60_000);

    assertThat(bars.minute(1, minute("09:00"), bar)).isTrue();
    requireBar("09:00", 1, 100_0000, 100_5000, 99_5000, 99_5000, 43_000, 3);
    assertThat(bar.valueE4()).isEqualTo(100_0000L * 40_000 + 100_5000L * 1_000 + 99_5000L * 2_000);
    assertThat(bars.minute(1, minute("09:01"), bar)).isTrue();
    requireBar("09:01", 1, 101_0000, 101_0000, 101_0000, 101_0000, 3_000, 1);
    assertThat(bars.minute(1, minute("09:02"), bar)).isFalse();
    requireBar("09:02", 1, 0, 0, 0, 0, 0, 0);
    assertThat(bars.fiveMinutes(1, minute("09:04"), bar)).isTrue();
    requireBar("09:00", 5, 100_0000, 101_0000, 99_5000, 101_0000, 46_000, 4);
    assertThat(bars.fiveMinutes(1, minute("13:30"), bar)).isTrue();
    requireBar("13:30", 5, 102_0000, 102_0000, 102_0000, 102_0000, 60_000, 1);
    assertThat(bars.day(1, bar)).isTrue();
    requireBar("09:00", 335, 100_0000, 102_0000, 99_5000, 102_0000, 111_000, 6);
    assertThat(bars.isClosed(1)).isTrue();
    assertThat(minutesOf(1)).containsExactly("09:00", "09:01", "13:24", "13:30");

    assertThat(bars.day(0, bar)).isFalse();
    assertThat(minutesOf(0)).isEmpty();
    assertThat(bars.isClosed(0)).isFalse();
  }

  @Test
  void aPrintBelongsToTheMinuteThatStartsAtOrBeforeIt() {
    assertThat(SessionBars.minuteOf(ns("08:59:59.999999"))).isEqualTo(-1);
    assertThat(SessionBars.minuteOf(ns("09:00"))).isZero();
    assertThat(SessionBars.minuteOf(ns("09:00:59.999999"))).isZero();
    assertThat(SessionBars.minuteOf(ns("09:01"))).isEqualTo(1);
    assertThat(SessionBars.minuteOf(ns("13:30"))).isEqualTo(270);
    assertThat(SessionBars.minuteOf(ns("13:33:00.1"))).isEqualTo(273);
    assertThat(SessionBars.minuteOf(ns("14:34:59.999999"))).isEqualTo(334);
    assertThat(SessionBars.minuteOf(ns("14:35"))).isEqualTo(-1);
    assertThat(SessionBars.minuteOf(QuoteCursor.NO_TIME)).isEqualTo(-1);
    assertThat(SessionBars.startNsOfDay(273)).isEqualTo(ns("13:33"));
  }

  @Test
  void aDelayedCloseIsInTheClosingFiveMinutes() {
    print("13:24:30", 50_0000, 1_000);
    closing("13:33:00", 51_0000, 9_000);
    bars.minute(1, minute("13:33"), bar);
    requireBar("13:33", 1, 51_0000, 51_0000, 51_0000, 51_0000, 9_000, 1);
    bars.fiveMinutes(1, minute("13:30"), bar);
    requireBar("13:30", 5, 51_0000, 51_0000, 51_0000, 51_0000, 9_000, 1);
    assertThat(bars.officialCloseE4(1)).isEqualTo(51_0000);
  }

  @Test
  void withoutAuctionPrintsFirstAndLastStand() {
    print("09:17:00", 20_0000, 1_000);
    print("11:00:00", 21_0000, 1_000);
    print("12:00:00", 20_5000, 1_000);
    assertThat(bars.officialOpenE4(1)).isEqualTo(20_0000);
    assertThat(bars.officialCloseE4(1)).isEqualTo(20_5000);
    assertThat(bars.officialHighE4(1)).isEqualTo(21_0000);
    assertThat(bars.officialLowE4(1)).isEqualTo(20_0000);
    closing("13:30:00", 20_7000, 1_000);
    print("14:30:00", 20_6000, 500);
    assertThat(bars.officialCloseE4(1)).isEqualTo(20_7000);
  }

  @Test
  void aLatePrintGoesIntoItsOwnMinute() {
    print("09:05:00", 100_0000, 1_000);
    print("09:06:00", 105_0000, 1_000);
    print("09:05:30", 110_0000, 1_000);
    print("09:04:59", 90_0000, 1_000);
    bars.minute(1, minute("09:05"), bar);
    requireBar("09:05", 1, 100_0000, 110_0000, 100_0000, 110_0000, 2_000, 2);
    bars.minute(1, minute("09:06"), bar);
    requireBar("09:06", 1, 105_0000, 105_0000, 105_0000, 105_0000, 1_000, 1);
    bars.day(1, bar);
    requireBar("09:00", 335, 90_0000, 110_0000, 90_0000, 105_0000, 4_000, 4);
    print("09:05:00", 99_0000, 1_000);
    print("09:05:30", 98_0000, 1_000);
    bars.minute(1, minute("09:05"), bar);
    requireBar("09:05", 1, 100_0000, 110_0000, 98_0000, 98_0000, 4_000, 4);
  }

  @Test
  void vwapIsRoundedHalfUp() {
    print("09:10:00", 10_0001, 1_000);
    print("09:10:01", 10_0002, 1_000);
    assertThat(bars.vwapE4(1)).isEqualTo(10_0002);
    assertThat(bars.vwap(1)).isCloseTo(10.00015, within(1e-12));
    print("09:10:02", 10_0001, 1);
    assertThat(bars.vwapE4(1)).isEqualTo(10_0001);
    bars.minute(1, minute("09:10"), bar);
    assertThat(bar.vwapE4()).isEqualTo(10_0001);
    assertThat(bars.vwapE4(0)).isZero();
    assertThat(bars.vwap(0)).isNaN();
  }

  @Test
  void absurdPrintsPinTheValue() {
    print("09:10:00", 999_999_999, 99_999_999L * 99_999);
    print("09:11:00", 10_0000, 1_000);
    bars.fiveMinutes(1, minute("09:10"), bar);
    assertThat(bar.valueE4()).isEqualTo(Long.MAX_VALUE);
    assertThat(bar.vwapE4()).isZero();
    assertThat(bar.vwap()).isNaN();
    assertThat(bars.vwapE4(1)).isZero();
    print("09:10:00", 1, Long.MAX_VALUE);
    assertThat(bars.printedShares(1)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsNoPrintIsRefused() {
    for (long[] bad : new long[][] {{0, 1}, {-1, 1}, {1_000_000_000, 1}, {10_0000, 0}}) {
      assertThatThrownBy(() -> bars.print(1, bad[0], bad[1], ns("09:00"), false, false))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(bad[0] + " e-4 TWD and " + bad[1] + " shares");
    }
    assertThat(bars.print(1, 10_0000, 1_000, ns("08:59:59"), true, false)).isFalse();
    assertThat(bars.print(1, 10_0000, 1_000, ns("14:35:00"), false, true)).isFalse();
    assertThat(bars.outsideSession()).isEqualTo(2);
    assertThat(bars.officialOpenE4(1)).isZero();
    assertThat(bars.isClosed(1)).isFalse();
  }

  @Test
  void lostPrintsMakeTheMinutesSinceTheLastAgreementIncomplete() {
    opening("09:00:00", 10_0000, 5_000);
    cumulative("09:00:00", 5_000);
    print("09:02:00", 10_1000, 1_000);
    cumulative("09:02:00", 6_000);
    cumulative("09:05:10", 9_000);
    print("09:05:20", 10_2000, 2_000);
    cumulative("09:05:20", 11_000);
    cumulative("09:08:00", 11_000);

    assertThat(bars.missingShares(1)).isEqualTo(3_000);
    assertThat(bars.cumulativeShares(1)).isEqualTo(11_000);
    assertThat(bars.printedShares(1)).isEqualTo(8_000);
    assertThat(completeMinutes()).containsExactly(true, true, false, false, false, false, true);
    bars.minute(1, minute("09:05"), bar);
    assertThat(bar.missingShares()).isEqualTo(3_000);
    assertThat(bar.shares()).isEqualTo(2_000);
    bars.fiveMinutes(1, minute("09:00"), bar);
    assertThat(bar.isComplete()).isFalse();
    assertThat(bar.missingShares()).isZero();
    bars.fiveMinutes(1, minute("09:05"), bar);
    assertThat(bar.isComplete()).isFalse();
    assertThat(bar.missingShares()).isEqualTo(3_000);
    bars.fiveMinutes(1, minute("09:10"), bar);
    assertThat(bar.isComplete()).isTrue();
    bars.day(1, bar);
    assertThat(bar.isComplete()).isFalse();
    assertThat(bar.missingShares()).isEqualTo(3_000);
    assertThat(bar.shares()).isEqualTo(8_000);
    assertThat(minutesOf(1)).containsExactly("09:00", "09:02", "09:05");
  }

  @Test
  void aMinuteWithNothingButALackIsWalkedOver() {
    cumulative("10:00:00", 4_000);
    assertThat(minutesOf(1)).containsExactly("10:00");
    assertThat(bars.minute(1, minute("10:00"), bar)).isFalse();
    assertThat(bar.missingShares()).isEqualTo(4_000);
    assertThat(bar.prints()).isZero();
  }

  @Test
  void printsThatComeLatePayBackTheNewestLackFirst() {
    cumulative("09:01:00", 4_000);
    cumulative("09:07:00", 10_000);
    print("09:06:00", 10_0000, 7_000);
    cumulative("09:06:00", 9_000);
    assertThat(bars.missingShares(1)).isEqualTo(3_000);
    bars.minute(1, minute("09:07"), bar);
    assertThat(bar.missingShares()).isZero();
    assertThat(bar.isComplete()).isTrue();
    bars.minute(1, minute("09:01"), bar);
    assertThat(bar.missingShares()).isEqualTo(3_000);
    assertThat(bar.isComplete()).isFalse();
    print("09:00:30", 10_0000, 3_000);
    cumulative("09:00:30", 3_000);
    assertThat(bars.missingShares(1)).isZero();
    assertThat(completeMinutes()).containsOnly(true);
  }

  @Test
  void anOlderCountChangesNothing() {
    print("09:10:00", 10_0000, 5_000);
    cumulative("09:10:00", 5_000);
    byte[] before = bars.stateHash();
    cumulative("09:09:00", 4_000);
    assertThat(bars.stateHash()).isEqualTo(before);
    assertThat(bars.cumulativeShares(1)).isEqualTo(5_000);
  }

  @Test
  void snapshotsAgreeWithCompletePrints() {
    assertThat(snapshot("08:59:00", 0, 0, 0, 0)).isEqualTo(OfficialPrices.AGREE);
    opening("09:00:00", 10_0000, 5_000);
    print("09:00:02", 10_2000, 1_000);
    print("09:00:03", 9_9000, 1_000);
    assertThat(snapshot("09:00:03", 10_0000, 10_2000, 9_9000, 7_000))
        .isEqualTo(OfficialPrices.AGREE);
    assertThat(snapshot("09:00:02", 10_0000, 10_2000, 10_0000, 6_000))
        .isEqualTo(OfficialPrices.AGREE);
    assertThat(snapshot("09:00:03", 10_0000, 10_3000, 9_9000, 7_000))
        .isEqualTo(OfficialPrices.CONTRADICT);
    assertThat(snapshot("09:00:03", 10_0000, 10_2000, 10_0000, 7_000))
        .isEqualTo(OfficialPrices.CONTRADICT);
    assertThat(snapshot("09:00:02", 10_0000, 10_3000, 10_0000, 6_000))
        .isEqualTo(OfficialPrices.CONTRADICT);
    assertThat(snapshot("09:00:03", 10_1000, 10_2000, 9_9000, 8_000))
        .isEqualTo(OfficialPrices.CONTRADICT);
    assertThat(bars.officialOpenE4(1)).isEqualTo(10_0000);
    assertThat(bars.officialHighE4(1)).isEqualTo(10_2000);
    assertThat(bars.officialLowE4(1)).isEqualTo(9_9000);
  }

  @Test
  void snapshotsRepairWhatLostPrintsWouldHaveSaid() {
    print("09:10:00", 10_2000, 1_000);
    assertThat(snapshot("09:10:05", 10_0000, 10_6000, 9_8000, 9_000))
        .isEqualTo(OfficialPrices.REPAIRED);
    assertThat(bars.officialOpenE4(1)).isEqualTo(10_0000);
    assertThat(bars.officialHighE4(1)).isEqualTo(10_6000);
    assertThat(bars.officialLowE4(1)).isEqualTo(9_8000);
    assertThat(bars.officialCloseE4(1)).isEqualTo(10_2000);
    assertThat(bars.missingShares(1)).isEqualTo(8_000);
    assertThat(snapshot("09:10:05", 10_0000, 10_6000, 9_8000, 9_000))
        .isEqualTo(OfficialPrices.AGREE);
    print("09:11:00", 10_7000, 1_000);
    print("09:12:00", 9_7000, 1_000);
    bars.day(1, bar);
    requireBar("09:00", 335, 10_0000, 10_7000, 9_7000, 9_7000, 3_000, 3);
    bars.minute(1, minute("09:10"), bar);
    requireBar("09:10", 1, 10_2000, 10_2000, 10_2000, 10_2000, 1_000, 1);
    assertThat(bar.isComplete()).isFalse();
  }

  @Test
  void theLastSnapshotCarriesNoTime() {
    opening("09:00:00", 10_0000, 5_000);
    cumulative("09:00:00", 5_000);
    cumulative("13:30:00", 5_000);
    bars.officialFromSnapshot(1, 10_0000, 10_0000, 10_0000, 8_000, QuoteCursor.NO_TIME);
    bars.minute(1, minute("13:30"), bar);
    assertThat(bar.missingShares()).isEqualTo(3_000);
    assertThat(bar.isComplete()).isFalse();
    bars.minute(1, minute("13:29"), bar);
    assertThat(bar.isComplete()).isTrue();
  }

  @Test
  void aStateOfOtherInstrumentsIsRefused() {
    bars.print(2, 10_0000, 1_000, ns("09:00"), true, false);
    StateWriter out = new StateWriter();
    bars.writeState(out);
    assertThatThrownBy(() -> new SessionBars(2).readState(new StateReader(out.toByteArray())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("State must hold instrument indexes below 2, was 2");
  }

  private void requireBar(
      String start, int minutes, long open, long high, long low, long close, long shares, int n) {
    assertThat(LocalTime.ofNanoOfDay(bar.startNsOfDay())).isEqualTo(LocalTime.parse(start));
    assertThat(bar.minutes()).isEqualTo(minutes);
    assertThat(bar.openE4()).as("open").isEqualTo(open);
    assertThat(bar.highE4()).as("high").isEqualTo(high);
    assertThat(bar.lowE4()).as("low").isEqualTo(low);
    assertThat(bar.closeE4()).as("close").isEqualTo(close);
    assertThat(bar.shares()).as("shares").isEqualTo(shares);
    assertThat(bar.prints()).as("prints").isEqualTo(n);
  }

  private List<Boolean> completeMinutes() {
    List<Boolean> complete = new ArrayList<>();
    for (int m = 0; m < 7; m++) {
      bars.minute(1, m, bar);
      complete.add(bar.isComplete());
    }
    return complete;
  }

  private List<String> minutesOf(int instrument) {
    List<String> minutes = new ArrayList<>();
    for (int m = bars.nextMinute(instrument, 0); m >= 0; m = bars.nextMinute(instrument, m + 1)) {
      minutes.add(LocalTime.ofNanoOfDay(SessionBars.startNsOfDay(m)).toString());
    }
    return minutes;
  }

  private void opening(String time, long priceE4, long shares) {
    assertThat(bars.print(1, priceE4, shares, ns(time), true, false)).isTrue();
  }

  private void closing(String time, long priceE4, long shares) {
    assertThat(bars.print(1, priceE4, shares, ns(time), false, true)).isTrue();
  }

  private void print(String time, long priceE4, long shares) {
    assertThat(bars.print(1, priceE4, shares, ns(time), false, false)).isTrue();
  }

  private void cumulative(String time, long shares) {
    bars.cumulative(1, shares, ns(time));
  }

  private OfficialPrices snapshot(String time, long open, long high, long low, long shares) {
    return bars.officialFromSnapshot(1, open, high, low, shares, ns(time));
  }

  private static int minute(String time) {
    return SessionBars.minuteOf(ns(time));
  }

  private static long ns(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }
}
