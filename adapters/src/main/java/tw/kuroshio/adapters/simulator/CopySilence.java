package tw.kuroshio.adapters.simulator;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.LineCopy;

/**
 * A span of the day in which nothing comes on a copy of any line.
 *
 * @param copy null = both
 * @param fromNsOfDay nanoseconds since midnight in Taipei, included
 * @param toNsOfDay not included
 */
public record CopySilence(@Nullable LineCopy copy, long fromNsOfDay, long toNsOfDay) {

  boolean holds(LineCopy of, long nsOfDay) {
    return (copy == null || copy == of) && nsOfDay >= fromNsOfDay && nsOfDay < toNsOfDay;
  }

  @Override
  public String toString() {
    return (copy == null ? "silent" : "silent" + copy)
        + "="
        + LocalTime.ofNanoOfDay(fromNsOfDay)
        + "-"
        + LocalTime.ofNanoOfDay(toNsOfDay);
  }
}
