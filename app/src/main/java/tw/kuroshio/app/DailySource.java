package tw.kuroshio.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tw.kuroshio.adapters.twse.TableClient;
import tw.kuroshio.adapters.twse.TablesUnavailable;

/** Where the tables of a day come from. */
sealed interface DailySource extends AutoCloseable {

  /** A table cannot be had now; the step is tried again. */
  final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    NotYet(String message) {
      super(message);
    }

    NotYet(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A table as it was served. */
  byte[] get(DailyTable table, LocalDate date) throws NotYet, InterruptedException;

  /** Whether it has nothing but the latest day. */
  boolean isLatestOnly();

  @Override
  void close();

  /** Files somebody else fetched: {@code FOLDER/2026-07-15/STOCK_DAY_ALL.json}, or YYYYMMDD. */
  record Folder(Path folder) implements DailySource {

    @Override
    public byte[] get(DailyTable table, LocalDate date) throws NotYet {
      List<String> days = List.of(date.toString(), date.format(DateTimeFormatter.BASIC_ISO_DATE));
      for (String day : days) {
        for (String suffix : List.of("", ".gz")) {
          Path file = folder.resolve(day).resolve(table.file() + suffix);
          if (Files.isRegularFile(file)) {
            return read(file);
          }
        }
      }
      throw new NotYet("no " + table.file() + " in " + folder.resolve(days.getFirst()));
    }

    private static byte[] read(Path file) throws NotYet {
      try {
        return Files.readAllBytes(file);
      } catch (IOException e) {
        throw new NotYet(file + " cannot be read: " + e.getMessage(), e);
      }
    }

    @Override
    public boolean isLatestOnly() {
      return false;
    }

    @Override
    public void close() {
      // Nothing is held open between files.
    }
  }

  /** The exchange's servers, or ones that answer like them. */
  final class Servers implements DailySource {

    private final TableClient openApi;
    private final TableClient site;

    Servers(URI openApi, URI site, TableClient.Patience patience) {
      this.openApi = new TableClient(openApi, patience);
      this.site = new TableClient(site, patience);
    }

    @Override
    public byte[] get(DailyTable table, LocalDate date) throws NotYet, InterruptedException {
      try {
        return (table.isOfSite() ? site : openApi).get(table.path(date), table.form());
      } catch (TablesUnavailable e) {
        throw new NotYet(String.valueOf(e.getMessage()), e);
      }
    }

    @Override
    public boolean isLatestOnly() {
      return true;
    }

    @Override
    public void close() {
      openApi.close();
      site.close();
    }
  }
}
