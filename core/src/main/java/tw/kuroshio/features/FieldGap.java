package tw.kuroshio.features;

/**
 * Why a field has no value in a session.
 *
 * @param kind what is the matter, without the session's own dates
 * @param detail the rest of a sentence that begins with the field: {@code was not known by
 *     2020-03-19 08:45}
 */
public record FieldGap(Kind kind, String detail) {

  /** What is the matter. */
  public enum Kind {
    /** Nobody says more than that. */
    NOT_KNOWN("not known"),
    /** The table has no rows at all. */
    NO_TABLE("the table is empty"),
    /** The table has rows, but none of the subject. */
    NO_ROWS("no rows of it"),
    /** All rows became known later. */
    NOT_YET("not known yet"),
    /** The newest known row is too old to be the newest word. */
    OVERDUE("overdue"),
    /** A flow whose newest period counted in a session before. */
    COUNTED("nothing new"),
    /** The listing is over. */
    ENDED("listing ended"),
    /** The period so many before the newest has no row. */
    NO_PERIOD("period missing"),
    /** The row is there, its cell is empty. */
    EMPTY("cell empty"),
    /** The calendar does not reach the session. */
    OUTSIDE_CALENDAR("outside the calendar"),
    /** History has none: it is of the book, the trades or the clock. */
    LIVE("known only while a session is open"),
    /** Bars within the session are missing, or too few sessions have them. */
    NO_BARS("too few bars of five minutes");

    private final String brief;

    Kind(String brief) {
      this.brief = brief;
    }

    /** In a few words. */
    public String brief() {
      return brief;
    }
  }
}
