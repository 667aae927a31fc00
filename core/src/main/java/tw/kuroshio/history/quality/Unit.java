package tw.kuroshio.history.quality;

/** What the numbers of a finding are counted in. */
public enum Unit {
  TWD("TWD"),
  POINTS("points"),
  SHARES("shares"),
  LOTS("lots"),
  FRACTION("fraction"),
  TIMES("times"),
  SESSIONS("sessions"),
  DAYS("days"),
  HOURS("hours"),
  ROWS("rows");

  private final String word;

  Unit(String word) {
    this.word = word;
  }

  /** As it is printed behind a number. */
  public String word() {
    return word;
  }
}
