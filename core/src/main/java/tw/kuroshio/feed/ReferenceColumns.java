package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The day's static data of all instruments as format 1 gave it. */
final class ReferenceColumns implements Stateful {

  static final int OUTPUT_BYTES = 5 * Integer.BYTES + 2;

  private static final byte NO_DAY_TRADING = 0;
  private static final byte BOTH_WAYS = 1;
  private static final byte BUY_FIRST = 2;

  final long[] lotShares;
  final long[] referencePriceE4;
  final long[] limitUpPriceE4;
  final long[] limitDownPriceE4;
  final long[] callCycleSeconds;
  final byte[] attentionCode;
  private final byte[] dayTrading;

  ReferenceColumns(Instruments instruments) {
    int n = instruments.size();
    lotShares = new long[n];
    referencePriceE4 = new long[n];
    limitUpPriceE4 = new long[n];
    limitDownPriceE4 = new long[n];
    callCycleSeconds = new long[n];
    attentionCode = new byte[n];
    dayTrading = new byte[n];
    for (int i = 0; i < n; i++) {
      lotShares[i] = instruments.get(i).lotShares();
    }
  }

  /** Takes over a record; true when anything changed. */
  boolean apply(int i, ReferenceCursor record) {
    boolean changed = set(referencePriceE4, i, record.referencePriceE4());
    changed |= set(limitUpPriceE4, i, record.limitUpPriceE4());
    changed |= set(limitDownPriceE4, i, record.limitDownPriceE4());
    changed |= set(callCycleSeconds, i, record.callCycleSeconds());
    if (record.tradingUnitShares() > 0) {
      changed |= set(lotShares, i, record.tradingUnitShares());
    }
    changed |= set(attentionCode, i, (byte) record.attentionCode());
    return set(dayTrading, i, code(record.dayTrading())) || changed;
  }

  /** Takes over an odd-lot record; true when anything changed. */
  boolean apply(int i, OddLotReferenceCursor record) {
    boolean changed = set(referencePriceE4, i, record.referencePriceE4());
    changed |= set(limitUpPriceE4, i, record.limitUpPriceE4());
    changed |= set(limitDownPriceE4, i, record.limitDownPriceE4());
    changed |= set(callCycleSeconds, i, record.callCycleSeconds());
    changed |= set(attentionCode, i, (byte) record.attentionCode());
    return set(dayTrading, i, code(record.dayTrading())) || changed;
  }

  private static byte code(DayTrading dayTrading) {
    return switch (dayTrading) {
      case NONE -> NO_DAY_TRADING;
      case BOTH_WAYS -> BOTH_WAYS;
      case BUY_FIRST -> BUY_FIRST;
    };
  }

  DayTrading dayTrading(int i) {
    return switch (dayTrading[i]) {
      case BOTH_WAYS -> DayTrading.BOTH_WAYS;
      case BUY_FIRST -> DayTrading.BUY_FIRST;
      default -> DayTrading.NONE;
    };
  }

  private static boolean set(long[] column, int i, long value) {
    boolean changed = column[i] != value;
    column[i] = value;
    return changed;
  }

  private static boolean set(byte[] column, int i, byte value) {
    boolean changed = column[i] != value;
    column[i] = value;
    return changed;
  }

  void writeOutput(int i, StateWriter out) {
    out.putInt((int) referencePriceE4[i]);
    out.putInt((int) limitUpPriceE4[i]).putInt((int) limitDownPriceE4[i]);
    out.putInt((int) lotShares[i]).putInt((int) callCycleSeconds[i]);
    out.putByte(attentionCode[i]).putByte(dayTrading[i]);
  }

  private long[][] columns() {
    return new long[][] {
      lotShares, referencePriceE4, limitUpPriceE4, limitDownPriceE4, callCycleSeconds
    };
  }

  @Override
  public void writeState(StateWriter out) {
    for (long[] column : columns()) {
      out.putLongs(column);
    }
    Columns.write(out, attentionCode);
    Columns.write(out, dayTrading);
  }

  @Override
  public void readState(StateReader in) {
    for (long[] column : columns()) {
      Columns.read(in, column);
    }
    Columns.read(in, attentionCode);
    Columns.read(in, dayTrading);
  }
}
