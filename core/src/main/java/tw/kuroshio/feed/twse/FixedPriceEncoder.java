package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes fills at the after-hours fixed price, format 9 version 3, of either market. */
public final class FixedPriceEncoder extends RecordEncoder {

  public FixedPriceEncoder() {
    super(FixedPriceCursor.LAYOUT);
  }

  /**
   * Begins a security's fills.
   *
   * @param sequence position in the cycle, from 1
   * @param matchTimeNsOfDay cut to whole seconds
   */
  public FixedPriceEncoder start(
      Market market,
      int sequence,
      long codeKey,
      long matchTimeNsOfDay,
      long priceE4,
      long quantityLots) {
    begin(FixedPriceCursor.LAYOUT, market, sequence);
    CodeKey.write(codeKey, record, FixedPriceCursor.CODE_AT);
    TimeOfDay.putSeconds(matchTimeNsOfDay, record, FixedPriceCursor.TIME_AT);
    PackedBcd.encodePrice(priceE4, record, FixedPriceCursor.PRICE_AT);
    PackedBcd.encode(quantityLots, record, FixedPriceCursor.QUANTITY_AT, 4);
    return this;
  }

  /** Begins the record that ends a cycle. */
  public FixedPriceEncoder startEndOfCycle(Market market, int sequence) {
    return start(market, sequence, CodeKey.ALL_ZEROS, TimeOfDay.NONE, 0, 0);
  }
}
