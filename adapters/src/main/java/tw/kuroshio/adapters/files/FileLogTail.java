package tw.kuroshio.adapters.files;

import static tw.kuroshio.engine.LogFormat.LINK_RECORD_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogChain;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.LogFormatReader;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Follows a log that is being written, from its first record and never past what is durable. When
 * {@link #next} is false everything committed so far has been read; it may be asked again. One
 * thread, which need not be the writer's.
 */
public final class FileLogTail extends LogFormatReader {

  private static final int INITIAL_BUFFER_BYTES = 1 << 16;

  private final Path folder;
  private final LongSupplier committed;
  private final long fromSeq;
  private final LogChain chain = new LogChain();
  private final CRC32C crc = new CRC32C();
  private int segmentNumber;
  private @Nullable FileChannel channel;
  private byte[] buffer = new byte[INITIAL_BUFFER_BYTES];
  private int filled;
  private long bufferFileOffset;
  private int blockStart;
  private int nextAt;
  private int blockEnd;

  private FileLogTail(Path folder, LongSupplier committed, long fromSeq) {
    this.folder = folder;
    this.committed = committed;
    this.fromSeq = fromSeq;
  }

  /**
   * A tail of the log that {@code writer} has or had open.
   *
   * @param fromSeq sequence number of the first record wanted
   */
  public static FileLogTail of(FileEventLog writer, long fromSeq) {
    return new FileLogTail(writer.folder(), writer::committed, fromSeq);
  }

  @Override
  public boolean next() {
    try {
      do {
        if (nextAt >= blockEnd && !nextBlock()) {
          return false;
        }
        nextAt = pointAt(buffer, nextAt);
      } while (seq() < fromSeq);
      return true;
    } catch (IOException e) {
      throw new EventLogFailure("Event log " + folder + " cannot be read: " + Reason.of(e), e);
    }
  }

  private boolean nextBlock() throws IOException {
    long end = committed.getAsLong();
    while (true) {
      FileChannel open = channel;
      if (open != null) {
        long durable = durableBytes(open, end);
        if (bufferFileOffset + blockStart < durable) {
          readBlock(open, durable);
          return true;
        }
      }
      if (segmentNumber >= LogEnd.segmentNumber(end)) {
        return false;
      }
      openNextSegment();
    }
  }

  private long durableBytes(FileChannel open, long end) throws IOException {
    return segmentNumber == LogEnd.segmentNumber(end) ? LogEnd.bytes(end) : open.size();
  }

  private void openNextSegment() throws IOException {
    close();
    segmentNumber++;
    FileChannel opened = FileChannel.open(segment(), StandardOpenOption.READ);
    channel = opened;
    byte[] header = new byte[SegmentHeader.BYTES];
    readFully(opened, ByteBuffer.wrap(header), 0);
    if (!SegmentHeader.isIntact(header) || !chain.begins(SegmentHeader.decode(header), header)) {
      throw damaged("a segment that does not continue the one before it");
    }
    bufferFileOffset = SegmentHeader.BYTES;
    filled = 0;
    blockStart = 0;
  }

  private void readBlock(FileChannel open, long durable) throws IOException {
    int length = 0;
    while (true) {
      need(open, durable, length + RECORD_HEADER_BYTES);
      int payload = LogFormat.payloadLength(buffer, blockStart + length);
      if (payload < 0 || payload > LogFormat.MAX_PAYLOAD_BYTES) {
        throw damaged("a record of impossible length");
      }
      need(open, durable, length + RECORD_HEADER_BYTES + payload);
      int record = blockStart + length;
      if (!LogFormat.crcMatches(buffer, record, crc)) {
        throw damaged("a record with a wrong checksum");
      }
      if (LogFormat.type(buffer, record) == LogFormat.LINK_TYPE) {
        break;
      }
      if (!chain.follows(buffer, record)) {
        throw damaged("a record that does not follow the one before it");
      }
      length += RECORD_HEADER_BYTES + payload;
    }
    if (!chain.confirms(buffer, blockStart, blockStart + length)) {
      throw damaged("a block that the hash chain does not confirm");
    }
    nextAt = blockStart;
    blockEnd = blockStart + length;
    blockStart = blockEnd + LINK_RECORD_BYTES;
  }

  /** Has {@code length} bytes of the block in the buffer, and what else of the file fits it. */
  private void need(FileChannel open, long durable, int length) throws IOException {
    if (blockStart + length <= filled) {
      return;
    }
    if (bufferFileOffset + blockStart + length > durable) {
      throw damaged("an incomplete record");
    }
    System.arraycopy(buffer, blockStart, buffer, 0, filled - blockStart);
    bufferFileOffset += blockStart;
    filled -= blockStart;
    blockStart = 0;
    if (length > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(length, 2 * buffer.length));
    }
    int wanted = (int) Math.min(buffer.length - filled, durable - bufferFileOffset - filled);
    readFully(open, ByteBuffer.wrap(buffer, filled, wanted), bufferFileOffset + filled);
    filled += wanted;
  }

  private void readFully(FileChannel open, ByteBuffer target, long from) throws IOException {
    long offset = from;
    while (target.hasRemaining()) {
      int read = open.read(target, offset);
      if (read < 0) {
        throw damaged("a file that became shorter");
      }
      offset += read;
    }
  }

  private LogCorrupted damaged(String fault) {
    return new LogCorrupted(segment(), bufferFileOffset + blockStart, chain.nextSeq(), fault);
  }

  private Path segment() {
    return SegmentFiles.path(folder, segmentNumber);
  }

  @Override
  public void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      throw new EventLogFailure("Event log " + folder + " cannot be closed", e);
    }
  }
}
