package tw.kuroshio.adapters.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.vendor.PumpedMarket.EINK;
import static tw.kuroshio.adapters.vendor.PumpedMarket.EINK_INDEX;
import static tw.kuroshio.adapters.vendor.PumpedMarket.TSMC;
import static tw.kuroshio.adapters.vendor.PumpedMarket.TSMC_INDEX;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.source.SourceSink;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;

/** What every vendor's adapter does, against a local server that speaks the vendor's protocol. */
public abstract class VendorContract {

  /** Waits are short in tests: what is tested is that there are some. */
  protected static final Duration FIRST_WAIT = Duration.ofMillis(2);

  protected static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  protected static final List<InstrumentId> IDS =
      PumpedMarket.INSTRUMENTS.asList().stream().map(Instrument::id).toList();

  /** Settings of a stream with short waits. */
  protected static StreamSettings stream(URI service, int maxSubscriptions) {
    return new StreamSettings(
        service,
        maxSubscriptions,
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        FIRST_WAIT,
        LONGEST_WAIT,
        1);
  }

  protected final PumpedMarket market = new PumpedMarket("test");

  /** An adapter that runs. */
  @FunctionalInterface
  public interface Adapter extends AutoCloseable {
    @Override
    void close();
  }

  /** A server that takes the adapter's key and grants everything. */
  protected abstract ServedDay server() throws IOException;

  /** An adapter for both instruments. */
  protected abstract Adapter adapter(ServedDay server, SourceSink sink);

  private QuoteEncoder trade(String time, long priceE4, long lots, long volume) {
    return market
        .quote(TSMC, time)
        .trade(priceE4, lots)
        .bid(priceE4 - 5_0000, 7)
        .bid(priceE4 - 10_0000, 9)
        .ask(priceE4, 3)
        .continuous()
        .cumulativeVolume(volume);
  }

  @Test
  void theBookIsWhatTheServerSent() throws Exception {
    try (ServedDay server = server();
        Adapter _ = adapter(server, market)) {
      market.until(
          () ->
              market.state.books().isReliable(TSMC_INDEX)
                  && market.state.books().isReliable(EINK_INDEX)
                  && market.agrees(TSMC_INDEX)
                  && market.agrees(EINK_INDEX),
          () -> {
            market.publish(trade("09:00:01", 1_000_0000, 5, 5), server);
            market.publish(
                market
                    .quote(EINK, "09:00:02")
                    .trade(250_5000, 2)
                    .bid(250_0000, 1)
                    .cumulativeVolume(2),
                server);
          });
      assertThat(market.exchange.books().lastTradePriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
      assertThat(market.state.books().isReliable(TSMC_INDEX)).isTrue();
      market.publish(trade("09:00:03", 1_005_0000, 4, 9), server);
      market.until(() -> market.agrees(TSMC_INDEX));
      assertThat(market.state.books().printedShares(TSMC_INDEX)).isEqualTo(9_000);
      assertThat(market.source.counts().unaccounted()).isZero();
      assertThat(market.source.counts().disconnects()).isZero();
      assertThat(market.source.counts().setAside()).isEmpty();
    }
  }

  @Test
  void trialMatchesAreCountedAndNotTraded() throws Exception {
    try (ServedDay server = server();
        Adapter _ = adapter(server, market)) {
      market.until(
          () ->
              market.state.books().trialPriceE4(TSMC_INDEX) == 990_0000
                  && market.agrees(TSMC_INDEX),
          () ->
              market.publish(
                  market.quote(TSMC, "08:45:00").trade(990_0000, 1_008).bid(990_0000, 4).trial(),
                  server));
      assertThat(market.source.counts().trials()).isPositive();
      assertThat(market.source.counts().trades()).isZero();
      assertThat(market.state.books().lastTradePriceE4(TSMC_INDEX)).isZero();
      assertThat(market.state.books().cumulativeShares(TSMC_INDEX)).isZero();
    }
  }

  @Test
  void aBrokenConnectionComesBackWithEveryBookInDoubtUntilItIsTold() throws Exception {
    try (ServedDay server = server();
        Adapter _ = adapter(server, market)) {
      market.until(
          () -> market.state.books().isReliable(TSMC_INDEX),
          () -> market.publish(trade("09:00:01", 1_000_0000, 5, 5), server));
      server.dropConnections();
      market.until(() -> market.told.contains("silent TWSE"));
      assertThat(market.state.books().reason(TSMC_INDEX)).isEqualTo(BookReason.LINE_DOWN);
      market.until(() -> market.told.contains("restored TWSE"));
      assertThat(market.state.books().state(TSMC_INDEX).name()).isEqualTo("GAP");
      market.until(
          () ->
              market.state.books().isReliable(TSMC_INDEX)
                  && market.state.books().cumulativeShares(TSMC_INDEX) == 30_000,
          () -> market.publish(trade("09:00:05", 1_005_0000, 5, 30), server));
      assertThat(market.told.indexOf("silent TWSE")).isLessThan(market.told.indexOf("gap TWSE"));
      assertThat(market.source.counts().disconnects()).isPositive();
      assertThat(market.state.books().bestBidPriceE4(TSMC_INDEX)).isEqualTo(1_000_0000);
    }
  }

  @Test
  void aServerThatIsNotThereIsTriedAgain() throws Exception {
    ServedDay gone = server();
    gone.close();
    try (Adapter _ = adapter(gone, market)) {
      market.until(() -> market.source.counts().disconnects() >= 3);
      assertThat(market.told).allMatch(word -> word.startsWith("down: "));
    }
  }
}
