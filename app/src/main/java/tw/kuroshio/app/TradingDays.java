package tw.kuroshio.app;

import java.time.LocalDate;
import tw.kuroshio.market.TradingCalendar;

/** Dates that a command takes for trading days. */
final class TradingDays {

  private TradingDays() {}

  /** Refuses a date on which the exchange does not trade, and names its neighbours. */
  static void require(LocalDate date, TradingCalendar calendar) {
    LocalDate first = calendar.first();
    LocalDate last = calendar.last();
    if (date.isBefore(first) || date.isAfter(last)) {
      throw new Refusal(
          ExitCode.USAGE, "The trading calendar covers " + first + " to " + last + ", was " + date);
    }
    if (!calendar.isTradingDay(date)) {
      throw new Refusal(
          ExitCode.USAGE,
          date
              + " is no trading day ("
              + calendar.whyClosed(date)
              + "): the one before is "
              + calendar.previousTradingDay(date)
              + ", the next "
              + calendar.nextTradingDay(date));
    }
  }
}
