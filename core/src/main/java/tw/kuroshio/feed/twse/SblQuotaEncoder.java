package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes what may still be sold short with borrowed shares, format 25 version 1, either market. */
public final class SblQuotaEncoder extends RecordEncoder {

  public SblQuotaEncoder() {
    super(SblQuotaCursor.LAYOUT);
  }

  /**
   * Begins a security's quota.
   *
   * @param updateTimeNsOfDay cut to whole microseconds; 0 for the day's limit
   */
  public SblQuotaEncoder start(
      Market market, int sequence, long codeKey, long updateTimeNsOfDay, long remainingShares) {
    begin(SblQuotaCursor.LAYOUT, market, sequence);
    TimeOfDay.putMicros(updateTimeNsOfDay, record, SblQuotaCursor.TIME_AT);
    CodeKey.write(codeKey, record, SblQuotaCursor.CODE_AT);
    PackedBcd.encode(
        remainingShares, record, SblQuotaCursor.REMAINING_AT, SblQuotaCursor.REMAINING_BYTES);
    return this;
  }

  /** Begins the record that ends a cycle of limits of {@code securities}. */
  public SblQuotaEncoder startEndOfCycle(Market market, int sequence, long securities) {
    return start(market, sequence, CodeKey.ALL_ZEROS, 0, securities);
  }

  /** Begins the last record of the day. */
  public SblQuotaEncoder startEndOfSession(Market market, int sequence) {
    return start(market, sequence, CodeKey.ALL_ZEROS, TimeOfDay.NONE, 0);
  }
}
