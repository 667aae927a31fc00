package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** One side of all books: five levels an instrument, unused ones zero. */
final class BookSide implements Stateful {

  private static final int LEVELS = QuoteCursor.MAX_LEVELS;

  static final int OUTPUT_BYTES = LEVELS * (Integer.BYTES + Long.BYTES);

  private final long[] pricesE4;
  private final long[] shares;

  BookSide(int instruments) {
    pricesE4 = new long[instruments * LEVELS];
    shares = new long[instruments * LEVELS];
  }

  long priceE4(int instrumentIndex, int level) {
    return pricesE4[instrumentIndex * LEVELS + level];
  }

  long shares(int instrumentIndex, int level) {
    return shares[instrumentIndex * LEVELS + level];
  }

  /** Price of the best limit orders: market orders stand before them at price 0. */
  long bestPriceE4(int instrumentIndex) {
    int base = instrumentIndex * LEVELS;
    return pricesE4[base] != 0 ? pricesE4[base] : pricesE4[base + 1];
  }

  long bestShares(int instrumentIndex) {
    int base = instrumentIndex * LEVELS;
    return pricesE4[base] != 0 ? shares[base] : pricesE4[base + 1] != 0 ? shares[base + 1] : 0;
  }

  long marketShares(int instrumentIndex) {
    int base = instrumentIndex * LEVELS;
    return pricesE4[base] == 0 ? shares[base] : 0;
  }

  /**
   * Takes over the disclosed bids; true when anything changed.
   *
   * @param unitShares shares in one unit of the quote's quantities
   */
  boolean takeBids(int instrumentIndex, QuoteCursor quote, long unitShares) {
    boolean changed = false;
    int disclosed = quote.bidLevels();
    for (int level = 0; level < disclosed; level++) {
      changed |=
          set(
              instrumentIndex * LEVELS + level,
              quote.bidPriceE4(level),
              quote.bidQuantity(level) * unitShares);
    }
    return clearFrom(instrumentIndex, disclosed) || changed;
  }

  /**
   * Takes over the disclosed asks; true when anything changed.
   *
   * @param unitShares shares in one unit of the quote's quantities
   */
  boolean takeAsks(int instrumentIndex, QuoteCursor quote, long unitShares) {
    boolean changed = false;
    int disclosed = quote.askLevels();
    for (int level = 0; level < disclosed; level++) {
      changed |=
          set(
              instrumentIndex * LEVELS + level,
              quote.askPriceE4(level),
              quote.askQuantity(level) * unitShares);
    }
    return clearFrom(instrumentIndex, disclosed) || changed;
  }

  /** Empties the levels from {@code firstLevel} on; true when anything changed. */
  boolean clearFrom(int instrumentIndex, int firstLevel) {
    boolean changed = false;
    for (int level = firstLevel; level < LEVELS; level++) {
      changed |= set(instrumentIndex * LEVELS + level, 0, 0);
    }
    return changed;
  }

  private boolean set(int slot, long priceE4, long quantityShares) {
    boolean changed = pricesE4[slot] != priceE4 || shares[slot] != quantityShares;
    pricesE4[slot] = priceE4;
    shares[slot] = quantityShares;
    return changed;
  }

  void writeOutput(int instrumentIndex, StateWriter out) {
    int base = instrumentIndex * LEVELS;
    for (int slot = base; slot < base + LEVELS; slot++) {
      out.putInt((int) pricesE4[slot]).putLong(shares[slot]);
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(pricesE4).putLongs(shares);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, pricesE4);
    Columns.read(in, shares);
  }
}
