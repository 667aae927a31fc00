package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.adapters.multicast.SendPacer;

/** Reads a file through, then sends it as scheduled. One thread. */
final class FeedReplay {

  private static final int LOOK_EVERY = 256;

  private final ReplayFile file;
  private final ReplaySchedule schedule;
  private final int rounds;
  private final PrintWriter messages;

  private long expected;
  private long firstNs = CaptureReader.NO_TIME;
  private long spanNs;
  private @Nullable CaptureRefused damage;

  private long sent;
  private long sentBytes;
  private long elapsedNs;
  private long worstLateNs;

  FeedReplay(ReplayFile file, ReplaySchedule schedule, int rounds, PrintWriter messages) {
    this.file = file;
    this.schedule = schedule;
    this.rounds = rounds;
    this.messages = messages;
  }

  /**
   * Reads the whole file and refuses it when it cannot be sent as asked.
   *
   * @throws CaptureRefused when it is damaged and that is not tolerated
   */
  void inspect(BooleanSupplier stopped) throws CaptureRefused, IOException {
    long[] withoutTime = {0};
    try {
      file.read(
          (target, timeNs, buffer, offset, length) -> {
            expected++;
            if (timeNs == CaptureReader.NO_TIME) {
              withoutTime[0]++;
            } else {
              firstNs = firstNs == CaptureReader.NO_TIME ? timeNs : firstNs;
              spanNs = Math.max(spanNs, timeNs - firstNs);
            }
          },
          stopped);
    } catch (CaptureRefused e) {
      if (!file.isTolerant()) {
        throw e;
      }
      damage = e;
    }
    if (stopped.getAsBoolean()) {
      return;
    }
    if (expected == 0) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          file.path()
              + " holds nothing to send: "
              + file.notMulticast()
              + " datagrams to addresses that are not multicast groups (name a group with --to)");
    }
    if (schedule.needsTimes() && withoutTime[0] > 0) {
      throw new Refusal(
          ExitCode.USAGE,
          file.path()
              + " holds "
              + withoutTime[0]
              + " packets without a time: give --rate DATAGRAMS_PER_SECOND or --speed max");
    }
  }

  /** Sends every round, until {@code stopped}. */
  void send(MulticastSender sender, BooleanSupplier stopped) throws IOException, CaptureRefused {
    messages.printf(
        "replaying  %s: %,d datagrams, %d times, %s%n", file.path(), expected, rounds, schedule);
    messages.flush();
    SendPacer pacer = new SendPacer();
    RateLines lines = new RateLines(messages);
    for (int round = 0; round < rounds && !stopped.getAsBoolean(); round++) {
      long before = round * spanNs;
      try {
        file.read(
            (target, timeNs, buffer, offset, length) -> {
              long recordedNs = timeNs == CaptureReader.NO_TIME ? 0 : timeNs - firstNs;
              if (schedule.isPaced()) {
                pacer.waitUntil(schedule.dueNs(sent, before + recordedNs), stopped);
              }
              if (!stopped.getAsBoolean()) {
                send(sender, target, buffer, offset, length);
              }
              if ((schedule.isPaced() || sent % LOOK_EVERY == 0) && lines.isDue()) {
                lines.show(line(pacer.elapsedNs()));
              }
            },
            stopped);
      } catch (CaptureRefused e) {
        if (damage == null) {
          throw e;
        }
      }
    }
    elapsedNs = pacer.elapsedNs();
    worstLateNs = pacer.worstLateNs();
    lines.end();
  }

  private void send(
      MulticastSender sender, GroupAddress target, byte[] buffer, int offset, int length)
      throws IOException {
    sender.send(target, buffer, offset, length);
    sent++;
    sentBytes += length;
  }

  private String line(long nowNs) {
    double seconds = (double) nowNs / TimeUnit.SECONDS.toNanos(1);
    double total = (double) expected * rounds;
    double left =
        schedule.needsTimes()
            ? Math.max(0, (double) schedule.dueNs(0, rounds * spanNs) - nowNs)
                / TimeUnit.SECONDS.toNanos(1)
            : (total - sent) * seconds / sent;
    return String.format(
        "%,d datagrams  %.0f %%  %.1f s  %,.0f/s  %.0f s left",
        sent, 100 * sent / total, seconds, sent / seconds, left);
  }

  ReplaySummary summary(String networkInterface) {
    return new ReplaySummary(
        file, networkInterface, schedule, sent, sentBytes, elapsedNs, worstLateNs, damage);
  }
}
