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

  private MadeFields() {}

  private static double value(int instrument, Field field, int day) {
    if (field.isKey()) {
      return (instrument + day / 50) % INDUSTRIES;
    }
    var random = Histories.random(31L * (instrument + 100L * day) + field.text().hashCode());
    return random.nextDouble() < MISSING_SHARE ? Double.NaN : random.nextDouble(-1.0, 3.0);
  }
}
