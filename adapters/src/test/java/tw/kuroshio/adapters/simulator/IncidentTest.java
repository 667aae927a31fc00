package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.simulator.Desk.at;
import static tw.kuroshio.adapters.simulator.Desk.limit;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;

/** What is out of the ordinary, each in a day of one instrument that is sure to have it. */
class IncidentTest {

  private static final LocalDate DATE = LocalDate.of(2025, 4, 8);
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final int LOTS = 90_000;
  private static final DayMaterial DAY = Desk.bar("100", "104.5", "99", "103", LOTS * 1_000L, 800);

  private static SimulatedExchange exchange(IncidentRates rates, long seed) {
    DayRules rules = Rules.on(DATE.toString());
    DayScript script =
        new DayScript(rules, List.of(Desk.scripted(rules, "1101", "100", DAY))).with(rates);
    return new SimulatedExchange(script, seed);
  }

  private static List<DayLog.Quote> between(List<DayLog.Quote> quotes, long fromNs, long toNs) {
    return quotes.stream().filter(q -> q.nsOfDay() > fromNs && q.nsOfDay() < toNs).toList();
  }

  /** Lots printed, which must lead to every record's cumulative volume. */
  private static void assertConserved(DayLog log) {
    long cumulative = 0;
    for (DayLog.Quote quote : log.quotes) {
      cumulative += quote.trade() && !quote.isTrial() ? quote.lots() : 0;
      assertThat(quote.cumulativeLots()).isEqualTo(cumulative);
    }
    assertThat(cumulative).isEqualTo(LOTS);
  }

  private static long ns(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }

  @Test
  void aSuspendedInstrumentIsListedAndSilentAndTakesNoOrders() {
    SimulatedExchange exchange = exchange(new IncidentRates(1, 0, 0, 0, 0, 0, true, 1), 1);
    exchange.enter(limit(1, "1101", Side.BUY, 1, "100"), at(DATE, "10:00"));
    exchange.enter(limit(2, "1101", Side.BUY, 1, "100"), at(DATE, "13:31"));
    DayLog log = DayLog.play(exchange);
    assertThat(log.reportTexts())
        .containsExactly("1 Rejected INSTRUMENT_SUSPENDED", "2 Rejected SESSION_CLOSED");
    assertThat(log.quotes).isEmpty();
    assertThat(log.snapshots).isEmpty();
    assertThat(log.oddLots).isEmpty();
    assertThat(log.lines).doesNotContain("1/1 AL 1");
    assertThat(log.other(15))
        .hasSize(12)
        .startsWith("TWSE 08:30 count 1", "TWSE 08:30 1101 SUSPENDED", "TWSE 08:35 count 1")
        .endsWith("TWSE 08:55 count 1", "TWSE 08:55 1101 SUSPENDED");
  }

