package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.ValidationDay.MIDNIGHT_NS;
import static tw.kuroshio.feed.ValidationDay.TSMC;
import static tw.kuroshio.feed.ValidationDay.ns;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;

/**
 * Rules of time, volume and the book: the least that breaks each, and the nearest that does not.
 */
class RecordOrderTest {

  private static final long PRICE = 2205_0000;

  private final ValidationDay day = new ValidationDay();

  @ParameterizedTest
  @CsvSource({
    "083000000000, ",
    "082959999999, TIME_OUTSIDE_DAY",
    "134500000000, ",
    "134500000001, TIME_OUTSIDE_DAY",
    "000000000000, TIME_OUTSIDE_DAY",
    "235959999999, TIME_OUTSIDE_DAY",
    "095960000000, TIME_INVALID",
    "095959999999, ",
    "096000000000, TIME_INVALID",
    "240000000000, TIME_INVALID",
    "999999999999, TIME_INVALID",
    "999999000000, TIME_INVALID"
  })
  void aMatchTimeIsOfTheDay(String digits, @Nullable RecordFault fault) {
    QuoteEncoder quote = day.quote(TSMC, "13:50:00");
    assertThat(day.checkAtDigits(quote, Long.parseLong(digits))).isEqualTo(fault);
  }

  @Test
  void aMatchTimeIsNotAheadOfTheClockByMoreThanTheClocksDiffer() {
    long two = 2_000_000_000L;
    long received = MIDNIGHT_NS + ns("09:00:00");
    assertThat(day.check(day.quote(TSMC, "09:00:02"), received)).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:02.000001"), received))
        .isEqualTo(RecordFault.TIME_IN_FUTURE);
    assertThat(day.check(day.quote(TSMC, "09:00:02"), received - 1))
        .isEqualTo(RecordFault.TIME_IN_FUTURE);
    assertThat(day.check(day.quote(TSMC, "09:00:02"), received + 3_600 * two)).isNull();
  }

