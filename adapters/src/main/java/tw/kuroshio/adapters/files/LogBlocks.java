package tw.kuroshio.adapters.files;

import static tw.kuroshio.engine.LogFormat.LINK_RECORD_BYTES;
import static tw.kuroshio.engine.LogFormat.MAX_BLOCK_BYTES;
import static tw.kuroshio.engine.LogFormat.MAX_PAYLOAD_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogChain;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Reads a log block by block. A block is handed out only when every checksum in it and its link are
 * right. The one exception is the torn tail of the newest segment, see {@link #tornTail()}.
 */
final class LogBlocks implements Closeable {

  private static final int INITIAL_BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_BLOCK_BYTES =
      MAX_BLOCK_BYTES + RECORD_HEADER_BYTES + MAX_PAYLOAD_BYTES;

  private final List<Path> segments;
  private final CRC32C crc = new CRC32C();
  private final LogChain chain = new LogChain();

  private int segmentIndex = -1;
  private @Nullable FileChannel channel;
  private boolean headerTorn;

  private byte[] buffer = new byte[INITIAL_BUFFER_BYTES];
  private int filled;
  private long bufferFileOffset;
  private int blockStart;
  private int blockEnd;
  private int nextBlock;
  private boolean linked;

  private @Nullable TornTail tornTail;

  LogBlocks(Path folder) throws IOException {
    segments = SegmentFiles.list(folder);
  }

  /**
   * Steps to the next block.
   *
   * @return false at the end of the log
   * @throws LogCorrupted when anything but the very end is not as it was written
   */
  boolean next() throws IOException {
    while (tornTail == null) {
      if (channel == null && !openNextSegment()) {
        return false;
      }
      if (readBlock()) {
        return true;
      }
      if (tornTail == null) {
        close();
        channel = null;
      }
    }
    return false;
  }

  /** Holds the block's records, without its link record. */
  byte[] buffer() {
    return buffer;
  }

  int start() {
    return blockStart;
  }

  int end() {
    return blockEnd;
  }

  /** Whether the block is complete; false only for the records kept of a torn tail. */
  boolean linked() {
    return linked;
  }

  /** The link of the last complete block. */
  byte[] link() {
    return chain.link();
  }

  /** Sequence number after the last record read. */
  long nextSeq() {
    return chain.nextSeq();
  }

  /** Epoch of the last record or segment header read. */
  int lastEpoch() {
    return chain.lastEpoch();
  }

  /** Header of the newest segment opened, null before the first. */
  @Nullable SegmentHeader header() {
    return chain.header();
  }

  int segmentCount() {
    return segments.size();
  }

  /** Whether even the header of the newest segment is incomplete. */
  boolean headerTorn() {
    return headerTorn;
  }

  /** What the crash left at the end, null when the log ends with a complete block. */
  @Nullable TornTail tornTail() {
    return tornTail;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  private boolean openNextSegment() throws IOException {
    if (segmentIndex + 1 >= segments.size()) {
      return false;
    }
    segmentIndex++;
    Path segment = segment();
    int number = segmentIndex + 1;
    if (!segment.endsWith(SegmentFiles.name(number))) {
      throw new LogCorrupted(segment, 0, chain.nextSeq(), "the segment before it is missing");
    }
    FileChannel opened = FileChannel.open(segment, StandardOpenOption.READ);
    channel = opened;
    byte[] bytes = readHeader(opened);
    if (!SegmentHeader.isIntact(bytes)) {
      if (isNewest() && opened.size() <= SegmentHeader.BYTES) {
        headerTorn = true;
        tornTail = new TornTail(segment, 0, opened.size(), "an incomplete segment header", 0);
        return false;
      }
      throw corrupted(0, "a damaged segment header");
    }
    accept(bytes);
    bufferFileOffset = SegmentHeader.BYTES;
    filled = 0;
    nextBlock = 0;
    return true;
  }

  private static byte[] readHeader(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(SegmentHeader.BYTES);
    int read = 0;
    while (read >= 0 && bytes.hasRemaining()) {
      read = channel.read(bytes);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private void accept(byte[] encoded) {
    SegmentHeader next = SegmentHeader.decode(encoded);
    if (next.version() != LogFormat.VERSION) {
      throw new EventLogFailure(
          "Event log format must be version "
              + LogFormat.VERSION
              + ", was "
              + next.version()
              + " ("
              + segment()
              + "): read it with the release that wrote it");
    }
    if (!chain.begins(next, encoded)) {
      throw corrupted(0, "a segment that does not continue the one before it");
    }
  }

  /** Reads and checks the next block; false at the end of the segment. */
  private boolean readBlock() throws IOException {
    blockStart = nextBlock;
    int length = 0;
    while (true) {
      if (!fill(length + RECORD_HEADER_BYTES)) {
        int left = filled - blockStart - length;
        if (left == 0 && length == 0) {
          return false;
        }
        return left == 0 ? withoutLink(length) : damaged(length, "an incomplete record");
      }
      int payload = LogFormat.payloadLength(buffer, blockStart + length);
      if (payload < 0 || payload > MAX_PAYLOAD_BYTES) {
        return damaged(length, "a record of impossible length");
      }
      if (!fill(length + RECORD_HEADER_BYTES + payload)) {
        return damaged(length, "an incomplete record");
      }
      if (!LogFormat.crcMatches(buffer, blockStart + length, crc)) {
        return damaged(length, "a record with a wrong checksum");
      }
      if (LogFormat.type(buffer, blockStart + length) == LogFormat.LINK_TYPE) {
        verifyLink(length);
        return true;
      }
      acceptRecord(length);
      length += RECORD_HEADER_BYTES + payload;
      if (length > LONGEST_BLOCK_BYTES) {
        throw corrupted(fileOffset(length), "a block that is too long");
      }
    }
  }

  private void acceptRecord(int length) {
    if (!chain.follows(buffer, blockStart + length)) {
      throw corrupted(fileOffset(length), "a record that does not follow the one before it");
    }
  }

  private void verifyLink(int length) {
    int at = blockStart + length;
    if (!chain.confirms(buffer, blockStart, at)) {
      throw corrupted(fileOffset(0), "a block that the hash chain does not confirm");
    }
    linked = true;
    blockEnd = at;
    nextBlock = at + LINK_RECORD_BYTES;
  }

  /** A bad record: the torn tail when nothing intact follows in the newest segment, else damage. */
  private boolean damaged(int length, String fault) throws IOException {
    long offset = fileOffset(length);
    if (!isNewest() || intactRecordAfter(offset)) {
      throw corrupted(offset, fault);
    }
    return tornAt(length, fault);
  }

  private boolean withoutLink(int length) {
    if (!isNewest()) {
      throw corrupted(fileOffset(length), "a block without its link");
    }
    return tornAt(length, "a block without its link");
  }

  private boolean tornAt(int length, String fault) throws LogCorrupted {
    long offset = fileOffset(length);
    tornTail = new TornTail(segment(), offset, size() - offset, fault, chain.openRecords());
    linked = false;
    blockEnd = blockStart + length;
    return length > 0;
  }

  private boolean intactRecordAfter(long offset) throws IOException {
    return new RecordSearch(chain.nextSeq()).findsIn(open(), offset + 1);
  }

  /** Whether {@code length} bytes from the block's start can be had; grows by what the file has. */
  private boolean fill(int length) throws IOException {
    if (blockStart + length <= filled) {
      return true;
    }
    if (bufferFileOffset + blockStart + length > open().size()) {
      readMore(Math.toIntExact(open().size() - bufferFileOffset - blockStart));
      return false;
    }
    readMore(length);
    return true;
  }

  private void readMore(int length) throws IOException {
    if (blockStart + length > buffer.length) {
      System.arraycopy(buffer, blockStart, buffer, 0, filled - blockStart);
      bufferFileOffset += blockStart;
      filled -= blockStart;
      blockStart = 0;
    }
    if (length > buffer.length) {
      buffer =
          Arrays.copyOf(buffer, Math.max(length, Math.min(2 * buffer.length, MAX_BLOCK_BYTES)));
    }
    while (filled < blockStart + length) {
      int read =
          open()
              .read(
                  ByteBuffer.wrap(buffer, filled, buffer.length - filled),
                  bufferFileOffset + filled);
      if (read < 0) {
        throw new IOException("Event log " + segment() + " became shorter while it was read");
      }
      filled += read;
    }
  }

  private long size() {
    try {
      return open().size();
    } catch (IOException e) {
      throw new EventLogFailure("Event log " + segment() + " cannot be read", e);
    }
  }

  private FileChannel open() {
    if (channel == null) {
      throw new IllegalStateException("No segment is open");
    }
    return channel;
  }

  private boolean isNewest() {
    return segmentIndex == segments.size() - 1;
  }

  private Path segment() {
    return segments.get(segmentIndex);
  }

  private long fileOffset(int length) {
    return bufferFileOffset + blockStart + length;
  }

  private LogCorrupted corrupted(long offset, String fault) {
    return new LogCorrupted(segment(), offset, chain.nextSeq(), fault);
  }
}
