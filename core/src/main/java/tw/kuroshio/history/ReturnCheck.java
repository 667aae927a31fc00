package tw.kuroshio.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.SecurityKind;

/**
 * Finds every raw close beyond the price limits counted from the close before, and why it is. The
 * limits are those of the class and the day, rounded to ticks as the exchange does. One thread.
 */
public final class ReturnCheck {

  private static final Dataset BAR = Dataset.DAILY_BAR;
  private static final int CLOSE = BAR.field("close");
  private static final int CHANGE = BAR.field("change");
  private static final int EX_FLAG = BAR.field("ex_flag");
  private static final int REF_PRICE = Dataset.REFERENCE_PRICE.field("ref_price");
  private static final int EXPLANATION = Dataset.DATA_FLAG.field("explanation");
  private static final int MOST_SESSIONS_COMPOUNDED = 60;
  private static final int MOST_SESSIONS_LOST = 5;

  private final MarketRules rules;
  private final Function<String, SecurityKind> kinds;
  private final Map<String, TreeMap<Long, Long>> references = new LinkedHashMap<>();
  private final Map<String, TreeMap<Long, Boolean>> listings = new LinkedHashMap<>();
  private final TreeMap<Long, DayRules> days = new TreeMap<>();
  private final TreeSet<Long> sessions = new TreeSet<>();

  /**
   * @param kinds class of a security by its code
   * @param referencePrices of {@link Dataset#REFERENCE_PRICE}
   * @param listed of {@link Dataset#LISTING}
   */
  public ReturnCheck(
      MarketRules rules,
      Function<String, SecurityKind> kinds,
      FactTable referencePrices,
      FactTable listed) {
    this.rules = rules;
    this.kinds = kinds;
    for (int row = 0; row < referencePrices.size(); row++) {
      references
          .computeIfAbsent(referencePrices.subject(row), _ -> new TreeMap<>())
          .put(referencePrices.period(row), referencePrices.cell(row, REF_PRICE));
    }
    int inferred = Dataset.LISTING.field("inferred");
    for (int row = 0; row < listed.size(); row++) {
      listings
          .computeIfAbsent(listed.subject(row), _ -> new TreeMap<>())
          .put(listed.period(row), listed.cell(row, inferred) == 1);
    }
  }

  /**
   * Flags the bars.
   *
   * @param bars of {@link Dataset#DAILY_BAR}, by subject and period
   * @param fromPeriod earlier bars only give the close before
   * @param flagged the flags that are there; one whose bar is within the limits now is withdrawn
   * @return rows of {@link Dataset#DATA_FLAG}, rule {@link FlagRule#RETURN_BEYOND_LIMIT}
   */
  public FactTable flags(FactTable bars, long fromPeriod, FactTable flagged, long nowNs) {
    FactTable flags = new FactTable(Dataset.DATA_FLAG);
    TreeMap<String, Integer> open = new TreeMap<>();
    for (int row = 0; row < flagged.size(); row++) {
      boolean ours =
          flagged.ordinal(row) == FlagRule.RETURN_BEYOND_LIMIT.number()
              && flagged.period(row) >= fromPeriod
              && !flagged.text(row, EXPLANATION).equals(ReturnCause.RESTATED.name());
      if (ours) {
        open.put(flagged.subject(row) + " " + flagged.period(row), row);
      }
    }
    sessions.clear();
    for (int row = 0; row < bars.size(); row++) {
      sessions.add(bars.period(row));
    }
    int before = -1;
    for (int row = 0; row < bars.size(); row++) {
      if (bars.isMissing(row, CLOSE)) {
        continue;
      }
      boolean same = before >= 0 && bars.subject(before).equals(bars.subject(row));
      if (same && bars.period(row) >= fromPeriod && flag(bars, before, row, flags)) {
        open.remove(bars.subject(row) + " " + bars.period(row));
      }
      before = row;
    }
    for (int at : open.values()) {
      FlagRule.RETURN_BEYOND_LIMIT.add(
          flags,
          BAR,
          flagged.subject(at),
          flagged.period(at),
          nowNs,
          ReturnCause.RESTATED.name(),
          Double.NaN,
          Double.NaN);
    }
    return flags;
  }

