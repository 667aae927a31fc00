package tw.kuroshio.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kuroshio feed}: the exchange's feed by itself. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = "Works with the exchange's feed by itself.",
    subcommands = {FeedDecodeCommand.class, FeedConvertCommand.class},
    footer = {"", "Example: ./kuroshio feed decode --hex records.hex --json"})
final class FeedCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
