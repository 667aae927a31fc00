package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.simulator.Desk.at;
import static tw.kuroshio.adapters.simulator.Desk.id;
import static tw.kuroshio.adapters.simulator.Desk.limit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.TimeInForce;
import tw.kuroshio.model.VenueReject;

/** The venue's checks, cancels and times, on an ordinary day around 100. */
class VenueRulesTest {

  private static final DayMaterial DAY = Desk.bar("100", "104.5", "99", "103", 900_000_000L, 300);

  private static SimulatedExchange exchange(String date) {
    DayRules rules = Rules.on(date);
    return new SimulatedExchange(
        Desk.quotesOnly(rules, List.of(Desk.scripted(rules, "1101", "100", DAY))), 3);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-04-08, 1101, 08:29:59, 1000,   LIMIT,  100,   ROD, SESSION_CLOSED",
    "2025-04-08, 1101, 08:30,    1000,   LIMIT,  100,   ROD,",
    "2025-04-08, 1101, 13:29:59, 1000,   LIMIT,  100,   ROD,",
    "2025-04-08, 1101, 13:30,    1000,   LIMIT,  100,   ROD, SESSION_CLOSED",
    "2025-04-08, 9999, 10:00,    1000,   LIMIT,  100,   ROD, UNKNOWN_INSTRUMENT",
    "2025-04-08, 1101, 10:00,    1000,   LIMIT,  100.1, ROD, PRICE_OFF_TICK",
    "2025-04-08, 1101, 10:00,    1000,   LIMIT,  0,     ROD, PRICE_OFF_TICK",
    "2025-04-08, 1101, 10:00,    1000,   LIMIT,  110.5, ROD, PRICE_BEYOND_LIMIT",
    "2025-04-08, 1101, 10:00,    1000,   LIMIT,  89.9,  ROD, PRICE_BEYOND_LIMIT",
    "2025-04-08, 1101, 10:00,    1000,   LIMIT,  90,    ROD,",
    "2025-04-08, 1101, 10:00,    1500,   LIMIT,  100,   ROD, QUANTITY_NOT_WHOLE_LOTS",
    "2025-04-08, 1101, 10:00,    0,      LIMIT,  100,   ROD, QUANTITY_NOT_WHOLE_LOTS",
    "2025-04-08, 1101, 10:00,    499000, LIMIT,  100,   ROD,",
    "2025-04-08, 1101, 10:00,    500000, LIMIT,  100,   ROD, QUANTITY_ABOVE_MAXIMUM",
    "2025-04-08, 1101, 10:00,    1000,   MARKET, 0,     ROD,",
    "2025-04-08, 1101, 10:00,    1000,   MARKET, 0,     IOC,",
    "2025-04-08, 1101, 08:45,    1000,   MARKET, 0,     ROD, ORDER_TYPE_NOT_ALLOWED",
    "2025-04-08, 1101, 08:45,    1000,   LIMIT,  100,   IOC, ORDER_TYPE_NOT_ALLOWED",
    "2025-04-08, 1101, 13:26,    1000,   LIMIT,  100,   FOK, ORDER_TYPE_NOT_ALLOWED",
    "2020-03-19, 1101, 10:00,    1000,   MARKET, 0,     ROD, ORDER_TYPE_NOT_ALLOWED",
    "2020-03-19, 1101, 10:00,    1000,   LIMIT,  100,   IOC, ORDER_TYPE_NOT_ALLOWED",
    "2020-03-19, 1101, 10:00,    1000,   LIMIT,  100,   ROD,",
    "2008-10-20, 1101, 10:00,    1000,   LIMIT,  107.5, ROD, PRICE_BEYOND_LIMIT",
  })
  void refusesWhatTheRulesForbid(
      String date,
      String code,
      String time,
      long shares,
      OrderType type,
      String price,
      TimeInForce force,
      VenueReject reason) {
    SimulatedExchange exchange = exchange(date);
    DayRules rules = Rules.on(date);
    exchange.enter(
        Desk.order(1, code, Side.BUY, shares, type, price, force), at(rules.date(), time));
    DayLog log = DayLog.play(exchange);
    assertThat(log.rejects()).isEqualTo(reason == null ? List.of() : List.of(reason));
    String first = log.reportTexts().getFirst();
    assertThat(first).isEqualTo(reason == null ? "1 Accepted" : "1 Rejected " + reason);
    assertThat(log.reports.getFirst().venueTimeNs()).isEqualTo(at(rules.date(), time));
  }

  @Test
  void marketOrdersNeedALimit() {
    DayRules rules = Rules.on("2025-04-08");
    ScriptedInstrument free =
        ScriptedInstrument.official(
            Desk.stock("1101"),
            rules.noLimits(SecurityKind.STOCK),
            Desk.e4("50"),
            Desk.bar("100", "140", "60", "103", 90_000, 90));
    SimulatedExchange exchange = new SimulatedExchange(Desk.quotesOnly(rules, List.of(free)), 3);
    exchange.enter(
        Desk.order(1, "1101", Side.BUY, 1_000, OrderType.MARKET, "0", TimeInForce.ROD),
        at(rules.date(), "10:00"));
    exchange.enter(limit(2, "1101", Side.BUY, 1, "200"), at(rules.date(), "10:00"));
    assertThat(DayLog.play(exchange).reportTexts())
        .startsWith("1 Rejected ORDER_TYPE_NOT_ALLOWED", "2 Accepted");
  }

  @Test
  void cancelsWhatIsOpenAndRefusesTheRest() {
    SimulatedExchange exchange = exchange("2025-04-08");
    var date = Rules.on("2025-04-08").date();
    exchange.enter(limit(1, "1101", Side.BUY, 2, "90"), at(date, "09:30"));
    exchange.enter(limit(1, "1101", Side.BUY, 2, "90"), at(date, "09:31"));
    exchange.cancel(id(1), at(date, "09:32"));
    exchange.cancel(id(1), at(date, "09:33"));
    exchange.cancel(id(2), at(date, "09:34"));
    exchange.enter(limit(3, "1101", Side.BUY, 2, "90"), at(date, "13:29"));
    exchange.cancel(id(3), at(date, "13:30"));
    assertThat(DayLog.play(exchange).reportTexts())
        .containsExactly(
            "1 Accepted",
            "1 Rejected DUPLICATE_CL_ORD_ID",
            "1 Canceled 2000",
            "1 CancelRejected TOO_LATE_TO_CANCEL",
            "2 CancelRejected UNKNOWN_ORDER",
            "3 Accepted",
            "3 CancelRejected TOO_LATE_TO_CANCEL",
            "3 Expired 2000");
  }

  @Test
  void takesNothingInItsPast() {
    SimulatedExchange exchange = exchange("2025-04-08");
    var date = Rules.on("2025-04-08").date();
    DayLog log = new DayLog();
    while (exchange.nextEventNs() <= at(date, "10:00")) {
      exchange.advance(log);
    }
    assertThatThrownBy(() -> exchange.enter(limit(1, "1101", Side.BUY, 2, "90"), at(date, "09:00")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Requests must not arrive in the venue's past");
    assertThatThrownBy(() -> exchange.cancel(id(1), at(date, "09:00")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void marketableOrdersFillInEveryPhase() {
    for (String day : List.of("2008-10-20", "2020-03-19", "2025-04-08")) {
      SimulatedExchange exchange = exchange(day);
      var date = Rules.on(day).date();
      exchange.enter(limit(1, "1101", Side.BUY, 5, "107"), at(date, "08:40"));
      exchange.enter(limit(2, "1101", Side.SELL, 5, "97"), at(date, "11:00"));
      exchange.enter(limit(3, "1101", Side.BUY, 5, "107"), at(date, "13:28"));
      DayLog log = DayLog.play(exchange);
      for (int number = 1; number <= 3; number++) {
        assertThat(log.filledShares(number)).as(day + " order " + number).isEqualTo(5_000);
      }
      assertThat(log.reportTexts()).contains("1 Filled 5000@100", "3 Filled 5000@103");
    }
  }

  @Test
  void ourOrdersDoNotChangeTheFeed() {
    String untouched = DayLog.play(exchange("2025-04-08")).digest();
    SimulatedExchange exchange = exchange("2025-04-08");
    var date = Rules.on("2025-04-08").date();
    for (int i = 1; i <= 200; i++) {
      exchange.enter(
          limit(i, "1101", i % 2 == 0 ? Side.BUY : Side.SELL, 100, i % 4 < 2 ? "101" : "102"),
          at(date, "09:00") + i * 60_000_000_000L);
    }
    DayLog log = DayLog.play(exchange);
    assertThat(log.digest()).isEqualTo(untouched);
    assertThat(log.reportTexts().stream().filter(r -> r.contains("Filled")).count())
        .isGreaterThan(100);
  }
}
