package tw.kuroshio.features;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.FieldNames;
import tw.kuroshio.model.DailyBars;

/**
 * The panel of the golden values of Alpha101 and Alpha158, in whole numbers throughout so that
 * another program makes the same one bit for bit: 16 instruments by 300 days about 100 TWD, one of
 * them below 1 TWD, one listed late, one halted for five days, two with an ex-date; three
 * industries.
 */
final class AlphaPanel {

  static final int INSTRUMENTS = 16;
  static final int DAYS = 300;

  private static final int LISTED_LATE = 3;
  private static final int HALTED = 7;
  private static final int PENNY = 15;

  private long state = 20_160_101;

  private AlphaPanel() {}

  static BarPanel make() {
    AlphaPanel panel = new AlphaPanel();
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS; i++) {
      bars.add(panel.walk(i));
      exDates.add(
          switch (i) {
            case 1 -> new ExDateRatios(new int[] {Histories.START + 100}, new double[] {0.97});
            case 4 -> new ExDateRatios(new int[] {Histories.START + 200}, new double[] {1.02});
            default -> ExDateRatios.NONE;
          });
    }
    return new BarPanel(bars, exDates, AlphaPanel::fill, BarPanel.Universe.ALL);
  }

  private static void fill(int instrument, Field field, int[] day, int sessions, double[] target) {
    double value = Double.NaN;
    if (field.equals(FieldNames.named("industry"))) {
      value = instrument % 3;
    } else if (field.equals(FieldNames.named("shares_outstanding"))) {
      value = (instrument + 1) * 1e8;
    }
    for (int row = 0; row < sessions; row++) {
      target[row] = value;
    }
  }

  /** A whole number below {@code bound}: Knuth's MMIX generator, its upper 31 bits. */
  private long next(long bound) {
    state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
    return (state >>> 33) % bound;
  }

  /** Prices in cents that walk and are drawn back. */
  private DailyBars walk(int instrument) {
    long base = instrument == PENNY ? 90 : 10_000;
    long close = base;
    List<long[]> rows = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      long before = close;
      long move = next(601) + next(601) - 600;
      close = before + Math.floorDiv(before * move, 10_000) + Math.floorDiv(base - before, 20);
      long open = before + Math.floorDiv(before * (next(301) - 150), 10_000);
      long high = Math.max(open, close) + 1 + next(1 + close / 100);
      long low = Math.min(open, close) - next(1 + close / 100);
      long average = low + next(high - low + 1);
      long shares = 1_000 * (1 + next(4_000));
      boolean absent =
          (instrument == LISTED_LATE && day < 30)
              || (instrument == HALTED && day >= 150 && day < 155);
      if (!absent) {
        rows.add(
            new long[] {
              Histories.START + day,
              100 * open,
              100 * high,
              100 * low,
              100 * close,
              shares,
              shares * average / 100
            });
      }
    }
    return Histories.bars(rows);
  }
}
