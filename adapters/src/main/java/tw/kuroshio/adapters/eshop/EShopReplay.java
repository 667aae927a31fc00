package tw.kuroshio.adapters.eshop;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.eshop.OrderRow;
import tw.kuroshio.feed.eshop.RecordSink;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.feed.eshop.SnapshotQuotes;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.eshop.TransactionPrints;
import tw.kuroshio.feed.eshop.TransactionRow;
import tw.kuroshio.market.SessionSchedule;

/**
 * Plays the tick files of one day as one stream in order of time; of one instant, orders before
 * transactions before snapshots, and within a file the file's order. The files stand security by
 * security, so each is read and sorted as a whole first, beyond the memory allowed in a scratch
 * file as large as its rows. One thread.
 */
public final class EShopReplay implements AutoCloseable {

  /** Heap for the rows of one file. */
  public static final int MEMORY_BYTES = 1 << 26;

  private final List<TimeSort> files = new ArrayList<>();
  private final LocalDate date;
  private final LongConsumer progress;
  private final EShopQuarantine late = new EShopQuarantine();

  /**
   * Reads and sorts the files.
   *
   * @param scratchFolder where scratch files go
   * @param memoryBytes most heap for the rows of a file
   * @param progress told now and then how many rows were read of a file, or handed out of all; may
   *     throw to end the work
   * @throws EShopRefused when one cannot be read, has no row without a fault, or they are not of
   *     one day
   */
  public EShopReplay(
      List<EShopFile> dayFiles, Path scratchFolder, int memoryBytes, LongConsumer progress)
      throws EShopRefused {
    if (dayFiles.isEmpty()) {
      throw new IllegalArgumentException("A day must have at least one file");
    }
    this.progress = progress;
    date = dayFiles.getFirst().date();
    for (EShopFile file : dayFiles) {
      if (!file.date().equals(date)) {
        throw EShopRefused.input(
            file.name()
                + " is of "
                + file.date()
                + " and "
                + dayFiles.getFirst().name()
                + " of "
                + date
                + ": play one day at a time");
      }
    }
    boolean read = false;
    try {
      for (EShopFile file : byKind(dayFiles)) {
        TimeSort sorted = TimeSort.of(file, scratchFolder, memoryBytes, progress);
        files.add(sorted);
        requireRows(sorted);
      }
      read = true;
    } finally {
      if (!read) {
        close();
      }
    }
  }

  private static List<EShopFile> byKind(List<EShopFile> files) {
    List<EShopFile> sorted = new ArrayList<>(files);
    sorted.sort(Comparator.comparingInt(file -> order(file.kind())));
    return sorted;
  }

  private static int order(EShopKind kind) {
    return switch (kind) {
      case ORDER -> 0;
      case TRANSACTION -> 1;
      case SNAPSHOT -> 2;
    };
  }

  private static void requireRows(TimeSort sorted) throws EShopRefused {
    EShopQuarantine quarantine = sorted.file().quarantine();
    if (sorted.isEmpty()) {
      throw EShopRefused.input(
          sorted.file().path()
              + " has no row that can be read as "
              + sorted.file().kind().prefix()
              + " of "
              + sorted.file().date()
              + ": check its kind (--kind) and day (--date); the first fault is "
              + quarantine.samples().getFirst());
    }
  }

  /** The trading day. */
  public LocalDate date() {
    return date;
  }

  /** Hands out every row once. */
  public void play(EShopListener listener) throws EShopRefused {
    List<TimeSort> open = new ArrayList<>();
    for (TimeSort file : files) {
      if (file.next()) {
        open.add(file);
      }
    }
    Rows rows = new Rows(listener);
    long count = 0;
    while (!open.isEmpty()) {
      TimeSort first = open.getFirst();
      for (TimeSort file : open) {
        if (file.timeMicrosOfDay() < first.timeMicrosOfDay()) {
          first = file;
        }
      }
      rows.hand(first);
      count++;
      if (count % TimeSort.PROGRESS_ROWS == 0) {
        progress.accept(count);
      }
      if (!first.next()) {
        open.remove(first);
      }
    }
  }

  private final class Rows {

    private final EShopListener listener;
    private final SnapshotRow snapshot = new SnapshotRow();
    private final OrderRow order = new OrderRow();
    private final TransactionRow transaction = new TransactionRow();

    Rows(EShopListener listener) {
      this.listener = listener;
    }

    void hand(TimeSort from) {
      EShopFile file = from.file();
      byte[] buffer = from.buffer();
      int offset = from.offset();
      switch (file.kind()) {
        case SNAPSHOT -> {
          RowFault fault = listener.snapshot(snapshot.wrap(buffer, offset, file.layout()));
          if (fault != null) {
            late.add(fault, file.name(), 0, 0, buffer, offset, file.rowLength());
          }
        }
        case ORDER -> listener.order(order.wrap(buffer, offset, file.layout()));
        case TRANSACTION -> listener.transaction(transaction.wrap(buffer, offset, file.layout()));
      }
    }
  }

  /**
   * Plays the day as records of the real-time feed: quotes of the snapshots or, without them,
   * prints of the transactions. The order log has no format and is passed over.
   *
   * @param session the regular board's times of the day
   * @param regularEndNsOfDay when the fixed-price session begins
   * @param unitShares shares in one trading unit of a code, asked for transactions only
   * @throws EShopRefused when both snapshots and transactions are given: each trade would come
   *     twice
   */
  public EShopConversion convert(
      SessionSchedule session,
      long regularEndNsOfDay,
      LongToIntFunction unitShares,
      RecordSink sink)
      throws EShopRefused {
    boolean quotes = has(EShopKind.SNAPSHOT);
    if (quotes && has(EShopKind.TRANSACTION)) {
      throw EShopRefused.input(
          "Snapshots and transactions of a day both carry its trades, each would come twice:"
              + " convert the dsp files or the mth files");
    }
    if (!quotes && !has(EShopKind.TRANSACTION)) {
      throw EShopRefused.input(
          "No format of the feed carries orders: convert dsp or mth files, or read the odr file"
              + " with feed decode");
    }
    SnapshotQuotes snapshots = new SnapshotQuotes(session);
    TransactionPrints prints = new TransactionPrints(session, regularEndNsOfDay, unitShares);
    play(
        new EShopListener() {
          @Override
          public @Nullable RowFault snapshot(SnapshotRow row) {
            return snapshots.take(row, sink);
          }

          @Override
          public void transaction(TransactionRow row) {
            prints.take(row, sink);
          }
        });
    snapshots.end(sink);
    prints.end(sink);
    return new EShopConversion(snapshots, prints);
  }

  private boolean has(EShopKind kind) {
    return files.stream().anyMatch(file -> file.file().kind() == kind);
  }

  /** Rows set aside because they do not fit the rows before; those of a file are the file's. */
  public EShopQuarantine quarantine() {
    return late;
  }

  @Override
  public void close() throws EShopRefused {
    for (TimeSort file : files) {
      file.close();
    }
  }
}
