package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;

/** {@code kuroshio feed record}: the feed's datagrams into a capture file. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description =
        "Records the feed's datagrams, with the time each was received, into a pcap file that"
            + " tshark reads too. Ends after --seconds or --datagrams, or with Ctrl-C (exit 130,"
            + " the file is whole).",
    footer = {
      "",
      "Example: ./kuroshio feed record --out day.pcap.gz --interface eth0 --line TWSE:1"
    })
final class FeedRecordCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.pcap[.gz]",
      description = "The file to write; it has the name FILE.partial until it is whole.")
  private Path out = Path.of("");

  @Option(
      names = "--interface",
      paramLabel = "NAME|ADDRESS",
      description = "Network interface the feed comes in on (default: loopback).")
  private @Nullable String interfaceName;

  @Option(
      names = "--line",
      paramLabel = "MARKET[:LINE[:COPY]]",
      description = "Lines to record, TWSE:1:A, TWSE:1 or TWSE; repeatable (default: all).")
  private List<String> lines = new ArrayList<>();

  @Option(
      names = "--group",
      paramLabel = "GROUP:PORT",
      converter = GroupOption.class,
      description = "Other groups to record; repeatable. Given alone, no line is recorded.")
  private List<GroupAddress> groups = new ArrayList<>();

  @Option(
      names = "--addresses",
      paramLabel = "FILE",
      description =
          "Where lines are sent when not to the published groups: rows of TWSE:1:A GROUP:PORT.")
  private @Nullable Path addresses;

  @Option(names = "--seconds", paramLabel = "N", description = "End after this time.")
  private @Nullable Double seconds;

  @Option(names = "--datagrams", paramLabel = "N", description = "End after so many datagrams.")
  private @Nullable Long datagrams;

  @Option(names = "--json", description = "Print the summary as one JSON document.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if ((seconds != null && !(seconds > 0)) || (datagrams != null && datagrams < 1)) {
      throw new Refusal(
          ExitCode.USAGE, "--seconds and --datagrams must be positive: give how long to record");
    }
    PrintWriter messages = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    FeedRecording.Limits limits =
        new FeedRecording.Limits(
            seconds == null ? Double.POSITIVE_INFINITY : seconds,
            datagrams == null ? Long.MAX_VALUE : datagrams);
    AtomicBoolean interrupted = new AtomicBoolean();
    try (Interruption _ = Interruption.watch(interrupted)) {
      NetworkInterface networkInterface =
          interfaceName == null ? Interfaces.loopback() : Interfaces.named(interfaceName);
      FeedRecording recording =
          new FeedRecording(out, networkInterface, streams(), limits, messages);
      RecordSummary summary = recording.run(interrupted);
      ExitCode exit = interrupted.get() ? ExitCode.INTERRUPTED : ExitCode.DONE;
      if (json) {
        spec.commandLine().getOut().println(summary.toJson(exit));
      } else {
        summary.print(messages);
      }
      spec.commandLine().getOut().flush();
      return exit.code;
    } catch (MulticastUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "The recording failed: " + e.getMessage(), e);
    }
  }

  private List<RecordedStream> streams() {
    try {
      return RecordedStream.chosen(lineAddresses(), lines, groups);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private LineAddresses lineAddresses() {
    LineAddresses published = LineAddresses.published();
    if (addresses == null) {
      return published;
    }
    try {
      return published.with(Files.readString(addresses));
    } catch (NoSuchFileException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, "There is no file " + addresses + ": check --addresses", e);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, addresses + " cannot be read as text: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, addresses + ", " + e.getMessage(), e);
    }
  }
}
