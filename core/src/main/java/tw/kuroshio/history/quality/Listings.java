package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.model.SecurityKind;

/** When each code was listed, and as what. Immutable. */
final class Listings {

  private static final int KIND = Dataset.LISTING.field("kind");
  private static final int NAME = Dataset.LISTING.field("name");
  private static final int DELISTED_ON = Dataset.LISTING.field("delisted_on");
  private static final int INFERRED = Dataset.LISTING.field("inferred");

  private final Function<String, SecurityKind> kinds;
  private final Map<String, Code> byCode = new LinkedHashMap<>();

  /**
   * One listing.
   *
   * @param from first day, days since the epoch
   * @param end first day after it, {@link Long#MAX_VALUE} while it lasts
   * @param inferred whether the days come from where prices were seen, not from a listing table
   */
  record Interval(long from, long end, SecurityKind kind, String name, boolean inferred) {

    boolean holds(long day) {
      return day >= from && day < end;
    }
  }

  /** All listings of one code, by their first day. */
  static final class Code {

    static final Code UNKNOWN = new Code(SecurityKind.STOCK);

    private final SecurityKind unlisted;
    private final List<Interval> intervals = new ArrayList<>();
    private boolean published;

    private Code(SecurityKind unlisted) {
      this.unlisted = unlisted;
    }

    private void add(Interval interval) {
      intervals.add(interval);
      published |= !interval.inferred();
    }

    /** Whether any of them comes from a listing table. */
    boolean isPublished() {
      return published;
    }

    /** The listing that holds a day, else the last one before it, else the first. */
    @Nullable Interval at(long day) {
      @Nullable Interval best = null;
      for (int i = 0; i < intervals.size(); i++) {
        if (best == null || intervals.get(i).from() <= day) {
          best = intervals.get(i);
        }
      }
      return best;
    }

    /** First day of the published listing that holds a day, {@link FactTable#MISSING} if none. */
    long listedOn(long day) {
      @Nullable Interval interval = at(day);
      return interval != null && interval.holds(day) && !interval.inferred()
          ? interval.from()
          : FactTable.MISSING;
    }

    /** Class of security on a day; what the code alone says where no listing does. */
    SecurityKind kind(long day) {
      @Nullable Interval interval = at(day);
      return interval == null ? unlisted : interval.kind();
    }

    /** The newest name, empty without any. */
    String name() {
      return intervals.isEmpty() ? "" : intervals.getLast().name();
    }
  }

  private Listings(Function<String, SecurityKind> kinds) {
    this.kinds = kinds;
  }

  /**
   * Reads rows in the order of subject and period.
   *
   * @param kinds class of security by the code alone
   */
  static Listings of(FactTable table, Function<String, SecurityKind> kinds) {
    Listings listings = new Listings(kinds);
    for (int row = 0; row < table.size(); row++) {
      long end = table.cell(row, DELISTED_ON);
      long inferred = table.cell(row, INFERRED);
      listings
          .byCode
          .computeIfAbsent(table.subject(row), code -> new Code(kinds.apply(code)))
          .add(
              new Interval(
                  table.period(row),
                  end == FactTable.MISSING ? Long.MAX_VALUE : end,
                  kind(table.text(row, KIND), kinds.apply(table.subject(row))),
                  table.text(row, NAME),
                  inferred != FactTable.MISSING && inferred != 0));
    }
    return listings;
  }

  private static SecurityKind kind(String text, SecurityKind byCode) {
    for (SecurityKind kind : SecurityKind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    return byCode;
  }

  Code of(String code) {
    @Nullable Code known = byCode.get(code);
    return known == null ? new Code(kinds.apply(code)) : known;
  }
}
