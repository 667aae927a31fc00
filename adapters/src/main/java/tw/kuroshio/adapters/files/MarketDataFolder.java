package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tw.kuroshio.market.MarketRules;

/**
 * A folder of public market data. Its tables are known by how the files' names begin ({@link
 * Table}); several files of a table are one table; links are followed; anything else is ignored.
 */
public final class MarketDataFolder {

  /** Largest decompressed size of one file: 4 GiB. */
  public static final long DEFAULT_MAX_FILE_BYTES = 4L << 30;

  private static final int NAMES_SHOWN = 10;

  private final Path folder;
  private final List<SourceFile> files;
  private final String ignored;
  private final long maxFileBytes;

  private MarketDataFolder(Path folder, List<SourceFile> files, String ignored, long maxFileBytes) {
    this.folder = folder;
    this.files = files;
    this.ignored = ignored;
    this.maxFileBytes = maxFileBytes;
  }

  /** As {@link #open(Path, long)} with {@link #DEFAULT_MAX_FILE_BYTES}. */
  public static MarketDataFolder open(Path folder) throws FileRefused {
    return open(folder, DEFAULT_MAX_FILE_BYTES);
  }

  /**
   * Finds the tables without reading them.
   *
   * @param maxFileBytes largest decompressed size of one file
   * @throws FileRefused when the folder is missing, cannot be read or holds no raw daily bars
   */
  public static MarketDataFolder open(Path folder, long maxFileBytes) throws FileRefused {
    if (!Files.isDirectory(folder)) {
      throw FileRefused.input(
          "Data folder "
              + folder
              + (Files.exists(folder) ? " is a file" : " does not exist")
              + ": name a folder that holds "
              + Table.DAILY.pattern());
    }
    List<SourceFile> files = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path entry : entries(folder)) {
      String name = String.valueOf(entry.getFileName());
      Optional<Table> table = Table.ofFile(name);
      if (table.isPresent() && !Files.isDirectory(entry)) {
        requireReadable(entry);
        files.add(new SourceFile(files.size(), entry, table.get()));
      } else {
        others.add(name);
      }
    }
    requireDailyBars(folder, files);
    return new MarketDataFolder(folder, files, ignored(others), maxFileBytes);
  }

  private static List<Path> entries(Path folder) throws FileRefused {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw FileRefused.input("Data folder " + folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static void requireReadable(Path file) throws FileRefused {
    if (!Files.exists(file)) {
      throw FileRefused.input(file + " is a link to a file that does not exist: remove or mend it");
    }
    if (!Files.isReadable(file)) {
      throw FileRefused.input(file + " cannot be read: permission denied");
    }
  }

  private static void requireDailyBars(Path folder, List<SourceFile> files) throws FileRefused {
    if (files.stream().anyMatch(file -> file.table() == Table.DAILY)) {
      return;
    }
    String remedy =
        ": put "
            + Table.DAILY.pattern()
            + " or .csv.gz there, with the columns "
            + String.join(",", Table.DAILY.columns());
    if (files.isEmpty()) {
      throw FileRefused.input("Data folder " + folder + " holds no table" + remedy);
    }
    if (files.stream().anyMatch(file -> file.table() == Table.DAILY_ADJUSTED)) {
      throw FileRefused.input(
          "Data folder "
              + folder
              + " holds only adjusted daily prices, which are off the tick grid, so no day can be"
              + " played from them"
              + remedy);
    }
    throw FileRefused.input("Data folder " + folder + " holds no raw daily bars" + remedy);
  }

  private static String ignored(List<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    int more = names.size() - NAMES_SHOWN;
    return "Ignored, not a table: "
        + String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())))
        + (more > 0 ? " and " + more + " more" : "");
  }

  /**
   * Reads all tables.
   *
   * @param rules calendar and tick tables that the rows are held against
   * @param lastDay rows of later days are passed over, so that nothing of the future is known
   * @throws FileRefused when a file is truncated, has a wrong header, or gives a key twice with
   *     other values
   */
  public MarketData read(MarketRules rules, LocalDate lastDay) throws FileRefused {
    MarketDataLoad load = new MarketDataLoad(folder, files, ignored, maxFileBytes);
    return load.read(rules, lastDay);
  }
}
