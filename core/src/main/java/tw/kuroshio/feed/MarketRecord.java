package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.Market;

/**
 * A reused, mutable view of one framed record in somebody else's buffer: where it is, on which line
 * it came and when. Handed by reference, never retained: the bytes belong to the receiver's buffer.
 * The getters trust the frame, which {@link FeedHandler} has checked before it hands a record out.
 */
public final class MarketRecord {

  private byte[] buffer = new byte[0];
  private int offset;
  private int length;
  private FeedLine stream = FeedLine.TWSE_1_A;
  private long ingestTimeNs;

  /**
   * Points the view at a record.
   *
   * @param stream the stream it came on
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   */
  public MarketRecord wrap(
      byte[] buffer, int offset, int length, FeedLine stream, long ingestTimeNs) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.stream = stream;
    this.ingestTimeNs = ingestTimeNs;
    return this;
  }

  public byte[] buffer() {
    return buffer;
  }

  /** Where the ESC byte is. */
  public int offset() {
    return offset;
  }

  /** Bytes from ESC to LF. */
  public int length() {
    return length;
  }

  /** The stream whose copy was taken. */
  public FeedLine stream() {
    return stream;
  }

  /** Line of the feed: 1 stocks, 2 warrants, 3 snapshots, 4 statistics, 5 odd lots. */
  public int line() {
    return stream.number();
  }

  public long ingestTimeNs() {
    return ingestTimeNs;
  }

  public Market market() {
    return Frame.market(buffer, offset);
  }

  public int format() {
    return Frame.format(buffer, offset);
  }

  public int version() {
    return Frame.version(buffer, offset);
  }

  /** 1 to 99,999,999, per market, format and line. */
  public int sequence() {
    return Frame.sequence(buffer, offset);
  }
}
