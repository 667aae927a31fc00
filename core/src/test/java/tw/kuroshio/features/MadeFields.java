package tw.kuroshio.features;

import tw.kuroshio.features.operators.Field;

/** Facts made up from instrument, field and day: the same whenever they are asked. */
final class MadeFields {

  private static final int INDUSTRIES = 3;
  private static final double MISSING_SHARE = 0.1;

  /** Keys of three kinds, which change now and then; numbers of which a tenth are missing. */
  static final SessionFields SEEDED =
      (instrument, field, epochDay, sessions, target) -> {
        for (int row = 0; row < sessions; row++) {
          target[row] = value(instrument, field, epochDay[row]);
        }
      };

  /** What careless arithmetic stumbles over, and an ordinary number two times in three. */
  static final SessionFields HOSTILE =
      (instrument, field, epochDay, sessions, target) -> {
        for (int row = 0; row < sessions; row++) {
          target[row] = hostile(instrument, field, epochDay[row]);
        }
      };

  private static final double[] EXTREMES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.MIN_VALUE,
    1e-300,
    1e200,
    -0.0,
    0.0
  };

  private MadeFields() {}

  private static double hostile(int instrument, Field field, int day) {
    if (field.isKey()) {
      return instrument % INDUSTRIES;
    }
    var random = Histories.random(17L * (instrument + 100L * day) + field.text().hashCode());
    // quiet stretches, so that windows fill
    boolean quiet = (day / 40 + instrument) % 2 == 0 || random.nextInt(3) > 0;
    return quiet ? random.nextDouble(-1.0, 3.0) : EXTREMES[random.nextInt(EXTREMES.length)];
  }

  /** The same formulas of {@link #HOSTILE} fields instead of bars. */
  static String hostile(String formulas) {
    return formulas
        .replaceAll("\\bP\\b|\\badj_\\w+", "pe")
        .replaceAll("\\bvolume\\b|\\bopen\\b", "pb")
        .replaceAll("\\bvalue\\b|\\bclose\\b", "dividend_yield")
        .replaceAll("\\bret\\((\\d+)\\)", "(pe / delay(pe, $1) - 1)");
  }

  private static double value(int instrument, Field field, int day) {
    if (field.isKey()) {
      return (instrument + day / 50) % INDUSTRIES;
    }
    var random = Histories.random(31L * (instrument + 100L * day) + field.text().hashCode());
    return random.nextDouble() < MISSING_SHARE ? Double.NaN : random.nextDouble(-1.0, 3.0);
  }
}
