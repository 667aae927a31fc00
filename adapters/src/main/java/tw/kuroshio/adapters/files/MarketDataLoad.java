package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.ReferenceChanges.Origin;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;

/** One reading of a data folder. */
final class MarketDataLoad {

  private static final int NAMES_SHOWN = 10;

  private final Path folder;
  private final List<SourceFile> files;
  private final String ignored;
  private final long maxFileBytes;
  private final Quarantine quarantine = new Quarantine();
  private final List<LoadReport.FileRead> read = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private long noTradeRows;
  private long duplicateRows;
  private long unknownReferences;
  private String firstUnknownReference = "";

  MarketDataLoad(Path folder, List<SourceFile> files, String ignored, long maxFileBytes) {
    this.folder = folder;
    this.files = files;
    this.ignored = ignored;
    this.maxFileBytes = maxFileBytes;
  }

  MarketData read(MarketRules rules, LocalDate lastDay) throws FileRefused {
    SessionGrid grid = new SessionGrid(rules);
    long last = lastDay.toEpochDay();
    Listings listings = new Listings(quarantine);
    scan(Table.LISTING, listings);
    Symbols symbols = new Symbols(listings);
    DailyRows daily = new DailyRows(symbols, grid, last, quarantine);
    IntradayRows intraday = new IntradayRows(symbols, grid, last, quarantine);
    ReferenceRows references = new ReferenceRows(grid, last, quarantine);
    IndexRows index = new IndexRows(grid, last, quarantine);
    Map<Table, TableRows> takers = new EnumMap<>(Table.class);
    takers.put(Table.DAILY, daily);
    takers.put(Table.BARS_5M, intraday);
    takers.put(Table.EX_DIVIDEND, references);
    takers.put(Table.TAIEX, index);
    for (Table table : Table.values()) {
      if (table != Table.LISTING) {
        scan(table, takers.get(table));
      }
    }
    duplicateRows += listings.duplicates() + references.duplicates() + index.duplicates();
    List<Instrument> instruments = new ArrayList<>();
    List<MarketData.Series> series = new ArrayList<>();
    for (int symbol : inOrder(symbols)) {
      Instrument instrument = symbols.instrument(symbol);
      MarketData.Series one =
          series(instrument, daily.of(symbol), intraday.of(symbol), references, listings);
      if (one.daily().size() > 0 || !one.intraday().isEmpty()) {
        instruments.add(instrument);
        series.add(one);
      }
    }
    warn(listings, instruments);
    return new MarketData(
        folder.toString(),
        new Instruments(instruments),
        List.copyOf(series),
        index.bars(),
        rules.calendar(),
        report());
  }

  private void scan(Table table, @Nullable TableRows taker) throws FileRefused {
    for (SourceFile file : files) {
      if (file.table() == table) {
        scan(file, taker);
      }
    }
  }

  private void scan(SourceFile file, @Nullable TableRows taker) throws FileRefused {
    try (TableInput in = TableInput.open(file.path(), maxFileBytes)) {
      CsvScanner row = new CsvScanner(in);
      int columns = row.fields();
      int[] at = file.table().positions(row.texts());
      long rows = 0;
      while (row.next()) {
        rows++;
        if (taker != null && row.fields() != columns) {
          quarantine.add(RowFault.FIELD_COUNT, file.name(), row);
        } else if (taker != null) {
          taker.add(file, row, at);
        }
      }
      read.add(new LoadReport.FileRead(file.name(), file.table(), rows, in.contentSha256()));
    } catch (TableFault e) {
      throw FileRefused.input(file.path() + " " + e.getMessage(), e);
    } catch (ConflictingRows e) {
      throw conflict(e);
    } catch (IOException e) {
      throw FileRefused.input(file.path() + " cannot be read: " + Reason.of(e), e);
    }
  }

  private FileRefused conflict(ConflictingRows e) {
    return FileRefused.input("Data folder " + folder + ": " + e.getMessage(), e);
  }

  private static int[] inOrder(Symbols symbols) {
    return IntStream.range(0, symbols.size())
        .boxed()
        .sorted(Comparator.comparing(symbol -> symbols.instrument(symbol).id()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private MarketData.Series series(
      Instrument instrument,
      DailyColumns daily,
      IntradayColumns intraday,
      ReferenceRows references,
      Listings listings)
      throws FileRefused {
    String code = instrument.id().code();
    try {
      RowOrder dailyRows = RowOrder.of(code, daily, files);
      RowOrder intradayRows = RowOrder.of(code, intraday, files);
      duplicateRows += dailyRows.duplicates() + intradayRows.duplicates();
      for (int row : dailyRows.rows()) {
        noTradeRows += daily.traded(row) ? 0 : 1;
      }
      ReferenceChanges changes = ReferenceFinder.find(references.of(code), daily, dailyRows.rows());
      countUnknown(code, changes);
      return new MarketData.Series(
          daily.bars(dailyRows.rows()),
          intraday.bars(intradayRows.rows()),
          changes,
          listings.listedOn(code));
    } catch (ConflictingRows e) {
      throw conflict(e);
    }
  }

  private void countUnknown(String code, ReferenceChanges changes) {
    for (int row = 0; row < changes.size(); row++) {
      if (changes.origin()[row] == Origin.UNKNOWN) {
        unknownReferences++;
        if (firstUnknownReference.isEmpty()) {
          firstUnknownReference = code + " " + LocalDate.ofEpochDay(changes.epochDay()[row]);
        }
      }
    }
  }

  private void warn(Listings listings, List<Instrument> instruments) {
    warnings.addAll(listings.warnings());
    List<String> unlisted =
        instruments.stream()
            .map(instrument -> instrument.id().code())
            .filter(code -> !listings.has(code))
            .toList();
    if (!unlisted.isEmpty()) {
      int more = unlisted.size() - NAMES_SHOWN;
      warnings.add(
          unlisted.size()
              + " symbols have no listing row, so market TWSE and sector 00 are assumed: "
              + String.join(", ", unlisted.subList(0, Math.min(NAMES_SHOWN, unlisted.size())))
              + (more > 0 ? " and " + more + " more" : ""));
    }
    if (read.stream().noneMatch(file -> file.table() == Table.EX_DIVIDEND)) {
      warnings.add(
          "No "
              + Table.EX_DIVIDEND.pattern()
              + ": reference prices of ex-dates are known only where the change column gives them");
    }
    if (unknownReferences > 0) {
      warnings.add(
          unknownReferences
              + " sessions are not comparable with the one before and no table gives their"
              + " reference price, the first is "
              + firstUnknownReference);
    }
  }

  private LoadReport report() {
    List<LoadReport.FileRead> byName =
        read.stream().sorted(Comparator.comparing(LoadReport.FileRead::name)).toList();
    return new LoadReport(
        byName,
        ignored,
        noTradeRows,
        duplicateRows,
        quarantine.counts(),
        quarantine.samples(),
        List.copyOf(warnings),
        contentSha256());
  }

  private String contentSha256() {
    MessageDigest sha256 = DigestChain.sha256();
    read.stream()
        .map(file -> file.table() + " " + file.contentSha256() + "\n")
        .sorted()
        .forEach(line -> sha256.update(line.getBytes(StandardCharsets.US_ASCII)));
    return HexFormat.of().formatHex(sha256.digest());
  }
}
