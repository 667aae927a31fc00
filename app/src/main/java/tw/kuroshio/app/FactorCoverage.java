package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What part of the values is there, and why most of the others are not. */
final class FactorCoverage {

  private FactorCoverage() {}

  /**
   * Prints a line a factor.
   *
   * @param way from where to where the rows went
   * @param explained whether to say why values are missing; only those after the close can be
   */
  static void print(FactorValues values, String way, boolean explained, PrintWriter print) {
    print.printf(
        Locale.ROOT,
        "%,d rows of %,d sessions and %,d instruments %s%n",
        values.rows(),
        values.sessions(),
        values.codes().size(),
        way);
    long late = values.inputs().lateBars();
    if (late > 0) {
      print.printf(Locale.ROOT, "%,d daily bars left out: not known on their day%n", late);
    }
    print.printf(
        Locale.ROOT,
        "%-24s %12s %9s%s%n",
        "factor",
        "values",
        "coverage",
        explained ? "  missing most often, in a sample" : "");
    List<String> reasons = explained ? MissingShares.of(values) : List.of();
    for (int f = 0; f < values.names().size(); f++) {
      long finite = values.finite(f);
      String line =
          String.format(
              Locale.ROOT,
              "%-24s %,12d %8.1f%%",
              values.names().get(f),
              finite,
              100.0 * finite / Math.max(1, values.requested()));
      print.println(explained ? (line + "  " + reasons.get(f)).stripTrailing() : line);
    }
    print.flush();
  }
}
