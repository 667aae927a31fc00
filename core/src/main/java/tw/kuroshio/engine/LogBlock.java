package tw.kuroshio.engine;

import static tw.kuroshio.engine.LogFormat.HASH_BYTES;
import static tw.kuroshio.engine.LogFormat.LINK_RECORD_BYTES;
import static tw.kuroshio.engine.LogFormat.MAX_BLOCK_BYTES;
import static tw.kuroshio.engine.LogFormat.MAX_PAYLOAD_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32C;
import tw.kuroshio.model.DigestChain;

/**
 * The records of the next group commit, laid out as they will be written, in one reused buffer.
 * Appending allocates nothing once the buffer has grown. One thread.
 */
public final class LogBlock {

  /** Sequence number of the first record of every log. */
  public static final long FIRST_SEQ = 1;

  private static final int INITIAL_BUFFER_BYTES = 1 << 16;

  private final CRC32C crc = new CRC32C();
  private final MessageDigest sha256 = DigestChain.sha256();
  private final byte[] link;
  private byte[] buffer = new byte[INITIAL_BUFFER_BYTES];
  private int used;
  private int records;
  private long nextSeq;
  private int lastEpoch;
  private long lastIngestTimeNs;

  /**
   * An empty block.
   *
   * @param nextSeq of its first record
   * @param link the chain so far, 32 bytes
   */
  public LogBlock(long nextSeq, byte[] link) {
    this.nextSeq = nextSeq;
    this.link = link.clone();
  }

  /** Whether a record of this payload must wait for the next block. */
  public boolean isFullFor(int payloadLength) {
    return used > 0 && used + RECORD_HEADER_BYTES + payloadLength > MAX_BLOCK_BYTES;
  }

  /**
   * Refuses what {@link #append} would refuse, before anything is done for it.
   *
   * @throws IllegalArgumentException when the record does not follow or is none
   */
  public void require(byte type, long seq, byte[] payload, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, payload.length);
    if (seq != nextSeq) {
      throw new IllegalArgumentException("Sequence number must be " + nextSeq + ", was " + seq);
    }
    if (type == LogFormat.LINK_TYPE || length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "Record type must not be -1 and its payload at most "
              + MAX_PAYLOAD_BYTES
              + " bytes, were "
              + type
              + " and "
              + length
              + " bytes (record "
              + seq
              + ")");
    }
  }

  /** Adds a record that {@link #require} takes; the payload is copied. */
  public void append(
      byte type,
      byte schemaVersion,
      int epoch,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length) {
    makeRoom(RECORD_HEADER_BYTES + length + LINK_RECORD_BYTES);
    LogFormat.writeRecord(
        buffer, used, type, schemaVersion, epoch, seq, ingestTimeNs, payload, offset, length, crc);
    used += RECORD_HEADER_BYTES + length;
    records++;
    lastEpoch = epoch;
    lastIngestTimeNs = ingestTimeNs;
    nextSeq++;
  }

  private void makeRoom(int bytes) {
    if (used + bytes > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(used + bytes, 2 * buffer.length));
    }
  }

  /** Chains the block and adds its link record; {@link #clear} comes next. */
  public void seal() {
    chain(buffer, used);
    putLink();
  }

  /**
   * Makes the link record of records that are written already and only lack it.
   *
   * @param written the block's records, which the sequence is past
   */
  public void sealWritten(byte[] written, int epoch, long ingestTimeNs) {
    chain(written, written.length);
    lastEpoch = epoch;
    lastIngestTimeNs = ingestTimeNs;
    putLink();
  }

  private void chain(byte[] bytes, int length) {
    sha256.update(link);
    sha256.update(bytes, 0, length);
    try {
      sha256.digest(link, 0, HASH_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 does not fit 32 bytes", e);
    }
  }

  private void putLink() {
    LogFormat.writeRecord(
        buffer,
        used,
        LogFormat.LINK_TYPE,
        (byte) LogFormat.VERSION,
        lastEpoch,
        nextSeq - 1,
        lastIngestTimeNs,
        link,
        0,
        HASH_BYTES,
        crc);
    used += LINK_RECORD_BYTES;
  }

  /** Begins a segment: the chain starts anew from its header. */
  public void begin(byte[] encodedHeader) {
    System.arraycopy(SegmentHeader.firstLink(encodedHeader), 0, link, 0, HASH_BYTES);
  }

  /** Empties the block; sequence and chain go on. */
  public void clear() {
    used = 0;
    records = 0;
  }

  public boolean isEmpty() {
    return used == 0;
  }

  /** The block's bytes from 0; replaced when the block grows. */
  public byte[] buffer() {
    return buffer;
  }

  /** Bytes in the block. */
  public int length() {
    return used;
  }

  /** Sequence number of the next record. */
  public long nextSeq() {
    return nextSeq;
  }

  /** Sequence number of the block's first record, or of the next one when it is empty. */
  public long firstSeq() {
    return nextSeq - records;
  }

  /** The chain, 32 bytes. */
  public byte[] link() {
    return link.clone();
  }
}
