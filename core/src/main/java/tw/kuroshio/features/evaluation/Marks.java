package tw.kuroshio.features.evaluation;

/** What a held instrument is worth at each open: the open, or the last price before it. */
final class Marks {

  private Marks() {}

  /** Adjusted prices by instrument and session, TWD; NaN before the first one. */
  static double[][] of(FactorPanel panel) {
    double[][] marks = new double[panel.instruments().size()][panel.sessions()];
    for (int i = 0; i < marks.length; i++) {
      double last = Double.NaN;
      for (int d = 0; d < panel.sessions(); d++) {
        last = panel.traded(d, i) ? panel.open()[d][i] : last;
        marks[i][d] = last;
        last = panel.close()[d][i] > 0 ? panel.close()[d][i] : last;
      }
    }
    return marks;
  }
}
