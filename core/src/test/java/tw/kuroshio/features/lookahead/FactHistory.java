package tw.kuroshio.features.lookahead;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.features.fields.IndexReviews;
import tw.kuroshio.features.fields.KnownBars;
import tw.kuroshio.features.fields.KnownExDates;
import tw.kuroshio.features.fields.ListedUniverse;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.intraday.BarFields;
import tw.kuroshio.features.intraday.KnownIntradayBars;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.SecurityKind;

/**
 * The history of a market's facts as research reads it from the store.
 *
 * @param codes of the instruments, by dense index
 */
record FactHistory(List<String> codes, BarPanel panel) {

  private static final SessionSchedule SCHEDULE =
      new SessionSchedule(minutes(510), minutes(540), minutes(805), minutes(810), 0);

  private static long minutes(int ofDay) {
    return Duration.ofMinutes(ofDay).toNanos();
  }

  /**
   * Reads the facts.
   *
   * @param decisionNsOfDay when sessions are decided, nanoseconds since midnight in Taipei
   */
  static FactHistory of(KnownFacts facts, long decisionNsOfDay) {
    KnownBars known = KnownBars.of(table(facts, Dataset.DAILY_BAR));
    KnownExDates ratios = KnownExDates.of(table(facts, Dataset.REFERENCE_PRICE), facts.calendar());
    KnownIntradayBars intraday = KnownIntradayBars.of(table(facts, Dataset.BAR_5M));
    List<String> codes = known.codes();
    Map<Dataset, AsOfIndex> indexes = new EnumMap<>(Dataset.class);
    facts.tables().forEach((dataset, rows) -> indexes.put(dataset, AsOfIndex.of(rows)));
    StoreFields store =
        new StoreFields(
            codes,
            List.copyOf(indexes.values()),
            decisionNsOfDay,
            IndexReviews.parse("2000-01-01 3,6,9,12 3 friday", facts.calendar()));
    BarFields fields = new BarFields(SCHEDULE, store);
    ListedUniverse universe =
        new ListedUniverse(
            codes, index(indexes, Dataset.LISTING), SecurityKind.STOCK, decisionNsOfDay);
    facts.appended().forEach((dataset, rows) -> index(indexes, dataset).append(rows));
    List<DailyBars> bars = new ArrayList<>();
    List<ExDateRatios> exDates = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      bars.add(known.of(codes.get(i)));
      exDates.add(ratios.of(codes.get(i)));
      fields.add(i, bars.get(i).epochDay(), intraday.of(codes.get(i)));
    }
    return new FactHistory(codes, new BarPanel(bars, exDates, fields, universe));
  }

  private static FactTable table(KnownFacts facts, Dataset dataset) {
    return facts.tables().getOrDefault(dataset, new FactTable(dataset));
  }

  private static AsOfIndex index(Map<Dataset, AsOfIndex> indexes, Dataset dataset) {
    return indexes.computeIfAbsent(dataset, none -> AsOfIndex.of(new FactTable(none)));
  }

  /** Dense index of a code, -1 when there is none. */
  int instrument(String code) {
    return codes.indexOf(code);
  }
}
