package tw.kuroshio.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.SecurityKind;

/**
 * Listing intervals of codes that have daily bars and no row in a listing file for them: the dead,
 * and those listed elsewhere before. An interval is a stretch of sessions in which the code has
 * rows, traded or not; market and industry stay unknown. It ends when the code is missing from
 * {@value #ABSENT_SESSIONS} sessions that other codes have, when a hole in the tables follows, or
 * when a known listing begins. Each is marked as inferred.
 */
public final class InferredListings {

  /** Missing from so many sessions in a row, a code counts as gone. */
  static final int ABSENT_SESSIONS = 20;

  /** Days without any bar that make a hole in the tables; Lunar New Year has at most twelve. */
  private static final long HOLE_DAYS = 20;

  /** 2199-12-31, where an end that was inferred before does not hold any more. */
  private static final long NO_END = 84_005;

  private static final Dataset LISTING = Dataset.LISTING;
  private static final int KIND = LISTING.field("kind");
  private static final int DELISTED_ON = LISTING.field("delisted_on");
  private static final int INFERRED = LISTING.field("inferred");

  private final Function<String, SecurityKind> kinds;
  private final PublicationRules publication;
  private final TreeMap<Long, Integer> sessions = new TreeMap<>();
  private final FactTable starts = new FactTable(LISTING);
  private final FactTable ends = new FactTable(LISTING);
  private final Map<String, TreeMap<Long, Long>> inferred = new LinkedHashMap<>();
  private final Map<String, TreeSet<Long>> listed = new LinkedHashMap<>();

  private record Stretch(long first, long last) {}

  /**
   * Infers the intervals.
   *
   * @param bars all of {@link Dataset#DAILY_BAR}, by subject and period
   * @param listings of {@link Dataset#LISTING}, inferred ones included
   * @param nowNs when an interval that proves wrong is withdrawn, UTC nanoseconds since the epoch
   */
  public InferredListings(
      FactTable bars,
      FactTable listings,
      Function<String, SecurityKind> kinds,
      PublicationRules publication,
      long nowNs) {
    this.kinds = kinds;
    this.publication = publication;
    TreeSet<Long> days = new TreeSet<>();
    for (int row = 0; row < bars.size(); row++) {
      days.add(bars.period(row));
    }
    for (long day : days) {
      sessions.put(day, sessions.size());
    }
    sort(listings);
    int from = 0;
    for (int row = 1; row <= bars.size(); row++) {
      if (row == bars.size() || !bars.subject(row).equals(bars.subject(from))) {
        infer(bars, from, row, nowNs);
        from = row;
      }
    }
    withdraw(nowNs);
  }

  private void sort(FactTable listings) {
    for (int row = 0; row < listings.size(); row++) {
      String code = listings.subject(row);
      if (listings.cell(row, INFERRED) != 1) {
        listed.computeIfAbsent(code, _ -> new TreeSet<>()).add(listings.period(row));
      } else {
        inferred
            .computeIfAbsent(code, _ -> new TreeMap<>())
            .put(listings.period(row), listings.cell(row, DELISTED_ON));
      }
    }
  }

  private void infer(FactTable bars, int from, int to, long nowNs) {
    String code = bars.subject(from);
    @Nullable TreeSet<Long> known = listed.get(code);
    // A code may be used again; before its first known listing it was listed elsewhere, or another.
    long knownFrom = known == null ? Long.MAX_VALUE : known.first();
    for (Stretch stretch : stretches(bars, from, to, knownFrom)) {
      @Nullable TreeMap<Long, Long> there = inferred.get(code);
      @Nullable Long endThere = there == null ? null : there.remove(stretch.first());
      start(code, stretch);
      boolean hasEnd = endThere != null && endThere != FactTable.MISSING;
      end(code, stretch, knownFrom, hasEnd ? NO_END : FactTable.MISSING, nowNs);
    }
  }

  private List<Stretch> stretches(FactTable bars, int from, int to, long before) {
    List<Stretch> stretches = new ArrayList<>();
    long first = bars.period(from);
    long last = first;
    for (int row = from; row < to && bars.period(row) < before; row++) {
      long day = bars.period(row);
      if (isApart(last, day)) {
        stretches.add(new Stretch(first, last));
        first = day;
      }
      last = day;
    }
    if (first < before) {
      stretches.add(new Stretch(first, last));
    }
    return stretches;
  }

  private boolean isApart(long last, long day) {
    return number(day) - number(last) > ABSENT_SESSIONS || holeAfter(last, day) >= 0;
  }

  private int number(long session) {
    return Objects.requireNonNull(sessions.get(session));
  }

  /** The last session before a hole in the tables between two sessions, -1 when there is none. */
  private long holeAfter(long from, long to) {
    long before = from;
    for (long day : sessions.subMap(from, false, to, true).keySet()) {
      if (day - before > HOLE_DAYS) {
        return before;
      }
      before = day;
    }
    return -1;
  }

  private void start(String code, Stretch stretch) {
    int row = starts.add(code, stretch.first(), 0, publication.sessionPrices(stretch.first()));
    starts.setText(row, KIND, kinds.apply(code).name());
    starts.set(row, INFERRED, 1);
  }

  private void end(String code, Stretch stretch, long knownFrom, long openEnd, long nowNs) {
    long noticed = noticed(stretch.last(), knownFrom);
    if (noticed < 0) {
      if (openEnd != FactTable.MISSING) {
        ends.set(ends.add(code, stretch.first(), 0, nowNs), DELISTED_ON, openEnd);
      }
      return;
    }
    boolean listedNext = noticed >= knownFrom;
    long knownAtNs =
        listedNext ? publication.beforeOpen(knownFrom) : publication.sessionPrices(noticed);
    int row = ends.add(code, stretch.first(), 0, knownAtNs);
    ends.set(row, DELISTED_ON, listedNext ? knownFrom : stretch.last() + 1);
  }

  /** The day on which the end of a stretch shows, -1 as long as it does not. */
  private long noticed(long last, long knownFrom) {
    int absent = 0;
    long before = last;
    for (long day : sessions.tailMap(last, false).keySet()) {
      if (day >= knownFrom) {
        return knownFrom;
      }
      if (day - before > HOLE_DAYS) {
        return day;
      }
      if (++absent == ABSENT_SESSIONS) {
        return day;
      }
      before = day;
    }
    return -1;
  }

  /** What was inferred from fewer bars and does not hold with all of them: an empty interval. */
  private void withdraw(long nowNs) {
    inferred.forEach(
        (code, intervals) ->
            intervals.forEach(
                (start, end) -> {
                  if (!start.equals(end)) {
                    ends.set(ends.add(code, start, 0, nowNs), DELISTED_ON, start);
                  }
                }));
  }

  /** The beginnings, to be loaded first. */
  public FactTable starts() {
    return starts;
  }

  /** The ends, known later than the beginnings, and what is withdrawn. */
  public FactTable ends() {
    return ends;
  }
}
