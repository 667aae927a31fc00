package tw.kuroshio.features.operators;

/** What a formula can read of an instrument's session. Equal text means equal field. */
public sealed interface Field permits BarField, LiveField, StoreField, CalendarField {

  /** As a formula writes it. */
  String text();

  /** Whether its values are codes of a category, such as the industry, that have no size. */
  default boolean isKey() {
    return false;
  }

  /** When the value of a session is known. */
  Timing timing();

  /** When a session's value of a field is known. */
  enum Timing {
    /** Before the session opens; stands still during it. */
    BEFORE_OPEN("known before the session"),
    /** Changes while the session goes on: what is known so far. */
    IN_SESSION("known so far in the session");

    private final String shown;

    Timing(String shown) {
      this.shown = shown;
    }

    public String shown() {
      return shown;
    }
  }
}
