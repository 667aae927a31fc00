package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.fields.IndexReviews;
import tw.kuroshio.features.fields.KnownBars;
import tw.kuroshio.features.fields.KnownExDates;
import tw.kuroshio.features.fields.ListedUniverse;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.ConnectedSessions;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.SecurityKind;

/**
 * All that formulas need to be computed over a history, read from a store or from a data folder's
 * facts: bars and ex-dates from each instrument's first stored session on, every version of the
 * tables whose columns they read, bars of five minutes where they read what those tell, the listed
 * universe. What was restated after its day does not enter, nor do bars before a hole in the tables
 * that no window may reach over, see {@link ConnectedSessions}.
 *
 * @param codes of the instruments that have bars, by dense index
 * @param sessions the market's sessions asked for, days since the epoch, rising
 * @param lateBars bars left out because nobody knew them on their day
 * @param hole what lies between the sessions and older ones that do not connect to them; null
 *     without any
 */
record FactorInputs(
    List<String> codes, int[] sessions, BarPanel panel, long lateBars, @Nullable Hole hole) {

  /**
   * A stretch without bars of anybody.
   *
   * @param after last session before it
   * @param before first session after it
   */
  record Hole(LocalDate after, LocalDate before) {}

  /** Codes whose bars are read at a time: some millions of rows of ten years. */
  private static final int CODES_A_READ = 200;

  /** 1900-01-01, from where on the store has days. */
  static final long FIRST_DAY = -25_567;

  /** 2199-12-31, as far as what is announced may reach. */
  static final long LAST_DAY = 84_005;

  /**
   * What to read.
   *
   * @param from first session
   * @param to last session
   * @param until how far bars are read, {@code to} or later
   * @param kind class of the instruments
   * @param fields that formulas read
   * @param decisionNsOfDay when a session is decided, nanoseconds since midnight in Taipei
   */
  record Request(
      LocalDate from,
      LocalDate to,
      LocalDate until,
      SecurityKind kind,
      List<Field> fields,
      long decisionNsOfDay) {}

  /** The same with the sessions up to a day alone. */
  FactorInputs until(LocalDate day) {
    int[] asked = Arrays.stream(sessions).filter(d -> d <= day.toEpochDay()).toArray();
    return new FactorInputs(codes, asked, panel, lateBars, hole);
  }

  /** The last day on which anybody traded; the first one asked for when nobody did. */
  LocalDate lastTraded() {
    int last = sessions[0];
    for (int i = 0; i < panel.size(); i++) {
      int[] days = panel.bars(i).epochDay();
      last = days.length == 0 ? last : Math.max(last, days[days.length - 1]);
    }
    return LocalDate.ofEpochDay(last);
  }

  /**
   * Reads it.
   *
   * @throws Refusal when a field is of a table without a value a session, or the range has no
   *     session
   * @throws tw.kuroshio.history.StoreUnavailable when the store cannot be read
   */
  static FactorInputs read(FactStore store, MarketRules rules, Request request) {
    int[] sessions = sessions(rules.calendar(), request);
    FactTable listed = store.versions(Dataset.LISTING, FIRST_DAY, LAST_DAY, List.of());
    List<String> named = codes(listed, request.kind());
    List<String> codes = new ArrayList<>();
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    long late = 0;
    long to = request.until().toEpochDay();
    for (int from = 0; from < named.size(); from += CODES_A_READ) {
      List<String> some = named.subList(from, Math.min(named.size(), from + CODES_A_READ));
      KnownBars known = KnownBars.of(store.versions(Dataset.DAILY_BAR, FIRST_DAY, to, some));
      KnownExDates ex =
          KnownExDates.of(
              store.versions(Dataset.REFERENCE_PRICE, FIRST_DAY, to, some), rules.calendar());
      late += known.late();
      for (String code : known.codes()) {
        codes.add(code);
        bars.add(known.of(code));
        exDates.add(ex.of(code));
      }
    }
    Hole hole = hole(bars, request.to(), rules.calendar());
    if (hole != null) {
      bars.replaceAll(all -> all.from(hole.before()));
    }
    AsOfIndex listings = AsOfIndex.of(listed);
    StoreFields fields =
        new StoreFields(
            codes,
            FieldTables.read(store, request.fields(), codes).stream().map(AsOfIndex::of).toList(),
            request.decisionNsOfDay(),
            IndexReviews.parse(RuleFiles.indexReviews(), rules.calendar()));
    ListedUniverse universe =
        new ListedUniverse(codes, listings, request.kind(), request.decisionNsOfDay());
    SessionFields all = IntradayInputs.join(store, rules, request, codes, bars, fields);
    return new FactorInputs(
        List.copyOf(codes), sessions, new BarPanel(bars, exDates, all, universe), late, hole);
  }

  /** The newest hole before the newest session up to a day. */
  private static @Nullable Hole hole(List<DailyBars> bars, LocalDate to, TradingCalendar calendar) {
    TreeSet<Integer> days = new TreeSet<>();
    bars.forEach(own -> Arrays.stream(own.epochDay()).forEach(days::add));
    NavigableSet<LocalDate> known =
        days.subSet((int) calendar.first().toEpochDay(), true, (int) to.toEpochDay(), true).stream()
            .map(LocalDate::ofEpochDay)
            .collect(Collectors.toCollection(TreeSet::new));
    if (known.isEmpty()) {
      return null;
    }
    NavigableSet<LocalDate> connected = ConnectedSessions.before(known.last(), known, calendar);
    LocalDate first = connected.isEmpty() ? known.last() : connected.first();
    LocalDate older = known.lower(first);
    return older == null ? null : new Hole(older, first);
  }

  private static int[] sessions(TradingCalendar calendar, Request request) {
    if (request.from().isBefore(calendar.first()) || request.until().isAfter(calendar.last())) {
      throw new Refusal(
          ExitCode.USAGE,
          "Days must be in the calendar, "
              + calendar.first()
              + " to "
              + calendar.last()
              + ", were "
              + request.from()
              + " to "
              + request.to());
    }
    int[] sessions =
        request
            .from()
            .datesUntil(request.until().plusDays(1))
            .filter(calendar::isTradingDay)
            .mapToInt(day -> Math.toIntExact(day.toEpochDay()))
            .toArray();
    if (sessions.length == 0) {
      throw new Refusal(
          ExitCode.USAGE, "There is no session from " + request.from() + " to " + request.to());
    }
    return sessions;
  }

  /** Codes that were ever listed as of a class. */
  private static List<String> codes(FactTable listings, SecurityKind kind) {
    int column = Dataset.LISTING.field("kind");
    TreeSet<String> codes = new TreeSet<>();
    for (int row = 0; row < listings.size(); row++) {
      if (listings.text(row, column).equals(kind.name())) {
        codes.add(listings.subject(row));
      }
    }
    return List.copyOf(codes);
  }
}
