package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Prices of the opening and closing prints, and those of the exchange's snapshots; zero = none. */
final class OfficialColumns {

  private final int[] openingE4;
  private final int[] closingE4;
  private final int[] snapshotOpenE4;
  private final int[] snapshotHighE4;
  private final int[] snapshotLowE4;

  OfficialColumns(int instruments) {
    openingE4 = new int[instruments];
    closingE4 = new int[instruments];
    snapshotOpenE4 = new int[instruments];
    snapshotHighE4 = new int[instruments];
    snapshotLowE4 = new int[instruments];
  }

  void opening(int i, int priceE4) {
    if (openingE4[i] == 0) {
      openingE4[i] = priceE4;
    }
  }

  void closing(int i, int priceE4) {
    closingE4[i] = priceE4;
  }

  void snapshot(int i, int openE4, int highE4, int lowE4) {
    snapshotOpenE4[i] = openE4;
    snapshotHighE4[i] = Math.max(snapshotHighE4[i], highE4);
    snapshotLowE4[i] = snapshotLowE4[i] == 0 ? lowE4 : Math.min(snapshotLowE4[i], lowE4);
  }

  boolean contradictsOpening(int i, long openE4) {
    return openingE4[i] != 0 && openingE4[i] != openE4;
  }

  boolean isClosed(int i) {
    return closingE4[i] != 0;
  }

  int openE4(int i, int printedE4) {
    if (openingE4[i] != 0) {
      return openingE4[i];
    }
    return snapshotOpenE4[i] != 0 ? snapshotOpenE4[i] : printedE4;
  }

  int highE4(int i, int printedE4) {
    return Math.max(snapshotHighE4[i], printedE4);
  }

  int lowE4(int i, int printedE4) {
    return snapshotLowE4[i] == 0 || (printedE4 != 0 && printedE4 < snapshotLowE4[i])
        ? printedE4
        : snapshotLowE4[i];
  }

  int closeE4(int i, int printedE4) {
    return closingE4[i] != 0 ? closingE4[i] : printedE4;
  }

  boolean isEmpty(int i) {
    return (openingE4[i] | closingE4[i] | snapshotOpenE4[i]) == 0;
  }

  void clear() {
    for (int[] column : columns()) {
      Arrays.fill(column, 0);
    }
  }

  void writeInstrument(int i, StateWriter out) {
    for (int[] column : columns()) {
      out.putInt(column[i]);
    }
  }

  void readInstrument(int i, StateReader in) {
    for (int[] column : columns()) {
      column[i] = in.getInt();
    }
  }

  private int[][] columns() {
    return new int[][] {openingE4, closingE4, snapshotOpenE4, snapshotHighE4, snapshotLowE4};
  }
}
