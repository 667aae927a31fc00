package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes index values: format 10 version 1 for TWSE, format 12 version 2 for TPEx. */
public final class IndexValueEncoder extends RecordEncoder {

  public IndexValueEncoder() {
    super(IndexValueCursor.TWSE_LAYOUT);
  }

  /**
   * Begins a value.
   *
   * @param indexKey the index id packed like a {@link CodeKey}
   * @param timeNsOfDay cut to whole seconds, or {@link TimeOfDay#NONE} for today's close
   * @param valueE2 hundredths of a point
   */
  public IndexValueEncoder start(
      Market market, int sequence, long indexKey, long timeNsOfDay, long valueE2) {
    RecordLayout layout =
        switch (market) {
          case TWSE -> IndexValueCursor.TWSE_LAYOUT;
          case TPEX -> IndexValueCursor.TPEX_LAYOUT;
        };
    begin(layout, market, sequence);
    CodeKey.write(indexKey, record, IndexValueCursor.INDEX_AT);
    TimeOfDay.putSeconds(timeNsOfDay, record, IndexValueCursor.TIME_AT);
    PackedBcd.encode(valueE2, record, IndexValueCursor.VALUE_AT, 4);
    return this;
  }

  /** Begins yesterday's closing value: number 0, time 0. */
  public IndexValueEncoder startPreviousClose(Market market, long indexKey, long valueE2) {
    return start(market, 0, indexKey, 0, valueE2);
  }
}
