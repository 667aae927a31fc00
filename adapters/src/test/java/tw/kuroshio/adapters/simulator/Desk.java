package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;

/** Makes instruments, scripts, orders and times for tests. */
final class Desk {

  private Desk() {}

  static long e4(String price) {
    return Price.parse(price).e4();
  }

  static Instrument stock(String code) {
    return Instrument.of(new InstrumentId(code, Market.TWSE), "S" + code, "24", SecurityKind.STOCK);
  }

  static ScriptedInstrument scripted(
      DayRules rules, String code, String reference, DayMaterial material) {
    return scripted(rules, stock(code), e4(reference), material);
  }

  static ScriptedInstrument scripted(
      DayRules rules, Instrument instrument, long referenceE4, DayMaterial material) {
    return ScriptedInstrument.official(
        instrument, rules.limits(instrument.kind()), referenceE4, material);
  }

  /** A day of which only the stock line is told. */
  static DayScript quotesOnly(DayRules rules, List<ScriptedInstrument> instruments) {
    return new DayScript(rules, instruments).with(DisclosureSettings.QUOTES_ONLY);
  }

  static DayMaterial.DailyBar bar(
      String open, String high, String low, String close, long shares, long trades) {
    return new DayMaterial.DailyBar(e4(open), e4(high), e4(low), e4(close), shares, trades);
  }

  static long at(LocalDate date, String time) {
    return date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.ofHours(8)) * 1_000_000_000L
        + LocalTime.parse(time).toNanoOfDay();
  }

  static ClOrdId id(long number) {
    return ClOrdId.of(1, 1, number);
  }

  static Order limit(long number, String code, Side side, long lots, String price) {
    return order(number, code, side, lots * 1_000, OrderType.LIMIT, price, TimeInForce.ROD);
  }

  static Order order(
      long number,
      String code,
      Side side,
      long shares,
      OrderType type,
      String price,
      TimeInForce force) {
    return new Order(
        id(number),
        AccountId.DEFAULT,
        StrategyId.DEFAULT,
        new InstrumentId(code, Market.TWSE),
        0,
        side,
        new Quantity(shares),
        type,
        Price.parse(price),
        force,
        Board.REGULAR,
        OrderCondition.CASH,
        0);
  }
}
