package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.SecurityKind;

/** The calendar and the tick tables by day number, looked up once a day instead of once a row. */
public final class SessionGrid {

  private final MarketRules rules;
  private final int firstDay;
  private final byte[] trading;
  private final @Nullable DayRules[] days;

  public SessionGrid(MarketRules rules) {
    this.rules = rules;
    firstDay = Math.toIntExact(rules.calendar().first().toEpochDay());
    int count = Math.toIntExact(rules.calendar().last().toEpochDay()) - firstDay + 1;
    trading = new byte[count];
    days = new @Nullable DayRules[count];
    for (int i = 0; i < count; i++) {
      trading[i] = (byte) (rules.calendar().isTradingDay(date(firstDay + i)) ? 1 : 0);
    }
  }

  public static LocalDate date(long epochDay) {
    return LocalDate.ofEpochDay(epochDay);
  }

  /** False also outside the calendar. */
  public boolean isTradingDay(long epochDay) {
    return epochDay >= firstDay
        && epochDay < firstDay + trading.length
        && trading[(int) (epochDay - firstDay)] == 1;
  }

  /** The first trading day at or after a day of the calendar; -1 when the calendar ends before. */
  public long tradingDayFrom(long epochDay) {
    for (long day = epochDay; day >= firstDay && day < firstDay + trading.length; day++) {
      if (isTradingDay(day)) {
        return day;
      }
    }
    return -1;
  }

  /** Trading days strictly between two days. */
  public int tradingDaysBetween(long after, long before) {
    int count = 0;
    for (long day = after + 1; day < before; day++) {
      if (isTradingDay(day)) {
        count++;
      }
    }
    return count;
  }

  /** Tick table of a class on a trading day. */
  public TickSizeTable ticks(long epochDay, SecurityKind kind) {
    int index = (int) (epochDay - firstDay);
    if (days[index] == null) {
      days[index] = rules.on(date(epochDay));
    }
    return Objects.requireNonNull(days[index]).ticks(kind);
  }
}
