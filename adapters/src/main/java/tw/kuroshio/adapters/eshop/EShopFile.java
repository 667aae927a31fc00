package tw.kuroshio.adapters.eshop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.gzip.GzipInput;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.EShopLayout;
import tw.kuroshio.feed.eshop.OrderRow;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.eshop.TransactionRow;

/**
 * Reads a tick file of the exchange's shop row by row, plain or gzipped (by its magic bytes), with
 * LF, CR LF or no line ends, in one buffer whatever its size. Rows with a fault are set aside and
 * counted; a row of another length refuses the file from there on. One thread.
 */
public final class EShopFile implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 20;

  private final Path file;
  private final InputStream source;
  private final EShopKind kind;
  private final RowFraming framing;
  private final int yyyymmdd;
  private final byte[] buffer;
  private final EShopQuarantine quarantine = new EShopQuarantine();
  private final SnapshotRow snapshot = new SnapshotRow();
  private final OrderRow order = new OrderRow();
  private final TransactionRow transaction = new TransactionRow();
  private int limit;
  private boolean ended;

  /** Where the next row begins in the buffer. */
  private int next;

  private int offset;
  private long rows;

  private EShopFile(
      Path file, InputStream source, EShopKind kind, RowFraming framing, byte[] buffer, int limit) {
    this.file = file;
    this.source = source;
    this.kind = kind;
    this.framing = framing;
    this.yyyymmdd = EShopName.numberOf(framing.date());
    this.buffer = buffer;
    this.limit = limit;
    this.ended = limit < buffer.length;
  }

  /**
   * Opens a file.
   *
   * @param kind what it holds; null = as its name says, dsp, odr or mth first
   * @param date its day; null = as its name says, yyyymmdd behind the kind, else as its rows agree
   * @throws EShopRefused when it cannot be read or is no such file
   */
  public static EShopFile open(Path file, @Nullable EShopKind kind, @Nullable LocalDate date)
      throws EShopRefused {
    EShopName name = EShopName.of(file);
    @Nullable EShopKind known = kind != null ? kind : name.kind();
    if (Files.isDirectory(file)) {
      throw EShopRefused.input(file + " is a folder: name a file in it");
    }
    if (known == null) {
      throw EShopRefused.input(
          file + " does not say what it holds (dsp…, odr… or mth…): give --kind dsp, odr or mth");
    }
    if (date != null && name.date() != null && !name.date().equals(date)) {
      throw EShopRefused.input(
          file + " is of " + name.date() + " by its name, not of " + date + ": check --date");
    }
    try {
      return open(
          file, known, date != null ? date : name.date(), GzipInput.open(file, EShopFault::new));
    } catch (NoSuchFileException e) {
      throw EShopRefused.input("There is no file " + file + ": check the path", e);
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  private static EShopFile open(
      Path file, EShopKind kind, @Nullable LocalDate date, InputStream source) throws IOException {
    try {
      byte[] buffer = new byte[BUFFER_BYTES];
      int limit = source.readNBytes(buffer, 0, buffer.length);
      if (limit == 0) {
        throw new EShopFault("is empty: download it again");
      }
      return new EShopFile(
          file, source, kind, RowFraming.detect(kind, date, buffer, limit), buffer, limit);
    } catch (IOException e) {
      source.close();
      throw e;
    }
  }

  private static EShopRefused refusal(Path file, IOException e) {
    return EShopRefused.input(
        file + (e instanceof EShopFault ? " " : " cannot be read: ") + e.getMessage(), e);
  }

  /**
   * Moves to the next row without a fault.
   *
   * @return false at the end of the file
   * @throws EShopRefused when the rest of the file is no row of the same length
   */
  public boolean next() throws EShopRefused {
    try {
      while (advance()) {
        RowFault fault = fault();
        if (fault == null) {
          return true;
        }
        quarantine.add(fault, name(), rows, faultColumn(fault), buffer, offset, framing.length());
      }
      return false;
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  private boolean advance() throws IOException {
    int stride = framing.stride();
    if (limit - next < stride && !ended) {
      fill();
    }
    if (limit - next < stride) {
      return lastRow();
    }
    offset = next;
    next += stride;
    rows++;
    if (!endsRight()) {
      throw wrongLength();
    }
    return true;
  }

  /** The last row may lack its line end; nothing else may be left. */
  private boolean lastRow() throws EShopFault {
    int left = limit - next;
    boolean hasRow = left >= framing.length();
    for (int i = next + (hasRow ? framing.length() : 0); i < limit; i++) {
      if (buffer[i] != '\n' && buffer[i] != '\r') {
        rows++;
        offset = next;
        throw wrongLength();
      }
    }
    offset = next;
    next = limit;
    rows += hasRow ? 1 : 0;
    return hasRow;
  }

  private boolean endsRight() {
    int end = next;
    return switch (framing.lineEnd()) {
      case 0 -> true;
      case 1 -> buffer[end - 1] == '\n';
      default -> buffer[end - 1] == '\n' && buffer[end - 2] == '\r';
    };
  }

  private EShopFault wrongLength() {
    int end = offset;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    boolean cut = end == limit && ended;
    int bytes = end - offset - (end > offset && buffer[end - 1] == '\r' ? 1 : 0);
    return new EShopFault(
        (framing.lineEnd() == 0 ? "has in record " : "has in line ")
            + rows
            + (cut ? " the last " : " ")
            + bytes
            + (end == limit && !cut ? " bytes or more" : " bytes")
            + ", its records have "
            + framing.length()
            + (cut ? ": it was cut off, download it again" : ": download it again"));
  }

  private void fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, limit - next);
    limit -= next;
    next = 0;
    limit += source.readNBytes(buffer, limit, buffer.length - limit);
    ended = limit < buffer.length;
  }

  private @Nullable RowFault fault() {
    RowFault fault =
        switch (kind) {
          case SNAPSHOT -> snapshot.wrap(buffer, offset, framing.layout()).fault();
          case ORDER -> order.wrap(buffer, offset, framing.layout()).fault();
          case TRANSACTION -> transaction.wrap(buffer, offset, framing.layout()).fault();
        };
    return fault == null && rowDate() != yyyymmdd ? RowFault.BAD_DATE : fault;
  }

  private int rowDate() {
    return switch (kind) {
      case SNAPSHOT -> snapshot.date();
      case ORDER -> order.date();
      case TRANSACTION -> transaction.date();
    };
  }

  private int faultColumn(RowFault fault) {
    if (fault == RowFault.BAD_DATE) {
      return kind.dateAt(framing.layout()) + 1;
    }
    return switch (kind) {
      case SNAPSHOT -> snapshot.faultColumn();
      case ORDER -> order.faultColumn();
      case TRANSACTION -> transaction.faultColumn();
    };
  }

  public Path path() {
    return file;
  }

  /** The file's name without its folder. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  public EShopKind kind() {
    return kind;
  }

  public EShopLayout layout() {
    return framing.layout();
  }

  /** The trading day of all its rows. */
  public LocalDate date() {
    return framing.date();
  }

  /** Bytes of a row without line end. */
  public int rowLength() {
    return framing.length();
  }

  /** The buffer the current row lies in; valid until the next call of {@link #next}. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where in the buffer the current row begins. */
  public int offset() {
    return offset;
  }

  /** Time of the current row, nanoseconds since midnight in Taipei. */
  public long timeNsOfDay() {
    return kind.timeNsOfDay(buffer, offset, framing.layout());
  }

  /** Number of the current row in the file, from 1; behind the last one, of all rows. */
  public long rowNumber() {
    return rows;
  }

  /** The current row of a snapshot file. */
  public SnapshotRow snapshot() {
    return snapshot;
  }

  /** The current row of an order log. */
  public OrderRow order() {
    return order;
  }

  /** The current row of a transaction file. */
  public TransactionRow transaction() {
    return transaction;
  }

  /** Rows set aside so far. */
  public EShopQuarantine quarantine() {
    return quarantine;
  }

  @Override
  public void close() throws EShopRefused {
    try {
      source.close();
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }
}
