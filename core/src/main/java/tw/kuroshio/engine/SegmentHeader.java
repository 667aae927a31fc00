package tw.kuroshio.engine;

import static tw.kuroshio.engine.LogFormat.HASH_BYTES;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;
import tw.kuroshio.model.DigestChain;

/**
 * What a segment of a log begins with, {@value #BYTES} bytes, little-endian: magic {@code
 * KUROLOG1}, format version, segment number, epoch, 0, first seq, SHA-256 of the run header, final
 * link of the previous segment (zeros in the first), CRC-32C of all before. The chain of a segment
 * starts from SHA-256 of these bytes, so the header is under the chain too.
 */
public record SegmentHeader(
    int version,
    int number,
    int epoch,
    long firstSeq,
    byte[] runHeaderSha256,
    byte[] previousLink) {

  public static final int BYTES = 100;

  private static final byte[] MAGIC = "KUROLOG1".getBytes(StandardCharsets.US_ASCII);
  private static final int CRC_AT = BYTES - 4;

  public static SegmentHeader of(
      int number, int epoch, long firstSeq, byte[] runHeaderSha256, byte[] previousLink) {
    return new SegmentHeader(
        LogFormat.VERSION, number, epoch, firstSeq, runHeaderSha256, previousLink);
  }

  public byte[] encode() {
    byte[] bytes = new byte[BYTES];
    System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
    LogFormat.putInt(bytes, 8, version);
    LogFormat.putInt(bytes, 12, number);
    LogFormat.putInt(bytes, 16, epoch);
    LogFormat.putLong(bytes, 24, firstSeq);
    System.arraycopy(runHeaderSha256, 0, bytes, 32, HASH_BYTES);
    System.arraycopy(previousLink, 0, bytes, 64, HASH_BYTES);
    LogFormat.putInt(bytes, CRC_AT, crc(bytes));
    return bytes;
  }

  /** Whether the bytes are a header as some version of this program wrote it. */
  public static boolean isIntact(byte[] bytes) {
    return bytes.length == BYTES
        && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
        && crc(bytes) == LogFormat.getInt(bytes, CRC_AT);
  }

  public static SegmentHeader decode(byte[] bytes) {
    return new SegmentHeader(
        LogFormat.getInt(bytes, 8),
        LogFormat.getInt(bytes, 12),
        LogFormat.getInt(bytes, 16),
        LogFormat.getLong(bytes, 24),
        Arrays.copyOfRange(bytes, 32, 64),
        Arrays.copyOfRange(bytes, 64, 96));
  }

  /** The link that the segment's first block continues. */
  public static byte[] firstLink(byte[] encoded) {
    MessageDigest sha256 = DigestChain.sha256();
    return sha256.digest(encoded);
  }

  private static int crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CRC_AT);
    return (int) crc.getValue();
  }
}
