package tw.kuroshio.features.operators;

/** What the trading calendar alone tells. */
public enum CalendarField implements Field {
  /** Sessions until the next review of the Taiwan 50 takes effect, 0 on the day itself. */
  SESSIONS_TO_INDEX_REVIEW("sessions_to_index_review");

  private final String text;

  CalendarField(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Timing timing() {
    return Timing.BEFORE_OPEN;
  }
}
