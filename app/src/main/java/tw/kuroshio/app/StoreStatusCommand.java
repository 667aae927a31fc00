package tw.kuroshio.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.postgres.EmbeddedDatabase;
import tw.kuroshio.adapters.postgres.StoreSettings;
import tw.kuroshio.adapters.postgres.StoreStatus;

/** {@code kuroshio store status}: what the store runs on and holds. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Prints the server, the tables' layout, size, and rows by dataset.",
    footer = {"", "Example: ./kuroshio store status --json"})
final class StoreStatusCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private StoreOptions options = new StoreOptions();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (options.url() == null && !EmbeddedDatabase.isThere(options.folder())) {
      throw new Refusal(
          ExitCode.USAGE,
          "There is no store in "
              + options.folder()
              + " yet: make one with ./kuroshio store migrate, or name a server with --store URL");
    }
    try (StoreServer server = StoreServer.start(options)) {
      StoreStatus status = StoreStatus.read(server.address(), StoreSettings.defaults());
      StoreStatusText text = new StoreStatusText(server, status);
      if (json) {
        spec.commandLine().getOut().println(text.toJson());
      } else {
        text.print(spec.commandLine().getOut());
      }
      spec.commandLine().getOut().flush();
      return ExitCode.DONE.code;
    }
  }
}
