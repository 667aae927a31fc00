package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/** Writes intraday odd-lot static data, format 22 version 1, of either market. Prices 10⁻⁴ TWD. */
public final class OddLotReferenceEncoder extends RecordEncoder {

  private static final int DEFAULT_UNIT_SHARES = 1_000;

  public OddLotReferenceEncoder() {
    super(OddLotReferenceCursor.LAYOUT);
  }

  /**
   * Begins a security without name, flags and prices, with 1,000 shares a trading unit.
   *
   * @param sequence position in the cycle, from 1
   */
  public OddLotReferenceEncoder start(Market market, int sequence, long codeKey) {
    begin(OddLotReferenceCursor.LAYOUT, market, sequence);
    Arrays.fill(record, (byte) 0);
    CodeKey.write(codeKey, record, OddLotReferenceCursor.CODE_AT);
    Arrays.fill(
        record, OddLotReferenceCursor.NAME_AT, OddLotReferenceCursor.ATTENTION_AT, (byte) ' ');
    record[OddLotReferenceCursor.DAY_TRADING_AT] = ' ';
    return tradingUnitShares(DEFAULT_UNIT_SHARES);
  }

  /** Begins the record that ends a cycle: AL after all securities, NE after the new ones. */
  public OddLotReferenceEncoder startEndOfCycle(
      Market market, int sequence, boolean all, int securities) {
    start(market, sequence, 0);
    WireText.putCount(securities, record, OddLotReferenceCursor.CODE_AT);
    WireText.putAscii(all ? "AL" : "NE", record, OddLotReferenceCursor.MARKER_AT, 2);
    return this;
  }

  /** Short name, cut to 16 bytes of Big5; characters outside Big5 become '?'. Allocates. */
  public OddLotReferenceEncoder name(String name) {
    WireText.putBig5(name, record, OddLotReferenceCursor.NAME_AT, OddLotReferenceCursor.NAME_BYTES);
    return this;
  }

  /** 0 to 7, see {@link ReferenceCursor#attentionCode()}. */
  public OddLotReferenceEncoder attentionCode(int code) {
    PackedBcd.encode(code, record, OddLotReferenceCursor.ATTENTION_AT, 1);
    return this;
  }

  /** Opening reference price and the day's limits. */
  public OddLotReferenceEncoder prices(long referenceE4, long limitUpE4, long limitDownE4) {
    PackedBcd.encodePrice(referenceE4, record, OddLotReferenceCursor.REFERENCE_AT);
    PackedBcd.encodePrice(limitUpE4, record, OddLotReferenceCursor.LIMIT_UP_AT);
    PackedBcd.encodePrice(limitDownE4, record, OddLotReferenceCursor.LIMIT_DOWN_AT);
    return this;
  }

  public OddLotReferenceEncoder dayTrading(DayTrading dayTrading) {
    record[OddLotReferenceCursor.DAY_TRADING_AT] = dayTrading.toByte();
    return this;
  }

  /** Seconds between call auctions. */
  public OddLotReferenceEncoder callCycleSeconds(int seconds) {
    PackedBcd.encode(seconds, record, OddLotReferenceCursor.CALL_CYCLE_AT, 3);
    return this;
  }

  public OddLotReferenceEncoder tradingUnitShares(int shares) {
    PackedBcd.encode(shares, record, OddLotReferenceCursor.TRADING_UNIT_AT, 3);
    return this;
  }
}
