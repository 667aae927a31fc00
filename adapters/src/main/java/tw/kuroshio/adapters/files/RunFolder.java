package tw.kuroshio.adapters.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;
import tw.kuroshio.model.DigestChain;

/**
 * Everything one run wrote: {@code HOME/runs/<date>-<n>/} with {@code header.json}, {@code log/},
 * {@code snapshots/}, {@code reference.bin}, {@code model.txt} and, when the run has ended, {@code
 * values.csv.gz} and {@code report.json}. It appears whole, with its header, and nothing in it is
 * ever overwritten.
 */
public final class RunFolder {

  private static final String HEADER = "header.json";
  private static final String REPORT = "report.json";
  private static final String MODEL = "model.txt";
  private static final String REFERENCE = "reference.bin";
  private static final String VALUES = "values.csv.gz";
  private static final String LOG = "log";
  private static final String SNAPSHOTS = "snapshots";

  private final Path path;
  private final RunName name;
  private final String header;

  private RunFolder(Path path, RunName name, String header) {
    this.path = path;
    this.name = name;
    this.header = header;
  }

  /**
   * Creates the folder of a new run of {@code date} with the next free number.
   *
   * @param headerJson the run header, kept as it is; its SHA-256 binds the log to it
   * @throws FileRefused when the home cannot be written
   */
  public static RunFolder create(Path home, LocalDate date, String headerJson) throws FileRefused {
    Path runs = RunIndex.folder(home);
    try {
      Files.createDirectories(runs);
      Path begun = Files.createDirectory(runs.resolve(".begun-" + UUID.randomUUID()));
      try {
        Files.createDirectory(begun.resolve(LOG));
        Files.createDirectory(begun.resolve(SNAPSHOTS));
        DurableFile.write(begun.resolve(HEADER), utf8(headerJson));
        RunName name = moveToFreeName(begun, runs, date);
        Folders.sync(runs);
        RunIndex.remember(home, name);
        return new RunFolder(runs.resolve(name.toString()), name, headerJson);
      } finally {
        discard(begun);
      }
    } catch (IOException e) {
      throw FileRefused.environment(
          "Home "
              + home
              + " cannot be written: "
              + Reason.of(e)
              + ". Choose a folder you may write with --home DIR or KUROSHIO_HOME.",
          e);
    }
  }

  private static RunName moveToFreeName(Path begun, Path runs, LocalDate date) throws IOException {
    RunName name = RunIndex.nextFree(runs, date);
    while (true) {
      Path target = runs.resolve(name.toString());
      try {
        // A rename onto a folder that is not empty fails, so two starts cannot share a name.
        Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
        return name;
      } catch (FileSystemException e) {
        if (!Files.exists(target)) {
          throw e;
        }
        name = name.following();
      }
    }
  }

  private static void discard(Path begun) throws IOException {
    for (String entry : new String[] {LOG, SNAPSHOTS, HEADER}) {
      Files.deleteIfExists(begun.resolve(entry));
    }
    Files.deleteIfExists(begun);
  }

  /**
   * Opens a run folder, or the newest run of a home.
   *
   * @throws FileRefused when it is neither
   */
  public static RunFolder open(Path runOrHome) throws FileRefused {
    Path absolute = runOrHome.toAbsolutePath().normalize();
    Optional<RunName> own = RunName.parse(String.valueOf(absolute.getFileName()));
    if (own.isPresent() && Files.isDirectory(absolute.resolve(LOG))) {
      return at(absolute, own.get());
    }
    return newest(absolute)
        .orElseThrow(
            () ->
                FileRefused.input(
                    runOrHome
                        + " is neither a run folder nor a home with runs: name a folder"
                        + " HOME/runs/<date>-<n>, or a home in which `run` has been used"));
  }

  /** The run of this home that was started last. */
  public static Optional<RunFolder> newest(Path home) throws FileRefused {
    Optional<RunName> name = RunIndex.newest(home);
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(at(RunIndex.folder(home).resolve(name.get().toString()), name.get()));
  }

  private static RunFolder at(Path path, RunName name) throws FileRefused {
    return new RunFolder(
        path,
        name,
        read(path.resolve(HEADER))
            .orElseThrow(
                () -> FileRefused.input("Run " + path + " has no " + HEADER + ": not a run")));
  }

