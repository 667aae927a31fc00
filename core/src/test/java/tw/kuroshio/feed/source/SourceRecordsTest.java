package tw.kuroshio.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.feed.source.HeardMarket.MEDIGEN;
import static tw.kuroshio.feed.source.HeardMarket.MEDIGEN_INDEX;
import static tw.kuroshio.feed.source.HeardMarket.TSMC;
import static tw.kuroshio.feed.source.HeardMarket.TSMC_INDEX;
import static tw.kuroshio.feed.source.HeardMarket.at;
import static tw.kuroshio.feed.source.HeardMarket.book;
import static tw.kuroshio.feed.source.HeardMarket.trade;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.BookState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.RecordFault;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Price;

/** What the market knows after a source has said something. */
class SourceRecordsTest {

  private final HeardMarket market = new HeardMarket(SourceSettings.of("test"));
  private final OrderBooks books = market.state.books();
  private final SourceCounts counts = market.source.counts();

  private void connect() {
    market.hear("08:30:00", new SourceEvent.Connected("here"));
    market.hear("08:30:00", reference(1_000_0000));
  }

  private static SourceEvent reference(long e4) {
    return new SourceEvent.Referenced(new SourceReference(TSMC, e4, e4 * 11 / 10, e4 * 9 / 10));
  }

  @Test
  void tradesAndBooksToldApartMakeOneBook() {
    connect();
    market.hear("09:00:01", book(TSMC, "09:00:01", "999", "1000"));
    assertThat(books.isReliable(TSMC_INDEX)).isTrue();
    market.hear("09:00:02", trade("09:00:02", "1000", 3, 3));
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
    assertThat(books.cumulativeShares(TSMC_INDEX)).isEqualTo(3_000);
    assertThat(books.bestBidPriceE4(TSMC_INDEX))
        .as("a trade only keeps the book")
        .isEqualTo(999_0000);
    assertThat(books.bestAskShares(TSMC_INDEX)).isEqualTo(8_000);
    assertThat(books.isContinuous(TSMC_INDEX)).isTrue();
    assertThat(counts.trades()).isEqualTo(1);
    assertThat(counts.books()).isEqualTo(1);
    assertThat(counts.unaccounted()).isZero();
  }

  @Test
  void aMatchToldAgainIsNoNewOne() {
    connect();
    market.hear("09:00:02", trade("09:00:02", "1000", 3, 3));
    market.hear("09:00:03", trade("09:00:02", "1000", 3, 3));
    market.hear("09:00:03", trade("09:00:02", "1000", 3, 2));
    assertThat(books.printedShares(TSMC_INDEX)).isEqualTo(3_000);
    assertThat(counts.repeated()).isEqualTo(1);
    assertThat(counts.older()).isEqualTo(1);
    assertThat(market.records).as("reference and trade").isEqualTo(2);
  }

  @Test
  void aFrameThatLeavesOutMatchesTellsItsVolume() {
    connect();
    market.hear("09:00:02", trade("09:00:02", "1000", 3, 3));
    market.hear("09:00:07", trade("09:00:07", "1005", 2, 50));
    assertThat(books.printedShares(TSMC_INDEX)).isEqualTo(5_000);
    assertThat(books.cumulativeShares(TSMC_INDEX)).isEqualTo(50_000);
    assertThat(market.state.validation().faults(RecordFault.VOLUME_BELOW_TRADE)).isZero();
    assertThat(books.isReliable(TSMC_INDEX)).as("no book yet").isFalse();
  }

  @Test
  void aNewBookWithTheSameMatchPrintsNothing() {
    connect();
    market.hear("09:00:02", trade("09:00:02", "1000", 3, 3));
    SourceQuote same = trade("09:00:07", "1000", 3, 3);
    SourceBook levels = book(TSMC, "09:00:07", "999", "1000").book();
    market.hear(
        "09:00:07",
        new SourceQuote(
            TSMC,
            Board.REGULAR,
            same.timeNs(),
            false,
            false,
            same.trade(),
            same.cumulative(),
            levels));
    assertThat(counts.trades()).isEqualTo(1);
    assertThat(counts.books()).isEqualTo(1);
    assertThat(books.printedShares(TSMC_INDEX)).isEqualTo(3_000);
    assertThat(books.isReliable(TSMC_INDEX)).isTrue();
  }

  @Test
  void beforeTheOpenEverythingIsTrial() {
    connect();
    market.hear("08:45:00", trade("08:45:00", "990", 1_008, 0));
    market.hear("08:45:00", book(TSMC, "08:45:00", "989", "990"));
    assertThat(books.trialPriceE4(TSMC_INDEX)).isEqualTo(990_0000);
    assertThat(books.trialShares(TSMC_INDEX)).isEqualTo(1_008_000);
    assertThat(books.isTrial(TSMC_INDEX)).isTrue();
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isZero();
    assertThat(books.cumulativeShares(TSMC_INDEX)).isZero();
    assertThat(counts.trials()).isEqualTo(1);
    assertThat(counts.trades()).isZero();
    market.hear("09:00:00", trade("09:00:00", "991", 1_500, 1_500));
    market.hear("09:00:00", book(TSMC, "09:00:00", "989", "990"));
    assertThat(books.isTrial(TSMC_INDEX)).as("the same levels, now real").isFalse();
    assertThat(books.openPriceE4(TSMC_INDEX)).isEqualTo(991_0000);
    assertThat(books.trialPriceE4(TSMC_INDEX)).isZero();
  }

