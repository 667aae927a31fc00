package tw.kuroshio.features.evaluation;

/** Equal-weighted fifths of a date's instruments by factor, 0 the lowest. */
final class Quintiles {

  static final int COUNT = 5;

  /** With fewer instruments a fifth of them is no portfolio. */
  static final int LEAST_MEMBERS = 20;

  private Quintiles() {}

  /**
   * Part of a portfolio that is replaced: half the sum of the changes of weight. 1 when there was
   * none before, so that a first holding pays for its entry and for its exit at the end; NaN when
   * there is none now.
   */
  static double turnover(byte[] before, byte[] now, int quintile) {
    int was = 0;
    int is = 0;
    int stayed = 0;
    for (int i = 0; i < now.length; i++) {
      boolean in = now[i] == quintile;
      boolean held = before[i] == quintile;
      was += held ? 1 : 0;
      is += in ? 1 : 0;
      stayed += in && held ? 1 : 0;
    }
    if (is == 0) {
      return Double.NaN;
    }
    if (was == 0) {
      return 1;
    }
    double sold = (double) (was - stayed) / was;
    double bought = (double) (is - stayed) / is;
    return 0.5 * (sold + bought + stayed * Math.abs(1.0 / is - 1.0 / was));
  }
}
