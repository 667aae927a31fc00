package tw.kuroshio.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateWriter;

/**
 * When things happen in a trading day, Asia/Taipei.
 *
 * @param decisionTimes barriers at which the whole cross-section is ranked, scored, optimised
 * @param endOfDay when the day is closed and marked; after the closing call and its delay
 * @param optimiseNs virtual duration of an optimisation
 */
public record DaySettings(List<LocalTime> decisionTimes, LocalTime endOfDay, long optimiseNs) {

  /** UTC+8, without daylight saving. */
  public static final long TAIPEI_OFFSET_NS = 8L * 3_600 * 1_000_000_000L;

  private static final long NS_PER_DAY = 86_400_000_000_000L;

  public DaySettings {
    decisionTimes = List.copyOf(decisionTimes);
  }

  /** 09:10 and every 30 minutes to 13:00; the day is closed at 13:40; 2 s for an optimisation. */
  public static DaySettings defaults() {
    List<LocalTime> times = new ArrayList<>();
    for (LocalTime at = LocalTime.of(9, 10);
        !at.isAfter(LocalTime.of(13, 0));
        at = at.plusMinutes(30)) {
      times.add(at);
    }
    return new DaySettings(times, LocalTime.of(13, 40), 2_000_000_000L);
  }

  /** UTC nanoseconds since the epoch of a Taipei time of day. */
  public static long utcNs(LocalDate date, long nsOfDay) {
    return date.toEpochDay() * NS_PER_DAY + nsOfDay - TAIPEI_OFFSET_NS;
  }

  /** Nanoseconds after midnight Asia/Taipei. */
  public static long nsOfDay(long utcNs) {
    return Math.floorMod(utcNs + TAIPEI_OFFSET_NS, NS_PER_DAY);
  }

  /** Writes the canonical form, for the configuration's hash. */
  public void write(StateWriter out) {
    out.putInt(decisionTimes.size());
    decisionTimes.forEach(time -> out.putLong(time.toNanoOfDay()));
    out.putLong(endOfDay.toNanoOfDay()).putLong(optimiseNs);
  }
}
