package tw.kuroshio.features.cache;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.StateWriter;

/**
 * A vector as bytes, little-endian:
 *
 * <pre>
 *  0  KFV1           form and its version
 *  4  u32            CRC-32C of everything after it
 *  8  32 bytes       schema, SHA-256
 * 40  i64            sequence number of the last input
 * 48  i64            as of, UTC nanoseconds since the epoch
 * 56  u8             market: 0 TWSE, 1 TPEX
 * 57  u8             length of the code, then 6 bytes, the code and spaces
 * 64  u32            number of values, then so many IEEE 754 doubles
 * </pre>
 *
 * The instrument is in the bytes so that a value under another's key is found out. The checksum
 * finds damage; it is no signature, and whoever can write to the cache can write a vector of his
 * own, which is one more reason for nothing to depend on it.
 */
public final class FeatureVectorCodec {

  /** More values than any set of formulas has. */
  public static final int MOST_VALUES = 4_096;

  private static final byte[] FORM = {'K', 'F', 'V'};
  private static final byte VERSION = '1';
  private static final int CHECKED_FROM = 8;
  private static final int HEAD = 68;
  private static final int CODE = 6;

  private final StateWriter out = new StateWriter(512);
  private final CRC32C crc = new CRC32C();

  /** Length of a vector's bytes. */
  public static int length(int values) {
    return HEAD + Double.BYTES * values;
  }

  /** Writes a vector. */
  public byte[] write(FeatureVector vector) {
    if (vector.size() > MOST_VALUES) {
      throw new IllegalArgumentException(
          "A vector has at most " + MOST_VALUES + " values, was " + vector.size());
    }
    byte[] code = vector.instrument().code().getBytes(StandardCharsets.US_ASCII);
    out.clear().putBytes(FORM, 0, FORM.length).putByte(VERSION).putInt(0);
    out.putBytes(vector.schema().bytes(), 0, SchemaHash.BYTES);
    out.putLong(vector.marketSeq()).putLong(vector.asOfNs());
    out.putByte(vector.instrument().market().place()).putByte(code.length);
    out.putBytes(code, 0, code.length);
    for (int i = code.length; i < CODE; i++) {
      out.putByte(' ');
    }
    out.putInt(vector.size());
    for (int i = 0; i < vector.size(); i++) {
      out.putDouble(vector.value(i));
    }
    byte[] bytes = out.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, checksum(bytes));
    return bytes;
  }

  private int checksum(byte[] bytes) {
    crc.reset();
    crc.update(bytes, CHECKED_FROM, bytes.length - CHECKED_FROM);
    return (int) crc.getValue();
  }

  /**
   * Reads what lies under an instrument's key. Any bytes may be handed in.
   *
   * @return a hit, or a miss for {@link CacheMiss#OTHER_VERSION} or {@link CacheMiss#DAMAGED}
   */
  public CachedFeatures read(byte[] bytes, InstrumentId instrument) {
    if (bytes.length < HEAD || !isOurForm(bytes)) {
      return miss(CacheMiss.DAMAGED);
    }
    if (bytes[FORM.length] != VERSION) {
      return miss(CacheMiss.OTHER_VERSION);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int count = in.getInt(HEAD - Integer.BYTES);
    if (count < 0
        || count > MOST_VALUES
        || bytes.length != length(count)
        || in.getInt(4) != checksum(bytes)
        || !isOf(instrument, in)) {
      return miss(CacheMiss.DAMAGED);
    }
    byte[] schema = new byte[SchemaHash.BYTES];
    in.get(CHECKED_FROM, schema);
    double[] values = new double[count];
    in.position(HEAD).slice().order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return new CachedFeatures.Hit(
        new FeatureVector(
            instrument,
            SchemaHash.of(schema),
            in.getLong(40),
            in.getLong(48),
            values,
            0,
            values.length));
  }

  private static boolean isOurForm(byte[] bytes) {
    return bytes[0] == FORM[0] && bytes[1] == FORM[1] && bytes[2] == FORM[2];
  }

  private static boolean isOf(InstrumentId instrument, ByteBuffer in) {
    int length = in.get(57);
    if (length < 1 || length > CODE) {
      return false;
    }
    byte[] code = new byte[length];
    in.get(58, code);
    return in.get(56) == instrument.market().place()
        && instrument.code().equals(new String(code, StandardCharsets.US_ASCII));
  }

  private static CachedFeatures miss(CacheMiss reason) {
    return new CachedFeatures.Miss(reason);
  }
}
