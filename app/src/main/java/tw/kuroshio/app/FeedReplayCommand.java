package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;

/** {@code kuroshio feed replay}: recorded datagrams onto the network again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Sends the datagrams of a capture (pcap, pcapng), or the records of a plain feed file, over UDP"
          + " multicast. Only multicast groups are sent to, and only on loopback unless --interface"
          + " names another.",
      "The file is read through before the first datagram leaves: a damaged one is refused whole"
          + " (exit 5) unless --tolerant."
    },
    footer = {"", "Example: ./kuroshio feed replay day.pcap.gz --speed 10"})
final class FeedReplayCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The capture or record file, gzipped or not.")
  private Path file = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "GROUP:PORT",
      converter = GroupOption.class,
      description = "Send everything to this group (default: where each was recorded).")
  private @Nullable GroupAddress to;

  @Option(
      names = "--interface",
      paramLabel = "NAME|ADDRESS",
      description = "Network interface to send through (default: loopback).")
  private @Nullable String interfaceName;

  @Option(
      names = "--speed",
      paramLabel = "X|recorded|max",
      converter = ReplaySpeed.class,
      description = "Multiple of the recorded speed, or as fast as it goes (default: recorded).")
  private @Nullable Speed speed;

  @Option(
      names = "--rate",
      paramLabel = "DATAGRAMS_PER_SECOND",
      description = "Send at this rate instead.")
  private @Nullable Double rate;

  @Option(
      names = "--loop",
      paramLabel = "N",
      defaultValue = "1",
      description = "Send the file so many times; sequence numbers repeat (default: 1).")
  private int loop = 1;

  @Option(
      names = "--tolerant",
      description = "Send what can be read of a damaged file, with a warning.")
  private boolean tolerant;

  @Option(names = "--json", description = "Print the summary as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    check();
    PrintWriter messages = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Interruption _ = Interruption.watch(interrupted)) {
      NetworkInterface networkInterface =
          interfaceName == null ? Interfaces.loopback() : Interfaces.named(interfaceName);
      ReplayFile source = ReplayFile.of(file, to, tolerant);
      FeedReplay replay = new FeedReplay(source, schedule(source), loop, messages);
      replay.inspect(interrupted::get);
      try (MulticastSender sender = MulticastSender.open(networkInterface)) {
        replay.send(sender, interrupted::get);
      }
      ExitCode exit = interrupted.get() ? ExitCode.INTERRUPTED : ExitCode.DONE;
      ReplaySummary summary = replay.summary(networkInterface.getName());
      if (json) {
        spec.commandLine().getOut().println(summary.toJson(exit));
      } else {
        summary.print(messages);
      }
      spec.commandLine().getOut().flush();
      return exit.code;
    } catch (CaptureRefused e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()), e);
    } catch (MulticastUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "The replay failed: " + e.getMessage(), e);
    }
  }

  private void check() {
    if (speed != null && rate != null) {
      throw new Refusal(
          ExitCode.USAGE, "--speed and --rate contradict each other: give one of them");
    }
    if (rate != null && !(rate > 0 && rate <= 1e9)) {
      throw new Refusal(
          ExitCode.USAGE, "Rate must be above 0 and at most 1e9 datagrams per second, was " + rate);
    }
    if (loop < 1) {
      throw new Refusal(ExitCode.USAGE, "Loop must be at least 1, was " + loop);
    }
  }

  private ReplaySchedule schedule(ReplayFile source) {
    if (rate != null) {
      return ReplaySchedule.atRate(rate);
    }
    Speed chosen = speed == null ? new Speed(1) : speed;
    if (!source.isCapture() && !chosen.isMax()) {
      throw new Refusal(
          ExitCode.USAGE,
          file + " holds records without times: give --rate DATAGRAMS_PER_SECOND or --speed max");
    }
    return ReplaySchedule.atSpeed(chosen);
  }
}
