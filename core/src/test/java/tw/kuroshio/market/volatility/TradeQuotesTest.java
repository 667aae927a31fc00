package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.market.TradingCalendar;

class TradeQuotesTest {

  private static final LocalDate DAY = LocalDate.of(2021, 7, 26);
  private static final long MINUTE_NS = 60_000_000_000L;

  private record Trade(
      OptionExpiry expiry, long strikeE4, OptionRight right, long priceE4, long timeNs) {}

  @Test
  void theNewestTradesAreBidAndAsk() {
    OptionExpiry expiry = Quotes.monthly(LocalDate.of(2021, 8, 18));
    TradeQuotes quotes = new TradeQuotes(2, 100);
    quotes.onTrade(expiry, 170_000_000, OptionRight.PUT, 900, 1);
    quotes.onTrade(expiry, 170_000_000, OptionRight.PUT, 300, 20);
    quotes.onTrade(expiry, 170_000_000, OptionRight.PUT, 200, 30);
    OptionChain chain = quotes.chains(40).getFirst();
    assertThat(chain.mid(0, OptionRight.PUT)).isEqualTo(0.025); // of 300 and 200; 900 is older
    assertThat(chain.isBid(0, OptionRight.CALL)).isFalse();
    assertThat(chain.newestNs()).isEqualTo(30);
    assertThat(quotes.chains(125).getFirst().mid(0, OptionRight.PUT)).isEqualTo(0.02);
    OptionChain gone = quotes.chains(131).getFirst();
    assertThat(gone.size()).isEqualTo(1); // still listed
    assertThat(gone.isBid(0, OptionRight.PUT)).isFalse();
  }

  /** The index at a moment is the same whether the day ends there or goes on. */
  @Test
  void noTradeAfterTheMomentIsSeen() {
    List<Trade> trades = randomTrades();
    TradeQuotes whole = new TradeQuotes(1, Long.MAX_VALUE);
    VolatilityIndexSeries series = new VolatilityIndexSeries(Long.MAX_VALUE);
    VolatilityIndex index = index();
    int next = 0;
    List<Long> moments = new ArrayList<>();
    for (int minute = 10; minute < 60; minute++) {
      long nowNs = Quotes.taipeiNs(DAY, "09:00") + minute * MINUTE_NS;
      for (; next < trades.size() && trades.get(next).timeNs() <= nowNs; next++) {
        give(whole, trades.get(next));
      }
      series.add(nowNs, index.at(whole.chains(nowNs), RiskFreeRates.ZERO, nowNs));
      moments.add(nowNs);
    }
    int values = 0;
    for (long nowNs : moments) {
      TradeQuotes until = new TradeQuotes(1, Long.MAX_VALUE);
      trades.stream().filter(t -> t.timeNs() <= nowNs).forEach(t -> give(until, t));
      VolatilityReading then = index.at(until.chains(nowNs), RiskFreeRates.ZERO, nowNs);
      double expected = then instanceof VolatilityReading.Value v ? v.points() : Double.NaN;
      assertThat(series.pointsAsOf(nowNs)).isEqualTo(expected);
      assertThat(series.pointsAsOf(nowNs + MINUTE_NS - 1)).isEqualTo(expected);
      values += Double.isNaN(expected) ? 0 : 1;
    }
    assertThat(values).isGreaterThan(30);
  }

  private static VolatilityIndex index() {
    return new VolatilityIndex(VolatilitySettings.defaults().withStaleAfterNs(15 * MINUTE_NS));
  }

  private static void give(TradeQuotes quotes, Trade trade) {
    quotes.onTrade(
        trade.expiry(), trade.strikeE4(), trade.right(), trade.priceE4(), trade.timeNs());
  }

  private static List<Trade> randomTrades() {
    SplittableRandom random = new SplittableRandom(7);
    List<Trade> trades = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      OptionExpiry expiry =
          Quotes.monthly(
              random.nextBoolean() ? LocalDate.of(2021, 8, 18) : LocalDate.of(2021, 9, 15));
      long strike = 16_500 + 100L * random.nextInt(18);
      OptionRight right = random.nextBoolean() ? OptionRight.CALL : OptionRight.PUT;
      long intrinsic = Math.max(0, right == OptionRight.CALL ? 17_330 - strike : strike - 17_330);
      long price = intrinsic * 10_000 + 100_000 + random.nextLong(1_000_000);
      long time = Quotes.taipeiNs(DAY, "09:00") + random.nextLong(60 * MINUTE_NS);
      trades.add(new Trade(expiry, strike * 10_000, right, price, time));
    }
    trades.sort(Comparator.comparingLong(Trade::timeNs));
    return trades;
  }

  /**
   * The morning of 2021-07-26 from its trades. The daily file has 21.453 for the close of that day,
   * from settlement prices and closing quotes, without rates and in whole days.
   */
  @Test
  void theRealMorningIsNearTheDayOfTheFile() {
    TradingCalendar calendar = RuleFiles.rules().calendar();
    TreeMap<String, OptionExpiry> expiries = new TreeMap<>();
    List<Trade> trades = new ArrayList<>();
    SharedData.rows(
        "txo_ticks_20210726_0845_1115.csv.gz",
        row ->
            trades.add(
                new Trade(
                    expiries.computeIfAbsent(
                        row.get(3), code -> OptionExpiry.parse(code, calendar)),
                    Quotes.e4(row.get(2)),
                    row.get(4).equals("C") ? OptionRight.CALL : OptionRight.PUT,
                    Quotes.e4(row.get(6)),
                    timeNs(row.get(5)))));
    trades.sort(Comparator.comparingLong(Trade::timeNs));
    TradeQuotes quotes = new TradeQuotes(1, Long.MAX_VALUE);
    trades.forEach(trade -> give(quotes, trade));
    long nowNs = Quotes.taipeiNs(DAY, "11:15");
    VolatilityReading reading = index().at(quotes.chains(nowNs), RiskFreeRates.ZERO, nowNs);
    assertThat(reading)
        .isInstanceOfSatisfying(
            VolatilityReading.Value.class,
            value -> {
              assertThat(value.near().expiry().code()).isEqualTo("202108");
              assertThat(value.next().expiry().code()).isEqualTo("202109");
              assertThat(value.points()).isCloseTo(21.453, within(2.0));
            });
  }

  private static long timeNs(String hhmmss) {
    return Quotes.taipeiNs(
        DAY, hhmmss.substring(0, 2) + ":" + hhmmss.substring(2, 4) + ":" + hhmmss.substring(4));
  }
}
