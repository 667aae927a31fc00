package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The exchange's flags of all instruments: limit map, status map, and whether the day is over. */
final class StatusColumns implements Stateful {

  static final int OUTPUT_BYTES = 3;

  private static final int TRIAL = 0x80;
  private static final int OPENING_DELAYED = 0x40;
  private static final int CLOSING_DELAYED = 0x20;
  private static final int CONTINUOUS = 0x10;

  /** Bits of the limit map that speak of the book; the old ones stand with the old book. */
  private static final int BOOK_LIMITS = 0x3C;

  private final byte[] limitMap;
  private final byte[] statusMap;
  private final byte[] closed;

  StatusColumns(int instruments) {
    limitMap = new byte[instruments];
    statusMap = new byte[instruments];
    closed = new byte[instruments];
  }

  /** Takes over the maps; true when anything changed. */
  boolean take(int i, QuoteCursor quote) {
    int limits = quote.limitMap();
    if (quote.isTradeOnly()) {
      limits = (limits & ~BOOK_LIMITS) | (limitMap[i] & BOOK_LIMITS);
    }
    int status = quote.statusMap();
    boolean changed = limitMap[i] != (byte) limits || statusMap[i] != (byte) status;
    limitMap[i] = (byte) limits;
    statusMap[i] = (byte) status;
    return changed;
  }

  /** The closing print was made; true when it is the first. */
  boolean close(int i) {
    boolean first = closed[i] == 0;
    closed[i] = 1;
    return first;
  }

  int limits(int i) {
    return limitMap[i];
  }

  boolean isTrial(int i) {
    return (statusMap[i] & TRIAL) != 0;
  }

  boolean isOpeningDelayed(int i) {
    return isTrial(i) && (statusMap[i] & OPENING_DELAYED) != 0;
  }

  boolean isClosingDelayed(int i) {
    return isTrial(i) && (statusMap[i] & CLOSING_DELAYED) != 0;
  }

  boolean isContinuous(int i) {
    return (statusMap[i] & CONTINUOUS) != 0;
  }

  boolean isClosed(int i) {
    return closed[i] != 0;
  }

  void writeOutput(int i, StateWriter out) {
    out.putByte(limitMap[i]).putByte(statusMap[i]).putByte(closed[i]);
  }

  @Override
  public void writeState(StateWriter out) {
    Columns.write(out, limitMap);
    Columns.write(out, statusMap);
    Columns.write(out, closed);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, limitMap);
    Columns.read(in, statusMap);
    Columns.read(in, closed);
  }
}
