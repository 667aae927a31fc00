package tw.kuroshio.adapters.kafka;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Market;

/**
 * A market record as it travels on Kafka: Simple Open Framing Header (FIX, 6 bytes, big-endian),
 * SBE message header and message of {@code market-data.xml}, little-endian. A reused, mutable view
 * of somebody else's bytes, never retained. The getters trust what {@link #fault} found good.
 *
 * <pre>
 *  0 uint32  message length with this header   4 uint16  0xEB50, SBE 1.0 little-endian
 *  6 uint16  block length   8 uint16  template 1   10 uint16  schema 19275   12 uint16  version
 * 14 block: logId 8, seq 8, ingestTimeNs 8, feedSequence 4, market 1, line 1, format 1, code 6
 *    uint16  record length, then the record
 * </pre>
 */
public final class MarketMessage {

  static final int SCHEMA_ID = 19_275;
  static final int SCHEMA_VERSION = 1;
  static final int TEMPLATE_ID = 1;

  /** Longest message anybody of ours writes or believes. */
  static final int MAX_BYTES = 1 << 16;

  private static final int ENCODING = 0xEB50;
  private static final int HEADER_AT = 6;
  private static final int BLOCK_AT = HEADER_AT + 8;
  static final int BLOCK_BYTES = 37;
  private static final int CODE_AT = 31;
  private static final int CODE_BYTES = 6;

  private static final VarHandle SHORT = view(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT = view(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG = view(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG_INT = view(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle BIG_SHORT = view(short[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[0];

  private static VarHandle view(Class<?> array, ByteOrder order) {
    return MethodHandles.byteArrayViewVarHandle(array, order);
  }

  /** Encodes a record that stands at {@code seq} of the log. */
  static byte[] encode(LogId log, long seq, MarketRecord record) {
    byte[] target = new byte[BLOCK_AT + BLOCK_BYTES + Short.BYTES + record.length()];
    BIG_INT.set(target, 0, target.length);
    BIG_SHORT.set(target, 4, (short) ENCODING);
    SHORT.set(target, HEADER_AT, (short) BLOCK_BYTES);
    SHORT.set(target, HEADER_AT + 2, (short) TEMPLATE_ID);
    SHORT.set(target, HEADER_AT + 4, (short) SCHEMA_ID);
    SHORT.set(target, HEADER_AT + 6, (short) SCHEMA_VERSION);
    LONG.set(target, BLOCK_AT, log.value());
    LONG.set(target, BLOCK_AT + 8, seq);
    LONG.set(target, BLOCK_AT + 16, record.ingestTimeNs());
    INT.set(target, BLOCK_AT + 24, record.sequence());
    target[BLOCK_AT + 28] = (byte) (record.market().place() + 1);
    target[BLOCK_AT + 29] = (byte) record.line();
    target[BLOCK_AT + 30] = (byte) record.format();
    putCode(target, record);
    int at = BLOCK_AT + BLOCK_BYTES;
    SHORT.set(target, at, (short) record.length());
    System.arraycopy(record.buffer(), record.offset(), target, at + 2, record.length());
    return target;
  }

  private static void putCode(byte[] target, MarketRecord record) {
    int at = BLOCK_AT + CODE_AT;
    if (namesSecurity(record.format())) {
      System.arraycopy(
          record.buffer(), record.offset() + Frame.HEADER_BYTES, target, at, CODE_BYTES);
    } else {
      java.util.Arrays.fill(target, at, at + CODE_BYTES, (byte) ' ');
    }
  }

  private static boolean namesSecurity(int format) {
    return switch (format) {
      case QuoteCursor.FORMAT,
          QuoteCursor.WARRANT_FORMAT,
          QuoteCursor.SNAPSHOT_FORMAT,
          QuoteCursor.WARRANT_SNAPSHOT_FORMAT,
          QuoteCursor.ODD_LOT_FORMAT,
          ReferenceCursor.FORMAT ->
          true;
      default -> false;
    };
  }

  /** The key of an encoded message: market and code, or market and format of no security. */
  static byte[] key(byte[] message) {
    MarketMessage view = new MarketMessage().wrap(message);
    String code = view.code();
    String name = code.isEmpty() ? "#" + view.format() : code;
    return (view.market() + ":" + name).getBytes(StandardCharsets.US_ASCII);
  }

  /** Points the view at a message's bytes. */
  public MarketMessage wrap(byte[] message) {
    bytes = message;
    return this;
  }

  /** What keeps the bytes from being a message of this schema; empty when nothing does. */
  static Optional<DeadReason> fault(byte[] message) {
    if (message.length > MAX_BYTES) {
      return Optional.of(DeadReason.TOO_LONG);
    }
    if (message.length < BLOCK_AT || unsigned(BIG_SHORT, message, 4) != ENCODING) {
      return Optional.of(DeadReason.NO_MESSAGE);
    }
    if (unsigned(SHORT, message, HEADER_AT + 4) != SCHEMA_ID) {
      return Optional.of(DeadReason.UNKNOWN_SCHEMA);
    }
    if (unsigned(SHORT, message, HEADER_AT + 2) != TEMPLATE_ID
        || unsigned(SHORT, message, HEADER_AT + 6) < SCHEMA_VERSION) {
      return Optional.of(DeadReason.UNKNOWN_MESSAGE);
    }
    int block = unsigned(SHORT, message, HEADER_AT);
    int record = BLOCK_AT + block;
    boolean whole =
        (int) BIG_INT.get(message, 0) == message.length
            && block >= BLOCK_BYTES
            && record + Short.BYTES <= message.length
            && record + Short.BYTES + unsigned(SHORT, message, record) <= message.length;
    return whole ? Optional.empty() : Optional.of(DeadReason.LENGTH);
  }

  private static int unsigned(VarHandle handle, byte[] bytes, int at) {
    return (short) handle.get(bytes, at) & 0xFFFF;
  }

  /** The event log the record stands in. */
  public LogId log() {
    return new LogId((long) LONG.get(bytes, BLOCK_AT));
  }

  /** Its sequence number in that log: with {@link #log} it names the record for ever. */
  public long seq() {
    return (long) LONG.get(bytes, BLOCK_AT + 8);
  }

  /** When it was received, UTC nanoseconds since the epoch. */
  public long ingestTimeNs() {
    return (long) LONG.get(bytes, BLOCK_AT + 16);
  }

  /** The exchange's number, per market, format and line. */
  public int feedSequence() {
    return (int) INT.get(bytes, BLOCK_AT + 24);
  }

  public Market market() {
    return bytes[BLOCK_AT + 28] == 2 ? Market.TPEX : Market.TWSE;
  }

  /** 1 stocks, 2 warrants, 3 snapshots, 4 statistics, 5 odd lots. */
  public int line() {
    return bytes[BLOCK_AT + 29];
  }

  public int format() {
    return bytes[BLOCK_AT + 30] & 0xFF;
  }

  /** Security code without padding; empty in records of no security. */
  public String code() {
    return new String(bytes, BLOCK_AT + CODE_AT, CODE_BYTES, StandardCharsets.US_ASCII).strip();
  }

  /** The message, in which the exchange's record lies. */
  public byte[] buffer() {
    return bytes;
  }

  /** Where the exchange's record starts. */
  public int recordOffset() {
    return BLOCK_AT + unsigned(SHORT, bytes, HEADER_AT) + Short.BYTES;
  }

  public int recordLength() {
    return unsigned(SHORT, bytes, recordOffset() - Short.BYTES);
  }
}
