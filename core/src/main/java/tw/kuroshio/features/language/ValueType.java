package tw.kuroshio.features.language;

/** What an expression is. */
enum ValueType {
  /** A number per instrument and session. */
  SERIES("a number"),
  /** True, false or unknown per instrument and session. */
  CONDITION("a condition such as x > y"),
  /** A category per instrument and session, such as its industry. */
  KEY("a key such as industry");

  private final String shown;

  ValueType(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }
}