  private boolean flag(FactTable bars, int before, int row, FactTable flags) {
    long previousE4 = bars.cell(before, CLOSE);
    long closeE4 = bars.cell(row, CLOSE);
    SecurityKind kind = kinds.apply(bars.subject(row));
    PriceLimits limits = day(bars.period(row)).limits(kind);
    if (limits.around(previousE4).holds(closeE4) || isHole(bars.period(before), bars.period(row))) {
      return false;
    }
    ReturnCause cause = cause(bars, before, row, kind);
    long limitE4 = closeE4 > previousE4 ? limits.upE4(previousE4) : limits.downE4(previousE4);
    FlagRule.RETURN_BEYOND_LIMIT.add(
        flags,
        BAR,
        bars.subject(row),
        bars.period(row),
        bars.knownAtNs(row),
        cause.name(),
        (double) closeE4 / previousE4 - 1,
        (double) limitE4 / previousE4 - 1);
    return true;
  }

  private ReturnCause cause(FactTable bars, int before, int row, SecurityKind kind) {
    long previousE4 = bars.cell(before, CLOSE);
    long closeE4 = bars.cell(row, CLOSE);
    PriceLimits limits = day(bars.period(row)).limits(kind);
    long exDateE4 = reference(bars.subject(row), bars.period(before), bars.period(row));
    if (exDateE4 > 0 && limits.onExDate(previousE4, exDateE4).holds(closeE4)) {
      return ReturnCause.EX_DATE;
    }
    boolean hasChange = !bars.isMissing(row, CHANGE) && bars.cell(row, CHANGE) != 0;
    long countedFromE4 = hasChange ? closeE4 - bars.cell(row, CHANGE) : 0;
    if (countedFromE4 > 0
        && countedFromE4 != previousE4
        && limits.onExDate(previousE4, countedFromE4).holds(closeE4)) {
      return ReturnCause.CHANGE_COLUMN;
    }
    if (isNewListing(bars.subject(row), bars.period(row))) {
      return ReturnCause.NEW_LISTING;
    }
    if (kind == SecurityKind.ETF || kind == SecurityKind.ETN) {
      return ReturnCause.FUND_LIMIT;
    }
    int silent = sessionsBetween(bars.period(before), bars.period(row));
    if (silent > 0) {
      return limits.after(previousE4, silent + 1).holds(closeE4)
          ? ReturnCause.NO_TRADE_BETWEEN
          : ReturnCause.RESUMED;
    }
    // The source has an empty or a zero change, or its mark, on such a day.
    boolean marked = !bars.isMissing(row, EX_FLAG) && (!hasChange || bars.cell(row, EX_FLAG) == 1);
    return marked ? ReturnCause.NOT_COMPARABLE : ReturnCause.UNEXPLAINED;
  }

  private long reference(String subject, long after, long upTo) {
    @Nullable TreeMap<Long, Long> events = references.get(subject);
    Map.@Nullable Entry<Long, Long> event = events == null ? null : events.floorEntry(upTo);
    return event == null || event.getKey() <= after ? 0 : event.getValue();
  }

  private boolean isNewListing(String subject, long day) {
    @Nullable TreeMap<Long, Boolean> starts = listings.get(subject);
    Map.@Nullable Entry<Long, Boolean> start = starts == null ? null : starts.floorEntry(day);
    if (start == null) {
      return false;
    }
    int unlimited = day(day).noLimitDaysOfNewListing();
    // What was there when the table begins may be old.
    boolean seenStart = !start.getValue() || isInside(start.getKey());
    return seenStart
        && day - start.getKey() < 30
        && sessionsBetween(start.getKey() - 1, day + 1) <= unlimited;
  }

  /**
   * Whether the table as a whole lacks sessions between two days: then no close is the one before.
   */
  private boolean isHole(long after, long before) {
    int there = sessions.subSet(after, false, before, false).size();
    return sessionsBetween(after, before) > there + MOST_SESSIONS_LOST;
  }

  /** Whether the table has sessions just before a day. */
  private boolean isInside(long day) {
    @Nullable Long before = sessions.lower(day);
    return before != null && sessionsBetween(before, day) <= MOST_SESSIONS_LOST;
  }

  /** Trading days strictly between two days. */
  private int sessionsBetween(long after, long before) {
    int count = 0;
    long from = Math.max(after + 1, rules.calendar().first().toEpochDay());
    for (long day = from; day < before && count < MOST_SESSIONS_COMPOUNDED; day++) {
      count += rules.calendar().isTradingDay(LocalDate.ofEpochDay(day)) ? 1 : 0;
    }
    return count;
  }

  private DayRules day(long epochDay) {
    return days.computeIfAbsent(epochDay, day -> rules.on(LocalDate.ofEpochDay(day)));
  }
}