  /** The folder itself. */
  public Path path() {
    return path;
  }

  /** {@code <date>-<n>}. */
  public String name() {
    return name.toString();
  }

  /** Trading date of the run. */
  public LocalDate date() {
    return name.date();
  }

  /** The run header as it was handed in. */
  public String header() {
    return header;
  }

  /** SHA-256 of the run header's bytes; the log carries it. */
  public byte[] headerSha256() {
    return DigestChain.sha256().digest(utf8(header));
  }

  /** Where the event log lies, whatever keeps it. */
  public Path logFolder() {
    return path.resolve(LOG);
  }

  /** Opens the log for writing; see {@link FileEventLog#open(Path, byte[], int, long)}. */
  public FileEventLog openLog(int epoch) throws FileRefused {
    return FileEventLog.open(path.resolve(LOG), headerSha256(), epoch);
  }

  /**
   * Opens the log for reading. A run that has ended was closed in order, so a torn end is damage.
   *
   * @throws FileRefused when there is no log, or it belongs to another header
   * @throws LogCorrupted when the log is damaged
   */
  public FileEventLogReader readLog() throws FileRefused {
    FileEventLogReader reader =
        FileEventLogReader.open(path.resolve(LOG), hasEnded() ? TornEnd.REFUSED : TornEnd.REPORTED);
    byte[] logged = reader.runHeaderSha256();
    if (logged.length > 0 && !Arrays.equals(logged, headerSha256())) {
      reader.close();
      throw FileRefused.input(
          "Run "
              + path
              + " has a log of another run header: header.json was changed or replaced; restore it"
              + " from a copy");
    }
    return reader;
  }

  public SnapshotStore snapshots() {
    return new SnapshotStore(path.resolve(SNAPSHOTS));
  }

  /** Whether the run wrote its report, which it does last. */
  public boolean hasEnded() {
    return Files.exists(path.resolve(REPORT));
  }

  /** Keeps the model of the run; once. */
  public void writeModel(String text) throws FileRefused {
    writeOnce(MODEL, text);
  }

  public Optional<String> model() throws FileRefused {
    return read(path.resolve(MODEL));
  }

  /** Keeps the reference data the run begins with; once. */
  public void writeReference(byte[] reference) throws FileRefused {
    writeOnce(REFERENCE, reference);
  }

  /**
   * The reference data the run began with.
   *
   * @throws FileRefused when it is missing or cannot be read
   */
  public byte[] reference() throws FileRefused {
    Path file = path.resolve(REFERENCE);
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw FileRefused.input(
          file + " cannot be read: " + Reason.of(e) + ". Restore it from a copy.", e);
    }
  }

  /** Keeps the factor values the decisions were made on, compressed; once. */
  public void writeValues(String csv) throws FileRefused {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 16)) {
      out.write(utf8(csv));
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    writeOnce(VALUES, bytes.toByteArray());
  }

  /** What {@link #writeValues} kept; empty when the run did not come to its end. */
  public Optional<String> values() throws FileRefused {
    Path file = path.resolve(VALUES);
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileRefused.input(
          file + " cannot be read: " + Reason.of(e) + ". Restore it from a copy.", e);
    }
  }

  /** Keeps the report, which marks the run as ended; once. */
  public void writeReport(String json) throws FileRefused {
    writeOnce(REPORT, json);
  }

  public Optional<String> report() throws FileRefused {
    return read(path.resolve(REPORT));
  }

  private void writeOnce(String file, String text) throws FileRefused {
    writeOnce(file, utf8(text));
  }

  private void writeOnce(String file, byte[] content) throws FileRefused {
    Path target = path.resolve(file);
    if (Files.exists(target)) {
      throw new IllegalStateException("A run's files are never overwritten: " + target);
    }
    try {
      DurableFile.write(target, content);
    } catch (IOException e) {
      throw FileRefused.environment(target + " cannot be written: " + Reason.of(e), e);
    }
  }

  private static Optional<String> read(Path file) throws FileRefused {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw FileRefused.input(file + " is not UTF-8 text: restore it from a copy", e);
    } catch (IOException e) {
      throw FileRefused.input(file + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
