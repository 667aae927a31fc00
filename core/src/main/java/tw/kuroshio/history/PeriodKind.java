package tw.kuroshio.history;

/** What a period is and how it is written as a {@code long}. */
public enum PeriodKind {
  /** A trading day: days since the epoch. */
  SESSION,
  /** A day, trading or not: days since the epoch. */
  DAY,
  /** A month: days since the epoch of its first day. */
  MONTH,
  /** A quarter: days since the epoch of its first day. */
  QUARTER,
  /** A year: days since the epoch of its first day. */
  YEAR,
  /** The first day of an interval whose end is a field: days since the epoch. */
  INTERVAL,
  /** A moment, or the start of a bar: UTC nanoseconds since the epoch. */
  INSTANT
}
