package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes the securities that do not trade today, format 15 version 1, of either market. */
public final class SuspensionEncoder extends RecordEncoder {

  public SuspensionEncoder() {
    super(SuspensionCursor.LAYOUT);
  }

  /**
   * Begins a security.
   *
   * @param sequence position in the cycle, from 1
   */
  public SuspensionEncoder start(
      Market market, int sequence, long codeKey, SuspensionReason reason) {
    begin(SuspensionCursor.LAYOUT, market, sequence);
    CodeKey.write(codeKey, record, SuspensionCursor.CODE_AT);
    record[SuspensionCursor.REASON_AT] = reason.letter;
    return this;
  }

  /** Begins the record with number 0 that begins a cycle of {@code securities}. */
  public SuspensionEncoder startCount(Market market, int securities) {
    start(market, 0, 0, SuspensionReason.NONE);
    WireText.putCount(securities, record, SuspensionCursor.CODE_AT);
    return this;
  }
}
