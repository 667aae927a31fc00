package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.Table;
import tw.kuroshio.adapters.postgres.EmbeddedDatabase;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;

/**
 * Where a command reads facts: the store it was told of, or the tables of a data folder.
 *
 * @param name for messages and reports
 * @param setAside rows of a folder that the importers set aside, by reason
 * @param nowNs moment of reading, UTC nanoseconds since the epoch
 */
record FactSource(
    FactStore facts,
    String name,
    Map<String, Long> setAside,
    long nowNs,
    @Nullable StoreServer server)
    implements AutoCloseable {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  /** What the large tables of prices give rows of. */
  private static final EnumSet<Dataset> OF_PRICES =
      EnumSet.of(
          Dataset.DAILY_BAR,
          Dataset.ADJUSTED_DAILY,
          Dataset.BAR_5M,
          Dataset.REFERENCE_PRICE,
          Dataset.LISTING);

  /**
   * Opens it.
   *
   * @param data folder of tables, null for the store
   * @param err told of files in the folder that are no tables
   * @throws Refusal when there is no store yet
   * @throws FileRefused when the folder's files cannot be believed
   */
  static FactSource open(StoreOptions store, @Nullable Path data, PrintWriter err)
      throws FileRefused {
    if (data != null) {
      DataFolderFacts folder = DataFolderFacts.read(data, now(), EnumSet.allOf(Table.class));
      if (!folder.ignored().isEmpty()) {
        err.println("kuroshio: " + folder.ignored());
        err.flush();
      }
      return new FactSource(folder.store(), data.toString(), folder.setAside(), now(), null);
    }
    if (store.url() == null && !EmbeddedDatabase.isThere(store.folder())) {
      throw new Refusal(
          ExitCode.USAGE,
          "There is no store in "
              + store.folder()
              + " yet: import tables first, name a server with --store URL, or a folder of tables"
              + " with --data DIR");
    }
    StoreServer server = StoreServer.start(store);
    String name = server.embedded() == null ? "" + server.address() : "" + store.folder();
    return new FactSource(server.facts(), name, Map.of(), now(), server);
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NS_PER_SECOND + now.getNano();
  }

  /**
   * A data folder's tables as far as formulas read them.
   *
   * @throws FileRefused when the folder's files cannot be believed
   */
  static FactSource folder(Path data, List<Field> fields) throws FileRefused {
    boolean prices =
        fields.stream()
            .anyMatch(field -> field instanceof StoreField f && OF_PRICES.contains(f.dataset()));
    EnumSet<Table> tables =
        prices
            ? EnumSet.allOf(Table.class)
            : EnumSet.complementOf(EnumSet.of(Table.DAILY, Table.DAILY_ADJUSTED, Table.BARS_5M));
    DataFolderFacts folder = DataFolderFacts.read(data, now(), tables);
    return new FactSource(folder.store(), data.toString(), folder.setAside(), now(), null);
  }

  @Override
  public void close() {
    facts.close();
    if (server != null) {
      server.close();
    }
  }
}
