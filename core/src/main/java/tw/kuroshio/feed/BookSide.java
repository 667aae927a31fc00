package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** One side of all books: five levels an instrument, unused ones zero. */
final class BookSide implements Stateful {

  private static final int LEVELS = QuoteCursor.MAX_LEVELS;

  static final int OUTPUT_BYTES = LEVELS * (Integer.BYTES + Long.BYTES);

  /** Longs of a level: its price in 10⁻⁴ TWD, its shares. */
  private static final int STEP = 2;

  private static final int ROW = LEVELS * STEP;

  /** Level after level, instrument after instrument: a book lies in one place. */
  private final long[] levels;

  BookSide(int instruments) {
    levels = new long[instruments * ROW];
  }

  long priceE4(int instrumentIndex, int level) {
    return levels[instrumentIndex * ROW + level * STEP];
  }

  long shares(int instrumentIndex, int level) {
    return levels[instrumentIndex * ROW + level * STEP + 1];
  }

  /** Price of the best limit orders: market orders stand before them at price 0. */
  long bestPriceE4(int instrumentIndex) {
    int base = instrumentIndex * ROW;
    return levels[base] != 0 ? levels[base] : levels[base + STEP];
  }

  long bestShares(int instrumentIndex) {
    int base = instrumentIndex * ROW;
    if (levels[base] != 0) {
      return levels[base + 1];
    }
    return levels[base + STEP] != 0 ? levels[base + STEP + 1] : 0;
  }

  long marketShares(int instrumentIndex) {
    int base = instrumentIndex * ROW;
    return levels[base] == 0 ? levels[base + 1] : 0;
  }

  /**
   * Takes over the disclosed bids; true when anything changed.
   *
   * @param unitShares shares in one unit of the quote's quantities
   */
  boolean takeBids(int instrumentIndex, QuoteCursor quote, long unitShares) {
    int base = instrumentIndex * ROW;
    int disclosed = quote.bidLevels();
    long difference = 0;
    for (int level = 0; level < disclosed; level++) {
      difference |=
          set(base + level * STEP, quote.bidPriceE4(level), quote.bidQuantity(level) * unitShares);
    }
    return (difference | clear(base, disclosed)) != 0;
  }

  /**
   * Takes over the disclosed asks; true when anything changed.
   *
   * @param unitShares shares in one unit of the quote's quantities
   */
  boolean takeAsks(int instrumentIndex, QuoteCursor quote, long unitShares) {
    int base = instrumentIndex * ROW;
    int disclosed = quote.askLevels();
    long difference = 0;
    for (int level = 0; level < disclosed; level++) {
      difference |=
          set(base + level * STEP, quote.askPriceE4(level), quote.askQuantity(level) * unitShares);
    }
    return (difference | clear(base, disclosed)) != 0;
  }

  /** Empties the levels from {@code firstLevel} on; not 0 when anything changed. */
  private long clear(int base, int firstLevel) {
    long difference = 0;
    for (int level = firstLevel; level < LEVELS; level++) {
      difference |= set(base + level * STEP, 0, 0);
    }
    return difference;
  }

  /** Not 0 when anything changed; without branches, which nobody could predict. */
  private long set(int at, long priceE4, long quantityShares) {
    long difference = (levels[at] ^ priceE4) | (levels[at + 1] ^ quantityShares);
    levels[at] = priceE4;
    levels[at + 1] = quantityShares;
    return difference;
  }

  void writeOutput(int instrumentIndex, StateWriter out) {
    int base = instrumentIndex * ROW;
    for (int at = base; at < base + ROW; at += STEP) {
      out.putInt((int) levels[at]).putLong(levels[at + 1]);
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(levels);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, levels);
  }
}
