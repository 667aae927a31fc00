package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/** Writes index static data, format 21 version 1, of either market. */
public final class IndexReferenceEncoder extends RecordEncoder {

  public IndexReferenceEncoder() {
    super(IndexReferenceCursor.TWSE_LAYOUT);
  }

  /**
   * Begins an index without names, carried by the market's format of single values.
   *
   * @param indexKey the index id packed like a {@link CodeKey}
   */
  public IndexReferenceEncoder start(Market market, int sequence, long indexKey) {
    RecordLayout layout =
        switch (market) {
          case TWSE -> IndexReferenceCursor.TWSE_LAYOUT;
          case TPEX -> IndexReferenceCursor.TPEX_LAYOUT;
        };
    begin(layout, market, sequence);
    Arrays.fill(record, (byte) ' ');
    CodeKey.write(indexKey, record, IndexReferenceCursor.INDEX_AT);
    return previousCloseE2(0)
        .times(0, 0)
        .carryingFormat(
            switch (market) {
              case TWSE -> IndexValueCursor.TWSE_FORMAT;
              case TPEX -> IndexValueCursor.TPEX_FORMAT;
            });
  }

  /** Both names, each cut to 44 bytes of Big5. Allocates. */
  public IndexReferenceEncoder names(String chinese, String english) {
    int bytes = IndexReferenceCursor.NAME_BYTES;
    WireText.putBig5(chinese, record, IndexReferenceCursor.CHINESE_NAME_AT, bytes);
    WireText.putBig5(english, record, IndexReferenceCursor.ENGLISH_NAME_AT, bytes);
    return this;
  }

  /** Yesterday's closing value in hundredths of a point. */
  public IndexReferenceEncoder previousCloseE2(long valueE2) {
    PackedBcd.encode(valueE2, record, IndexReferenceCursor.PREVIOUS_CLOSE_AT, 4);
    return this;
  }

  /** When the opening and the closing value are sent, cut to whole minutes. */
  public IndexReferenceEncoder times(long openingNsOfDay, long closingNsOfDay) {
    TimeOfDay.putMinutes(openingNsOfDay, record, IndexReferenceCursor.OPENING_AT);
    TimeOfDay.putMinutes(closingNsOfDay, record, IndexReferenceCursor.CLOSING_AT);
    return this;
  }

  public IndexReferenceEncoder carryingFormat(int format) {
    PackedBcd.encode(format, record, IndexReferenceCursor.CARRYING_AT, 1);
    return this;
  }
}
