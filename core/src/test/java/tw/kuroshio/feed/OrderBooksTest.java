package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

class OrderBooksTest {

  private static final long OPEN_NS = 9L * 3_600 * 1_000_000_000;

  private final Instruments instruments =
      new Instruments(
          List.of(
              new Instrument(
                  new InstrumentId("2330", Market.TWSE),
                  "台積電",
                  "24",
                  SecurityKind.STOCK,
                  1_000,
                  "TWD"),
              new Instrument(
                  new InstrumentId("8069", Market.TPEX),
                  "元太",
                  "26",
                  SecurityKind.STOCK,
                  100,
                  "TWD")));
  private final OrderBooks books = new OrderBooks(instruments);
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final ReferenceEncoder references = new ReferenceEncoder();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];

  @Test
  void tradesBuildTheDay() {
    assertThat(apply(quote(0).openingPrint().trade(1_000_000, 10).cumulativeVolume(10), 1))
        .isEqualTo(
            OrderBooks.STATUS
                | OrderBooks.TRADE
                | OrderBooks.SESSION_OPEN
                | OrderBooks.HIGH_LOW
                | OrderBooks.STATE);
    assertThat(apply(quote(1).continuous().trade(1_005_000, 3).cumulativeVolume(13), 2))
        .isEqualTo(OrderBooks.STATUS | OrderBooks.TRADE | OrderBooks.HIGH_LOW);
    assertThat(apply(quote(2).continuous().trade(995_000, 2).cumulativeVolume(15), 3))
        .isEqualTo(OrderBooks.TRADE | OrderBooks.HIGH_LOW);
    assertThat(apply(quote(3).continuous().trade(1_000_000, 4).cumulativeVolume(25), 4))
        .isEqualTo(OrderBooks.TRADE);
    assertThat(apply(quote(4).closingPrint().trade(1_000_000, 1).cumulativeVolume(26), 5))
        .isEqualTo(OrderBooks.STATUS | OrderBooks.TRADE | OrderBooks.SESSION_CLOSE);
    assertThat(books.openPriceE4(0)).isEqualTo(1_000_000);
    assertThat(books.highPriceE4(0)).isEqualTo(1_005_000);
    assertThat(books.lowPriceE4(0)).isEqualTo(995_000);
    assertThat(books.lastTradePriceE4(0)).isEqualTo(1_000_000);
    assertThat(books.lastTradeShares(0)).isEqualTo(1_000);
    assertThat(books.cumulativeShares(0)).isEqualTo(26_000);
    assertThat(books.printedShares(0)).isEqualTo(20_000);
    assertThat(books.printedValueE4(0))
        .isEqualTo(1_000_000L * 15_000 + 1_005_000L * 3_000 + 995_000L * 2_000);
    assertThat(books.isClosed(0)).isTrue();
    assertThat(books.lastTradeNs(0)).isEqualTo(5);
    assertThat(books.matchTimeNsOfDay(0)).isEqualTo(OPEN_NS + 4_000_000_000L);
    assertThat(books.lastUpdateNs(1)).isZero();
  }

  @Test
  void trialMatchesAreNoTrades() {
    assertThat(apply(quote(0).trial().trade(1_050_000, 500).bid(1_050_000, 7).openingDelayed(), 1))
        .isEqualTo(OrderBooks.STATUS | OrderBooks.TRIAL | OrderBooks.BOOK | OrderBooks.STATE);
    assertThat(books.isTrial(0)).isTrue();
    assertThat(books.isOpeningDelayed(0)).isTrue();
    assertThat(books.isClosingDelayed(0)).isFalse();
    assertThat(books.trialPriceE4(0)).isEqualTo(1_050_000);
    assertThat(books.trialShares(0)).isEqualTo(500_000);
    assertThat(books.bestBidPriceE4(0)).isEqualTo(1_050_000);
    assertThat(books.openPriceE4(0)).isZero();
    assertThat(books.lastTradePriceE4(0)).isZero();
    assertThat(books.printedValueE4(0)).isZero();
    assertThat(books.lastTradeNs(0)).isZero();
    assertThat(apply(quote(1).openingPrint().trade(1_000_000, 5).bid(1_050_000, 7), 2))
        .isEqualTo(
            OrderBooks.STATUS
                | OrderBooks.TRIAL
                | OrderBooks.TRADE
                | OrderBooks.SESSION_OPEN
                | OrderBooks.HIGH_LOW);
    assertThat(books.trialPriceE4(0)).isZero();
    assertThat(books.openPriceE4(0)).isEqualTo(1_000_000);
  }

  @Test
  void bookIsReplacedWhole() {
    apply(quote(0).bid(995_000, 1).bid(990_000, 2).bid(985_000, 3).ask(1_000_000, 4), 1);
    assertThat(books.bidShares(0, 2)).isEqualTo(3_000);
    assertThat(apply(quote(1).bid(995_000, 1).bid(990_000, 2).bid(985_000, 3).ask(1_000_000, 4), 2))
        .isZero();
    assertThat(apply(quote(2).bid(995_000, 9), 3)).isEqualTo(OrderBooks.BOOK);
    assertThat(books.bidPriceE4(0, 0)).isEqualTo(995_000);
    assertThat(books.bidShares(0, 0)).isEqualTo(9_000);
    assertThat(books.bidPriceE4(0, 1)).isZero();
    assertThat(books.bidShares(0, 2)).isZero();
    assertThat(books.bestAskPriceE4(0)).isZero();
    assertThat(books.askShares(0, 0)).isZero();
  }

  @Test
  void intermediatePrintsKeepTheBookAndItsLimits() {
    apply(
        quote(0)
            .bid(1_100_000, 50)
            .limits(LimitState.NORMAL, LimitState.LIMIT_UP, LimitState.NORMAL),
        1);
    assertThat(
            apply(
                    quote(1)
                        .tradeOnly()
                        .trade(1_100_000, 5)
                        .limits(LimitState.LIMIT_UP, LimitState.NORMAL, LimitState.NORMAL),
                    2)
                & (OrderBooks.BOOK | OrderBooks.TRADE))
        .isEqualTo(OrderBooks.TRADE);
    assertThat(books.bestBidShares(0)).isEqualTo(50_000);
    assertThat(books.bidLimit(0)).isEqualTo(LimitState.LIMIT_UP);
    assertThat(books.tradeLimit(0)).isEqualTo(LimitState.LIMIT_UP);
    assertThat(books.askLimit(0)).isEqualTo(LimitState.NORMAL);
  }

  @Test
  void suspendedMatchingEmptiesTheBookAndPrintsNothing() {
    apply(quote(0).continuous().trade(1_000_000, 5).bid(995_000, 1).ask(1_000_000, 1), 1);
    int changes =
        apply(quote(1).continuous().trade(1_000_000, 0).trend(PriceTrend.SUSPENDED_UP), 2);
    assertThat(changes).isEqualTo(OrderBooks.BOOK | OrderBooks.STATUS | OrderBooks.STATE);
    assertThat(books.trend(0)).isEqualTo(PriceTrend.SUSPENDED_UP);
    assertThat(books.trend(0).isSuspended()).isTrue();
    assertThat(books.bestBidPriceE4(0)).isZero();
    assertThat(books.bestAskPriceE4(0)).isZero();
    assertThat(books.printedShares(0)).isEqualTo(5_000);
    assertThat(books.lastTradeNs(0)).isEqualTo(1);
    apply(quote(2).trial().trend(PriceTrend.SUSPENDED_UP).bid(990_000, 3), 3);
    assertThat(books.bestBidPriceE4(0)).isEqualTo(990_000);
    apply(quote(3).tradeOnly().trade(1_000_000, 0).trend(PriceTrend.SUSPENDED_UP), 4);
    assertThat(books.bestBidPriceE4(0)).isZero();
  }

  @Test
  void marketOrdersStandBeforeTheBestLimit() {
    apply(quote(0).bid(0, 250).bid(990_000, 175).ask(0, 3), 1);
    assertThat(books.bidPriceE4(0, 0)).isZero();
    assertThat(books.marketBidShares(0)).isEqualTo(250_000);
    assertThat(books.bestBidPriceE4(0)).isEqualTo(990_000);
    assertThat(books.bestBidShares(0)).isEqualTo(175_000);
    assertThat(books.marketAskShares(0)).isEqualTo(3_000);
    assertThat(books.bestAskPriceE4(0)).isZero();
    assertThat(books.bestAskShares(0)).isZero();
    assertThat(books.isCrossedOrLocked(0)).isFalse();
  }

  @Test
  void crossedOrLockedNeedsBothSides() {
    apply(quote(0).bid(1_000_000, 1), 1);
    assertThat(books.isCrossedOrLocked(0)).isFalse();
    apply(quote(1).bid(1_000_000, 1).ask(1_000_000, 1), 2);
    assertThat(books.isCrossedOrLocked(0)).isTrue();
    apply(quote(2).bid(995_000, 1).ask(1_000_000, 1), 3);
    assertThat(books.isCrossedOrLocked(0)).isFalse();
  }

  @Test
  void staticDataSetsLimitsAndLot() {
    assertThat(books.lotShares(1)).isEqualTo(100);
    references
        .start(Market.TPEX, 1, CodeKey.of("8069"))
        .prices(2_345_000, 2_575_000, 2_115_000)
        .attentionCode(2)
        .dayTrading(DayTrading.BUY_FIRST)
        .callCycleSeconds(300)
        .tradingUnitShares(10)
        .encode(bytes, 0);
    ReferenceCursor cursor = new ReferenceCursor().wrap(bytes, 0);
    assertThat(books.applyReference(1, cursor)).isEqualTo(OrderBooks.REFERENCE);
    assertThat(books.applyReference(1, cursor)).isZero();
    assertThat(books.referencePriceE4(1)).isEqualTo(2_345_000);
    assertThat(books.limitUpPriceE4(1)).isEqualTo(2_575_000);
    assertThat(books.limitDownPriceE4(1)).isEqualTo(2_115_000);
    assertThat(books.attentionCode(1)).isEqualTo(2);
    assertThat(books.dayTrading(1)).isEqualTo(DayTrading.BUY_FIRST);
    assertThat(books.callCycleSeconds(1)).isEqualTo(300);
    assertThat(books.referencePriceE4(0)).isZero();
    encoder
        .start(QuoteCursor.FORMAT, Market.TPEX, 1, CodeKey.of("8069"), OPEN_NS)
        .trade(2_345_000, 7)
        .bid(2_340_000, 2)
        .cumulativeVolume(7)
        .encode(bytes, 0);
    books.update(1, new QuoteCursor().wrap(bytes, 0), 9);
    assertThat(books.lastTradeShares(1)).isEqualTo(70);
    assertThat(books.bidShares(1, 0)).isEqualTo(20);
    assertThat(books.cumulativeShares(1)).isEqualTo(70);
  }

  @Test
  void aBookThatMissesSomethingIsReliableWhenDisclosedAgain() {
    assertThat(books.reason(0)).isEqualTo(BookReason.NOT_QUOTED);
    apply(quote(0).bid(995_000, 1), 1);
    assertThat(books.state(0)).isEqualTo(BookState.RELIABLE);
    books.states().set(0, BookReason.SEQUENCE_GAP, true);
    assertThat(apply(quote(1).tradeOnly().trade(995_000, 1), 2) & OrderBooks.STATE).isZero();
    assertThat(books.state(0)).isEqualTo(BookState.GAP);
    assertThat(apply(quote(2).bid(995_000, 1), 3) & OrderBooks.STATE).isNotZero();
    assertThat(books.isReliable(0)).isTrue();
  }

  @Test
  void absurdPrintsPinTheValueInsteadOfThrowing() {
    ReferenceCursor largest = new ReferenceCursor();
    references.start(Market.TWSE, 1, CodeKey.of("2330")).tradingUnitShares(99_999).encode(bytes, 0);
    books.applyReference(0, largest.wrap(bytes, 0));
    apply(quote(0).trade(999_999_999, 99_999_999), 1);
    assertThat(books.printedValueE4(0)).isEqualTo(Long.MAX_VALUE);
    apply(quote(1).trade(10_000, 1), 2);
    assertThat(books.printedValueE4(0)).isEqualTo(Long.MAX_VALUE);
  }

  private QuoteEncoder quote(int second) {
    long time = OPEN_NS + second * 1_000_000_000L;
    return encoder.start(QuoteCursor.FORMAT, Market.TWSE, second + 1, CodeKey.of("2330"), time);
  }

  private int apply(QuoteEncoder quote, long ingestTimeNs) {
    quote.encode(bytes, 0);
    return books.update(0, new QuoteCursor().wrap(bytes, 0), ingestTimeNs);
  }
}
