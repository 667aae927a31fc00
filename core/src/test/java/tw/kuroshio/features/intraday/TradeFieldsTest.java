package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.twse.PriceTrend;

/** Live fields of trades and of time, computed by hand. */
class TradeFieldsTest {

  private final LiveDay day = new LiveDay();

  /** Opened at 100 with 7 lots, quoted 99.5 to 100.5 since. */
  private void open() {
    day.open(100, 7, 99.5, 100.5);
  }

  @Test
  void aTradeIsSignedByTheQuoteBeforeIt() {
    open();
    day.trade("09:00:10", 100.5, 3, 100, 101);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("above the mid of before").isEqualTo(1.0);
    day.trade("09:00:20", 100, 1, 100, 101);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("3 bought, 1 sold").isEqualTo(0.5);
  }

  @Test
  void atTheMidTheLastChangeOfThePriceDecides() {
    open();
    day.trade("09:00:10", 100, 2, 99.5, 100.5);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("no change yet").isZero();
    day.trade("09:00:20", 99.5, 2, 99, 100);
    day.trade("09:00:30", 99.5, 4, 99, 100);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("zero downtick").isEqualTo(-6.0 / 8.0);
  }

  @Test
  void withoutAQuoteTheTickRuleDecides() {
    day.trade("09:00:00", 100, 1, 99.5, 0);
    day.trade("09:00:05", 100.5, 1, 99.5, 0);
    day.trade("09:00:06", 100.5, 1, 99.5, 0);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).isEqualTo(1.0);
    day.trade("09:00:07", 100, 2, 99.5, 0);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).isZero();
  }

  @Test
  void anOrderThatSweepsIsSignedByTheBookBeforeIt() {
    open();
    day.at("09:00:10").trade(100_5000, 10).tradeOnly();
    day.send(10);
    day.at("09:00:10").trade(101_0000, 2).bid(100_5000, 1).ask(101_0000, 8);
    day.send(2);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).isEqualTo(1.0);
  }

  @Test
  void callsHaveNoInitiator() {
    open();
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("opening call").isNaN();
    day.call("09:10:00").trend(PriceTrend.SUSPENDED_UP).trade(100_0000, 0);
    day.send();
    day.call("09:12:00").trade(103_0000, 9).bid(102_5000, 1).ask(103_5000, 1);
    day.send(9);
    assertThat(day.value(LiveField.TRADE_SIGN_5M)).as("call after an interruption").isNaN();
    day.trade("09:12:01", 103.5, 1, 103, 104);
    assertThat(day.value(LiveField.TRADE_SIGN_5M)).isEqualTo(1.0);
    day.call("13:30:00").closingPrint().trade(102_0000, 50);
    day.send(50);
    assertThat(day.value(LiveField.TRADE_SIGN_5M)).as("closing call").isNaN();
  }

  @Test
  void whereCallsAreAllThereIsTheyAreSigned() {
    LiveDay calls = new LiveDay(300);
    calls.call("09:05:00").openingPrint().trade(100_0000, 5).bid(99_5000, 1).ask(100_5000, 1);
    calls.send(5);
    calls.call("09:10:00").trade(100_5000, 5).bid(99_5000, 1).ask(100_5000, 1);
    calls.send(5);
    assertThat(calls.value(LiveField.TRADE_SIGN_5M)).isEqualTo(1.0);
  }

  @Test
  void aWindowEndsWithItsLength() {
    open();
    day.trade("09:00:10.5", 100.5, 3, 100, 101);
    day.trade("09:00:40", 100, 1, 100, 101);
    assertThat(day.value(LiveField.TRADE_SIGN_1M, "09:01:09.999999")).isEqualTo(0.5);
    assertThat(day.value(LiveField.TRADE_SIGN_1M, "09:01:10")).isEqualTo(-1.0);
    assertThat(day.value(LiveField.TRADE_SIGN_1M, "09:01:40")).isNaN();
    assertThat(day.value(LiveField.TRADE_SIGN_5M, "09:05:09")).isEqualTo(0.5);
    assertThat(day.value(LiveField.TRADE_SIGN_5M, "09:05:10")).isEqualTo(-1.0);
    assertThat(day.value(LiveField.TRADE_SIGN_30M, "09:29:59")).isEqualTo(0.5);
    assertThat(day.value(LiveField.TRADE_SIGN_30M, "09:30:30")).isNaN();
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).as("asking changed nothing").isEqualTo(0.5);
    day.trade("09:01:12", 101, 2, 100, 101);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).isEqualTo(1.0 / 3.0);
  }

  /**
   * 100 at the open; 101 at the end of 09:00; nothing in 09:01; 100.5 in 09:02: ln(1.01)² +
   * ln(100.5/101)² = 0.0000990091 + 0.0000246293
   */
  @Test
  void squaredReturnsOfWholeMinutes() {
    open();
    day.trade("09:00:30", 101, 1, 100, 101);
    assertThat(day.value(LiveField.REALISED_VARIANCE, "09:00:59.9")).isNaN();
    double first = Math.pow(Math.log(1.01), 2);
    assertThat(day.value(LiveField.REALISED_VARIANCE, "09:01:00")).isEqualTo(first, within(1e-18));
    day.trade("09:02:10", 102, 1, 100, 101);
    day.trade("09:02:50", 100.5, 1, 100, 101);
    assertThat(day.value(LiveField.REALISED_VARIANCE)).isEqualTo(first, within(1e-18));
    assertThat(day.value(LiveField.REALISED_VARIANCE, "09:03:00"))
        .isCloseTo(9.90091e-5 + 2.46293e-5, within(1e-10))
        .isEqualTo(first + Math.pow(Math.log(100.5 / 101), 2), within(1e-18));
  }

  @Test
  void secondsSinceTheLastTrade() {
    open();
    day.quote("09:00:10", 99.5, 1, 100.5, 1);
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE)).isEqualTo(10.0);
    day.trade("09:00:12.5", 100.5, 1, 100, 101);
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE)).isZero();
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE, "09:00:13.25")).isEqualTo(0.75);
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE, "09:00:00")).as("before it").isZero();
  }

  /** A lost record comes after a later one: its shares are the day's, its side is nobody's. */
  @Test
  void aLatePrintMovesNothingOfTheMoment() {
    open();
    day.lose();
    day.trade("09:00:20", 100.5, 3, 100, 101);
    double before = day.value(LiveField.TRADE_SIGN_1M);
    day.late("09:00:15", 99.5, 40);
    assertThat(day.books().printedShares(0)).isEqualTo(50_000);
    assertThat(day.value(LiveField.TRADE_SIGN_1M)).isEqualTo(before);
    assertThat(day.value(LiveField.SECONDS_SINCE_TRADE)).isZero();
  }

  /** 1 s of 0.5 / 99.75, 2 s of 1 / 100, half a second one-sided, then 0.5 / 99.75 again. */
  @Test
  void theSpreadIsWeightedByItsTime() {
    day.quote("09:00:00", 99.5, 1, 100, 1);
    day.quote("09:00:01", 99.5, 1, 100.5, 1);
    day.at("09:00:03").bid(99_5000, 1);
    day.send();
    day.quote("09:00:03.5", 99.5, 1, 100, 1);
    double narrow = 0.5 / 99.75;
    assertThat(day.value(LiveField.QUOTED_SPREAD))
        .isCloseTo((narrow + 0.01 * 2) / 3, within(1e-15));
    assertThat(day.value(LiveField.QUOTED_SPREAD, "09:00:05.5"))
        .isCloseTo((narrow * 3 + 0.01 * 2) / 5, within(1e-15));
  }

  @Test
  void onlyContinuousTradingHasASpread() {
    day.call("08:59:00").trial().bid(90_0000, 1).ask(110_0000, 1);
    day.send();
    assertThat(day.value(LiveField.QUOTED_SPREAD, "09:00:00")).isNaN();
    day.quote("13:24:00", 99.5, 1, 100.5, 1);
    assertThat(day.value(LiveField.QUOTED_SPREAD)).as("no time yet").isNaN();
    assertThat(day.value(LiveField.QUOTED_SPREAD, "13:29:00")).isCloseTo(0.01, within(1e-15));
    day.quote("13:26:00", 99, 1, 101, 1);
    assertThat(day.value(LiveField.QUOTED_SPREAD, "13:29:00")).isCloseTo(0.01, within(1e-15));
  }
}
