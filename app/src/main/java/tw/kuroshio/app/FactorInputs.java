package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
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
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.SecurityKind;

/**
 * All that formulas need to be computed over a history, read from a store or from a data folder's
 * facts: bars and ex-dates from each instrument's first stored session on, every version of the
 * tables whose columns they read, bars of five minutes where they read what those tell, the listed
 * universe. What was restated after its day does not enter.
 *
 * @param codes of the instruments that have bars, by dense index
 * @param sessions the market's sessions asked for, days since the epoch, rising
 * @param lateBars bars left out because nobody knew them on their day
 */
record FactorInputs(List<String> codes, int[] sessions, BarPanel panel, long lateBars) {

  /** Codes whose bars are read at a time: some millions of rows of ten years. */
  private static final int CODES_A_READ = 200;

  /** 1900-01-01, from where on the store has days. */
  static final long FIRST_DAY = -25_567;

  /** 2199-12-31, as far as what is announced may reach. */
  static final long LAST_DAY = 84_005;

  /**
   * What to read.
   *
   * @param kind class of the instruments
   * @param fields that formulas read
   * @param decisionNsOfDay when a session is decided, nanoseconds since midnight in Taipei
   */
  record Request(
      LocalDate from, LocalDate to, SecurityKind kind, List<Field> fields, long decisionNsOfDay) {}

  /** The same with the sessions up to a day alone. */
  FactorInputs until(LocalDate day) {
    int[] asked = Arrays.stream(sessions).filter(d -> d <= day.toEpochDay()).toArray();
    return new FactorInputs(codes, asked, panel, lateBars);
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
    long to = request.to().toEpochDay();
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
        List.copyOf(codes), sessions, new BarPanel(bars, exDates, all, universe), late);
  }

  private static int[] sessions(TradingCalendar calendar, Request request) {
    if (request.from().isBefore(calendar.first()) || request.to().isAfter(calendar.last())) {
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
            .datesUntil(request.to().plusDays(1))
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
