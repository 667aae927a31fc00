package tw.kuroshio.features.operators;

import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FieldType;

/**
 * A column of a table of the store, as known at the decision moment of each session. Units in
 * formulas: TWD, shares (lots times 1,000), points, days since the epoch, plain numbers; a text is
 * a key.
 *
 * @param column place in the dataset's columns
 * @param subject whose rows, empty for the instrument's own
 * @param periodsBack months, quarters or years before the newest known one; 0 is that one
 */
public record StoreField(Dataset dataset, int column, String subject, int periodsBack)
    implements Field {

  /** How rows follow one another. */
  public enum Shape {
    /** The newest known row counts until the next one. */
    LEVEL,
    /** A row is an amount of its period: it counts once, in the first session that knows it. */
    FLOW
  }

  /** The column of an own row, newest period. */
  public static StoreField of(Dataset dataset, String column) {
    return new StoreField(dataset, dataset.field(column), "", 0);
  }

  public StoreField ofSubject(String code) {
    return new StoreField(dataset, column, code, periodsBack);
  }

  public StoreField back(int periods) {
    return new StoreField(dataset, column, subject, periodsBack + periods);
  }

  public FieldType type() {
    return dataset.fields().get(column).type();
  }

  public Shape shape() {
    return isFlow() ? Shape.FLOW : Shape.LEVEL;
  }

  private boolean isFlow() {
    return switch (dataset) {
      case INSTITUTIONAL_FLOW -> type() == FieldType.SHARES;
      case MARGIN_BALANCE -> dataset.fields().get(column).name().equals("margin_change");
      case DAILY_BAR, ADJUSTED_DAILY, OPTION_DAILY ->
          switch (dataset.fields().get(column).name()) {
            case "volume", "value", "trades", "change" -> true;
            default -> false;
          };
      default -> false;
    };
  }

  /** Whether rows are of months, quarters or years, so that there are periods to go back. */
  public boolean hasReportingPeriods() {
    return switch (dataset.period()) {
      case MONTH, QUARTER, YEAR -> true;
      case SESSION, DAY, INTERVAL, INSTANT -> false;
    };
  }

  @Override
  public String text() {
    String name = dataset.tableName() + "." + dataset.fields().get(column).name();
    String own = subject.isEmpty() ? name : "of(" + subject + ", " + name + ")";
    return periodsBack == 0 ? own : "period(" + own + ", " + periodsBack + ")";
  }

  @Override
  public boolean isKey() {
    return type() == FieldType.TEXT;
  }

  @Override
  public Timing timing() {
    return Timing.BEFORE_OPEN;
  }
}
