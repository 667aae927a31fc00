package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogBlock;
import tw.kuroshio.engine.LogFormatReader;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Reads a log folder without changing it. Records are handed out only after the checksums and the
 * link of their block were checked.
 */
public final class FileEventLogReader extends LogFormatReader {

  /** What to do with the incomplete end that a crash leaves. */
  public enum TornEnd {
    /** Stop before it and say so in {@link FileEventLogReader#warning()}. */
    REPORTED,
    /** A damaged log: for a run that was closed in order and therefore has no torn end. */
    REFUSED
  }

  private final Path folder;
  private final LogBlocks blocks;
  private final TornEnd tornEnd;
  private final byte[] runHeaderSha256;
  private final long fromSeq;
  private boolean inBlock;
  private int nextAt;

  private FileEventLogReader(Path folder, LogBlocks blocks, TornEnd tornEnd, long fromSeq) {
    this.folder = folder;
    this.blocks = blocks;
    this.tornEnd = tornEnd;
    this.fromSeq = fromSeq;
    this.inBlock = step();
    SegmentHeader header = blocks.header();
    this.runHeaderSha256 = header == null ? new byte[0] : header.runHeaderSha256().clone();
  }

  /** Opens a log at its first record; see {@link #open(Path, TornEnd, long)}. */
  public static FileEventLogReader open(Path folder, TornEnd tornEnd) throws FileRefused {
    return open(folder, tornEnd, LogBlock.FIRST_SEQ);
  }

  /**
   * Opens a log for reading.
   *
   * @param fromSeq sequence number of the first record wanted; those before are checked all the
   *     same
   * @throws FileRefused when the folder holds no log
   * @throws LogCorrupted when the first block is damaged
   */
  public static FileEventLogReader open(Path folder, TornEnd tornEnd, long fromSeq)
      throws FileRefused {
    if (!Files.isDirectory(folder)) {
      throw FileRefused.input("No event log in " + folder + ": the folder does not exist");
    }
    try {
      LogBlocks blocks = new LogBlocks(folder);
      if (blocks.segmentCount() == 0) {
        throw FileRefused.input("No event log in " + folder + ": it holds no segment 000001.kel");
      }
      return new FileEventLogReader(folder, blocks, tornEnd, fromSeq);
    } catch (IOException e) {
      throw FileRefused.input("Event log " + folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  @Override
  public boolean next() {
    while (inBlock) {
      if (nextAt < blocks.end()) {
        nextAt = pointAt(blocks.buffer(), nextAt);
        if (seq() >= fromSeq) {
          return true;
        }
      } else {
        inBlock = step();
      }
    }
    return false;
  }

  private boolean step() {
    try {
      boolean found = blocks.next();
      TornTail torn = blocks.tornTail();
      if (torn != null && tornEnd == TornEnd.REFUSED) {
        throw new LogCorrupted(torn.file(), torn.offset(), blocks.nextSeq(), torn.fault());
      }
      nextAt = blocks.start();
      return found;
    } catch (IOException e) {
      throw new EventLogFailure("Event log " + folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  /** SHA-256 of the run header that the log belongs to; empty when its only header is torn. */
  public byte[] runHeaderSha256() {
    return runHeaderSha256.clone();
  }

  /** The chain over the complete blocks read so far; at the end, the log's. */
  public byte[] link() {
    return blocks.link();
  }

  /** What a crash left at the end, in one sentence; known when {@link #next()} was false. */
  public Optional<String> warning() {
    @Nullable TornTail torn = blocks.tornTail();
    return torn == null ? Optional.empty() : Optional.of(torn.sentence());
  }

  @Override
  public void close() {
    try {
      blocks.close();
    } catch (IOException e) {
      throw new EventLogFailure("Event log " + folder + " cannot be closed", e);
    }
  }
}
