package tw.kuroshio.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.twse.TableClient;
import tw.kuroshio.adapters.twse.TablesUnavailable;

/** Where the tables of a day come from. */
sealed interface DailySource extends AutoCloseable {

  /** A table cannot be had now; the step is tried again. */
  final class NotYet extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unreached;

    NotYet(String message) {
      this(message, false, null);
    }

    NotYet(String message, boolean unreached, @Nullable Throwable cause) {
      super(message, cause);
      this.unreached = unreached;
    }

    /** Whether the table's server could not be reached at all. */
    boolean isUnreached() {
      return unreached;
    }
  }

  /**
   * A table as it was served.
   *
   * @throws InterruptedException when the source was abandoned
   */
  byte[] get(DailyTable table, LocalDate date) throws NotYet, InterruptedException;

  /** Who serves a table, for the reader; tables of one server can be reached together or not. */
  String server(DailyTable table);

  /** Ends at once what is asked or waited for, and takes no more questions; any thread. */
  void abandon();

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
        throw new NotYet(file + " cannot be read: " + e.getMessage(), false, e);
      }
    }

    @Override
    public String server(DailyTable table) {
      return folder.toString();
    }

    @Override
    public void abandon() {
      // A file is never waited for.
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

    private final URI openApiAddress;
    private final URI siteAddress;
    private final TableClient openApi;
    private final TableClient site;

    Servers(URI openApi, URI site, TableClient.Patience patience) {
      openApiAddress = openApi;
      siteAddress = site;
      this.openApi = new TableClient(openApi, patience);
      this.site = new TableClient(site, patience);
    }

    @Override
    public byte[] get(DailyTable table, LocalDate date) throws NotYet, InterruptedException {
      try {
        return (table.isOfSite() ? site : openApi).get(table.path(date), table.form());
      } catch (TablesUnavailable e) {
        throw new NotYet(String.valueOf(e.getMessage()), e.isUnreached(), e);
      }
    }

    @Override
    public String server(DailyTable table) {
      return (table.isOfSite() ? siteAddress : openApiAddress).getAuthority();
    }

    @Override
    public void abandon() {
      openApi.abandon();
      site.abandon();
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
