package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a table of factors, and of a training set when there are labels: a row a session and
 * instrument.
 */
record FactorRows(FactorValues values, ForwardColumns labels) {

  /** Takes the rows. */
  interface Sink<E extends Exception> {

    /**
     * Takes one.
     *
     * @param values one a column, NaN = missing; reused for the next row
     */
    void row(LocalDate date, String symbol, double[] values) throws E;
  }

  /** The columns after date and symbol: the factors, then the labels. */
  List<String> names() {
    List<String> names = new ArrayList<>(values.names());
    names.addAll(labels.names());
    return names;
  }

  <E extends Exception> void forEach(Sink<E> sink) throws E {
    int factors = values.names().size();
    double[] row = new double[factors + labels.returns().size()];
    for (int s = 0; s < values.sessions(); s++) {
      for (int i = 0; i < values.codes().size(); i++) {
        if (values.isPresent(s, i)) {
          for (int f = 0; f < factors; f++) {
            row[f] = values.value(s, i, f);
          }
          for (int l = factors; l < row.length; l++) {
            row[l] = labels.returns().get(l - factors).value(s, i);
          }
          sink.row(values.date(s), values.codes().get(i), row);
        }
      }
    }
  }
}
