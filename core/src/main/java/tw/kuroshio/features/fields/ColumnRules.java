package tw.kuroshio.features.fields;

import java.time.LocalDate;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.PeriodKind;

/**
 * What holds of a column whatever its rows are: its unit, how long a row is good, what precedes.
 */
final class ColumnRules {

  private static final double E4 = 10_000.0;
  private static final double SHARES_A_LOT = 1_000.0;

  /** Rows of every trading day, and of reports that come monthly, quarterly and yearly. */
  private static final long DAILY_DAYS = 62;

  private static final long MONTHLY_DAYS = 124;
  private static final long QUARTERLY_DAYS = 400;
  private static final long YEARLY_DAYS = 800;

  private ColumnRules() {}

  /** A cell that is there and no text, in the unit of formulas. */
  static double inUnits(Dataset dataset, FieldType type, long cell) {
    return switch (type) {
      case PRICE_E4, POINTS_E4 -> cell / E4;
      case LOTS -> hasContracts(dataset) ? cell : cell * SHARES_A_LOT;
      case NUMBER -> Double.longBitsToDouble(cell);
      case SHARES, TWD, COUNT, DATE, TEXT -> cell;
    };
  }

  private static boolean hasContracts(Dataset dataset) {
    return dataset == Dataset.OPTION_DAILY || dataset == Dataset.DERIVATIVE_TRADE;
  }

  /** So many days after the beginning of its period a row is no more the newest word on it. */
  static long goodForDays(PeriodKind kind) {
    return switch (kind) {
      case SESSION, INSTANT -> DAILY_DAYS;
      case MONTH -> MONTHLY_DAYS;
      case QUARTER -> QUARTERLY_DAYS;
      case YEAR -> YEARLY_DAYS;
      case DAY, INTERVAL -> Long.MAX_VALUE;
    };
  }

  /** The period so many before another. */
  static long back(PeriodKind kind, long period, int periods) {
    LocalDate day = LocalDate.ofEpochDay(period);
    return switch (kind) {
      case MONTH -> day.minusMonths(periods).toEpochDay();
      case QUARTER -> day.minusMonths(3L * periods).toEpochDay();
      case YEAR -> day.minusYears(periods).toEpochDay();
      case SESSION, DAY, INTERVAL, INSTANT ->
          throw new IllegalArgumentException("There is no period before one of " + kind);
    };
  }
}