  @Test
  void aMatchTimeDoesNotGoBackForTheInstrument() {
    assertThat(day.check(day.quote(TSMC, "09:00:01"))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:01"))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:00.999999"))).isEqualTo(RecordFault.TIME_BACKWARD);
    assertThat(day.check(day.quote(ValidationDay.MEDIGEN, "09:00:00"))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:01"))).isNull();
  }

  /** All records of an interruption carry the time at which it began. */
  @Test
  void suspendedMatchingRepeatsItsStart() {
    assertThat(day.check(trade("10:00:00", 5).continuous())).isNull();
    for (int i = 0; i < 3; i++) {
      QuoteEncoder suspended = day.quote(TSMC, "10:00:00").trend(PriceTrend.SUSPENDED_UP);
      assertThat(day.check(i == 0 ? suspended.trade(PRICE, 0) : suspended.trial().bid(PRICE, 1)))
          .isNull();
    }
    assertThat(day.check(trade("10:02:00", 5))).isNull();
  }

  @Test
  void aLateRecordIsJudgedByWhatItSaysAlone() {
    assertThat(day.check(trade("09:00:05", 10))).isNull();
    assertThat(day.check(trade("09:00:06", 10))).isNull();
    QuoteEncoder late =
        day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:04"), 1).trade(PRICE, 3).cumulativeVolume(4);
    assertThat(day.check(late)).isNull();
    assertThat(day.warnings()).isEmpty();
    late = day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:04"), 1).bid(2206_0000, 1);
    assertThat(day.check(late)).isEqualTo(RecordFault.PRICE_OFF_TICK);
    late = day.start(QuoteCursor.FORMAT, TSMC, ns("08:00:00"), 1);
    assertThat(day.check(late)).isEqualTo(RecordFault.TIME_OUTSIDE_DAY);
    QuoteEncoder next = day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:05"), 9);
    assertThat(day.check(next)).isEqualTo(RecordFault.TIME_BACKWARD);
    next = day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:07"), 9).cumulativeVolume(19);
    assertThat(day.check(next)).isEqualTo(RecordFault.VOLUME_DECREASED);
  }

  @Test
  void afterARestartLowNumbersAreNotLate() {
    assertThat(day.check(day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:05"), 500))).isNull();
    day.validation.forgetSequence(TSMC);
    assertThat(day.check(day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:04"), 1)))
        .isEqualTo(RecordFault.TIME_BACKWARD);
    day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:05"), 99_999_999);
    assertThat(day.check(day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:05"), 99_999_999))).isNull();
    assertThat(day.check(day.start(QuoteCursor.FORMAT, TSMC, ns("09:00:04"), 1)))
        .as("the number wrapped")
        .isEqualTo(RecordFault.TIME_BACKWARD);
  }

  @Test
  void theVolumeDoesNotDecrease() {
    assertThat(day.check(trade("09:00:01", 10))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:02").cumulativeVolume(10))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:03").cumulativeVolume(9)))
        .isEqualTo(RecordFault.VOLUME_DECREASED);
    assertThat(day.check(day.quote(TSMC, "09:00:03").cumulativeVolume(10))).isNull();
    assertThat(day.check(day.quote(TSMC, "13:26:00").trial().trade(PRICE, 7).cumulativeVolume(0)))
        .as("what a trial counts is not said")
        .isNull();
  }

  @Test
  void aSmallerVolumeIsBelievedAfterThreeMoreRecords() {
    assertThat(day.check(day.quote(TSMC, "09:00:01").cumulativeVolume(900))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.MISSING_PRINTS);
    for (int volume = 10; volume < 13; volume++) {
      assertThat(day.check(day.quote(TSMC, "09:00:02").cumulativeVolume(volume)))
          .isEqualTo(RecordFault.VOLUME_DECREASED);
    }
    assertThat(day.check(day.quote(TSMC, "09:00:02").cumulativeVolume(13))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.VOLUME_RESYNCED);
    assertThat(day.check(trade("09:00:03", 1))).isNull();
    assertThat(day.warnings()).isEmpty();
    for (int volume = 12; volume > 2; volume--) {
      assertThat(day.check(day.quote(TSMC, "09:00:04").cumulativeVolume(volume)))
          .as("each below the one before: they agree on nothing")
          .isEqualTo(RecordFault.VOLUME_DECREASED);
    }
  }

  @Test
  void theVolumeGrowsByTheTradeAtLeast() {
    assertThat(day.check(trade("09:00:01", 10))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(day.quote(TSMC, "09:00:02").trade(PRICE, 5).cumulativeVolume(14)))
        .isEqualTo(RecordFault.VOLUME_BELOW_TRADE);
    assertThat(day.check(day.quote(TSMC, "09:00:02").trade(PRICE, 5).cumulativeVolume(15)))
        .isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(
            day.check(day.quote(TSMC, "09:00:03").tradeOnly().trade(PRICE, 5).cumulativeVolume(21)))
        .isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.MISSING_PRINTS);
    assertThat(day.validation.missingShares()).isEqualTo(1_000);
    assertThat(day.check(day.quote(TSMC, "09:00:04").cumulativeVolume(24))).isNull();
    assertThat(day.validation.missingShares()).isEqualTo(3_000);
    assertThat(day.check(day.quote(TSMC, "09:00:05").cumulativeVolume(24))).isNull();
    assertThat(day.validation.missingShares()).isZero();
    assertThat(day.validation.warned(RecordWarning.MISSING_PRINTS)).isEqualTo(2);
  }

  @Test
  void theVolumeDoesNotGrowAbsurdly() {
    assertThat(day.check(day.quote(TSMC, "09:00:01").cumulativeVolume(10_000_000))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:02").cumulativeVolume(20_000_001)))
        .isEqualTo(RecordFault.VOLUME_ABSURD);
    assertThat(day.check(day.quote(TSMC, "09:00:02").cumulativeVolume(20_000_000))).isNull();
    QuoteEncoder shares = day.start(QuoteCursor.ODD_LOT_FORMAT, 0, ns("09:10:00"));
    assertThat(day.check(shares.cumulativeVolume(10_000_000_001L)))
        .isEqualTo(RecordFault.VOLUME_ABSURD);
    shares = day.start(QuoteCursor.ODD_LOT_FORMAT, 0, ns("09:10:00"));
    assertThat(day.check(shares.cumulativeVolume(10_000_000_000L))).isNull();
  }

  @Test
  void aVolumeOfManyAverageDaysIsSuspect() {
    day.validation.averageDailyShares(TSMC, 30_000);
    assertThat(day.check(trade("09:00:01", 3_000))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(trade("09:00:02", 1))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.LOTS_SHARES_CONFUSION);
    assertThat(day.check(trade("09:00:03", 1))).isNull();
    day.validation.averageDailyShares(TSMC, 0);
    assertThat(day.check(trade("09:00:03", 1))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.validation.warned(RecordWarning.LOTS_SHARES_CONFUSION)).isEqualTo(2);
  }

  @Test
  void aCrossedBookMustBeFollowedByThreeCleanOnes() {
    assertThat(day.check(book("09:00:01", PRICE, PRICE + 5_0000))).isNull();
    assertThat(day.validation.isTradable(TSMC)).isTrue();
    assertThat(day.check(book("09:00:02", PRICE, PRICE))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.CROSSED);
    assertThat(day.validation.isTradable(TSMC)).isFalse();
    assertThat(day.check(book("09:00:03", PRICE, PRICE + 5_0000))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(book("09:00:03", PRICE, PRICE + 5_0000))).isNull();
    assertThat(day.check(book("09:00:03", PRICE + 5_0000, PRICE))).isNull();
    for (int i = 0; i < 3; i++) {
      assertThat(day.validation.isTradable(TSMC)).isFalse();
      assertThat(day.check(trade("09:00:04", 1).continuous().tradeOnly())).isNull();
      assertThat(day.validation.isTradable(TSMC)).as("no book in it").isFalse();
      assertThat(day.check(book("09:00:04", PRICE, PRICE + 5_0000))).isNull();
    }
    assertThat(day.validation.isTradable(TSMC)).isTrue();
  }

  /** Auctions collect orders that cross, and market orders stand at price 0. */
  @Test
  void crossedBooksOfAuctionsAndTrialsAreFine() {
    assertThat(day.check(book("08:59:00", PRICE + 5_0000, PRICE).trial())).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(day.quote(TSMC, "09:00:00").bid(PRICE, 1).ask(PRICE, 1))).isNull();
    assertThat(day.warnings()).isEmpty();
    QuoteEncoder marketOrders = day.quote(TSMC, "09:00:01").continuous();
    assertThat(day.check(marketOrders.bid(0, 9).bid(PRICE - 5_0000, 1).ask(PRICE, 1))).isNull();
    assertThat(day.warnings()).isEmpty();
    marketOrders = day.quote(TSMC, "09:00:01").continuous();
    assertThat(day.check(marketOrders.bid(0, 9).bid(PRICE, 1).ask(0, 2).ask(PRICE, 1))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.CROSSED);
    assertThat(day.check(day.quote(TSMC, "09:00:02").continuous().bid(PRICE, 1))).isNull();
    assertThat(day.warnings()).isEmpty();
  }

  @Test
  void aSnapshotOlderThanTheQuotesIsStale() {
    assertThat(day.check(trade("09:00:05", 10))).isNull();
    assertThat(day.check(snapshot("09:00:05", 10))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(snapshot("09:00:09", 12))).isNull();
    assertThat(day.warnings()).as("it is ahead").isEmpty();
    assertThat(day.check(trade("09:00:10", 5))).isNull();
    assertThat(day.check(snapshot("09:00:09.9", 17))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.STALE_SNAPSHOT);
    assertThat(day.check(trade("09:00:11", 5))).isNull();
    assertThat(day.check(snapshot("09:00:11", 21))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.STALE_SNAPSHOT);
    assertThat(
            day.check(
                day.snapshot(TSMC, "09:00:11")
                    .cumulativeVolume(21)
                    .continuous()
                    .bid(PRICE, 1)
                    .ask(PRICE, 1)))
        .isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.STALE_SNAPSHOT);
    assertThat(day.validation.isTradable(TSMC)).isTrue();
  }

  @Test
  void eachLineIsMonotoneForItself() {
    assertThat(day.check(snapshot("09:00:09", 50))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:05").cumulativeVolume(0))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:06").trade(PRICE, 5).cumulativeVolume(5))).isNull();
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(snapshot("09:00:08.9", 50))).isEqualTo(RecordFault.TIME_BACKWARD);
    assertThat(day.check(snapshot("09:00:09", 49))).isEqualTo(RecordFault.VOLUME_DECREASED);
    assertThat(day.check(snapshot("09:00:09", 50).trade(PRICE, 51)))
        .isEqualTo(RecordFault.VOLUME_BELOW_TRADE);
    assertThat(day.check(snapshot("09:00:09", 50).trade(PRICE, 50))).isNull();
    assertThat(day.check(snapshot("09:00:10", 50).trade(PRICE, 5)))
        .as("the same trade again")
        .isNull();
  }

  @Test
  void theLastSnapshotsCarryNoTime() {
    assertThat(day.check(snapshot("13:30:00", 50))).isNull();
    QuoteEncoder last =
        day.start(QuoteCursor.SNAPSHOT_FORMAT, TSMC, QuoteCursor.NO_TIME).cumulativeVolume(50);
    assertThat(day.check(last)).isNull();
    assertThat(day.warnings()).isEmpty();
    last = day.start(QuoteCursor.FORMAT, TSMC, QuoteCursor.NO_TIME);
    assertThat(day.check(last)).isEqualTo(RecordFault.TIME_INVALID);
  }

  @ParameterizedTest
  @CsvSource({
    "0,        0,        0,        ",
    "0,        22050000, 0,        DAY_PRICES",
    "0,        0,        22050000, DAY_PRICES",
    "22050000, 22050000, 22050000, ",
    "22050000, 22000000, 22000000, DAY_PRICES",
    "22050000, 22100000, 22100000, DAY_PRICES",
    "22050000, 22100000, 0,        DAY_PRICES",
    "22050000, 24250000, 19850000, ",
    "22050000, 24300000, 19850000, PRICE_OUTSIDE_LIMITS",
    "22050000, 24250000, 19800000, PRICE_OUTSIDE_LIMITS",
    "22060000, 24250000, 19850000, PRICE_OFF_TICK"
  })
  void theDaysPricesOfASnapshotAgree(long open, long high, long low, @Nullable RecordFault fault) {
    QuoteEncoder snapshot = day.snapshot(TSMC, "09:00:09").dayPrices(open, high, low);
    assertThat(day.check(snapshot)).isEqualTo(fault);
  }

  @Test
  void faultsAreCountedAndWarnOfNothing() {
    assertThat(day.check(book("09:00:01", PRICE, PRICE))).isNull();
    assertThat(day.check(day.quote(TSMC, "09:00:00"))).isEqualTo(RecordFault.TIME_BACKWARD);
    assertThat(day.warnings()).isEmpty();
    assertThat(day.check(day.quote(TSMC, "09:00:00"))).isEqualTo(RecordFault.TIME_BACKWARD);
    assertThat(day.validation.faults(RecordFault.TIME_BACKWARD)).isEqualTo(2);
    assertThat(day.validation.faults(RecordFault.TIME_INVALID)).isZero();
    assertThat(day.validation.warned(RecordWarning.CROSSED)).isOne();
  }

  private QuoteEncoder trade(String time, long lots) {
    return day.trade(TSMC, time, PRICE, lots);
  }

  private QuoteEncoder book(String time, long bidE4, long askE4) {
    return day.quote(TSMC, time).continuous().bid(bidE4, 1).ask(askE4, 1);
  }

  private QuoteEncoder snapshot(String time, long volume) {
    return day.snapshot(TSMC, time).cumulativeVolume(volume);
  }
}
