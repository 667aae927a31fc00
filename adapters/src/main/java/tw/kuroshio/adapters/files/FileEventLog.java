package tw.kuroshio.adapters.files;

import static tw.kuroshio.engine.LogFormat.HASH_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogBlock;
import tw.kuroshio.engine.LogLife;
import tw.kuroshio.engine.SegmentHeader;

/**
 * The event log in segment files of one folder. {@link #append} copies into a reused buffer; {@link
 * #commit} writes the buffer with its link record and forces it to the device. One writer, held by
 * an exclusive lock. Interrupting the writing thread kills the log, as the Java platform closes the
 * file.
 */
public final class FileEventLog implements EventLog {

  /** A segment that reaches this size is the last of its name: 256 MiB. */
  public static final long DEFAULT_SEGMENT_BYTES = 256L << 20;

  private final Path folder;
  private final byte[] runHeaderSha256;
  private final int epoch;
  private final long segmentBytes;
  private final LogLock lock;
  private final LogChannel.Opener opener;
  private final List<String> warnings;

  private final LogBlock block;
  private final LogLife life;
  private ByteBuffer view = ByteBuffer.allocate(0);

  private int segmentNumber;
  private long segmentSize;
  private @Nullable LogChannel channel;
  private volatile long committed = LogEnd.NONE;

  FileEventLog(
      Path folder,
      byte[] runHeaderSha256,
      int epoch,
      long segmentBytes,
      LogLock lock,
      LogChannel.Opener opener,
      LogRecovery recovery) {
    this.folder = folder;
    this.runHeaderSha256 = runHeaderSha256.clone();
    this.epoch = epoch;
    this.segmentBytes = segmentBytes;
    this.lock = lock;
    this.opener = opener;
    this.warnings = recovery.warnings();
    this.block = new LogBlock(recovery.nextSeq(), recovery.link());
    this.segmentNumber = recovery.segmentNumber();
    this.segmentSize = recovery.segmentSize();
    this.life = new LogLife(folder.toString(), EventLogFailure::new);
  }

  /** As {@link #open(Path, byte[], int, long)} with segments of {@link #DEFAULT_SEGMENT_BYTES}. */
  public static FileEventLog open(Path folder, byte[] runHeaderSha256, int epoch)
      throws FileRefused {
    return open(folder, runHeaderSha256, epoch, DEFAULT_SEGMENT_BYTES);
  }

  /**
   * Opens the log for appending, creating it when the folder holds none. An existing log is read
   * from its first byte and checked; the torn tail a crash left is cut off and reported in {@link
   * #warnings()}.
   *
   * @param runHeaderSha256 the run this log belongs to, 32 bytes; an existing log must agree
   * @param epoch writer epoch, at least that of the last record
   * @param segmentBytes size at which a new segment is begun
   * @throws FileRefused when another writer holds the log, the folder cannot be written, or the log
   *     belongs to another run or a later epoch
   * @throws LogCorrupted when the log is damaged anywhere but at its very end
   */
  public static FileEventLog open(Path folder, byte[] runHeaderSha256, int epoch, long segmentBytes)
      throws FileRefused {
    return open(folder, runHeaderSha256, epoch, segmentBytes, LogChannel::onDisk);
  }

  static FileEventLog open(
      Path folder, byte[] runHeaderSha256, int epoch, long segmentBytes, LogChannel.Opener opener)
      throws FileRefused {
    if (runHeaderSha256.length != HASH_BYTES || epoch < 0 || segmentBytes < 1) {
      throw new IllegalArgumentException(
          "Event log needs a 32-byte run header hash, an epoch of at least 0 and a segment size of"
              + " at least 1 byte");
    }
    LogLock lock = LogLock.acquire(folder);
    try {
      LogRecovery recovery = LogRecovery.of(folder, runHeaderSha256, epoch);
      FileEventLog log =
          new FileEventLog(folder, runHeaderSha256, epoch, segmentBytes, lock, opener, recovery);
      log.resume(recovery);
      return log;
    } catch (IOException e) {
      lock.release();
      throw FileRefused.environment(
          "Event log folder " + folder + " cannot be written: " + Reason.of(e), e);
    } catch (FileRefused | RuntimeException e) {
      lock.release();
      throw e;
    }
  }

