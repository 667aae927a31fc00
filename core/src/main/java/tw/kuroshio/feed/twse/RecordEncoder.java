package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/**
 * What the encoders of the formats without a book share: a body that is filled part by part and
 * written with its frame by {@link #encode}. Reusable: begin a record with one of the start
 * methods, then give the parts in any order. Allocates nothing but for text. One thread.
 */
public abstract class RecordEncoder {

  /** The record from ESC to LF; header and trailer are written when it is encoded. */
  final byte[] record;

  private RecordLayout layout;
  private Market market = Market.TWSE;
  private int sequence;
  private int length;

  RecordEncoder(RecordLayout layout) {
    this.layout = layout;
    record = new byte[layout.maxLength()];
    length = record.length;
  }

  final void begin(RecordLayout layout, Market market, int sequence) {
    this.layout = layout;
    this.market = market;
    this.sequence = sequence;
  }

  /** Sets the length of a record of variable length, frame included. */
  final void length(int bytes) {
    length = bytes;
  }

  /**
   * Writes the record and returns its length in bytes.
   *
   * @throws IllegalArgumentException when the sequence number does not fit its field
   * @throws IndexOutOfBoundsException when the target has no room for the record
   */
  public final int encode(byte[] target, int offset) {
    System.arraycopy(record, 0, target, offset, length);
    Frame.close(target, offset, length, market, layout.format(), layout.version(), sequence);
    return length;
  }
}
