package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.simulator.Desk.e4;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/** Every fill worked out by hand against a book set by hand: reference 100, limits 90 and 110. */
class OrderMatcherTest {

  private final DayRules rules = Rules.on("2025-04-07");
  private final ReferencePrice reference =
      ReferencePrice.official(rules.limits(SecurityKind.STOCK), e4("100"), e4("100"), e4("100"));
  private final BookMaker book =
      new BookMaker(rules.ticks(SecurityKind.STOCK), reference, 0, 0, new SeededRandom(1));
  private final ReportDesk desk = new ReportDesk();
  private final OrderMatcher matcher = new OrderMatcher(book, reference, desk, 1_000);
  private final DayLog log = new DayLog();

  @BeforeEach
  void anOrdinaryBook() {
    desk.to(log);
    book("99.9x10 99.8x20", "100.5x5 101x7");
  }

  private void book(String bids, String asks) {
    book.clear();
    levels(book.bids, bids);
    levels(book.asks, asks);
  }

  private static void levels(BookSide side, String text) {
    if (!text.isEmpty()) {
      for (String level : text.split(" ", -1)) {
        String[] parts = level.split("x", -1);
        side.add(e4(parts[0]), Long.parseLong(parts[1]));
      }
    }
  }

  private OwnOrder own(long number, Side side, long lots, String price, TimeInForce force) {
    Order order = Desk.order(number, "1101", side, lots * 1_000, OrderType.LIMIT, price, force);
    return new OwnOrder(order, 0, e4(price), lots);
  }

  private void enter(long number, Side side, long lots, String price, TimeInForce force) {
    matcher.enterContinuous(own(number, side, lots, price, force), 1);
  }

  private void rest(long number, Side side, long lots, String price) {
    matcher.rest(own(number, side, lots, price, TimeInForce.ROD), false);
  }

  @Test
  void aMarketableOrderTradesLevelByLevelAndTheRestRests() {
    enter(1, Side.BUY, 20, "101", TimeInForce.ROD);
    assertThat(log.reportTexts()).containsExactly("1 Filled 5000@100.5", "1 Filled 7000@101");
    assertThat(matcher.isEmpty()).isFalse();
  }

  @Test
  void whatWeTookIsGoneUntilTheNextBook() {
    enter(1, Side.BUY, 4, "100.5", TimeInForce.IOC);
    enter(2, Side.BUY, 4, "100.5", TimeInForce.IOC);
    book("99.9x10", "100.5x5");
    enter(3, Side.BUY, 4, "100.5", TimeInForce.IOC);
    assertThat(log.reportTexts())
        .containsExactly(
            "1 Filled 4000@100.5", "2 Filled 1000@100.5", "2 Canceled 3000", "3 Filled 4000@100.5");
  }

  @Test
  void fillOrKillTakesAllOrNothing() {
    enter(1, Side.SELL, 31, "99.8", TimeInForce.FOK);
    enter(2, Side.SELL, 30, "99.8", TimeInForce.FOK);
    assertThat(log.reportTexts())
        .containsExactly("1 Canceled 31000", "2 Filled 10000@99.9", "2 Filled 20000@99.8");
  }

  @Test
  void aPassiveOrderWaitsBehindTheDisclosedQueue() {
    enter(1, Side.BUY, 3, "99.9", TimeInForce.ROD);
    matcher.onPrint(e4("99.9"), 9, true, 2); // lifted the ask: not our side
    matcher.onPrint(e4("99.9"), 8, false, 3); // queue 10 -> 2
    matcher.onPrint(e4("99.9"), 5, false, 4); // 3 lots get past the queue: credit 3
    assertThat(log.reportTexts()).isEmpty();
    matcher.onPrint(e4("99.9"), 6, false, 5); // credit 9: 2 lots, 1 left
    assertThat(log.reportTexts()).containsExactly("1 Filled 2000@99.9");
    matcher.onPrint(e4("99.9"), 3, false, 6);
    assertThat(log.reportTexts()).containsExactly("1 Filled 2000@99.9", "1 Filled 1000@99.9");
    assertThat(matcher.isEmpty()).isTrue();
  }

  @Test
  void aPrintThroughOurPriceSkipsTheQueueButNotTheParticipation() {
    enter(1, Side.BUY, 10, "99.9", TimeInForce.ROD);
    matcher.onPrint(e4("99.8"), 20, false, 2);
    assertThat(log.reportTexts()).containsExactly("1 Filled 5000@99.9");
  }

  @Test
  void ourOrdersShareOnePrintByPriceThenTime() {
    enter(1, Side.BUY, 2, "99.8", TimeInForce.ROD);
    enter(2, Side.BUY, 2, "99.9", TimeInForce.ROD);
    enter(3, Side.BUY, 2, "99.9", TimeInForce.ROD);
    matcher.onPrint(e4("99.5"), 20, false, 2);
    assertThat(log.reportTexts())
        .containsExactly("2 Filled 2000@99.9", "3 Filled 2000@99.9", "1 Filled 1000@99.8");
  }

