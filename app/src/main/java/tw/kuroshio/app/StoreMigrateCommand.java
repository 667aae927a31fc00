package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tw.kuroshio.adapters.postgres.Migrations;
import tw.kuroshio.adapters.postgres.StoreSettings;

/** {@code kuroshio store migrate}: makes the tables or brings them up to date. */
@Command(
    name = "migrate",
    mixinStandardHelpOptions = true,
    description =
        "Makes the store's tables or brings them up to this version; running it again changes"
            + " nothing. With TimescaleDB the large tables become hypertables, without it they are"
            + " partitioned.",
    footer = {"", "Example: ./kuroshio store migrate --store postgresql://kuroshio@db/kuroshio"})
final class StoreMigrateCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private StoreOptions options = new StoreOptions();

  @Override
  public Integer call() {
    try (StoreServer server = StoreServer.start(options)) {
      Migrations.Migrated migrated = Migrations.run(server.address(), StoreSettings.defaults());
      PrintWriter out = spec.commandLine().getOut();
      out.printf("store      %s%n", server.address());
      out.printf(
          "tables     version %d, %s, %s%n",
          migrated.version(),
          migrated.applied() == 0 ? "nothing to do" : migrated.applied() + " migrations run",
          migrated.timescale().sentence());
      out.flush();
      return ExitCode.DONE.code;
    }
  }
}
