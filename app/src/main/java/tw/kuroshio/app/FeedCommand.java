package tw.kuroshio.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kuroshio feed}: the exchange's feed by itself. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = "Works with the exchange's feed by itself.",
    subcommands = {
      FeedDecodeCommand.class,
      FeedConvertCommand.class,
      FeedRecordCommand.class,
      FeedReplayCommand.class,
      FeedServeCommand.class
    },
    footer = {
      "",
      "Examples: ./kuroshio feed decode --hex records.hex --json",
      "          ./kuroshio feed replay day.pcap --speed 60"
    })
final class FeedCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
