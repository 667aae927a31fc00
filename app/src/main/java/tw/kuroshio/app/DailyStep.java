package tw.kuroshio.app;

import java.time.LocalTime;
import java.util.Locale;

/** What a trading day asks for, in the order of the day. */
enum DailyStep {
  /** Reference data of the day: the exchange sends it from 07:40 on. */
  PRE_OPEN(LocalTime.of(8, 0)),
  /** The trading day itself. */
  SESSION(LocalTime.of(8, 25)),
  /** Prices of the session: final files come about 14:00. */
  CLOSE(LocalTime.of(14, 30)),
  /** Flows, balances, valuation and monthly revenue: known for the next session. */
  EVENING(LocalTime.of(21, 30)),
  /** The rules over what has come. */
  QUALITY(LocalTime.of(21, 45));

  private static final long NS_A_SECOND = 1_000_000_000L;

  private final LocalTime due;

  DailyStep(LocalTime due) {
    this.due = due;
  }

  /** From when on it can be done, nanoseconds since midnight in Taipei. */
  long dueNsOfDay() {
    return due.toSecondOfDay() * NS_A_SECOND;
  }

  /** As on the command line and in the journal: {@code pre-open}. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }
}
