package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes notices, format 5 version 1, of either market. */
public final class NoticeEncoder extends RecordEncoder {

  private static final String GENERAL_END_TEXT = "一般公告結束";
  private static final String URGENT_END_TEXT = "緊急公告結束";

  public NoticeEncoder() {
    super(NoticeCursor.LAYOUT);
  }

  /**
   * Begins a notice. Allocates.
   *
   * @param sequence position in the cycle, from 1
   * @param text cut to 60 bytes of Big5; characters outside Big5 become '?'
   * @throws IllegalArgumentException when the kind is {@link NoticeKind#UNKNOWN}
   */
  public NoticeEncoder start(Market market, int sequence, NoticeKind kind, String text) {
    begin(NoticeCursor.LAYOUT, market, sequence);
    PackedBcd.encode(kind.code, record, NoticeCursor.KIND_AT, 1);
    int bytes = WireText.putBig5(text, record, NoticeCursor.TEXT_AT, NoticeCursor.MAX_TEXT_BYTES);
    length(NoticeCursor.MIN_BYTES + bytes);
    return this;
  }

  /** Begins the record that ends the cycle of urgent or of general notices. Allocates. */
  public NoticeEncoder startEndOfCycle(Market market, int sequence, boolean urgent) {
    return urgent
        ? start(market, sequence, NoticeKind.URGENT_END, URGENT_END_TEXT)
        : start(market, sequence, NoticeKind.GENERAL_END, GENERAL_END_TEXT);
  }
}
