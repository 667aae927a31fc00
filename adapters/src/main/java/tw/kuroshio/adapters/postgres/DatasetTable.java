package tw.kuroshio.adapters.postgres;

import java.util.List;
import java.util.stream.Collectors;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;
import tw.kuroshio.history.PeriodKind;

/** The SQL of one dataset's table; the table itself is made by the migrations. */
final class DatasetTable {

  /** How far a partition of the table reaches. */
  enum PartitionSpan {
    NONE,
    YEAR,
    MONTH
  }

  /** Days since the epoch of 1900-01-01 and 2199-12-31: periods beyond are mistakes. */
  static final long FIRST_DAY = -25_567;

  static final long LAST_DAY = 84_005;
  static final long DAY_NS = 86_400_000_000_000L;

  private final Dataset dataset;
  private final List<String> cells;

  DatasetTable(Dataset dataset) {
    this.dataset = dataset;
    cells = dataset.fields().stream().map(Field::name).toList();
  }

  Dataset dataset() {
    return dataset;
  }

  String name() {
    return dataset.tableName();
  }

  boolean isByInstant() {
    return dataset.period() == PeriodKind.INSTANT;
  }

  /** As the first migration declares it where there are no hypertables. */
  PartitionSpan span() {
    return switch (dataset) {
      case DAILY_BAR,
          ADJUSTED_DAILY,
          INSTITUTIONAL_FLOW,
          MARGIN_BALANCE,
          VALUATION,
          DAY_REFERENCE,
          OPTION_DAILY,
          SHARES_OUTSTANDING ->
          PartitionSpan.YEAR;
      case BAR_5M, DERIVATIVE_TRADE, TRADE -> PartitionSpan.MONTH;
      case REFERENCE_PRICE,
          INDEX_DAILY,
          VOLATILITY_DAILY,
          LISTING,
          TRADING_DAY,
          FINAL_SETTLEMENT,
          DIVIDEND,
          DATA_FLAG,
          MONTHLY_REVENUE,
          STATEMENT_FILED,
          STATEMENT,
          EARNINGS_FORECAST,
          INDEX_MEMBERSHIP ->
          PartitionSpan.NONE;
    };
  }

  long firstPeriod() {
    return isByInstant() ? FIRST_DAY * DAY_NS : FIRST_DAY;
  }

  long lastPeriod() {
    return isByInstant() ? (LAST_DAY + 1) * DAY_NS - 1 : LAST_DAY;
  }

  /**
   * The last period of which something can be known at a moment. What is observed is known after
   * its period began, which the table holds by a constraint; what is announced may lie ahead.
   */
  long latestKnown(long knownAtNs) {
    long latest =
        switch (dataset) {
          case REFERENCE_PRICE,
              DAY_REFERENCE,
              LISTING,
              TRADING_DAY,
              DIVIDEND,
              SHARES_OUTSTANDING,
              INDEX_MEMBERSHIP ->
              lastPeriod();
          case DAILY_BAR,
              BAR_5M,
              ADJUSTED_DAILY,
              INSTITUTIONAL_FLOW,
              MARGIN_BALANCE,
              VALUATION,
              INDEX_DAILY,
              VOLATILITY_DAILY,
              OPTION_DAILY,
              FINAL_SETTLEMENT,
              DATA_FLAG,
              DERIVATIVE_TRADE,
              TRADE,
              MONTHLY_REVENUE,
              STATEMENT_FILED,
              STATEMENT,
              EARNINGS_FORECAST ->
              isByInstant() ? knownAtNs : Math.floorDiv(knownAtNs, DAY_NS);
        };
    return Math.clamp(latest, firstPeriod(), lastPeriod());
  }

  /** A period that is a parameter or a column of {@code bigint}, as the table's column has it. */
  String period(String bigint) {
    return isByInstant() ? bigint : "(date '1970-01-01' + (" + bigint + ")::integer)";
  }

  private String periodAsBigint() {
    return isByInstant() ? "period" : "(period - date '1970-01-01')::bigint";
  }

  /** What {@link FactRows} reads, in its order. */
  private String selected() {
    return "subject, "
        + periodAsBigint()
        + ", ordinal, known_at_ns, version"
        + dataset.fields().stream()
            .map(
                field ->
                    field.type() == FieldType.DATE
                        ? ", (" + field.name() + " - date '1970-01-01')::bigint"
                        : ", " + field.name())
            .collect(Collectors.joining());
  }

  /** Parameters: first period, last period, moment, and subjects where wanted. */
  String asOf(boolean someSubjects) {
    return "select distinct on (subject, period, ordinal) "
        + selected()
        + " from "
        + name()
        + inRange()
        + " and known_at_ns <= ?"
        + (someSubjects ? " and subject = any (?)" : "")
        + " order by subject, period, ordinal, version desc";
  }

  /** Parameters: first period, last period, and subjects where wanted. */
  String versions(boolean someSubjects) {
    return "select "
        + selected()
        + " from "
        + name()
        + inRange()
        + (someSubjects ? " and subject = any (?)" : "")
        + " order by subject, period, ordinal, version";
  }

