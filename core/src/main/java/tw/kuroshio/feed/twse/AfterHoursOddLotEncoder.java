package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/** Writes after-hours odd-lot matches, format 13 version 3, either market. Prices 10⁻⁴ TWD. */
public final class AfterHoursOddLotEncoder extends RecordEncoder {

  public AfterHoursOddLotEncoder() {
    super(AfterHoursOddLotCursor.LAYOUT);
  }

  /**
   * Begins a security without trade, bid and ask.
   *
   * @param matchTimeNsOfDay cut to whole seconds; before 14:30:00 it is a trial
   */
  public AfterHoursOddLotEncoder start(
      Market market, int sequence, long codeKey, long matchTimeNsOfDay) {
    begin(AfterHoursOddLotCursor.LAYOUT, market, sequence);
    Arrays.fill(record, (byte) 0);
    CodeKey.write(codeKey, record, AfterHoursOddLotCursor.CODE_AT);
    TimeOfDay.putSeconds(matchTimeNsOfDay, record, AfterHoursOddLotCursor.TIME_AT);
    return this;
  }

  /** Begins the record that ends the match. */
  public AfterHoursOddLotEncoder startEndOfCycle(Market market, int sequence) {
    return start(market, sequence, CodeKey.ALL_ZEROS, TimeOfDay.NONE);
  }

  public AfterHoursOddLotEncoder limits(LimitState trade, LimitState bid, LimitState ask) {
    record[AfterHoursOddLotCursor.LIMIT_MAP_AT] =
        (byte) (trade.bits << 6 | bid.bits << 4 | ask.bits << 2);
    return this;
  }

  public AfterHoursOddLotEncoder trade(long priceE4, long shares) {
    PackedBcd.encodePrice(priceE4, record, AfterHoursOddLotCursor.TRADE_PRICE_AT);
    PackedBcd.encode(shares, record, AfterHoursOddLotCursor.TRADE_SHARES_AT, 6);
    return this;
  }

  /** Best prices left after the match, 0 when there is none. */
  public AfterHoursOddLotEncoder quotes(long bidPriceE4, long askPriceE4) {
    PackedBcd.encodePrice(bidPriceE4, record, AfterHoursOddLotCursor.BID_AT);
    PackedBcd.encodePrice(askPriceE4, record, AfterHoursOddLotCursor.ASK_AT);
    return this;
  }
}
