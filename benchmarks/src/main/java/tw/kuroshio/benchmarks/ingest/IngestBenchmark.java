package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.app.LiveIngest;

/** Repeats a step at rising rates, or at a mean rate with a burst in its middle. */
public final class IngestBenchmark {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** The first decision is at 09:10: it has been made before the first quote of a search. */
  private static final long SEARCH_START_NS = (9 * 3_600 + 10 * 60 + 3) * NS_PER_SECOND;

  private static final long DECISION_NS = (9 * 3_600 + 10 * 60) * NS_PER_SECOND;

  /** Where the sender runs. */
  public enum SenderPlace {
    PROCESS,
    THREAD
  }

  /**
   * What is asked for.
   *
   * @param seconds of a step, or of each third of a burst
   * @param folder where logs are written, on the disk that is to be measured
   */
  public record Settings(
      int instruments, long seed, double seconds, SenderPlace sender, Path folder) {}

  private final Settings settings;
  private final PrintWriter progress;

  public IngestBenchmark(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** One step at each rate, after a cold one at the first. */
  public List<StepSpec> search(List<Integer> rates) {
    List<StepSpec> steps = new ArrayList<>();
    steps.add(step(RateSchedule.steady(rates.getFirst(), settings.seconds()), SEARCH_START_NS));
    for (int rate : rates) {
      steps.add(step(RateSchedule.steady(rate, settings.seconds()), SEARCH_START_NS));
    }
    return steps;
  }

  /** A cold step, then the burst; the day's first decision falls into it. */
  public List<StepSpec> burst(int rate, int factor) {
    long startNs = DECISION_NS - (long) (1.2 * settings.seconds() * NS_PER_SECOND);
    return List.of(
        step(RateSchedule.steady(rate, settings.seconds()), startNs),
        step(RateSchedule.burst(rate, factor, settings.seconds()), startNs));
  }

  private StepSpec step(RateSchedule schedule, long startNsOfDay) {
    return new StepSpec(schedule, settings.instruments(), settings.seed(), startNsOfDay);
  }

  /**
   * Takes the steps one after the other.
   *
   * @param keepOn whether to go on after two warm ones in a row that were not sustained
   */
  public List<StepResult> run(List<StepSpec> steps, boolean keepOn)
      throws IOException, MulticastUnavailable {
    LiveIngest.Day day = IngestDay.of(settings.instruments(), settings.seed());
    LineAddresses addresses = FreeGroups.choose();
    Path folder = Files.createTempDirectory(settings.folder(), "bench-ingest");
    List<StepResult> results = new ArrayList<>();
    try (Sender sender = sender(addresses)) {
      IngestRun run = new IngestRun(addresses, sender, folder);
      for (StepSpec step : steps) {
        results.add(run.step(day, step));
        say(steps.size(), results);
        if (!keepOn && missedTwice(results)) {
          break;
        }
      }
    } finally {
      Files.deleteIfExists(folder);
    }
    return results;
  }

  private Sender sender(LineAddresses addresses) throws IOException, MulticastUnavailable {
    return switch (settings.sender()) {
      case PROCESS -> SenderProcess.start(addresses);
      case THREAD -> new ThreadSender(MulticastSender.open(Interfaces.loopback()), addresses);
    };
  }

  private static boolean missedTwice(List<StepResult> results) {
    int n = results.size();
    return n > 2 && !results.get(n - 1).isSustained() && !results.get(n - 2).isSustained();
  }

  private void say(int steps, List<StepResult> results) {
    StepResult last = results.getLast();
    progress.printf(
        "step %d of %d: %,d records/s %s%n",
        results.size(),
        steps,
        last.spec().schedule().peakRate(),
        last.isSustained() ? "sustained" : "not sustained, " + last.fault());
    progress.flush();
  }
}
