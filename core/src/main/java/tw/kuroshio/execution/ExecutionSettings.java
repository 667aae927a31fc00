package tw.kuroshio.execution;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateWriter;

/**
 * How parents are worked.
 *
 * @param sliceNs length of a slice, 10 s to 1 h
 * @param endBeforeClosingCallNs the schedule is complete this long before the closing call starts,
 *     0 to 2 h
 * @param stopBeforeClosingCallNs nothing new is sent from this long before the closing call, 0 to
 *     {@code endBeforeClosingCallNs}
 * @param participation largest part of the volume printed in the slice before that is traded in a
 *     slice, above 0 to 1; one lot always is
 * @param callTicks ticks beyond the last price an order is worth in a call auction, 0 to 50
 * @param joinClosingCall whether what is left goes into the closing call; else it is cancelled
 *     before
 * @param pacingNs pause before what the message rate held back is tried again, 1 ms to 10 s
 */
public record ExecutionSettings(
    long sliceNs,
    long endBeforeClosingCallNs,
    long stopBeforeClosingCallNs,
    double participation,
    int callTicks,
    boolean joinClosingCall,
    long pacingNs) {

  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final long MINUTE = 60 * SECOND;

  public ExecutionSettings {
    List<String> problems = new ArrayList<>();
    range(problems, "sliceNs", sliceNs, 10 * SECOND, 60 * MINUTE, "ns");
    range(problems, "endBeforeClosingCallNs", endBeforeClosingCallNs, 0, 120 * MINUTE, "ns");
    range(
        problems,
        "stopBeforeClosingCallNs",
        stopBeforeClosingCallNs,
        0,
        Math.max(0, endBeforeClosingCallNs),
        "ns");
    if (!(participation > 0 && participation <= 1)) {
      problems.add("participation must be a fraction above 0 to 1, was " + participation);
    }
    range(problems, "callTicks", callTicks, 0, 50, "ticks");
    range(problems, "pacingNs", pacingNs, MS, 10 * SECOND, "ns");
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Execution settings are not valid:\n  " + String.join("\n  ", problems));
    }
  }

  /**
   * Slices of 5 min until 5 min before the closing call (13:20), nothing new in the last 30 s
   * before it (13:24:30), 10 % of volume, 3 ticks in calls, not in the closing call, 250 ms pacing.
   */
  public static ExecutionSettings defaults() {
    return new ExecutionSettings(5 * MINUTE, 5 * MINUTE, 30 * SECOND, 0.10, 3, false, 250 * MS);
  }

  /** Writes the canonical form, for the configuration's hash. */
  public void writeTo(StateWriter out) {
    out.putLong(sliceNs).putLong(endBeforeClosingCallNs).putLong(stopBeforeClosingCallNs);
    out.putDouble(participation).putInt(callTicks).putBoolean(joinClosingCall).putLong(pacingNs);
  }

  private static void range(
      List<String> problems, String name, long value, long min, long max, String unit) {
    if (value < min || value > max) {
      problems.add(name + " must be " + min + " to " + max + " " + unit + ", was " + value);
    }
  }
}
