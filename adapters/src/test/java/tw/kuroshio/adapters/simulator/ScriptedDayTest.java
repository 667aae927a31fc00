package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.simulator.Desk.at;
import static tw.kuroshio.adapters.simulator.Desk.e4;
import static tw.kuroshio.adapters.simulator.Desk.limit;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;

/** Small days written by hand, with everything that leaves the exchange. */
class ScriptedDayTest {

  private static final String LOCKED = " bids asks 96.5x20 96.6x1 96.7x1 96.8x1 96.9x1";

  /** 3.5 % down limit of October 2008, a call every 25 seconds, no trial disclosure yet. */
  @Test
  void twoLotsAtALockedLimitInPeriodicCalls() {
    DayRules rules = Rules.on("2008-10-20");
    SimulatedExchange exchange =
        new SimulatedExchange(
            Desk.quotesOnly(
                rules,
                List.of(
                    Desk.scripted(
                        rules, "1101", "100", Desk.bar("96.5", "96.5", "96.5", "96.5", 2_700, 2)))),
            1);
    exchange.enter(limit(1, "1101", Side.BUY, 3, "97"), at(rules.date(), "08:45"));
    exchange.enter(limit(2, "1101", Side.SELL, 4, "96.5"), at(rules.date(), "08:50"));
    exchange.enter(limit(3, "1101", Side.SELL, 5, "96.5"), at(rules.date(), "13:27"));
    DayLog log = DayLog.play(exchange);

    LocalTime firstRenewal = LocalTime.parse(log.lines.get(7).substring(4, 19));
    assertThat(firstRenewal).isBetween(LocalTime.of(9, 2, 5), LocalTime.of(9, 2, 30));
    List<String> expected = new ArrayList<>();
    expected.add("1/1 1101 S1101 24 100 107 96.5 25s 1000");
    expected.add("1/1 AL 1");
    expected.add("1 Accepted");
    expected.add("2 Accepted");
    expected.add("1 Filled 1000@96.5"); // better priced: as much as the call printed
    expected.add("1/6 09:00 1101 96.5x1" + LOCKED + " cum 1 call opening");
    expected.add("1 Filled 2000@96.5"); // the rest meets the sell queue in the next call
    for (int i = 0; i < 127; i++) {
      expected.add("1/6 " + firstRenewal.plusSeconds(125L * i) + " 1101" + LOCKED + " cum 1 call");
    }
    expected.add("3 Accepted");
    expected.add("1/6 13:30 1101 96.5x1" + LOCKED + " cum 2 call closing");
    expected.add("2 Expired 4000");
    expected.add("3 Expired 5000");
    expected.add("1/6 end");
    assertThat(log.lines).containsExactlyElementsOf(expected);
    assertThat(log.reports.get(3).venueTimeNs())
        .isEqualTo(at(rules.date(), firstRenewal.minusSeconds(100).toString()));
    assertThat(exchange.counts()).isEqualTo(new ScriptCounts(1, 0, 0, 2, 0, 700, 0, 0));
  }

