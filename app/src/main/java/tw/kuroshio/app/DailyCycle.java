package tw.kuroshio.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.FileImport;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.adapters.files.importing.QuarantineFolder;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.StoreUnavailable;
import tw.kuroshio.market.TradingCalendar;

/**
 * Does the steps of a trading day. Each table is kept as it was served before it is imported, and
 * importing again changes nothing, so a step may be repeated. A table of another day is not
 * imported: it is what the server still has of the day before. A table that does not say its day is
 * taken for such a one when it is byte for byte what was kept of the day before. A server that
 * could not be reached is not asked again by the same cycle.
 */
final class DailyCycle {

  /** The store of one step; opened for it and closed after it, so that a day costs no server. */
  interface Store extends AutoCloseable {
    FactStore facts();

    @Override
    void close();
  }

  /** What a step does that is no import: the trading day, the quality report. */
  interface Work {

    /** Lines for the journal. */
    List<String> of(LocalDate date) throws NotDone, InterruptedException;
  }

  /** A step did not come to its end; it is tried again. */
  static final class NotDone extends Exception {
    private static final long serialVersionUID = 1L;

    NotDone(String message) {
      super(message);
    }
  }

  private static final String TABLES = "tables";

  private final TradingCalendar calendar;
  private final DailyJournal journal;
  private final DailySource source;
  private final Supplier<Store> stores;
  private final Work session;
  private final Work quality;
  private final SortedSet<String> unreached = new TreeSet<>();

  DailyCycle(
      TradingCalendar calendar,
      DailyJournal journal,
      DailySource source,
      Supplier<Store> stores,
      Work session,
      Work quality) {
    this.calendar = calendar;
    this.journal = journal;
    this.source = source;
    this.stores = stores;
    this.session = session;
    this.quality = quality;
  }

  /**
   * Does one step and writes its entry.
   *
   * @param nowNs UTC nanoseconds since the epoch
   * @throws InterruptedException when it was abandoned: nothing is written, it is as if not begun
   */
  DailyEntry run(LocalDate date, DailyStep step, long nowNs) throws InterruptedException {
    DailyEntry entry = tried(date, step, nowNs);
    journal.write(date, entry);
    return entry;
  }

  private DailyEntry tried(LocalDate date, DailyStep step, long nowNs) throws InterruptedException {
    try {
      return switch (step) {
        case PRE_OPEN, CLOSE, EVENING -> tables(date, step, nowNs);
        case SESSION -> new DailyEntry(step, true, nowNs, session.of(date));
        case QUALITY -> new DailyEntry(step, true, nowNs, quality.of(date));
      };
    } catch (NotDone | StoreUnavailable e) {
      return new DailyEntry(step, false, nowNs, List.of(String.valueOf(e.getMessage())));
    }
  }

  private DailyEntry tables(LocalDate date, DailyStep step, long nowNs)
      throws InterruptedException {
    List<String> notes = new ArrayList<>();
    List<DailyTable> wanted = DailyTable.of(step);
    List<DailyTable> fetched = fetched(wanted, date, step, nowNs, notes);
    boolean whole = fetched.size() == wanted.size();
    if (!fetched.isEmpty()) {
      try (Store store = stores.get()) {
        for (DailyTable table : fetched) {
          try {
            notes.addAll(imported(store.facts(), date, table, nowNs));
          } catch (FileRefused | NotDone e) {
            whole = false;
            notes.add(table + ": " + e.getMessage());
          }
        }
      }
    }
    return new DailyEntry(step, whole, nowNs, notes);
  }

  /** The tables that could be had, kept; of the others the notes say why. */
  private List<DailyTable> fetched(
      List<DailyTable> wanted, LocalDate date, DailyStep step, long nowNs, List<String> notes)
      throws InterruptedException {
    List<DailyTable> fetched = new ArrayList<>();
    SortedMap<String, List<DailyTable>> notAsked = new TreeMap<>();
    boolean over = source.isLatestOnly() && nowNs >= DailyPlan.endNs(calendar, date, step);
    for (DailyTable table : wanted) {
      String server = source.server(table);
      if (unreached.contains(server)) {
        notAsked.computeIfAbsent(server, name -> new ArrayList<>()).add(table);
        continue;
      }
      try {
        if (over) {
          throw new NotDone(
              "is served for the latest day only: give the day's files with --tables");
        }
        byte[] served = source.get(table, date);
        if (table.isUndated()) {
          requireNew(date, table, served);
        }
        keep(date, table, served);
        fetched.add(table);
      } catch (DailySource.NotYet e) {
        if (e.isUnreached()) {
          unreached.add(server);
        }
        notes.add(table + ": " + e.getMessage());
      } catch (NotDone e) {
        notes.add(table + ": " + e.getMessage());
      }
    }
    notAsked.forEach(
        (server, tables) -> notes.add(server + " cannot be reached: not asked for " + tables));
    return fetched;
  }

  private void requireNew(LocalDate date, DailyTable table, byte[] served) throws NotDone {
    if (!calendar.first().isBefore(date)) {
      return;
    }
    LocalDate before = calendar.previousTradingDay(date);
    Path file = kept(before, table);
    try {
      if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), served)) {
        throw new NotDone("is still what was served for " + before);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private Path kept(LocalDate date, DailyTable table) {
    return journal.folder(date).resolve(TABLES).resolve(table.file());
  }

  private void keep(LocalDate date, DailyTable table, byte[] served) {
    Path file = kept(date, table);
    Path temporary = file.resolveSibling("." + table.file());
    try {
      Files.createDirectories(journal.folder(date).resolve(TABLES));
      Files.write(temporary, served);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private List<String> imported(FactStore facts, LocalDate date, DailyTable table, long nowNs)
      throws FileRefused, NotDone {
    ImportRun run =
        new ImportRun(facts, nowNs, OptionalLong.empty(), OptionalLong.of(date.toEpochDay()), "");
    ImportedFile file = new FileImport(table.kind(), run.context()).read(kept(date, table));
    if (table.isOfTheDay()) {
      requireOf(date, file);
    }
    List<String> lines = new ArrayList<>();
    run.load(List.of(file), progress -> {}).sources().forEach(loaded -> lines.add(loaded.line()));
    QuarantineFolder quarantine = new QuarantineFolder(journal.folder(date), table.name());
    if (quarantine.write(file) > 0) {
      lines.add("rows set aside are in " + quarantine.path());
    }
    return lines;
  }

  private static void requireOf(LocalDate date, ImportedFile file) throws NotDone {
    for (FactTable table : file.tables()) {
      for (int row = 0; row < table.size(); row++) {
        if (table.period(row) != date.toEpochDay()) {
          throw new NotDone(
              "is still of "
                  + LocalDate.ofEpochDay(table.period(row))
                  + ", that of "
                  + date
                  + " is not published yet");
        }
      }
    }
    if (file.tables().isEmpty()) {
      throw new NotDone("has no row that could be taken: " + file.faults());
    }
  }
}
