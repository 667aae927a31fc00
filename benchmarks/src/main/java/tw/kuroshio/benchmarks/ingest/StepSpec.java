package tw.kuroshio.benchmarks.ingest;

import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.RecordSource;

/**
 * What is sent in a step.
 *
 * @param startNsOfDay the time of day in Taipei at which the first record is due
 */
public record StepSpec(RateSchedule schedule, int instruments, long seed, long startNsOfDay) {

  /** What the exchange's lines disclose. */
  private static final int LEVELS = 5;

  /**
   * Checks that the market can be made.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public StepSpec {
    workload(schedule, instruments, seed);
  }

  private static FeedWorkload workload(RateSchedule schedule, int instruments, long seed) {
    return new FeedWorkload(schedule.records(), instruments, LEVELS, seed);
  }

  String text() {
    return schedule.text() + " " + instruments + " " + seed + " " + startNsOfDay;
  }

  static StepSpec parse(String[] words, int from) {
    return new StepSpec(
        RateSchedule.parse(words[from]),
        Integer.parseInt(words[from + 1]),
        Long.parseLong(words[from + 2]),
        Long.parseLong(words[from + 3]));
  }

  SendPlan plan() {
    RecordSource source = new RecordSource(workload(schedule, instruments, seed));
    return new SendPlan(source, schedule, instruments, startNsOfDay);
  }
}
