package tw.kuroshio.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kuroshio log}: what can be done with the event log of a run. */
@Command(
    name = "log",
    mixinStandardHelpOptions = true,
    description = "Event logs of runs.",
    subcommands = LogCopyCommand.class,
    footer = {"", "Example: ./kuroshio log copy var --kafka 127.0.0.1:9092"})
final class LogCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
