package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.Table;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.InHeapFactStore;

/**
 * The tables of a data folder as facts in memory: they go through the importers as they would on
 * their way into a store.
 *
 * @param setAside rows that the importers set aside, by reason
 * @param ignored one line about files that are no table, empty when there are none
 */
record DataFolderFacts(FactStore store, Map<String, Long> setAside, String ignored) {

  private static final int NAMES_SHOWN = 10;

  /** What is derived from daily bars needs listings and reference prices: they come first. */
  private static final List<Table> IN_ORDER =
      Stream.concat(
              Stream.of(Table.LISTING, Table.EX_DIVIDEND),
              Stream.of(Table.values())
                  .filter(table -> table != Table.LISTING && table != Table.EX_DIVIDEND))
          .toList();

  /**
   * Reads a folder.
   *
   * @param loadedAtNs what counts as the moment of loading, UTC nanoseconds since the epoch
   * @param wanted tables to read
   * @throws FileRefused when it is no folder, holds no table, or a file of it cannot be believed
   */
  static DataFolderFacts read(Path folder, long loadedAtNs, Set<Table> wanted) throws FileRefused {
    Map<Table, List<Path>> files = new EnumMap<>(Table.class);
    List<String> others = new ArrayList<>();
    for (Path file : entries(folder)) {
      String name = String.valueOf(file.getFileName());
      Optional<Table> table = Files.isDirectory(file) ? Optional.empty() : Table.ofFile(name);
      if (table.isEmpty()) {
        others.add(name);
      } else {
        files.computeIfAbsent(table.get(), one -> new ArrayList<>()).add(file);
      }
    }
    if (files.isEmpty()) {
      throw FileRefused.input(
          "Data folder "
              + folder
              + " holds no table: see docs/reference/data-folder.md for their names");
    }
    FactStore store = new InHeapFactStore();
    ImportRun run = new ImportRun(store, loadedAtNs, OptionalLong.empty());
    Map<String, Long> setAside = new TreeMap<>();
    for (Table table : IN_ORDER.stream().filter(wanted::contains).toList()) {
      for (ImportedSource source :
          run.files(kind(table), files.getOrDefault(table, List.of()), progress -> {}).sources()) {
        source
            .file()
            .faults()
            .forEach((fault, rows) -> setAside.merge(fault.name(), rows, Long::sum));
      }
    }
    return new DataFolderFacts(store, setAside, ignored(others));
  }

  private static List<Path> entries(Path folder) throws FileRefused {
    if (!Files.isDirectory(folder)) {
      throw FileRefused.input(
          "Data folder "
              + folder
              + (Files.exists(folder) ? " is a file" : " does not exist")
              + ": name a folder of market data tables");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw FileRefused.input("Data folder " + folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ImportKind kind(Table table) {
    return switch (table) {
      case DAILY -> ImportKind.DAILY;
      case DAILY_ADJUSTED -> ImportKind.ADJUSTED;
      case BARS_5M -> ImportKind.BARS;
      case EX_DIVIDEND -> ImportKind.CORPORATE_ACTIONS;
      case LISTING -> ImportKind.LISTING;
      case TAIEX -> ImportKind.INDEX;
      case TRADING_DAYS -> ImportKind.TRADING_DAYS;
      case VIX -> ImportKind.VOLATILITY;
      case INSTITUTIONAL -> ImportKind.FLOWS;
      case MARGIN -> ImportKind.MARGIN;
      case VALUATION -> ImportKind.VALUATION;
    };
  }

  private static String ignored(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    int more = names.size() - NAMES_SHOWN;
    return "ignored, not a table: "
        + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }
}