  @Test
  void aNewBookThatCrossesUsTradesAtOurPrice() {
    enter(1, Side.BUY, 9, "99.9", TimeInForce.ROD);
    book("99.5x9", "99.8x4 99.9x3 100x9");
    matcher.onBook(2);
    assertThat(log.reportTexts()).containsExactly("1 Filled 7000@99.9");
  }

  @Test
  void theQueueIsGoneWhenNobodyElseIsAtOurPrice() {
    enter(1, Side.SELL, 1, "100.5", TimeInForce.ROD);
    book("100x9", "101x9");
    matcher.onBook(2);
    matcher.onPrint(e4("100.5"), 4, true, 3);
    assertThat(log.reportTexts()).containsExactly("1 Filled 1000@100.5");
  }

  @Test
  void anAuctionFillsBetterPricesUpToItsLotsAndAPartAtThePrice() {
    rest(1, Side.BUY, 5, "100");
    rest(2, Side.BUY, 6, "101");
    rest(3, Side.BUY, 3, "99.9");
    rest(4, Side.SELL, 30, "99.5");
    matcher.onAuction(e4("100"), 20, 2);
    assertThat(log.reportTexts())
        .containsExactly("2 Filled 6000@100", "1 Filled 5000@100", "4 Filled 20000@100");
    rest(5, Side.BUY, 8, "100");
    matcher.onAuction(e4("100"), 20, 3);
    assertThat(log.reportTexts()).contains("5 Filled 5000@100").contains("4 Filled 10000@100");
  }

  @Test
  void anOrderBehindAQueueGetsNothingOfASmallCall() {
    matcher.rest(own(1, Side.BUY, 5, "99.9", TimeInForce.ROD), true);
    matcher.onAuction(e4("99.9"), 10, 2);
    assertThat(log.reportTexts()).isEmpty();
    matcher.onAuction(e4("99.9"), 10, 3);
    assertThat(log.reportTexts()).containsExactly("1 Filled 2000@99.9");
  }

  @Test
  void noSellFillsAtALockedDownLimit() {
    book("", "90x100 90.1x5");
    enter(1, Side.SELL, 5, "90", TimeInForce.ROD);
    enter(2, Side.SELL, 5, "90", TimeInForce.IOC);
    matcher.onPrint(e4("90"), 10_000, true, 2);
    matcher.onPrint(e4("90"), 10_000, false, 3);
    matcher.onAuction(e4("90"), 10_000, 4);
    matcher.onBook(5);
    matcher.onFirstBook(6);
    matcher.onQuietCall(7);
    assertThat(log.reportTexts()).containsExactly("2 Canceled 5000");
    enter(3, Side.BUY, 5, "90", TimeInForce.ROD);
    assertThat(log.reportTexts()).containsExactly("2 Canceled 5000", "3 Filled 5000@90");
  }

  @Test
  void noBuyFillsAtALockedUpLimit() {
    book("110x100 109.5x5", "");
    enter(1, Side.BUY, 5, "110", TimeInForce.ROD);
    matcher.onPrint(e4("110"), 10_000, true, 2);
    matcher.onPrint(e4("110"), 10_000, false, 3);
    matcher.onAuction(e4("110"), 10_000, 4);
    matcher.onBook(5);
    matcher.onFirstBook(6);
    matcher.onQuietCall(7);
    assertThat(log.reportTexts()).isEmpty();
    enter(2, Side.SELL, 5, "109.5", TimeInForce.ROD);
    assertThat(log.reportTexts()).containsExactly("2 Filled 5000@110");
  }

  @Test
  void aQuietCallTradesAllOfUsAtTheWorstLevelNeeded() {
    rest(1, Side.BUY, 4, "101");
    rest(2, Side.BUY, 4, "101");
    rest(3, Side.BUY, 4, "100.5");
    assertThat(matcher.crosses()).isTrue();
    matcher.onQuietCall(2);
    assertThat(log.reportTexts()).containsExactly("1 Filled 4000@101", "2 Filled 4000@101");
    assertThat(matcher.crosses()).isFalse();
    matcher.expireAll(3);
    assertThat(log.reportTexts()).endsWith("3 Expired 4000");
  }

  @Test
  void ourBuysAndSellsNeverMeetEachOther() {
    enter(1, Side.BUY, 5, "100", TimeInForce.ROD);
    enter(2, Side.SELL, 5, "100", TimeInForce.ROD);
    matcher.expireAll(2);
    assertThat(log.reportTexts()).containsExactly("1 Expired 5000", "2 Expired 5000");
  }
}