  private void resume(LogRecovery recovery) throws IOException {
    if (segmentNumber == 0) {
      startSegment();
      committed = LogEnd.of(segmentNumber, segmentSize);
      return;
    }
    channel = opener.open(SegmentFiles.path(folder, segmentNumber));
    byte[] kept = recovery.uncommitted();
    if (kept.length > 0) {
      // The kept records are on disk already; only the link that confirms them is missing.
      block.sealWritten(kept, epoch, recovery.lastIngestTimeNs());
      writeOut();
    }
    committed = LogEnd.of(segmentNumber, segmentSize);
  }

  @Override
  public void append(
      byte type,
      byte schemaVersion,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length) {
    life.requireAlive();
    block.require(type, seq, payload, offset, length);
    if (block.isFullFor(length)) {
      commit();
    }
    block.append(type, schemaVersion, epoch, seq, ingestTimeNs, payload, offset, length);
  }

  @Override
  public void commit() {
    life.requireAlive();
    if (block.isEmpty()) {
      return;
    }
    try {
      if (segmentSize >= segmentBytes) {
        startSegment();
      }
      block.seal();
      writeOut();
    } catch (IOException e) {
      throw die(e);
    }
  }

  private void writeOut() throws IOException {
    LogChannel open = openChannel();
    if (view.capacity() != block.buffer().length) {
      view = ByteBuffer.wrap(block.buffer());
    }
    view.clear().limit(block.length());
    while (view.hasRemaining()) {
      if (open.write(view) <= 0) {
        throw new IOException("the disk took no bytes");
      }
    }
    open.force();
    segmentSize += block.length();
    block.clear();
    committed = LogEnd.of(segmentNumber, segmentSize);
  }

  /** Begins the next segment; its name is on the device before the first record is. */
  private void startSegment() throws IOException {
    if (channel != null) {
      channel.close();
    }
    int number = segmentNumber + 1;
    byte[] header =
        SegmentHeader.of(number, epoch, block.firstSeq(), runHeaderSha256, block.link()).encode();
    LogChannel next = opener.open(SegmentFiles.path(folder, number));
    channel = next;
    ByteBuffer bytes = ByteBuffer.wrap(header);
    while (bytes.hasRemaining()) {
      if (next.write(bytes) <= 0) {
        throw new IOException("the disk took no bytes");
      }
    }
    next.force();
    Folders.sync(folder);
    block.begin(header);
    segmentNumber = number;
    segmentSize = SegmentHeader.BYTES;
  }

  /** Sequence number that the next record must carry. */
  public long nextSeq() {
    return block.nextSeq();
  }

  /** The chain over everything committed, 32 bytes: equal for equal logs. */
  public byte[] link() {
    return block.link();
  }

  Path folder() {
    return folder;
  }

  /** Where the durable part ends, see {@link LogEnd}; any thread. */
  long committed() {
    return committed;
  }

  /** What was repaired when the log was opened, in sentences for the user. */
  public List<String> warnings() {
    return warnings;
  }

  @Override
  public Durability durability() {
    return Durability.LOCAL;
  }

  @Override
  public void close() {
    life.close(this::commit, this::release);
  }

  private void release() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Everything committed was forced before; a failing close takes nothing away.
      channel = null;
    } finally {
      lock.release();
    }
  }

  private LogChannel openChannel() {
    return Objects.requireNonNull(channel, "segment");
  }

  private EventLogFailure die(IOException cause) {
    return life.die(
        "could not be written at record "
            + (block.nextSeq() - 1)
            + ": "
            + Reason.of(cause)
            + ". Nothing after the last commit is safe; free the disk or replace it, then"
            + " restart.",
        cause);
  }
}
