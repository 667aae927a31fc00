package tw.kuroshio.history.quality;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;

/** Calendar and rules by day number, each day's looked up once. One thread. */
final class SessionDays {

  private final MarketRules rules;
  private final int first;
  private final int[] sessionsUpTo;
  private final @Nullable DayRules[] byDay;

  SessionDays(MarketRules rules) {
    this.rules = rules;
    first = Math.toIntExact(rules.calendar().first().toEpochDay());
    int days = Math.toIntExact(rules.calendar().last().toEpochDay()) - first + 1;
    sessionsUpTo = new int[days];
    byDay = new DayRules[days];
    int sessions = 0;
    for (int i = 0; i < days; i++) {
      sessions += rules.calendar().isTradingDay(LocalDate.ofEpochDay(first + i)) ? 1 : 0;
      sessionsUpTo[i] = sessions;
    }
  }

  /** Whether the calendar says anything of the day. */
  boolean covers(long epochDay) {
    return epochDay >= first && epochDay < first + byDay.length;
  }

  /** Whether the exchange traded; false outside the calendar. */
  boolean isSession(long epochDay) {
    if (!covers(epochDay)) {
      return false;
    }
    int i = index(epochDay);
    return sessionsUpTo[i] > (i == 0 ? 0 : sessionsUpTo[i - 1]);
  }

  /** Whether a session was called off at short notice; false outside the calendar. */
  boolean isClosedAtShortNotice(long epochDay) {
    return covers(epochDay)
        && rules.calendar().isClosedAtShortNotice(LocalDate.ofEpochDay(epochDay));
  }

  /** Sessions from the calendar's first day to this one, this one included. */
  int number(long epochDay) {
    if (epochDay < first) {
      return 0;
    }
    return sessionsUpTo[(int) Math.min(epochDay - first, sessionsUpTo.length - 1)];
  }

  /** The rules of a day the calendar covers, null of another one. */
  @Nullable DayRules rules(long epochDay) {
    if (!covers(epochDay)) {
      return null;
    }
    int i = index(epochDay);
    DayRules known = byDay[i];
    if (known == null) {
      known = rules.on(LocalDate.ofEpochDay(epochDay));
      byDay[i] = known;
    }
    return known;
  }

  private int index(long epochDay) {
    return (int) (epochDay - first);
  }
}
