package tw.kuroshio.engine;

import static tw.kuroshio.engine.LogFormat.HASH_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.DigestChain;

/**
 * What the next bytes of a log must agree with: sequence, epoch and the hash chain. Whoever reads a
 * log from wherever shows it every header, record and link in their order; it says whether each
 * follows. One thread.
 */
public final class LogChain {

  private final MessageDigest sha256 = DigestChain.sha256();
  private byte[] link = new byte[HASH_BYTES];
  private @Nullable SegmentHeader header;
  private long nextSeq;
  private long blockFirstSeq;
  private int lastEpoch;
  private boolean resumed;

  /** Whether the header continues what came before; if so, its segment has begun. */
  public boolean begins(SegmentHeader next, byte[] encoded) {
    SegmentHeader previous = header;
    boolean follows =
        (resumed || next.number() == (previous == null ? 1 : previous.number() + 1))
            && next.epoch() >= lastEpoch
            && Arrays.equals(next.previousLink(), link)
            && (!(resumed || previous != null) || next.firstSeq() == nextSeq)
            && (previous == null
                || Arrays.equals(next.runHeaderSha256(), previous.runHeaderSha256()));
    if (follows) {
      header = next;
      resumed = false;
      nextSeq = next.firstSeq();
      blockFirstSeq = nextSeq;
      lastEpoch = next.epoch();
      link = SegmentHeader.firstLink(encoded);
    }
    return follows;
  }

  /**
   * Starts in the middle: everything up to this link record is taken on trust.
   *
   * @param at where the link record starts, its checksum checked
   */
  public void resume(byte[] buffer, int at) {
    resumed = true;
    nextSeq = LogFormat.seq(buffer, at) + 1;
    blockFirstSeq = nextSeq;
    lastEpoch = LogFormat.epoch(buffer, at);
    link =
        Arrays.copyOfRange(buffer, at + RECORD_HEADER_BYTES, at + RECORD_HEADER_BYTES + HASH_BYTES);
  }

  /** Whether the record, its checksum checked, follows the one before. */
  public boolean follows(byte[] buffer, int at) {
    boolean follows =
        LogFormat.reservedIsZero(buffer, at)
            && LogFormat.seq(buffer, at) == nextSeq
            && LogFormat.epoch(buffer, at) >= lastEpoch;
    if (follows) {
      lastEpoch = LogFormat.epoch(buffer, at);
      nextSeq++;
    }
    return follows;
  }

  /**
   * Whether the link record confirms the block before it.
   *
   * @param start the block's first record
   * @param at the link record, where the block ends
   */
  public boolean confirms(byte[] buffer, int start, int at) {
    sha256.update(link);
    sha256.update(buffer, start, at - start);
    byte[] expected = sha256.digest();
    boolean right =
        at > start
            && LogFormat.payloadLength(buffer, at) == HASH_BYTES
            && LogFormat.reservedIsZero(buffer, at)
            && LogFormat.seq(buffer, at) == nextSeq - 1
            && Arrays.equals(
                expected,
                0,
                HASH_BYTES,
                buffer,
                at + RECORD_HEADER_BYTES,
                at + RECORD_HEADER_BYTES + HASH_BYTES);
    if (right) {
      link = expected;
      blockFirstSeq = nextSeq;
    } else {
      nextSeq = blockFirstSeq;
    }
    return right;
  }

  /** The link of the last complete block, 32 bytes. */
  public byte[] link() {
    return link.clone();
  }

  /** Sequence number after the last record. */
  public long nextSeq() {
    return nextSeq;
  }

  /** Records since the last link. */
  public long openRecords() {
    return nextSeq - blockFirstSeq;
  }

  /** Epoch of the last record or header. */
  public int lastEpoch() {
    return lastEpoch;
  }

  /** Whether a header or a trusted link has come: before, no record can follow. */
  public boolean hasBegun() {
    return resumed || header != null;
  }

  /** Header of the newest segment, null before the first. */
  public @Nullable SegmentHeader header() {
    return header;
  }
}
