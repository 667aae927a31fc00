package tw.kuroshio.benchmarks.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.features.operators.StoreField;

/**
 * Made-up values of all that is no bar: a level an instrument and column, about which each
 * reporting period, or each day where there is none, is a few per cent off. Keys have thirty codes,
 * yes or no is yes of the first fifty. Live fields are missing in history.
 */
final class SyntheticFields implements SessionFields {

  private static final int KEYS = 30;
  private static final int MEMBERS = 50;
  private static final int QUARTER_DAYS = 91;
  private static final int NOISE = 4_096;

  private final double[] noise;
  private final long seed;

  SyntheticFields(long seed) {
    this.seed = seed;
    SplittableRandom random = new SplittableRandom(seed);
    noise = new double[NOISE];
    Arrays.setAll(noise, k -> 1.0 + 0.05 * random.nextGaussian());
  }

  @Override
  public void fill(int instrument, Field field, int[] epochDay, int sessions, double[] target) {
    switch (field) {
      case StoreField store -> fill(instrument, store, epochDay, sessions, target);
      case CalendarField _ -> {
        for (int t = 0; t < sessions; t++) {
          target[t] = 60 - epochDay[t] % 60;
        }
      }
      case LiveField _ -> Arrays.fill(target, 0, sessions, Double.NaN);
      default -> throw new IllegalArgumentException(field.text() + " is of the bar");
    }
  }

  private void fill(
      int instrument, StoreField field, int[] epochDay, int sessions, double[] target) {
    if (field.isKey()) {
      Arrays.fill(target, 0, sessions, instrument % KEYS);
      return;
    }
    String column = field.dataset().fields().get(field.column()).name();
    if (column.equals("member")) {
      Arrays.fill(target, 0, sessions, instrument < MEMBERS ? 1.0 : 0.0);
      return;
    }
    int whose = field.subject().isEmpty() ? instrument : field.subject().hashCode();
    long name = field.dataset().tableName().hashCode() * 64L + field.column();
    SplittableRandom random = new SplittableRandom((seed * 31 + name) * 31 + whose);
    double level = 1e6 * (1.0 + random.nextDouble());
    int start = random.nextInt(NOISE);
    int days = field.hasReportingPeriods() ? QUARTER_DAYS : 1;
    for (int t = 0; t < sessions; t++) {
      int period = epochDay[t] / days - field.periodsBack();
      target[t] = level * noise[(start + period) & (NOISE - 1)];
    }
  }
}
