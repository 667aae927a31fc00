package tw.kuroshio.features.intraday;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Who began a trade, by the quote that stood before it and the prices before it (Lee & Ready 1991):
 * above the mid the buyer, below it the seller, at the mid or without a quote by the tick rule, the
 * sign of the last change of the price. Prices in 10⁻⁴ TWD.
 */
final class TradeSigner implements Stateful {

  private final long[] bidE4;
  private final long[] askE4;
  private final long[] lastE4;

  /** Sign of the last change of the price, 0 before the first. */
  private final long[] tick;

  TradeSigner(int instruments) {
    bidE4 = new long[instruments];
    askE4 = new long[instruments];
    lastE4 = new long[instruments];
    tick = new long[instruments];
  }

  /** The quote that stands from now on, zeros for none. */
  void quote(int i, long bid, long ask) {
    bidE4[i] = bid;
    askE4[i] = ask;
  }

  /** Takes a print over and says who began it: 1 the buyer, -1 the seller, 0 not known. */
  int print(int i, long priceE4) {
    if (lastE4[i] != 0 && priceE4 != lastE4[i]) {
      tick[i] = priceE4 > lastE4[i] ? 1 : -1;
    }
    lastE4[i] = priceE4;
    int byQuote = askE4[i] == 0 ? 0 : Long.compare(2 * priceE4, bidE4[i] + askE4[i]);
    return byQuote != 0 ? byQuote : (int) tick[i];
  }

  void clear(int i) {
    quote(i, 0, 0);
    lastE4[i] = 0;
    tick[i] = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(bidE4).putLongs(askE4).putLongs(lastE4).putLongs(tick);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, bidE4);
    StateColumns.read(in, askE4);
    StateColumns.read(in, lastE4);
    StateColumns.read(in, tick);
  }
}
