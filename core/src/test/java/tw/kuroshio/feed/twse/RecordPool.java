package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tw.kuroshio.model.Market;

/**
 * Seeded good records of every format in {@link Formats} and both markets, filled with whatever
 * bytes the format allows, and of the formats that are passed over.
 */
public final class RecordPool {

  private static final int FORMATS = 100;
  private static final int PASSED_OVER_BYTES = 40;

  private final SplittableRandom random;
  private final List<byte[]> records = new ArrayList<>();

  public RecordPool(long seed, int recordsOfEachFormat) {
    random = new SplittableRandom(seed);
    for (Market market : Market.values()) {
      for (int format = 0; format < FORMATS; format++) {
        RecordLayout layout = Formats.layout(Frame.marketCode(market), format);
        for (int i = 0; i < recordsOfEachFormat; i++) {
          if (layout != null) {
            records.add(record(layout, market));
          } else if (Formats.isPassedOver(Frame.marketCode(market), format)) {
            records.add(framed(PASSED_OVER_BYTES, market, format, 1));
          }
        }
      }
    }
  }

  /** All records; those of one format follow one another. */
  public List<byte[]> records() {
    return records;
  }

  /** Gives a record another number. */
  public static void number(byte[] buffer, int offset, int length, int sequence) {
    PackedBcd.encode(sequence, buffer, offset + Frame.SEQUENCE_AT, Frame.SEQUENCE_BYTES);
    seal(buffer, offset, length);
  }

  /** Makes the check byte right. */
  public static void seal(byte[] buffer, int offset, int length) {
    buffer[offset + length - Frame.TRAILER_BYTES] = (byte) Frame.checkByte(buffer, offset, length);
  }

  private byte[] framed(int length, Market market, int format, int version) {
    byte[] bytes = new byte[length];
    Frame.close(bytes, 0, length, market, format, version, 1 + random.nextInt(1_000));
    return bytes;
  }

  private byte[] record(RecordLayout layout, Market market) {
    int span = layout.maxLength() - layout.minLength() + 1;
    byte[] bytes = new byte[0];
    while (bytes.length == 0 || !isAccepted(layout, bytes)) {
      int length = layout.minLength() + random.nextInt(span);
      bytes = framed(length, market, layout.format(), layout.version());
      fill(layout, bytes);
    }
    seal(bytes, 0, bytes.length);
    assertThat(isAccepted(layout, bytes)).isTrue();
    return bytes;
  }

  /** Any byte where the format allows it, else two digits, else what is there. */
  private void fill(RecordLayout layout, byte[] bytes) {
    for (int at = Frame.HEADER_BYTES; at < bytes.length - Frame.TRAILER_BYTES; at++) {
      byte before = bytes[at];
      bytes[at] = (byte) random.nextInt(256);
      if (!isAccepted(layout, bytes)) {
        bytes[at] = (byte) (random.nextInt(10) << 4 | random.nextInt(10));
      }
      if (!isAccepted(layout, bytes)) {
        bytes[at] = before;
      }
    }
  }

  private static boolean isAccepted(RecordLayout layout, byte[] bytes) {
    return layout.hasValidLevels(bytes, 0)
        && layout.hasValidLength(bytes, 0, bytes.length)
        && layout.hasValidDigits(bytes, 0, bytes.length);
  }
}