  private String inRange() {
    return " where period between " + period("?") + " and " + period("?");
  }

  /** Parameters: subject, earliest period, latest period, moment. */
  String last() {
    return "select "
        + selected()
        + " from "
        + name()
        + " where subject = ? and period between "
        + period("?")
        + " and "
        + period("?")
        + " and known_at_ns <= ? order by period desc, ordinal desc, version desc limit 1";
  }

  /**
   * Whether any subject has a row within a range of its own. Parameters: subjects, their first and
   * last periods, and the first and last period of all.
   */
  String anyInRanges() {
    return "select exists (select from unnest(?::text[], ?::bigint[], ?::bigint[])"
        + " as r (subject, low, high) cross join lateral (select from "
        + name()
        + " t where t.subject = r.subject collate \"C\" and t.period between "
        + period("r.low")
        + " and "
        + period("r.high")
        + " and t.period between "
        + period("?")
        + " and "
        + period("?")
        + " limit 1) found)";
  }

  /** Rows straight into the table, all of them first versions. */
  String copyFirstVersions() {
    return "copy "
        + name()
        + " (period, known_at_ns, ordinal, version, load_id, seen_late, subject, "
        + String.join(", ", cells)
        + ") from stdin (format binary)";
  }

  /** The table a load's rows lie in while they are compared; it goes with the transaction. */
  String createStaged() {
    return "create temp table staged on commit drop as select 0 as row_number, period,"
        + " known_at_ns, ordinal, subject, "
        + String.join(", ", cells)
        + " from "
        + name()
        + " with no data";
  }

  String copyStaged() {
    return "copy staged (row_number, period, known_at_ns, ordinal, subject, "
        + String.join(", ", cells)
        + ") from stdin (format binary)";
  }

  /** Numbers the staged rows of a key by their moments. */
  String createRanked() {
    return "create temp table ranked on commit drop as select row_number() over (partition by"
        + " subject, period, ordinal order by known_at_ns, row_number) as rank, * from staged";
  }

  /**
   * New versions of keys that are there, for the staged rows of one rank that say something new.
   * Parameters: whether the source was seen before, moment of loading, load, rank, first and last
   * period of all.
   */
  String insertRevisions() {
    return """
    with given as (select ?::boolean as seen, ?::bigint as loaded_at, ?::integer as load_id)
    insert into %1$s
      (period, known_at_ns, ordinal, version, load_id, seen_late, subject, %2$s)
    select s.period,
      case when not d.contradicts then greatest(s.known_at_ns, n.known_at_ns)
        when s.known_at_ns > n.known_at_ns then s.known_at_ns
        else greatest(given.loaded_at, n.known_at_ns) end,
      s.ordinal, n.version + 1, given.load_id,
      d.contradicts and s.known_at_ns <= n.known_at_ns, s.subject, %3$s
    from given cross join ranked s
    cross join lateral (
      select * from %1$s x
      where x.subject = s.subject and x.period = s.period and x.ordinal = s.ordinal
        and x.period between %4$s and %5$s
      order by x.version desc limit 1) n
    left join lateral (
      select * from %1$s x
      where x.subject = s.subject and x.period = s.period and x.ordinal = s.ordinal
        and x.period between %4$s and %5$s
        and x.known_at_ns <= s.known_at_ns
      order by x.version desc limit 1) a on true
    cross join lateral (select %6$s as contradicts, %7$s as fills, %8$s as known_then) d
    where s.rank = ? and (d.contradicts or d.fills)
      and not (d.known_then and (given.seen or not n.seen_late))"""
        .formatted(
            name(),
            String.join(", ", cells),
            each("coalesce(s.%1$s, n.%1$s)", ", "),
            period("?"),
            period("?"),
            "(" + each("coalesce(s.%1$s <> n.%1$s, false)", " or ") + ")",
            "(" + each("(n.%1$s is null and s.%1$s is not null)", " or ") + ")",
            "(a.version is not null and "
                + each("(s.%1$s is null or coalesce(s.%1$s = a.%1$s, false))", " and ")
                + ")");
  }

  /** First versions of keys that are not there. Parameters: load, rank, first and last period. */
  String insertAdditions() {
    return """
    insert into %1$s
      (period, known_at_ns, ordinal, version, load_id, seen_late, subject, %2$s)
    select s.period, s.known_at_ns, s.ordinal, 1, ?::integer, false, s.subject, %3$s
    from ranked s
    where s.rank = ? and not exists (
      select from %1$s x
      where x.subject = s.subject and x.period = s.period and x.ordinal = s.ordinal
        and x.period between %4$s and %5$s)"""
        .formatted(
            name(), String.join(", ", cells), each("s.%1$s", ", "), period("?"), period("?"));
  }

  private String each(String pattern, String between) {
    return cells.stream().map(pattern::formatted).collect(Collectors.joining(between));
  }
}