  @Test
  void aHaltIsAnnouncedRepeatedAndLiftedByACall() {
    IncidentRates rates = new IncidentRates(0, 1, 0, 0, 0, 0, true, 1);
    List<String> halts = DayLog.play(exchange(rates, 2)).other(19);
    String[] first = halts.getFirst().split(" ", -1);
    long from = ns(first[1]);
    assertThat(halts.getFirst()).endsWith("I 1 1101 " + first[1] + " none");
    assertThat(halts.get(1)).isEqualTo("TWSE " + first[1] + " I 2 count 1");
    String lifted =
        halts.stream().filter(h -> h.contains(" I 1 ") && !h.endsWith("none")).findAny().get();
    long to = ns(lifted.substring(lifted.lastIndexOf(' ') + 1));
    assertThat(to - ns(lifted.split(" ", -1)[1])).isLessThanOrEqualTo(30 * MINUTE);
    assertThat(to - from).isBetween(35 * MINUTE, 90 * MINUTE);
    List<String> cyclic = halts.stream().filter(h -> h.contains(" C 1 1101 ")).toList();
    for (int i = 0; i < cyclic.size(); i++) {
      long sent = ns(cyclic.get(i).split(" ", -1)[1]);
      assertThat(sent % (10 * MINUTE)).isZero();
      assertThat(sent).isEqualTo(ns(cyclic.getFirst().split(" ", -1)[1]) + i * 10L * MINUTE);
      boolean known = sent >= ns(lifted.split(" ", -1)[1]);
      assertThat(cyclic.get(i).endsWith("none")).isEqualTo(!known);
    }

    SimulatedExchange exchange = exchange(rates, 2);
    long midnight = at(DATE, "00:00");
    exchange.enter(limit(1, "1101", Side.BUY, 5, "105"), midnight + from + SECOND);
    exchange.enter(limit(2, "1101", Side.BUY, 5, "90"), midnight + from - SECOND);
    exchange.cancel(Desk.id(2), midnight + from + 2 * SECOND);
    DayLog log = DayLog.play(exchange);
    assertThat(log.reportTexts())
        .containsExactly("2 Accepted", "1 Rejected INSTRUMENT_SUSPENDED", "2 Canceled 5000");
    assertThat(between(log.quotes, from - 1, to)).isEmpty();
    assertThat(between(log.oddLots, from, to)).isEmpty();
    DayLog.Quote resumed = between(log.quotes, to - 1, Long.MAX_VALUE).getFirst();
    assertThat(resumed.nsOfDay()).isEqualTo(to);
    assertThat(resumed.status()).isEqualTo("call");
    assertThat(resumed.trade()).isTrue();
    assertThat(between(log.quotes, to, Long.MAX_VALUE).getFirst().status())
        .startsWith("continuous");
    assertConserved(log);
  }

  @Test
  void anInterruptionRestsMatchingForTwoMinutes() {
    IncidentRates rates = new IncidentRates(0, 0, 1, 0, 0, 0, true, 1);
    long from = 0;
    for (DayLog.Quote quote : DayLog.play(exchange(rates, 3)).quotes) {
      from = from == 0 && quote.isSuspended() ? quote.nsOfDay() : from;
    }
    assertThat(from).isBetween(ns("09:05"), ns("13:23"));
    long to = from + 2 * MINUTE;

    SimulatedExchange exchange = exchange(rates, 3);
    long midnight = at(DATE, "00:00");
    exchange.enter(limit(1, "1101", Side.BUY, 5, "109"), midnight + from + SECOND);
    exchange.enter(order(2, OrderType.LIMIT, TimeInForce.IOC), midnight + from + SECOND);
    exchange.enter(order(3, OrderType.MARKET, TimeInForce.ROD), midnight + from + SECOND);
    DayLog log = DayLog.play(exchange);
    long resumed = midnight + to;
    assertThat(log.rejects()).hasSize(2).allMatch(r -> r.name().equals("ORDER_TYPE_NOT_ALLOWED"));
    assertThat(log.filledShares(1)).isEqualTo(5_000);
    assertThat(
            log.reports.stream()
                .filter(r -> r instanceof ExecutionReport.Filled)
                .map(ExecutionReport::venueTimeNs))
        .containsOnly(resumed);

    List<DayLog.Quote> rest = between(log.quotes, from - 1, to);
    DayLog.Quote began = rest.getFirst();
    DayLog.Quote before = between(log.quotes, 0, from).getLast();
    assertThat(began.nsOfDay()).isEqualTo(from);
    assertThat(began.lots()).isZero();
    assertThat(began.trade()).isTrue();
    assertThat(began.bids()).isEmpty();
    assertThat(began.asks()).isEmpty();
    assertThat(began.cumulativeLots()).isEqualTo(before.cumulativeLots());
    List<DayLog.Quote> trials = rest.subList(1, rest.size());
    assertThat(trials).isNotEmpty().allMatch(q -> q.status().equals("trial call"));
    DayLog.Quote call = between(log.quotes, to - 1, Long.MAX_VALUE).getFirst();
    assertThat(call.nsOfDay()).isEqualTo(to);
    assertThat(call.status()).isEqualTo("call");
    assertThat(between(log.quotes, to, to + 10 * MINUTE))
        .isNotEmpty()
        .allMatch(q -> q.status().startsWith("continuous"));
    assertThat(between(log.oddLots, from, to)).isEmpty();
    assertConserved(log);
  }

