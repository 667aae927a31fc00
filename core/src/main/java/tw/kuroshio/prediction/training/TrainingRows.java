package tw.kuroshio.prediction.training;

import java.util.Arrays;

/** The rows of some sessions with usable labels, oldest first, instruments in index order. */
final class TrainingRows {

  /** A session with fewer usable rows is no cross-section to rank within. */
  static final int MIN_CROSS_SECTION = 20;

  private final TrainingPanel panel;
  private final int columns;
  private double[] rows = new double[0];
  private double[] labels = new double[0];
  private int count;

  TrainingRows(TrainingPanel panel) {
    this.panel = panel;
    columns = panel.features().size();
  }

  /** Appends a session's rows; those without any feature say nothing and are left out. */
  void add(int session, double[] sessionLabels) {
    int usable = 0;
    for (int i = 0; i < sessionLabels.length; i++) {
      usable += usable(session, i, sessionLabels[i]) ? 1 : 0;
    }
    if (usable < MIN_CROSS_SECTION) {
      return;
    }
    reserve(usable);
    for (int i = 0; i < sessionLabels.length; i++) {
      if (usable(session, i, sessionLabels[i])) {
        System.arraycopy(panel.ranks()[session], i * columns, rows, count * columns, columns);
        labels[count++] = sessionLabels[i];
      }
    }
  }

  private boolean usable(int session, int instrument, double label) {
    if (Double.isNaN(label)) {
      return false;
    }
    for (int c = 0; c < columns; c++) {
      if (!Double.isNaN(panel.ranks()[session][instrument * columns + c])) {
        return true;
      }
    }
    return false;
  }

  private void reserve(int more) {
    if (count + more > labels.length) {
      int size = Math.max(count + more, count * 2);
      labels = Arrays.copyOf(labels, size);
      rows = Arrays.copyOf(rows, Math.multiplyExact(size, columns));
    }
  }

  int count() {
    return count;
  }

  double[] rows() {
    return Arrays.copyOf(rows, count * columns);
  }

  double[] labels() {
    return Arrays.copyOf(labels, count);
  }
}
