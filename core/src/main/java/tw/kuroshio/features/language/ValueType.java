package tw.kuroshio.features.language;

/** What an expression is. */
enum ValueType {
  /** A number per instrument and session. */
  SERIES("a number"),
  /** True, false or unknown per instrument and session. */
  CONDITION("a condition such as x > y"),
  /** A place in the universe, known only when all instruments are. */
  CROSS_SECTION("a rank");

  private final String shown;

  ValueType(String shown) {
    this.shown = shown;
  }

  String shown() {
    return shown;
  }
}
