package tw.kuroshio.ledger;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The positions of one book by instrument index. Shares are signed; cost has the sign of the
 * shares, so that average cost is cost / shares. Reducing a position takes the same part of its
 * cost, rounded towards zero to 10⁻⁴ TWD; the last share takes what is left, so no cost is lost.
 */
final class PositionBook implements Stateful {

  final long[] shares;
  final long[] costE4;
  final long[] startShares;
  final long[] startCostE4;
  final long[] boughtShares;
  final long[] soldShares;
  final long[] openBuyShares;
  final long[] openBuyValueE4;
  final long[] openSellShares;
  final long[] realisedE4;

  PositionBook(int instruments) {
    shares = new long[instruments];
    costE4 = new long[instruments];
    startShares = new long[instruments];
    startCostE4 = new long[instruments];
    boughtShares = new long[instruments];
    soldShares = new long[instruments];
    openBuyShares = new long[instruments];
    openBuyValueE4 = new long[instruments];
    openSellShares = new long[instruments];
    realisedE4 = new long[instruments];
  }

  void open(int instrument, long signedShares, long signedCostE4) {
    shares[instrument] = signedShares;
    costE4[instrument] = signedCostE4;
    startShares[instrument] = signedShares;
    startCostE4[instrument] = signedCostE4;
  }

  /**
   * Books a trade.
   *
   * @param signed shares bought, negative when sold
   */
  void trade(int instrument, long signed, long priceE4) {
    long held = shares[instrument];
    long closing = closing(held, signed);
    if (closing != 0) {
      close(instrument, held, closing, priceE4);
    }
    long opening = signed - Long.signum(signed) * closing;
    costE4[instrument] = Math.addExact(costE4[instrument], Math.multiplyExact(opening, priceE4));
    shares[instrument] = Math.addExact(held, signed);
    if (signed > 0) {
      boughtShares[instrument] += signed;
    } else {
      soldShares[instrument] -= signed;
    }
  }

  private static long closing(long held, long signed) {
    boolean opposite = Long.signum(held) * Long.signum(signed) < 0;
    return opposite ? Math.min(Math.abs(held), Math.abs(signed)) : 0;
  }

  private void close(int instrument, long held, long closing, long priceE4) {
    long cost = ExactArithmetic.multiplyDivide(costE4[instrument], closing, Math.abs(held));
    long proceeds = Long.signum(held) * Math.multiplyExact(closing, priceE4);
    realisedE4[instrument] =
        Math.addExact(realisedE4[instrument], Math.subtractExact(proceeds, cost));
    costE4[instrument] -= cost;
  }

  /** Σ shares · price. */
  static long valueE4(long[] shares, long[] pricesE4) {
    long value = 0;
    for (int i = 0; i < shares.length; i++) {
      if (shares[i] != 0) {
        value = Math.addExact(value, Math.multiplyExact(shares[i], pricesE4[i]));
      }
    }
    return value;
  }

  /** Shares at the mark, open buys at their limit or the mark, whichever is higher. */
  long worstCaseE4(int instrument, long markE4) {
    long held = Math.multiplyExact(shares[instrument], markE4);
    long openAtMark = Math.multiplyExact(openBuyShares[instrument], markE4);
    return Math.addExact(held, Math.max(openAtMark, openBuyValueE4[instrument]));
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(shares).putLongs(costE4).putLongs(startShares).putLongs(startCostE4);
    out.putLongs(boughtShares).putLongs(soldShares).putLongs(realisedE4);
    out.putLongs(openBuyShares).putLongs(openBuyValueE4).putLongs(openSellShares);
  }

  @Override
  public void readState(StateReader in) {
    read(in, shares);
    read(in, costE4);
    read(in, startShares);
    read(in, startCostE4);
    read(in, boughtShares);
    read(in, soldShares);
    read(in, realisedE4);
    read(in, openBuyShares);
    read(in, openBuyValueE4);
    read(in, openSellShares);
  }

  static void read(StateReader in, long[] target) {
    long[] values = in.getLongs();
    if (values.length != target.length) {
      throw new IllegalArgumentException(
          "State has " + values.length + " instruments, the run has " + target.length);
    }
    System.arraycopy(values, 0, target, 0, target.length);
  }
}
