package tw.kuroshio.features.fields;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.TradingCalendar;

/**
 * The days after whose close a review of the Taiwan 50 takes effect, and how many sessions are left
 * until then. A day that was closed at short notice counts as the session it was before it came.
 * Immutable.
 */
public final class IndexReviews {

  /** Name of the file of reviews, a resource under {@code /tw/kuroshio/features/fields/}. */
  public static final String FILE = "reviews.txt";

  private final long firstDay;

  /** By day from the calendar's first: sessions after it up to the next review, -1 not known. */
  private final short[] sessions;

  /** Holds from a day on: the n-th weekday of some months. */
  private record Rule(TreeSet<Month> months, int week, DayOfWeek weekday) {

    boolean isReview(LocalDate day) {
      return months.contains(day.getMonth())
          && day.equals(
              YearMonth.from(day).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(week, weekday)));
    }
  }

  private IndexReviews(NavigableMap<LocalDate, Rule> rules, TradingCalendar calendar) {
    firstDay = calendar.first().toEpochDay();
    sessions = new short[(int) (calendar.last().toEpochDay() - firstDay) + 1];
    Arrays.fill(sessions, (short) -1);
    int left = -1;
    for (int i = sessions.length - 1; i >= 0; i--) {
      LocalDate day = LocalDate.ofEpochDay(firstDay + i);
      Map.@Nullable Entry<LocalDate, Rule> rule = rules.floorEntry(day);
      if (rule == null) {
        return;
      }
      if (rule.getValue().isReview(day)) {
        left = 0;
      }
      sessions[i] = (short) left;
      if (left >= 0 && (calendar.isTradingDay(day) || calendar.isClosedAtShortNotice(day))) {
        left++;
      }
    }
  }

  /**
   * Reads the rules.
   *
   * @param text of {@link #FILE}: first day, months, which weekday of the month, source
   * @throws IllegalArgumentException with the line when it is not well formed
   */
  public static IndexReviews parse(String text, TradingCalendar calendar) {
    TreeMap<LocalDate, Rule> rules = new TreeMap<>();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        enter(rules, line, number);
      }
    }
    return new IndexReviews(rules, calendar);
  }

  private static void enter(Map<LocalDate, Rule> rules, String line, int number) {
    String[] fields = line.strip().split("\\s+", 5);
    try {
      TreeSet<Month> months = new TreeSet<>();
      for (String month : fields[1].split(",", -1)) {
        months.add(Month.of(Integer.parseInt(month)));
      }
      Rule rule =
          new Rule(
              months,
              Integer.parseInt(fields[2]),
              DayOfWeek.valueOf(fields[3].toUpperCase(Locale.ROOT)));
      rules.put(LocalDate.parse(fields[0]), rule);
    } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          FILE
              + " line "
              + number
              + ": must be YYYY-MM-DD, months, week of the month, weekday, was '"
              + line
              + "'",
          e);
    }
  }

  /**
   * Sessions after a day up to the next review's, 0 on that day; NaN outside the calendar.
   *
   * @param epochDay days since the epoch
   */
  public double sessionsUntil(long epochDay) {
    long place = epochDay - firstDay;
    boolean known = place >= 0 && place < sessions.length && sessions[(int) place] >= 0;
    return known ? sessions[(int) place] : Double.NaN;
  }
}