  private static tw.kuroshio.model.Order order(long number, OrderType type, TimeInForce force) {
    String price = type == OrderType.MARKET ? "0" : "109";
    return Desk.order(number, "1101", Side.BUY, 5_000, type, price, force);
  }

  @Test
  void restingMarketOrdersAreTakenOutAtAnInterruption() {
    IncidentRates rates = new IncidentRates(0, 0, 1, 0, 0, 0, true, 1);
    DayLog.Quote began =
        DayLog.play(exchange(rates, 3)).quotes.stream()
            .filter(DayLog.Quote::isSuspended)
            .findFirst()
            .get();
    long from = at(DATE, "00:00") + began.nsOfDay();
    SimulatedExchange exchange = exchange(rates, 3);
    for (int number = 1; number <= 9; number++) {
      exchange.enter(
          Desk.order(number, "1101", Side.BUY, 499_000, OrderType.MARKET, "0", TimeInForce.ROD),
          from - 1_000);
    }
    DayLog log = DayLog.play(exchange);
    assertThat(log.filledShares(1)).isEqualTo(499_000);
    assertThat(log.filledShares(9)).isZero();
    assertThat(log.reportTexts()).endsWith("9 Canceled 499000");
    assertThat(log.reports.getLast().venueTimeNs()).isEqualTo(from);
  }

  @Test
  void aDelayedOpeningFollowsALeapOfTheTrialPrice() {
    SimulatedExchange exchange = exchange(new IncidentRates(0, 0, 0, 1, 0, 0, true, 1), 4);
    exchange.enter(limit(1, "1101", Side.BUY, 5, "109"), at(DATE, "09:01"));
    exchange.enter(order(2, OrderType.LIMIT, TimeInForce.IOC), at(DATE, "09:01:30"));
    DayLog log = DayLog.play(exchange);
    List<DayLog.Quote> early = between(log.quotes, 0, ns("09:02"));
    assertThat(early).allMatch(DayLog.Quote::isTrial);
    List<DayLog.Quote> inTime = between(early, 0, ns("09:00"));
    double leap = inTime.getLast().priceE4() / (double) inTime.get(inTime.size() - 2).priceE4() - 1;
    assertThat(Math.abs(leap)).isGreaterThan(0.035);
    assertThat(inTime).allMatch(q -> q.status().equals("trial call"));
    assertThat(between(early, ns("09:00"), ns("09:02")))
        .isNotEmpty()
        .allMatch(q -> q.status().equals("trial call opening delayed"));
    DayLog.Quote open = between(log.quotes, ns("09:02") - 1, Long.MAX_VALUE).getFirst();
    assertThat(open.nsOfDay()).isEqualTo(ns("09:02"));
    assertThat(open.status()).isEqualTo("call opening");
    assertThat(log.filledShares(1)).isEqualTo(5_000);
    assertThat(log.reportTexts()).contains("2 Rejected ORDER_TYPE_NOT_ALLOWED");
    assertThat(log.reports.getLast().venueTimeNs()).isEqualTo(at(DATE, "09:02"));
    assertConserved(log);
  }

