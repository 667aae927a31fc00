package tw.kuroshio.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of a log record, little-endian, whatever holds the log:
 *
 * <pre>
 *  0  int   payload length
 *  4  int   CRC-32C of bytes 0 to 3 and 8 to the end of the payload
 *  8  byte  type                    9  byte  schema version     10  short  0
 * 12  int   epoch
 * 16  long  seq
 * 24  long  ingest time, UTC nanoseconds since the epoch
 * 32  payload
 * </pre>
 *
 * A block is the records of one group commit followed by one link record: type {@link #LINK_TYPE},
 * the seq and ingest time of the block's last record, and as payload link' = SHA-256(link ‖ bytes
 * of the block's records).
 */
public final class LogFormat {

  /** Version of this format. */
  public static final int VERSION = 1;

  public static final int RECORD_HEADER_BYTES = 32;
  public static final int HASH_BYTES = 32;
  public static final int LINK_RECORD_BYTES = RECORD_HEADER_BYTES + HASH_BYTES;

  /** Type of link records, no other record's. */
  public static final byte LINK_TYPE = -1;

  /** Longest payload that is written, and longest that a reader believes: 16 MiB. */
  public static final int MAX_PAYLOAD_BYTES = 1 << 24;

  /** A block that reaches this size is committed at once: 64 MiB. */
  public static final int MAX_BLOCK_BYTES = 1 << 26;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LogFormat() {}

  /** Writes a whole record at {@code at}; the target has the room. */
  public static void writeRecord(
      byte[] target,
      int at,
      byte type,
      byte schemaVersion,
      int epoch,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length,
      CRC32C crc) {
    putInt(target, at, length);
    target[at + 8] = type;
    target[at + 9] = schemaVersion;
    target[at + 10] = 0;
    target[at + 11] = 0;
    putInt(target, at + 12, epoch);
    putLong(target, at + 16, seq);
    putLong(target, at + 24, ingestTimeNs);
    System.arraycopy(payload, offset, target, at + RECORD_HEADER_BYTES, length);
    putInt(target, at + 4, recordCrc(target, at, length, crc));
  }

  /** CRC-32C over all of a record but its own four bytes. */
  public static int recordCrc(byte[] source, int at, int payloadLength, CRC32C crc) {
    crc.reset();
    crc.update(source, at, 4);
    crc.update(source, at + 8, RECORD_HEADER_BYTES - 8 + payloadLength);
    return (int) crc.getValue();
  }

  /** What the record at {@code at} claims; anything, before it is checked. */
  public static int payloadLength(byte[] source, int at) {
    return getInt(source, at);
  }

  /** Whether the record at {@code at}, which is there to its end, is as it was written. */
  public static boolean crcMatches(byte[] source, int at, CRC32C crc) {
    return recordCrc(source, at, payloadLength(source, at), crc) == getInt(source, at + 4);
  }

  public static byte type(byte[] source, int at) {
    return source[at + 8];
  }

  public static byte schemaVersion(byte[] source, int at) {
    return source[at + 9];
  }

  public static boolean reservedIsZero(byte[] source, int at) {
    return (source[at + 10] | source[at + 11]) == 0;
  }

  public static int epoch(byte[] source, int at) {
    return getInt(source, at + 12);
  }

  public static long seq(byte[] source, int at) {
    return getLong(source, at + 16);
  }

  public static long ingestTimeNs(byte[] source, int at) {
    return getLong(source, at + 24);
  }

  public static int getInt(byte[] source, int at) {
    return (int) INT.get(source, at);
  }

  public static long getLong(byte[] source, int at) {
    return (long) LONG.get(source, at);
  }

  public static void putInt(byte[] target, int at, int value) {
    INT.set(target, at, value);
  }

  public static void putLong(byte[] target, int at, long value) {
    LONG.set(target, at, value);
  }
}
