package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tw.kuroshio.adapters.files.ConflictingRows;
import tw.kuroshio.adapters.files.CsvScanner;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.Reason;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.TableFault;
import tw.kuroshio.adapters.files.TableInput;

/**
 * Reads the files of one import. Nothing is written; a file is refused as a whole when it is empty,
 * of no documented form, in another encoding, truncated, larger than allowed, or contradicts itself
 * or a file read before. One thread.
 */
public final class FileImport {

  /** Largest decompressed size of one file: 200 MB. */
  public static final long MAX_FILE_BYTES = 200_000_000;

  /** Most bytes that one byte of a file may become; tables of real data reach 30. */
  public static final int MAX_RATIO = 200;

  private final ImportKind kind;
  private final ImportContext context;
  private final KeyIndex keys = new KeyIndex();

  public FileImport(ImportKind kind, ImportContext context) {
    this.kind = kind;
    this.context = context;
  }

  /**
   * Reads one file.
   *
   * @throws FileRefused when it cannot be believed
   */
  public ImportedFile read(Path file) throws FileRefused {
    if (!Files.exists(file)) {
      throw FileRefused.input("There is no file " + file + ": check the path");
    }
    if (Files.isDirectory(file)) {
      throw FileRefused.input(file + " is a folder: name the files in it");
    }
    try (TableInput in = TableInput.open(file, MAX_FILE_BYTES, MAX_RATIO)) {
      return read(String.valueOf(file.getFileName()), in);
    } catch (TableFault e) {
      throw FileRefused.input(file + " " + e.getMessage(), e);
    } catch (ConflictingRows e) {
      throw FileRefused.input(e.getMessage() + "; nothing was imported", e);
    } catch (IOException e) {
      throw FileRefused.input(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private ImportedFile read(String name, TableInput in) throws IOException {
    RowSink sink = new RowSink(context, keys, name);
    SourceStart start = new SourceStart(in);
    long rows;
    if (kind == ImportKind.TWSE_OPENAPI) {
      rows = new OpenApiReader(sink).read(start);
    } else if (WebTable.isOne(start.bytes())) {
      rows = new WebTable(kind, sink).read(start);
    } else {
      rows = readTable(start, sink);
    }
    if (rows == 0) {
      throw new TableFault("holds no row: download it again");
    }
    return new ImportedFile(
        name,
        in.contentSha256(),
        rows,
        sink.duplicates(),
        sink.tables(),
        sink.faults(),
        sink.flags(),
        List.copyOf(sink.quarantined()));
  }

  private long readTable(InputStream source, RowSink sink) throws IOException {
    CsvScanner row = new CsvScanner(new Utf8Input(source));
    List<String> header = row.texts();
    int columns = row.fields();
    SourceForm form = SourceForm.of(kind, header);
    int[] at = form.positions(header);
    RowImporter importer = form.importer(sink);
    long rows = 0;
    while (row.next()) {
      rows++;
      if (row.fields() == columns) {
        importer.take(row, at);
      } else {
        sink.quarantine(RowFault.FIELD_COUNT, row);
      }
    }
    return rows;
  }
}
