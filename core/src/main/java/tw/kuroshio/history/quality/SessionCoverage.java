package tw.kuroshio.history.quality;

import tw.kuroshio.history.Dataset;

/**
 * How much of a table is there on one session.
 *
 * @param epochDay the session
 * @param expected subjects whose first and last row of the stretch enclose the session
 * @param present subjects with a row
 */
public record SessionCoverage(Dataset dataset, long epochDay, int expected, int present) {

  /** Part of the expected subjects that is there, 1 when none is expected. */
  public double share() {
    return expected == 0 ? 1 : (double) present / expected;
  }
}
