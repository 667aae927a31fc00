package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Trades of instruments without limits: many times off the last one is a slip of units until
 * further trades say the same. Levels are not judged: without limits anybody may ask anything.
 */
final class OutlierRules implements Stateful {

  private final int factor;
  private final long[] lastE4;
  private final Confirmations far;
  private boolean confirmed;

  OutlierRules(int instruments, ValidationSettings settings) {
    factor = settings.outlierFactor();
    lastE4 = new long[instruments];
    far = new Confirmations(instruments, settings.confirmations());
  }

  /** What the first trade is held against, if no trade came yet; 0 when nothing is known. */
  void start(int i, long priceE4) {
    if (lastE4[i] == 0) {
      lastE4[i] = priceE4;
    }
  }

  @Nullable RecordFault fault(int i, long priceE4) {
    confirmed = false;
    if (lastE4[i] == 0 || isNear(priceE4, lastE4[i])) {
      return null;
    }
    confirmed = far.note(i, priceE4, isNear(priceE4, far.suspect(i)));
    return confirmed ? null : RecordFault.PRICE_OUTLIER;
  }

  private boolean isNear(long priceE4, long otherE4) {
    return priceE4 < otherE4 * factor && priceE4 * factor > otherE4;
  }

  void accept(int i, long priceE4) {
    lastE4[i] = priceE4;
    if (far.any(i)) {
      far.forget(i);
    }
  }

  /** The trade judged last is far off and was confirmed. */
  boolean isConfirmed() {
    return confirmed;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(lastE4);
    far.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, lastE4);
    far.readState(in);
  }
}
