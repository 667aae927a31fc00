package tw.kuroshio.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code kuroshio store}: the point-in-time store itself. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = "The point-in-time store: its tables, what it holds, its embedded server.",
    subcommands = {StoreMigrateCommand.class, StoreStatusCommand.class, StoreStopCommand.class},
    footer = {
      "",
      "Examples: ./kuroshio store migrate",
      "          ./kuroshio store status --store postgresql://kuroshio@db.example/kuroshio"
    })
final class StoreCommand implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