  @Test
  void aMatchOfADayWithoutVolumeIsTrialAtAnyTime() {
    connect();
    market.hear("09:00:10", trade("09:00:10", "990", 5, 0));
    assertThat(counts.trials()).isEqualTo(1);
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isZero();
  }

  @Test
  void beforeTheCloseAMatchIsRealIfTheVolumeGrows() {
    connect();
    market.hear("13:24:59", trade("13:24:59", "1000", 3, 3));
    market.hear("13:25:10", trade("13:25:10", "1010", 700, 3));
    assertThat(books.trialPriceE4(TSMC_INDEX)).isEqualTo(1_010_0000);
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
    market.hear("13:25:11", trade("13:25:00.2", "1005", 2, 5));
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).as("told late").isEqualTo(1_005_0000);
    market.hear("13:30:00", trade("13:30:00", "1010", 800, 805));
    assertThat(books.isClosed(TSMC_INDEX)).isTrue();
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isEqualTo(1_010_0000);
    assertThat(books.cumulativeShares(TSMC_INDEX)).isEqualTo(805_000);
  }

  @Test
  void aTradeThatComesBehindALaterBookIsNotRefused() {
    connect();
    market.hear("09:00:05", book(TSMC, "09:00:05", "999", "1000"));
    market.hear("09:00:05", trade("09:00:04.9", "1000", 3, 3));
    assertThat(books.lastTradePriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
    assertThat(books.isReliable(TSMC_INDEX)).isTrue();
    market.hear("09:00:06", book(TSMC, "09:00:03", "900", "901"));
    assertThat(books.bestBidPriceE4(TSMC_INDEX)).as("an older book").isEqualTo(999_0000);
    assertThat(counts.older()).isEqualTo(1);
  }

  @Test
  void whatIsOfAnotherDayOrAStrangerIsNotTaken() {
    connect();
    market.hear("09:00:05", book(TSMC, "08:00:00", "999", "1000"));
    SourceQuote yesterday = trade("09:00:00", "1000", 1, 1);
    market.hear(
        "09:00:05",
        new SourceQuote(
            TSMC,
            Board.REGULAR,
            yesterday.timeNs() - 86_400_000_000_000L,
            false,
            false,
            yesterday.trade(),
            yesterday.cumulative(),
            null));
    market.hear("09:00:05", book(new InstrumentId("1101", TSMC.market()), "09:00:05", "50", "51"));
    assertThat(counts.otherTimes()).isEqualTo(2);
    assertThat(counts.strangers()).isEqualTo(1);
    assertThat(books.state(TSMC_INDEX)).isEqualTo(BookState.STALE);
    assertThat(counts.unaccounted()).isZero();
  }

  @Test
  void aLostConnectionLeavesEveryBookInDoubtUntilItIsToldAnew() {
    connect();
    market.hear("09:00:05", book(TSMC, "09:00:05", "999", "1000"));
    market.hear("09:00:05", book(MEDIGEN, "09:00:05", "45.5", "45.6"));
    market.hear("09:01:00", new SourceEvent.Disconnected("broken", false));
    assertThat(books.reason(TSMC_INDEX)).isEqualTo(BookReason.LINE_DOWN);
    assertThat(books.state(MEDIGEN_INDEX)).isEqualTo(BookState.STALE);
    market.hear("09:01:01", new SourceEvent.Disconnected("cannot be reached", false));
    market.hear("09:01:05", new SourceEvent.Connected("again"));
    assertThat(books.reason(TSMC_INDEX)).isEqualTo(BookReason.SEQUENCE_GAP);
    market.hear("09:01:06", book(TSMC, "09:00:05", "999", "1000"));
    assertThat(books.isReliable(TSMC_INDEX)).as("the same book is news").isTrue();
    assertThat(books.reason(MEDIGEN_INDEX)).isEqualTo(BookReason.SEQUENCE_GAP);
    assertThat(market.told)
        .containsExactly(
            "test up: here",
            "test down: broken",
            "silent TWSE 1",
            "silent TPEX 1",
            "test down: cannot be reached",
            "test up: again",
            "gap TWSE 6",
            "gap TPEX 6",
            "restored TWSE 1",
            "restored TPEX 1");
    assertThat(counts.disconnects()).isEqualTo(2);
  }

  @Test
  void whatNobodyTookInTimeIsAGap() {
    connect();
    market.hear("09:00:05", book(TSMC, "09:00:05", "999", "1000"));
    market.hear("09:00:06", new SourceEvent.Lost(17));
    assertThat(books.state(TSMC_INDEX)).isEqualTo(BookState.GAP);
    market.hear("09:00:07", book(TSMC, "09:00:05", "999", "1000"));
    assertThat(books.isReliable(TSMC_INDEX)).isTrue();
    assertThat(counts.lost()).isEqualTo(17);
  }

  @Test
  void oddLotsAreSharesOnABoardOfTheirOwn() {
    HeardMarket odd =
        new HeardMarket(new SourceSettings("test", true, SymbolWatchdog.Settings.USUAL));
    odd.hear("08:30:00", new SourceEvent.Connected("here"));
    odd.hear("08:30:00", reference(1_000_0000));
    SourceBook levels =
        new SourceBook(
            List.of(new SourceLevel(Price.parse("999"), new Size.Shares(123))), List.of());
    odd.hear(
        "09:10:00",
        new SourceQuote(TSMC, Board.ODD_LOT, at("09:10:00"), false, false, null, null, levels));
    odd.hear(
        "09:10:05",
        new SourceQuote(
            TSMC,
            Board.ODD_LOT,
            at("09:10:05"),
            false,
            false,
            SourceTrade.of(Price.parse("999"), new Size.Shares(45)),
            new Size.Shares(45),
            null));
    OrderBooks oddLots = odd.state.oddLots();
    assertThat(oddLots.lastTradeShares(TSMC_INDEX)).isEqualTo(45);
    assertThat(oddLots.bestBidShares(TSMC_INDEX)).as("the book is told again").isEqualTo(123);
    assertThat(odd.state.books().lastTradePriceE4(TSMC_INDEX)).isZero();
    assertThatThrownBy(
            () ->
                new SourceQuote(
                    TSMC,
                    Board.ODD_LOT,
                    at("09:10:05"),
                    false,
                    false,
                    null,
                    new Size.Lots(45),
                    null))
        .hasMessageContaining("odd lots in shares");
  }

  @Test
  void referencePricesGiveLimitsAndAreToldOnce() {
    connect();
    market.hear("08:31:00", reference(1_000_0000));
    assertThat(counts.references()).isEqualTo(1);
    assertThat(books.limitUpPriceE4(TSMC_INDEX)).isEqualTo(1_100_0000);
    market.hear("09:00:01", book(TSMC, "09:00:01", "900", "1100"));
    assertThat(books.bidLimit(TSMC_INDEX)).isEqualTo(LimitState.LIMIT_DOWN);
    assertThat(books.askLimit(TSMC_INDEX)).isEqualTo(LimitState.LIMIT_UP);
    market.hear("09:00:02", book(TSMC, "09:00:02", "899", "1100"));
    assertThat(books.reason(TSMC_INDEX)).as("below the limit").isEqualTo(BookReason.RECORD_REFUSED);
  }

  @Test
  void aSourceWithoutReferencePricesGetsTheRunsOwn() {
    market.source.references(new long[] {1_000_0000, 0}, at("08:30:00"), market);
    assertThat(books.referencePriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
    assertThat(books.limitUpPriceE4(TSMC_INDEX)).isEqualTo(1_100_0000);
    assertThat(books.limitDownPriceE4(TSMC_INDEX)).isEqualTo(900_0000);
    assertThat(books.referencePriceE4(MEDIGEN_INDEX)).isZero();
  }

  @Test
  void suspendedTradingIsAHalt() {
    connect();
    market.hear("09:00:05", book(TSMC, "09:00:05", "999", "1000"));
    market.hear("10:00:00", suspended("10:00:00", true));
    assertThat(books.reason(TSMC_INDEX)).isEqualTo(BookReason.HALTED);
    market.hear("10:05:00", suspended("10:05:00", true));
    assertThat(books.reason(TSMC_INDEX)).isEqualTo(BookReason.HALTED);
    market.hear("10:30:00", suspended("10:30:00", false));
    assertThat(books.isReliable(TSMC_INDEX)).isTrue();
  }

  private static SourceQuote suspended(String time, boolean holds) {
    SourceBook same = book(TSMC, time, "999", "1000").book();
    return new SourceQuote(TSMC, Board.REGULAR, at(time), false, holds, null, null, same);
  }

  @Test
  void messagesSetAsideAreCountedAndTold() {
    market.hear("09:00:00", new SourceEvent.SetAside(SourceFault.NOT_JSON, new byte[3]));
    market.hear("09:00:00", new SourceEvent.PassedOver());
    market.hear("09:00:00", new SourceEvent.SubscriptionRefused(TSMC, "limit"));
    assertThat(market.told)
        .containsExactly("test NOT_JSON 3", "test down: subscription refused: 2330.TWSE: limit");
    assertThat(counts.setAside()).containsEntry(SourceFault.NOT_JSON, 1L);
    assertThat(counts.passedOver()).isEqualTo(1);
    assertThat(counts.subscriptionsRefused()).isEqualTo(1);
  }
}
