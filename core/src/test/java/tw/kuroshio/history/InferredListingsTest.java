package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.history.HistoryRules.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.model.SecurityKind;

class InferredListingsTest {

  private static final long NOW = HistoryRules.PUBLICATION.eveningTable(day("2026-11-26"));
  private static final int DELISTED_ON = Dataset.LISTING.field("delisted_on");

  private final FactStore store = new InHeapFactStore();

  private void bars(String code, String from, String to) {
    FactTable bars = new FactTable(Dataset.DAILY_BAR);
    for (long d = day(from); d <= day(to); d++) {
      if (HistoryRules.MARKET.calendar().isTradingDay(LocalDate.ofEpochDay(d))) {
        bars.set(bars.add(code, d, 0, HistoryRules.PUBLICATION.sessionPrices(d)), 4, 0);
      }
    }
    store.load(new Source("bars", "00"), bars, NOW);
  }

  private void listed(String code, String from) {
    FactTable listing = new FactTable(Dataset.LISTING);
    int row = listing.add(code, day(from), 0, HistoryRules.PUBLICATION.beforeOpen(day(from)));
    listing.set(row, Dataset.LISTING.field("inferred"), 0);
    store.load(new Source("listing", "01"), listing, NOW);
  }

  private FactTable all(Dataset dataset, long knownAtNs) {
    return store.asOf(dataset, knownAtNs, -100_000, 100_000, List.of());
  }

  private void infer(long nowNs) {
    InferredListings inferred =
        new InferredListings(
            all(Dataset.DAILY_BAR, Long.MAX_VALUE),
            all(Dataset.LISTING, Long.MAX_VALUE),
            code -> SecurityKind.STOCK,
            HistoryRules.PUBLICATION,
            nowNs);
    store.load(new Source("starts", "02"), inferred.starts(), nowNs);
    store.load(new Source("ends", Long.toHexString(nowNs)), inferred.ends(), nowNs);
  }

  private List<String> intervals(long knownAtNs) {
    FactTable listings = all(Dataset.LISTING, knownAtNs);
    List<String> intervals = new ArrayList<>();
    for (int row = 0; row < listings.size(); row++) {
      if (listings.cell(row, Dataset.LISTING.field("inferred")) == 1) {
        intervals.add(
            listings.subject(row)
                + " "
                + LocalDate.ofEpochDay(listings.period(row))
                + ".."
                + (listings.isMissing(row, DELISTED_ON)
                    ? ""
                    : LocalDate.ofEpochDay(listings.cell(row, DELISTED_ON))));
      }
    }
    return intervals;
  }

  @Test
  void theDeadAreListedFromFirstToLastSessionSeen() {
    bars("2330", "2019-01-02", "2019-12-31");
    listed("2330", "1994-09-05");
    bars("1111", "2019-01-02", "2019-06-28");
    bars("2222", "2019-03-04", "2019-12-31");
    infer(NOW);
    assertThat(intervals(NOW)).containsExactly("1111 2019-01-02..2019-06-29", "2222 2019-03-04..");
    // That it is gone shows after twenty sessions without it.
    long shown = HistoryRules.PUBLICATION.sessionPrices(day("2019-07-26"));
    assertThat(intervals(shown - 1)).containsExactly("1111 2019-01-02..", "2222 2019-03-04..");
    assertThat(intervals(shown)).contains("1111 2019-01-02..2019-06-29");
    infer(NOW + 1);
    assertThat(store.versions(Dataset.LISTING, 0, 100_000, List.of("1111", "2222")).size())
        .isEqualTo(3);
  }

  @Test
  void aCodeListedElsewhereBeforeEndsWhereItsListingBegins() {
    bars("2330", "2019-01-02", "2019-12-31");
    listed("2330", "1994-09-05");
    bars("1582", "2019-01-02", "2019-12-31");
    listed("1582", "2019-05-02");
    infer(NOW);
    assertThat(intervals(NOW)).containsExactly("1582 2019-01-02..2019-05-02");
  }

  @Test
  void aHoleInTheTablesEndsAnInterval() {
    bars("2330", "2018-01-02", "2018-03-30");
    bars("2330", "2019-01-02", "2019-03-29");
    listed("2330", "1994-09-05");
    bars("1111", "2018-01-02", "2018-03-30");
    bars("1111", "2019-01-02", "2019-03-29");
    infer(NOW);
    assertThat(intervals(NOW)).containsExactly("1111 2018-01-02..2018-03-31", "1111 2019-01-02..");
    bars("2330", "2018-03-31", "2019-01-01");
    bars("1111", "2018-03-31", "2019-01-01");
    infer(NOW + 1_000);
    assertThat(intervals(NOW)).hasSize(2).contains("1111 2018-01-02..2018-03-31");
    assertThat(intervals(NOW + 1_000))
        .containsExactly("1111 2018-01-02..2199-12-31", "1111 2019-01-02..2019-01-02");
  }

  @Test
  void aSuspendedCodeStaysListed() {
    bars("2330", "2019-01-02", "2019-12-31");
    listed("2330", "1994-09-05");
    bars("1111", "2019-01-02", "2019-03-29");
    bars("1111", "2019-04-15", "2019-12-31");
    infer(NOW);
    assertThat(intervals(NOW)).containsExactly("1111 2019-01-02..");
  }
}
