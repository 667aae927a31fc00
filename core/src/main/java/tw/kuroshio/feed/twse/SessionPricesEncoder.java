package tw.kuroshio.feed.twse;

import java.util.Arrays;
import tw.kuroshio.model.Market;

/**
 * Writes open, high, low, last price and volume, ten securities a record: format 12 (TWSE) or 11
 * (TPEx), or 18 for warrants, version 3. Prices in 10⁻⁴ TWD.
 */
public final class SessionPricesEncoder extends RecordEncoder {

  private int entries;

  public SessionPricesEncoder() {
    super(SessionPricesCursor.TWSE_LAYOUT);
  }

  /**
   * Begins a record of stocks without entries.
   *
   * @param sequence position in the cycle, from 1
   */
  public SessionPricesEncoder start(Market market, int sequence) {
    RecordLayout layout =
        switch (market) {
          case TWSE -> SessionPricesCursor.TWSE_LAYOUT;
          case TPEX -> SessionPricesCursor.TPEX_LAYOUT;
        };
    return start(layout, market, sequence);
  }

  /** Begins a record of warrants without entries. */
  public SessionPricesEncoder startWarrants(Market market, int sequence) {
    return start(SessionPricesCursor.WARRANT_LAYOUT, market, sequence);
  }

  private SessionPricesEncoder start(RecordLayout layout, Market market, int sequence) {
    begin(layout, market, sequence);
    entries = 0;
    Arrays.fill(record, (byte) 0);
    for (int i = 0; i < SessionPricesCursor.MAX_ENTRIES; i++) {
      int at = SessionPricesCursor.ENTRIES_AT + i * SessionPricesCursor.ENTRY_BYTES;
      Arrays.fill(record, at, at + CodeKey.BYTES, (byte) ' ');
    }
    return this;
  }

  /**
   * The next security.
   *
   * @param lastTimeNsOfDay cut to whole microseconds, {@link TimeOfDay#NONE} after the close
   * @throws IllegalStateException when the record is full
   */
  public SessionPricesEncoder security(
      long codeKey,
      long openE4,
      long highE4,
      long lowE4,
      long lastE4,
      long volumeLots,
      long lastTimeNsOfDay) {
    int at = next(codeKey);
    PackedBcd.encodePrice(openE4, record, at + SessionPricesCursor.OPEN_AT);
    PackedBcd.encodePrice(highE4, record, at + SessionPricesCursor.HIGH_AT);
    PackedBcd.encodePrice(lowE4, record, at + SessionPricesCursor.LOW_AT);
    PackedBcd.encodePrice(lastE4, record, at + SessionPricesCursor.LAST_AT);
    PackedBcd.encode(volumeLots, record, at + SessionPricesCursor.VOLUME_AT, 4);
    TimeOfDay.putMicros(lastTimeNsOfDay, record, at + SessionPricesCursor.TIME_AT);
    return this;
  }

  /**
   * Ends the cycle with the next entry.
   *
   * @throws IllegalStateException when the record is full
   */
  public SessionPricesEncoder endOfCycle() {
    next(CodeKey.ALL_ZEROS);
    return this;
  }

  private int next(long codeKey) {
    if (entries == SessionPricesCursor.MAX_ENTRIES) {
      throw new IllegalStateException("A record has at most 10 entries");
    }
    int at = SessionPricesCursor.ENTRIES_AT + entries * SessionPricesCursor.ENTRY_BYTES;
    CodeKey.write(codeKey, record, at);
    entries++;
    PackedBcd.encode(entries, record, SessionPricesCursor.COUNT_AT, 1);
    return at;
  }
}
