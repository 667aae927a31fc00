package tw.kuroshio.benchmarks;

import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.postgres.EmbeddedUnavailable;
import tw.kuroshio.adapters.postgres.StoreAddress;
import tw.kuroshio.app.ExitCode;
import tw.kuroshio.app.Refusal;
import tw.kuroshio.benchmarks.store.StoreBenchmark;

/** {@code kuroshio bench store}: the point-in-time store. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    description = {
      "Loads the same ticks into the store, a plain PostgreSQL table and QuestDB, load by load in"
          + " turn, then asks all of them and the in-memory index the same points. Universe"
          + " snapshots of 20 columns from database and index. Conditions and results:"
          + " docs/benchmarks.md."
    },
    footer = {"", "Example: ./kuroshio bench store --ticks 10000000"})
final class StoreCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(names = "--ticks", paramLabel = "N", description = "In all (default: ${DEFAULT-VALUE}).")
  private long ticks = 50_000_000;

  @Option(
      names = "--stretch",
      paramLabel = "N",
      description = "Ticks of one load (default: ${DEFAULT-VALUE}).")
  private int stretch = 500_000;

  @Option(
      names = "--instruments",
      paramLabel = "N",
      description = "How many trade (default: ${DEFAULT-VALUE}).")
  private int instruments = 2_000;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "Points asked of each kind (default: ${DEFAULT-VALUE}).")
  private int queries = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the ticks and the points (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Where the databases are made, then removed (default: temporary files).")
  private @Nullable Path folder;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "A server with an empty database, postgresql://USER@HOST:PORT/DATABASE, where the"
              + " product's store is measured once more; may be given again. The password is in"
              + " KUROSHIO_STORE_PASSWORD.")
  private List<String> servers = List.of();

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws IOException, SQLException, SqlException {
    if (ticks < 1 || stretch < 1 || instruments < 1 || queries < 10) {
      throw new Refusal(
          ExitCode.USAGE,
          "--ticks, --stretch and --instruments must be at least 1, --queries at least 10");
    }
    Machine machine = Machine.current();
    Path parent = folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    Path databases = Files.createTempDirectory(parent, "kuroshio-bench-store");
    try {
      StoreBenchmark.Settings settings =
          new StoreBenchmark.Settings(
              ticks, stretch, instruments, queries, seed, databases, addresses());
      StoreText text =
          new StoreText(machine, new StoreBenchmark(settings, spec.commandLine().getErr()).run());
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        out.println(text.toJson());
        out.flush();
      } else {
        text.print(out);
      }
      return ExitCode.DONE.code;
    } catch (EmbeddedUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } finally {
      delete(databases);
    }
  }

  private List<StoreAddress> addresses() {
    String password = System.getenv("KUROSHIO_STORE_PASSWORD");
    try {
      return servers.stream().map(url -> StoreAddress.parse(url, password)).toList();
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inside) {
        Files.delete(each);
      }
    }
  }
}
