package tw.kuroshio.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The daily tables of the market data folder, which are read and never copied. */
final class RealHistory {

  private RealHistory() {}

  /** All symbols of July 2018 to June 2020 in code order, with their ex-dates. */
  static BarPanel panel() {
    TreeMap<String, List<long[]>> rows = new TreeMap<>();
    eachRow(
        "daily_2018H2_2020H1.csv.gz",
        cell -> {
          if (!cell[5].isEmpty() && !cell[6].isEmpty() && !cell[6].equals("0")) {
            rows.computeIfAbsent(cell[0], symbol -> new ArrayList<>()).add(bar(cell));
          }
        });
    TreeMap<String, TreeMap<Integer, Double>> exDates = new TreeMap<>();
    eachRow(
        "exdividend_2003_2025.csv.gz",
        cell ->
            exDates
                .computeIfAbsent(cell[0], symbol -> new TreeMap<>())
                .put(
                    (int) LocalDate.parse(cell[1]).toEpochDay(),
                    Double.parseDouble(cell[3]) / Double.parseDouble(cell[2])));
    List<ExDateRatios> ratios = new ArrayList<>();
    for (String symbol : rows.keySet()) {
      ratios.add(ratios(exDates.getOrDefault(symbol, new TreeMap<>())));
    }
    return new BarPanel(rows.values().stream().map(Histories::bars).toList(), ratios);
  }

  private static long[] bar(String[] cell) {
    LocalDate date = LocalDate.parse(cell[1], DateTimeFormatter.BASIC_ISO_DATE);
    return new long[] {
      date.toEpochDay(),
      e4(cell[2]),
      e4(cell[3]),
      e4(cell[4]),
      e4(cell[5]),
      Long.parseLong(cell[6]),
      Long.parseLong(cell[7])
    };
  }

  private static long e4(String price) {
    return new BigDecimal(price).movePointRight(4).longValueExact();
  }

  private static ExDateRatios ratios(SortedMap<Integer, Double> byDay) {
    return new ExDateRatios(
        byDay.keySet().stream().mapToInt(Integer::intValue).toArray(),
        byDay.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void eachRow(String name, Consumer<String[]> action) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder().resolve(name))),
                StandardCharsets.UTF_8))) {
      reader.lines().skip(1).forEach(line -> action.accept(line.split(",", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    String override = System.getenv("KUROSHIO_SHARED");
    Path shared =
        override == null ? root().resolveSibling("shared") : Path.of(override).toAbsolutePath();
    Path folder = shared.resolve("data");
    if (!Files.isDirectory(folder)) {
      Assumptions.abort(
          "real data not found: put the market data folder beside the checkout as ../shared");
    }
    return folder;
  }

  private static Path root() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }
}