  @Test
  void anInstrumentWithoutTradesShowsAnEmptyBookAndFillsNothing() {
    DayRules rules = Rules.on("2025-04-08");
    SimulatedExchange exchange =
        new SimulatedExchange(
            Desk.quotesOnly(
                rules, List.of(Desk.scripted(rules, "1101", "100", new DayMaterial.NoTrades()))),
            1);
    exchange.enter(limit(1, "1101", Side.BUY, 3, "110"), at(rules.date(), "08:30"));
    assertThat(DayLog.play(exchange).lines)
        .containsExactly(
            "1 Accepted",
            "1/1 1101 S1101 24 100 110 90 0s 1000",
            "1/1 AL 1",
            "1/6 09:00 1101 bids asks cum 0 call opening",
            "1/6 13:30 1101 bids asks cum 0 call closing",
            "1 Expired 3000",
            "1/6 end");
    assertThat(exchange.nextEventNs()).isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> exchange.advance(new DayLog()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The day is over (2025-04-08)");
  }

  /** TSMC on 2025-04-07: limit-down from the first print to the last, first bar without volume. */
  @Test
  void aDayLockedLimitDownFromBars() {
    DayRules rules = Rules.on("2025-04-07");
    int rows = 53;
    int[] start = new int[rows];
    long[] price = new long[rows];
    long[] shares = new long[rows];
    Arrays.fill(price, e4("848"));
    for (int i = 0; i < rows; i++) {
      start[i] = 9 * 3_600 + 300 * i;
      shares[i] = i == 0 ? 0 : 50_500;
    }
    DayMaterial bars =
        new DayMaterial.Bars(new IntradayBars(start, 300, price, price, price, price, shares));
    ScriptedInstrument scripted =
        ScriptedInstrument.inferred(
            Desk.stock("2330"), rules.limits(SecurityKind.STOCK), e4("942"), bars);
    assertThat(scripted.reference().limitDownE4()).isEqualTo(e4("848"));
    SimulatedExchange exchange =
        new SimulatedExchange(Desk.quotesOnly(rules, List.of(scripted)), 1);
    int number = 0;
    for (String time : List.of("08:30", "09:00", "09:31:07", "12:00", "13:24:59", "13:29")) {
      exchange.enter(limit(++number, "2330", Side.SELL, 10, "848"), at(rules.date(), time));
    }
    exchange.enter(limit(7, "2330", Side.BUY, 10, "848"), at(rules.date(), "10:00"));
    exchange.enter(limit(8, "2330", Side.BUY, 2, "860"), at(rules.date(), "13:29"));
    DayLog log = DayLog.play(exchange);

    assertThat(exchange.counts().inferredReferences()).isEqualTo(1);
    assertThat(exchange.counts().impliedLots()).isEqualTo(1); // the bar without volume
    assertThat(exchange.counts().droppedShares()).isZero(); // 52 bars of half a lot over
    List<DayLog.Quote> prints = log.quotes.stream().filter(DayLog.Quote::trade).toList();
    assertThat(prints.stream().filter(q -> q.isTrial())).hasSize(1);
    assertThat(prints.stream().filter(q -> !q.isTrial()).map(q -> q.priceE4()))
        .containsOnly(e4("848"));
    assertThat(log.quotes.getLast().cumulativeLots()).isEqualTo(1 + 52 * 50_500 / 1_000);
    assertThat(log.quotes.getLast().trade()).isFalse(); // no closing match in the bars
    assertThat(log.quotes.getLast().status()).isEqualTo("call closing");
    for (int sell = 1; sell <= 6; sell++) {
      assertThat(log.filledShares(sell)).as("sell " + sell).isZero();
      assertThat(log.reportTexts()).contains(sell + " Accepted", sell + " Expired 10000");
    }
    assertThat(log.filledShares(7)).isEqualTo(10_000);
    assertThat(log.filledShares(8)).isZero();
  }

  @Test
  void barsInTheClosingCollectionAreTheClosingCall() {
    DayRules rules = Rules.on("2025-04-16");
    int[] start = {9 * 3_600, 13 * 3_600 + 25 * 60};
    long[] open = {e4("100"), e4("101")};
    long[] high = {e4("102"), e4("101")};
    long[] low = {e4("99.5"), e4("101")};
    long[] close = {e4("101"), e4("101")};
    long[] shares = {40_999, 7_001};
    SimulatedExchange exchange =
        new SimulatedExchange(
            Desk.quotesOnly(
                rules,
                List.of(
                    ScriptedInstrument.official(
                        Desk.stock("1101"),
                        rules.limits(SecurityKind.STOCK),
                        e4("100"),
                        new DayMaterial.Bars(
                            new IntradayBars(start, 300, open, high, low, close, shares))))),
            1);
    List<DayLog.Quote> prints =
        DayLog.play(exchange).quotes.stream().filter(q -> q.trade() && !q.isTrial()).toList();
    assertThat(prints.getFirst().status()).isEqualTo("call opening");
    assertThat(prints.getFirst().priceE4()).isEqualTo(e4("100"));
    assertThat(prints.getLast().status()).isEqualTo("call closing");
    assertThat(prints.getLast().lots()).isEqualTo(8);
    assertThat(prints.getLast().cumulativeLots()).isEqualTo(48);
    assertThat(prints.get(prints.size() - 2).priceE4()).isEqualTo(e4("101"));
    assertThat(prints.get(prints.size() - 2).nsOfDay())
        .isLessThan(LocalTime.of(9, 5).toNanoOfDay());
    assertThat(prints.stream().map(DayLog.Quote::priceE4))
        .contains(e4("102"), e4("99.5"))
        .allMatch(p -> p >= e4("99.5") && p <= e4("102"));
    assertThat(exchange.counts()).isEqualTo(new ScriptCounts(1, 0, 0, prints.size(), 0, 0, 0, 0));
  }
}
