package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteEncoder;

/** Live fields of the book and the day's static data, computed by hand. */
class BookFieldsTest {

  private static final List<LiveField> OF_QUOTE =
      List.of(
          LiveField.BID,
          LiveField.ASK,
          LiveField.BID_SIZE,
          LiveField.ASK_SIZE,
          LiveField.MID,
          LiveField.SPREAD,
          LiveField.BOOK_IMBALANCE_1,
          LiveField.BOOK_IMBALANCE_5,
          LiveField.MICRO_PRICE_GAP);

  private final LiveDay day = new LiveDay();

  /**
   * The manual's first example of format 6: bids 99.5 x 250, 99 x 175, 98.5 x 477, 97.5 x 669, 97 x
   * 125; asks 100 x 80, 100.5 x 675, 101.5 x 460; lots.
   */
  @Test
  void aTwoSidedBook() {
    day.apply(SharedData.sample("twse-fmt6-ex1-2330.hex"), "09:04:15.07");
    assertThat(day.value(LiveField.BID)).isEqualTo(99.5);
    assertThat(day.value(LiveField.ASK)).isEqualTo(100.0);
    assertThat(day.value(LiveField.BID_SIZE)).isEqualTo(250_000);
    assertThat(day.value(LiveField.ASK_SIZE)).isEqualTo(80_000);
    assertThat(day.value(LiveField.MID)).isEqualTo(99.75);
    assertThat(day.value(LiveField.SPREAD)).isEqualTo(0.5 / 99.75);
    // (250 - 80) / 330
    assertThat(day.value(LiveField.BOOK_IMBALANCE_1)).isCloseTo(0.515151515151515, within(1e-15));
    // (1696 - 1215) / 2911
    assertThat(day.value(LiveField.BOOK_IMBALANCE_5)).isCloseTo(0.165235314324974, within(1e-15));
    // (99.5 x 80 + 100 x 250) / 330 - 99.75
    assertThat(day.value(LiveField.MICRO_PRICE_GAP)).isCloseTo(0.128787878787879, within(1e-14));
    assertThat(day.value(LiveField.LIMIT_UP_DISTANCE)).isEqualTo(10.5 / 99.5);
    assertThat(day.value(LiveField.LIMIT_DOWN_DISTANCE)).isEqualTo(9.5 / 99.5);
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED)).isZero();
    assertThat(day.value(LiveField.LIMIT_DOWN_LOCKED)).isZero();
    assertThat(day.value(LiveField.MINUTE)).isEqualTo(4);
    assertThat(day.value(LiveField.PHASE)).isEqualTo(2);
    assertThat(day.value(LiveField.TRIAL_GAP)).isNaN();
  }

  /** The manual's fifth example: market orders of 250 lots before 99 x 175, nobody offers. */
  @Test
  void marketOrdersHaveNoPrice() {
    day.apply(SharedData.sample("twse-fmt6-ex5-2330-market-bid-D0.hex"), "09:04:15.07");
    assertThat(day.value(LiveField.BID)).isEqualTo(99.0);
    assertThat(day.value(LiveField.BID_SIZE)).isEqualTo(175_000);
    assertThat(day.value(LiveField.ASK)).isNaN();
    assertThat(day.value(LiveField.ASK_SIZE)).isZero();
    assertThat(day.value(LiveField.BOOK_IMBALANCE_1)).isEqualTo(1.0);
    assertThat(day.value(LiveField.BOOK_IMBALANCE_5)).isEqualTo(1.0);
    assertThat(day.value(LiveField.MID)).isNaN();
    assertThat(day.value(LiveField.SPREAD)).isNaN();
    assertThat(day.value(LiveField.MICRO_PRICE_GAP)).isNaN();
  }

  @Test
  void marketOrdersCountInTheDepth() {
    day.at("09:01:00").bid(0, 30).bid(99_0000, 10).ask(101_0000, 20);
    day.send();
    assertThat(day.value(LiveField.BOOK_IMBALANCE_1)).isEqualTo(-1.0 / 3.0);
    assertThat(day.value(LiveField.BOOK_IMBALANCE_5)).isEqualTo(1.0 / 3.0);
  }

  @Test
  void nothingBeforeTheFirstRecord() {
    for (LiveField field : OF_QUOTE) {
      assertThat(day.value(field, "09:00:00")).as(field.text()).isNaN();
    }
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED, "09:00:00")).isNaN();
    assertThat(day.value(LiveField.LIMIT_UP_DISTANCE, "09:00:00")).isNaN();
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE, "09:00:00")).isNaN();
    assertThat(day.value(LiveField.TRADE_SIGN_30M, "09:00:00")).isNaN();
    assertThat(day.value(LiveField.REALISED_VARIANCE, "09:00:00")).isNaN();
    assertThat(day.value(LiveField.QUOTED_SPREAD, "09:00:00")).isNaN();
  }

  @Test
  void anEmptyBookHasNoValues() {
    day.quote("09:01:00", 99.5, 1, 100, 1);
    day.at("09:02:00");
    day.send();
    assertThat(day.value(LiveField.BID)).isNaN();
    assertThat(day.value(LiveField.BID_SIZE)).isZero();
    assertThat(day.value(LiveField.BOOK_IMBALANCE_1)).isNaN();
    assertThat(day.value(LiveField.BOOK_IMBALANCE_5)).isNaN();
    assertThat(day.value(LiveField.MID)).isNaN();
  }

  @Test
  void aCrossedBookHasNoMid() {
    day.quote("09:01:00", 100.5, 1, 100, 3);
    assertThat(day.value(LiveField.BID)).isEqualTo(100.5);
    assertThat(day.value(LiveField.ASK)).isEqualTo(100.0);
    assertThat(day.value(LiveField.MID)).isNaN();
    assertThat(day.value(LiveField.SPREAD)).isNaN();
    assertThat(day.value(LiveField.MICRO_PRICE_GAP)).isNaN();
    assertThat(day.value(LiveField.BOOK_IMBALANCE_1)).isEqualTo(-0.5);
  }

  @Test
  void lockedAtTheLimits() {
    day.trade("09:01:00", 110, 5, 110, 0);
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED)).isOne();
    assertThat(day.value(LiveField.LIMIT_DOWN_LOCKED)).isZero();
    assertThat(day.value(LiveField.LIMIT_UP_DISTANCE)).isZero();
    day.at("09:02:00").bid(110_0000, 1).ask(0, 1);
    day.send();
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED)).as("somebody sells at the market").isZero();
    day.quote("09:03:00", 109.5, 1, 110, 1);
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED)).as("somebody offers").isZero();
    day.trade("09:04:00", 90, 5, 0, 90);
    assertThat(day.value(LiveField.LIMIT_DOWN_LOCKED)).isOne();
    assertThat(day.value(LiveField.LIMIT_DOWN_DISTANCE)).isZero();
    assertThat(day.value(LiveField.LIMIT_UP_DISTANCE)).isEqualTo(20.0 / 90.0);
  }

  @Test
  void trialMatchesAreNoQuotes() {
    day.call("08:45:00").trial().trade(103_0000, 7).bid(102_5000, 4).ask(103_5000, 6);
    day.send();
    for (LiveField field : OF_QUOTE) {
      assertThat(day.value(field)).as(field.text()).isNaN();
    }
    assertThat(day.value(LiveField.TRIAL_GAP)).isEqualTo(0.03);
    assertThat(day.value(LiveField.PHASE)).isEqualTo(1);
    assertThat(day.value(LiveField.MINUTE)).isEqualTo(-15);
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE)).as("no trade").isNaN();
    assertThat(day.value(LiveField.LIMIT_UP_DISTANCE)).isNaN();
    day.call("08:46:00").trial();
    day.send();
    assertThat(day.value(LiveField.TRIAL_GAP)).as("nothing would match").isNaN();
  }

  @Test
  void aVolatilityInterruptionHasNoBook() {
    day.trade("10:00:00", 110, 5, 110, 0);
    QuoteEncoder interrupted = day.call("10:00:01").trend(PriceTrend.SUSPENDED_UP);
    interrupted.trade(110_0000, 0);
    day.send();
    assertThat(day.value(LiveField.PHASE)).isEqualTo(5);
    for (LiveField field : OF_QUOTE) {
      assertThat(day.value(field)).as(field.text()).isNaN();
    }
    assertThat(day.value(LiveField.LIMIT_UP_LOCKED)).as("no book is no empty book").isNaN();
    day.call("10:00:06").trial().trade(109_0000, 5).bid(108_5000, 4).ask(109_5000, 6);
    day.send();
    assertThat(day.value(LiveField.PHASE)).isEqualTo(5);
    assertThat(day.value(LiveField.BID)).isNaN();
    assertThat(day.value(LiveField.TRIAL_GAP)).isEqualTo(0.09);
  }

  @Test
  void aHaltHasNoQuote() {
    day.trade("10:00:00", 100, 5, 99.5, 100.5);
    day.halt("10:05:00", "10:05:01");
    assertThat(day.value(LiveField.PHASE, "10:06:00")).isEqualTo(6);
    for (LiveField field : OF_QUOTE) {
      assertThat(day.value(field)).as(field.text()).isNaN();
    }
    assertThat(day.value(LiveField.LIMIT_DOWN_LOCKED)).isNaN();
    assertThat(day.value(LiveField.LIMIT_DOWN_DISTANCE)).as("the last price stands").isEqualTo(0.1);
  }

  @Test
  void phasesOfTheDay() {
    day.quote("09:00:01", 99.5, 1, 100, 1);
    assertThat(day.value(LiveField.PHASE, "09:00:01")).isEqualTo(2);
    assertThat(day.value(LiveField.PHASE, "13:24:59")).isEqualTo(2);
    assertThat(day.value(LiveField.PHASE, "13:25:00")).isEqualTo(4);
    assertThat(day.value(LiveField.PHASE, "13:30:00")).isEqualTo(0);
    assertThat(new LiveDay(300).value(LiveField.PHASE, "10:00:00")).isEqualTo(3);
    assertThat(day.value(LiveField.MINUTE, "13:30:59")).isEqualTo(270);
  }

  @Test
  void delayedCallsAreStillAhead() {
    day.call("09:00:00").trial().openingDelayed().trade(104_0000, 1);
    day.send();
    assertThat(day.value(LiveField.PHASE, "09:01:00")).isEqualTo(1);
    LiveDay other = new LiveDay();
    other.call("13:30:00").trial().closingDelayed().trade(104_0000, 1);
    other.send();
    assertThat(other.value(LiveField.PHASE, "13:31:00")).isEqualTo(4);
  }
}