  @Test
  void aDelayedClosingTakesOrdersAgainAfterABreak() {
    SimulatedExchange exchange = exchange(new IncidentRates(0, 0, 0, 0, 1, 0, true, 1), 5);
    exchange.enter(limit(1, "1101", Side.BUY, 5, "109"), at(DATE, "13:30:30"));
    exchange.enter(limit(2, "1101", Side.BUY, 5, "109"), at(DATE, "13:31:30"));
    exchange.enter(limit(3, "1101", Side.SELL, 5, "109"), at(DATE, "13:32"));
    exchange.cancel(Desk.id(3), at(DATE, "13:32:59"));
    exchange.enter(limit(4, "1101", Side.BUY, 5, "109"), at(DATE, "13:33"));
    DayLog log = DayLog.play(exchange);
    assertThat(between(log.quotes, ns("13:30") - 1, ns("13:31"))).isEmpty();
    assertThat(between(log.quotes, ns("13:31") - 1, ns("13:33")))
        .isNotEmpty()
        .allMatch(q -> q.status().equals("trial call closing delayed"));
    List<DayLog.Quote> inTime = between(log.quotes, ns("13:25"), ns("13:30"));
    double leap = inTime.getLast().priceE4() / (double) inTime.get(inTime.size() - 2).priceE4() - 1;
    assertThat(Math.abs(leap)).isGreaterThan(0.035);
    DayLog.Quote close = log.quotes.getLast();
    assertThat(close.nsOfDay()).isEqualTo(ns("13:33"));
    assertThat(close.status()).isEqualTo("call closing");
    assertThat(log.reportTexts())
        .containsExactly(
            "1 Rejected SESSION_CLOSED",
            "2 Accepted",
            "3 Accepted",
            "3 Canceled 5000",
            "4 Rejected SESSION_CLOSED",
            "2 Filled 5000@103");
    assertConserved(log);
  }

  @Test
  void marketOrdersWaitAtPriceZeroInTheClosingCall() {
    DayLog log = DayLog.play(exchange(new IncidentRates(0, 0, 0, 0, 0, 1, true, 1), 6));
    List<DayLog.Quote> trials = between(log.quotes, ns("13:25"), ns("13:30"));
    assertThat(trials).isNotEmpty();
    for (DayLog.Quote quote : log.quotes) {
      boolean closing = trials.contains(quote);
      for (List<long[]> side : List.of(quote.bids(), quote.asks())) {
        assertThat(side.size()).isLessThanOrEqualTo(5);
        assertThat(!side.isEmpty() && side.getFirst()[0] == 0).isEqualTo(closing);
        assertThat(side.stream().skip(1)).allMatch(level -> level[0] > 0);
      }
    }
  }

  /** An order through several levels prints each of them, with the book only at the last. */
  @Test
  void aSweepTakesTheLevelsOfTheBookBefore() {
    DayLog log = DayLog.play(exchange(new IncidentRates(0, 0, 0, 0, 0, 0, true, 1), 7));
    int sweeps = 0;
    List<DayLog.Quote> parts = new ArrayList<>();
    DayLog.Quote before = log.quotes.getFirst();
    for (DayLog.Quote quote : log.quotes) {
      if (quote.isTradeOnly()) {
        assertThat(quote.bids()).isEmpty();
        assertThat(quote.asks()).isEmpty();
        parts.add(quote);
        continue;
      }
      if (!parts.isEmpty()) {
        sweeps++;
        boolean up = parts.getFirst().priceE4() < quote.priceE4();
        List<long[]> taken = up ? before.asks() : before.bids();
        for (int i = 0; i < parts.size(); i++) {
          assertThat(parts.get(i).nsOfDay()).isEqualTo(quote.nsOfDay());
          assertThat(parts.get(i).priceE4()).isEqualTo(taken.get(i)[0]);
          assertThat(parts.get(i).lots()).isLessThanOrEqualTo(taken.get(i)[1]);
          assertThat(parts.get(i).priceE4() < quote.priceE4()).isEqualTo(up);
        }
        parts.clear();
      }
      before = quote;
    }
    assertThat(sweeps).isGreaterThan(20);
    assertConserved(log);
  }

  @Test
  void anOrdinaryDayHasNoneOfIt() {
    DayRules rules = Rules.on(DATE.toString());
    DayLog log =
        DayLog.play(
            new SimulatedExchange(
                new DayScript(rules, List.of(Desk.scripted(rules, "1101", "100", DAY))), 3));
    assertThat(log.quotes)
        .noneMatch(q -> q.isTradeOnly() || q.isSuspended() || q.status().contains("delayed"));
    assertThat(log.other).doesNotContainKey(19);
    assertThat(log.other(15)).containsOnlyOnce("TWSE 08:30 count 0");
    assertConserved(log);
  }
}
