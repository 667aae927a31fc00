package tw.kuroshio.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.FileImport;
import tw.kuroshio.adapters.files.importing.ImportContext;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.app.DerivedFacts.Derived;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.history.PublicationTimes;
import tw.kuroshio.market.MarketRules;

/**
 * One import: all files are read and held against each other before the first row is loaded, so
 * that a file that is refused changes nothing. A store that fails half-way leaves whole files; the
 * same command again completes them.
 */
final class ImportRun {

  private final FactStore store;
  private final long nowNs;
  private final OptionalLong knownAtNs;
  private final OptionalLong undatedDay;
  private final String index;
  private final MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
  private final PublicationRules publication =
      PublicationRules.parse(RuleFiles.publication(), rules.calendar(), PublicationTimes.DEFAULT);

  /** What an import came to. */
  record Outcome(
      List<ImportedSource> sources, Optional<Derived> derived, Optional<Loaded> singleQuarters) {}

  /** As below, for tables that say their day. */
  ImportRun(FactStore store, long nowNs, OptionalLong knownAtNs) {
    this(store, nowNs, knownAtNs, OptionalLong.empty(), "");
  }

  /**
   * @param nowNs the moment of loading, UTC nanoseconds since the epoch
   * @param knownAtNs moment for every row in place of the rules
   * @param undatedDay day of tables that do not say theirs
   * @param index name of the index in tables that do not say theirs, empty for their form's own
   */
  ImportRun(
      FactStore store, long nowNs, OptionalLong knownAtNs, OptionalLong undatedDay, String index) {
    this.index = index;
    this.store = store;
    this.nowNs = nowNs;
    this.knownAtNs = knownAtNs;
    this.undatedDay = undatedDay;
  }

  /** What files of this import are read with. */
  ImportContext context() {
    FactTable listings =
        store.asOf(Dataset.LISTING, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
    return new ImportContext(
            rules, publication, new ListedKinds(listings), nowNs, knownAtNs, undatedDay)
        .as(index);
  }

  /**
   * Reads and loads files.
   *
   * @param progress told of each file read and loaded
   * @throws FileRefused when one cannot be believed; nothing is changed then
   */
  Outcome files(ImportKind kind, List<Path> paths, Consumer<String> progress) throws FileRefused {
    FileImport reader = new FileImport(kind, context());
    List<ImportedFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(reader.read(path));
      progress.accept("read " + path.getFileName());
    }
    return load(files, progress);
  }

  /** Loads what was read. */
  Outcome load(List<ImportedFile> files, Consumer<String> progress) {
    List<ImportedSource> sources = new ArrayList<>();
    boolean derive = false;
    TreeSet<String> filers = new TreeSet<>();
    for (ImportedFile file : files) {
      List<ImportedTable> tables = new ArrayList<>();
      for (FactTable table : file.tables()) {
        Source source = new Source(file.name(), file.contentSha256());
        tables.add(ImportedTable.of(table, store.load(source, table, nowNs)));
        derive |=
            table.dataset() == Dataset.DAILY_BAR
                || table.dataset() == Dataset.REFERENCE_PRICE
                || table.dataset() == Dataset.LISTING;
        if (table.dataset() == Dataset.STATEMENT_FILED) {
          for (int row = 0; row < table.size(); row++) {
            filers.add(table.subject(row));
          }
        }
      }
      sources.add(new ImportedSource(file, tables));
      progress.accept("loaded " + file.name());
    }
    DerivedFacts facts = new DerivedFacts(store, rules, publication, nowNs);
    return new Outcome(
        sources,
        derive ? Optional.of(facts.derive()) : Optional.empty(),
        filers.isEmpty()
            ? Optional.empty()
            : Optional.of(facts.singleQuarters(List.copyOf(filers))));
  }
}
