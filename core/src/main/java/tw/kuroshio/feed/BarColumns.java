package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Open, high, low, close, volume and value of prints, one bar a row; a row of no print is zero. */
final class BarColumns {

  /** Bytes {@link #writeRow} writes. */
  static final int ROW_BYTES = 5 * Integer.BYTES + 4 * Long.BYTES;

  final int[] openE4;
  final int[] highE4;
  final int[] lowE4;
  final int[] closeE4;
  final long[] shares;
  final long[] valueE4;
  final int[] prints;
  private final long[] firstNs;
  private final long[] lastNs;

  BarColumns(int rows) {
    openE4 = new int[rows];
    highE4 = new int[rows];
    lowE4 = new int[rows];
    closeE4 = new int[rows];
    shares = new long[rows];
    valueE4 = new long[rows];
    prints = new int[rows];
    firstNs = new long[rows];
    lastNs = new long[rows];
  }

  /**
   * Counts one print. Open and close go by match time, so that a print that comes late changes
   * neither unless it is the first or last; of one instant, by arrival.
   */
  void print(int row, int priceE4, long quantityShares, long matchNs) {
    if (prints[row] == 0) {
      openE4[row] = priceE4;
      highE4[row] = priceE4;
      lowE4[row] = priceE4;
      closeE4[row] = priceE4;
      firstNs[row] = matchNs;
      lastNs[row] = matchNs;
    } else {
      highE4[row] = Math.max(highE4[row], priceE4);
      lowE4[row] = Math.min(lowE4[row], priceE4);
      if (matchNs < firstNs[row]) {
        firstNs[row] = matchNs;
        openE4[row] = priceE4;
      }
      if (matchNs >= lastNs[row]) {
        lastNs[row] = matchNs;
        closeE4[row] = priceE4;
      }
    }
    prints[row]++;
    shares[row] = TradeColumns.plusValue(shares[row], 1, quantityShares);
    valueE4[row] = TradeColumns.plusValue(valueE4[row], priceE4, quantityShares);
  }

  /** Appends a later bar of another set of columns. */
  void append(int row, BarColumns from, int fromRow) {
    if (from.prints[fromRow] == 0) {
      return;
    }
    if (prints[row] == 0) {
      openE4[row] = from.openE4[fromRow];
      firstNs[row] = from.firstNs[fromRow];
      highE4[row] = from.highE4[fromRow];
      lowE4[row] = from.lowE4[fromRow];
    } else {
      highE4[row] = Math.max(highE4[row], from.highE4[fromRow]);
      lowE4[row] = Math.min(lowE4[row], from.lowE4[fromRow]);
    }
    closeE4[row] = from.closeE4[fromRow];
    lastNs[row] = from.lastNs[fromRow];
    shares[row] = TradeColumns.plusValue(shares[row], 1, from.shares[fromRow]);
    valueE4[row] = TradeColumns.plusValue(valueE4[row], 1, from.valueE4[fromRow]);
    prints[row] += from.prints[fromRow];
  }

  void clear() {
    for (int row = 0; row < prints.length; row++) {
      clearRow(row);
    }
  }

  void clearRow(int row) {
    openE4[row] = 0;
    highE4[row] = 0;
    lowE4[row] = 0;
    closeE4[row] = 0;
    shares[row] = 0;
    valueE4[row] = 0;
    prints[row] = 0;
    firstNs[row] = 0;
    lastNs[row] = 0;
  }

  void writeRow(int row, StateWriter out) {
    out.putInt(openE4[row]).putInt(highE4[row]).putInt(lowE4[row]).putInt(closeE4[row]);
    out.putLong(shares[row]).putLong(valueE4[row]).putInt(prints[row]);
    out.putLong(firstNs[row]).putLong(lastNs[row]);
  }

  void readRow(int row, StateReader in) {
    openE4[row] = in.getInt();
    highE4[row] = in.getInt();
    lowE4[row] = in.getInt();
    closeE4[row] = in.getInt();
    shares[row] = in.getLong();
    valueE4[row] = in.getLong();
    prints[row] = in.getInt();
    firstNs[row] = in.getLong();
    lastNs[row] = in.getLong();
  }
}
