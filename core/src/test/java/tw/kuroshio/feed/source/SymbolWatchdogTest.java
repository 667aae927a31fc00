package tw.kuroshio.feed.source;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.source.HeardMarket.MEDIGEN;
import static tw.kuroshio.feed.source.HeardMarket.TSMC;
import static tw.kuroshio.feed.source.HeardMarket.TSMC_INDEX;
import static tw.kuroshio.feed.source.HeardMarket.at;
import static tw.kuroshio.feed.source.HeardMarket.book;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.model.Board;

/** One instrument falls silent while the other goes on. */
class SymbolWatchdogTest {

  private final HeardMarket market =
      new HeardMarket(
          new SourceSettings("test", false, new SymbolWatchdog.Settings(180_000_000_000L, 0.5, 1)));

  private void begin(String time) {
    market.hear(time, new SourceEvent.Connected("here"));
    market.hear(time, book(TSMC, time, "999", "1000"));
    market.hear(time, book(MEDIGEN, time, "45.5", "45.6"));
  }

  /** Every ten seconds the other instrument's book moves and the time is told. */
  private void othersMove(String from, String to) {
    boolean even = false;
    for (LocalTime time = LocalTime.parse(from);
        !time.isAfter(LocalTime.parse(to));
        time = time.plusSeconds(10)) {
      even = !even;
      market.hear(time.toString(), book(MEDIGEN, time.toString(), even ? "45.4" : "45.5", "45.6"));
      market.tick(time.toString());
    }
  }

  @Test
  void aSilentInstrumentIsStaleUntilItIsHeardAgain() {
    begin("10:00:00");
    othersMove("10:00:10", "10:02:50");
    assertThat(market.state.books().isReliable(TSMC_INDEX)).isTrue();
    othersMove("10:03:00", "10:03:20");
    assertThat(market.state.books().reason(TSMC_INDEX)).isEqualTo(BookReason.SILENT);
    assertThat(market.source.counts().silences()).isEqualTo(1);
    market.hear("10:05:00", book(TSMC, "10:05:00", "998", "1000"));
    assertThat(market.state.books().isReliable(TSMC_INDEX)).isTrue();
    assertThat(market.told).containsExactly("test up: here", "2330.TWSE silent", "2330.TWSE heard");
  }

  @Test
  void nobodyIsSingledOutWhenTheWholeSourceIsQuiet() {
    begin("10:00:00");
    for (String time : new String[] {"10:01:00", "10:03:00", "10:04:00", "10:30:00"}) {
      market.tick(time);
    }
    assertThat(market.source.counts().silences()).isZero();
  }

  @Test
  void inAnAuctionNothingNeedBeSaid() {
    begin("08:40:00");
    othersMove("08:40:10", "09:02:50");
    assertThat(market.source.counts().silences()).as("since the open, not before").isZero();
    othersMove("09:03:00", "09:03:30");
    assertThat(market.source.counts().silences()).isEqualTo(1);
  }

  @Test
  void theClosingAuctionIsAPause() {
    begin("13:23:00");
    othersMove("13:23:10", "13:29:50");
    assertThat(market.source.counts().silences()).isZero();
  }

  @Test
  void suspendedTradingIsAPause() {
    begin("10:00:00");
    market.hear(
        "10:00:01",
        new SourceQuote(
            TSMC,
            Board.REGULAR,
            at("10:00:01"),
            false,
            true,
            null,
            null,
            book(TSMC, "10:00:01", "999", "1000").book()));
    othersMove("10:00:10", "10:20:00");
    assertThat(market.source.counts().silences()).isZero();
  }

  @Test
  void whatWasRefusedIsNotMissed() {
    market.hear("10:00:00", new SourceEvent.SubscriptionRefused(TSMC, "limit"));
    market.hear("10:00:00", new SourceEvent.Connected("here"));
    othersMove("10:00:10", "10:20:00");
    assertThat(market.source.counts().silences()).isZero();
  }

  @Test
  void whatTheServiceRefusesLaterIsNotMissedFromThenOn() {
    begin("10:00:00");
    market.hear("10:00:05", new SourceEvent.SubscriptionRefused(TSMC, "not granted"));
    othersMove("10:00:10", "10:20:00");
    assertThat(market.source.counts().silences()).isZero();
  }

  @Test
  void aLostConnectionIsNotTheInstrumentsSilence() {
    begin("10:00:00");
    market.hear("10:00:05", new SourceEvent.Disconnected("broken", false));
    market.tick("10:10:00");
    market.hear("10:10:00", new SourceEvent.Connected("again"));
    othersMove("10:10:10", "10:12:50");
    assertThat(market.source.counts().silences()).as("counted from the connection").isZero();
    othersMove("10:13:00", "10:13:20");
    assertThat(market.source.counts().silences()).isEqualTo(1);
  }
}
