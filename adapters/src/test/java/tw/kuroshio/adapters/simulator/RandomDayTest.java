package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** What must hold on any day, over seeded random daily bars in every regime. */
class RandomDayTest {

  @ParameterizedTest
  @ValueSource(strings = {"2000-03-04", "2008-10-20", "2020-03-19", "2025-04-07"})
  void printsAgreeWithTheBarAndTheRules(String date) {
    DayRules rules = Rules.on(date);
    for (long seed = 1; seed <= 2; seed++) {
      List<ScriptedInstrument> scripted = randomDay(rules, new SeededRandom(seed), 30);
      SimulatedExchange exchange = new SimulatedExchange(Desk.quotesOnly(rules, scripted), seed);
      DayLog log = DayLog.play(exchange);
      for (ScriptedInstrument one : scripted) {
        check(rules, one, log, seed);
      }
      assertThat(exchange.counts().untouchedPrices()).isZero();
      assertThat(exchange.counts().impliedLots()).isZero();
    }
  }

  static List<ScriptedInstrument> randomDay(DayRules rules, SeededRandom random, int n) {
    List<ScriptedInstrument> scripted = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      SecurityKind kind = i % 7 == 0 ? SecurityKind.ETF : SecurityKind.STOCK;
      Market market = i % 3 == 0 ? Market.TPEX : Market.TWSE;
      Instrument instrument =
          Instrument.of(new InstrumentId(Integer.toString(1_101 + i), market), "S" + i, "24", kind);
      TickSizeTable ticks = rules.ticks(kind);
      long reference =
          ticks.roundDownE4((long) (StrictMath.exp(1 + 6.5 * random.nextDouble()) * 10_000));
      long up = rules.limits(kind).upE4(reference);
      long down = rules.limits(kind).downE4(reference);
      long[] four = new long[4];
      for (int k = 0; k < 4; k++) {
        double wide = i % 5 == 0 ? 1.6 : 0.5;
        double x = 0.5 + wide * (random.nextDouble() - 0.5);
        four[k] = Math.max(down, Math.min(up, ticks.roundDownE4(down + (long) (x * (up - down)))));
      }
      long high = Math.max(Math.max(four[0], four[1]), Math.max(four[2], four[3]));
      long low = Math.min(Math.min(four[0], four[1]), Math.min(four[2], four[3]));
      long shares = (long) StrictMath.exp(8.5 + 10 * random.nextDouble()) + 4_000;
      long trades = i % 4 == 0 ? 0 : 4 + random.nextInt(3_000);
      scripted.add(
          Desk.scripted(
              rules,
              instrument,
              reference,
              new DayMaterial.DailyBar(four[0], high, low, four[1], shares, trades)));
    }
    return scripted;
  }

  private static void check(DayRules rules, ScriptedInstrument one, DayLog log, long seed) {
    String code = one.instrument().id().code();
    String what = code + " seed " + seed + " " + one.material();
    DayMaterial.DailyBar bar = (DayMaterial.DailyBar) one.material();
    List<DayLog.Quote> quotes = log.quotes.stream().filter(q -> q.code().equals(code)).toList();
    List<DayLog.Quote> prints = quotes.stream().filter(q -> q.trade() && !q.isTrial()).toList();
    assertThat(prints.getFirst().priceE4()).as(what).isEqualTo(bar.openE4());
    assertThat(prints.getFirst().status()).as(what).contains("opening");
    assertThat(prints.getLast().priceE4()).as(what).isEqualTo(bar.closeE4());
    assertThat(prints.stream().mapToLong(DayLog.Quote::priceE4).max()).hasValue(bar.highE4());
    assertThat(prints.stream().mapToLong(DayLog.Quote::priceE4).min()).hasValue(bar.lowE4());
    assertThat(prints.stream().mapToLong(DayLog.Quote::lots).sum())
        .as(what)
        .isEqualTo(bar.volumeShares() / 1_000);
    if (bar.trades() > 0) {
      assertThat((long) prints.size()).as(what).isLessThanOrEqualTo(bar.trades());
    }
    assertThat(prints.size()).isLessThanOrEqualTo(DayScript.DEFAULT_MAX_PRINTS);
    long cumulative = 0;
    for (DayLog.Quote quote : quotes) {
      if (quote.trade() && !quote.isTrial()) {
        cumulative += quote.lots();
      }
      assertThat(quote.cumulativeLots()).as(what).isEqualTo(cumulative);
      checkQuote(rules, one, quote, what);
    }
    assertThat(quotes.getLast().status()).as(what).endsWith("closing");
  }

  private static void checkQuote(
      DayRules rules, ScriptedInstrument one, DayLog.Quote quote, String what) {
    TickSizeTable ticks = rules.ticks(one.instrument().kind());
    ReferencePrice reference = one.reference();
    boolean continuous = rules.session().continuousTrading();
    if (!quote.status().contains("opening")
        && !quote.status().contains("closing")
        && !quote.isTrial()) {
      assertThat(quote.status()).isEqualTo(continuous ? "continuous" : "call");
    }
    if (quote.trade()) {
      assertThat(ticks.isOnTick(quote.priceE4())).as(what).isTrue();
      assertThat(reference.allows(quote.priceE4())).as(what).isTrue();
      boolean up = quote.priceE4() == reference.limitUpE4();
      boolean down = quote.priceE4() == reference.limitDownE4();
      assertThat(quote.tradeLimit())
          .isEqualTo(up ? LimitState.LIMIT_UP : down ? LimitState.LIMIT_DOWN : LimitState.NORMAL);
      assertThat(quote.asks().isEmpty()).as(what).isEqualTo(up);
      assertThat(quote.bids().isEmpty()).as(what).isEqualTo(down);
      assertThat(quote.bidLimit() == LimitState.LIMIT_UP).as(what).isEqualTo(up);
      assertThat(quote.askLimit() == LimitState.LIMIT_DOWN).as(what).isEqualTo(down);
    }
    long previous = Long.MAX_VALUE;
    List<long[]> falling = new ArrayList<>(quote.asks().reversed());
    falling.addAll(quote.bids());
    for (long[] level : falling) {
      assertThat(level[0]).as(what).isLessThan(previous);
      assertThat(ticks.isOnTick(level[0])).as(what).isTrue();
      assertThat(reference.allows(level[0])).as(what).isTrue();
      assertThat(level[1]).isPositive();
      previous = level[0];
    }
  }
}
