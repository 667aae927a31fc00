package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/** Writes TWSE's market and sector indices, format 3 version 2. */
public final class SectorIndicesEncoder extends RecordEncoder {

  public SectorIndicesEncoder() {
    super(SectorIndicesCursor.LAYOUT);
  }

  /**
   * Begins a record whose 43 values are 0.
   *
   * @param timeNsOfDay cut to whole seconds, or {@link TimeOfDay#NONE} for the close
   */
  public SectorIndicesEncoder start(int sequence, long timeNsOfDay) {
    begin(SectorIndicesCursor.LAYOUT, Market.TWSE, sequence);
    Arrays.fill(record, (byte) 0);
    TimeOfDay.putSeconds(timeNsOfDay, record, SectorIndicesCursor.TIME_AT);
    PackedBcd.encode(SectorIndicesCursor.MAX_VALUES, record, SectorIndicesCursor.COUNT_AT, 1);
    return this;
  }

  /** Begins yesterday's closing values: number 0, time 0. */
  public SectorIndicesEncoder startPreviousClose() {
    return start(0, 0);
  }

  /** The value of an index in hundredths of a point. */
  public SectorIndicesEncoder valueE2(SectorIndex index, long valueE2) {
    PackedBcd.encode(valueE2, record, index.valueAt(), SectorIndicesCursor.VALUE_BYTES);
    return this;
  }
}
