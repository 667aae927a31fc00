package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.history.HistoryRules.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.FactStore.Source;

/** Single quarters of small cumulative figures, through a store as an import does it. */
class SingleQuartersTest {

  private static final Dataset FILED = Dataset.STATEMENT_FILED;
  private static final int REVENUE = FILED.field("revenue");
  private static final int ASSETS = FILED.field("total_assets");
  private static final String[] FIRST_DAYS = {
    "2024-01-01", "2024-04-01", "2024-07-01", "2024-10-01"
  };

  private final FactStore store = new InHeapFactStore();
  private long loads = 1_000;

  /** Files one quarter's cumulative revenue and its assets, then makes the single quarters. */
  private void file(int quarter, long knownAtNs, long revenueToDate, long assets) {
    FactTable rows = new FactTable(FILED);
    int row = rows.add("2330", day(FIRST_DAYS[quarter - 1]), 0, knownAtNs);
    rows.set(row, REVENUE, revenueToDate);
    rows.set(row, ASSETS, assets);
    store.load(new Source("filed", "f" + ++loads), rows, loads);
    derive();
  }

  private FactStore.Loaded derive() {
    FactTable filed = store.versions(FILED, 0, 50_000, List.of("2330"));
    return store.load(new Source("made", "m" + ++loads), SingleQuarters.of(filed), loads);
  }

  private long single(int quarter, long knownAtNs, int field) {
    long period = day(FIRST_DAYS[quarter - 1]);
    FactTable known = store.asOf(Dataset.STATEMENT, knownAtNs, period, period, List.of("2330"));
    return known.size() == 0 ? FactTable.MISSING : known.cell(0, field);
  }

  @Test
  void aQuarterIsTheDifferenceOfTwoCumulativeFigures() {
    file(1, 10, 100, 900);
    file(2, 20, 230, 910);
    file(3, 30, 330, 920);
    file(4, 40, 500, 930);

    assertThat(single(1, 40, REVENUE)).isEqualTo(100);
    assertThat(single(2, 40, REVENUE)).isEqualTo(130);
    assertThat(single(3, 40, REVENUE)).isEqualTo(100);
    assertThat(single(4, 40, REVENUE)).isEqualTo(170);
    assertThat(single(3, 40, ASSETS)).isEqualTo(920);
    assertThat(single(2, 19, REVENUE)).isEqualTo(FactTable.MISSING);
    assertThat(derive()).isEqualTo(new FactStore.Loaded(0, 0, 4));
  }

  @Test
  void aMissingQuarterLeavesTheNextOneMissingUntilItComes() {
    file(1, 10, 100, 900);
    file(3, 30, 330, 920);

    assertThat(single(3, 40, REVENUE)).isEqualTo(FactTable.MISSING);
    assertThat(single(3, 40, ASSETS)).isEqualTo(920);

    file(2, 20, 230, 910);

    assertThat(single(2, 20, REVENUE)).isEqualTo(130);
    assertThat(single(3, 30, REVENUE)).isEqualTo(100);
    assertThat(single(3, 29, REVENUE)).isEqualTo(FactTable.MISSING);
  }

  @Test
  void aRestatementChangesItsQuarterAndTheNextFromThenOn() {
    file(1, 10, 100, 900);
    file(2, 20, 230, 910);
    file(1, 25, 90, 900);

    assertThat(single(1, 24, REVENUE)).isEqualTo(100);
    assertThat(single(2, 24, REVENUE)).isEqualTo(130);
    assertThat(single(1, 25, REVENUE)).isEqualTo(90);
    assertThat(single(2, 25, REVENUE)).isEqualTo(140);
    assertThat(derive().revised()).isZero();
  }

  @Test
  void theFirstQuarterOfAYearStandsAlone() {
    file(4, 40, 500, 930);
    FactTable rows = new FactTable(FILED);
    int row = rows.add("2330", day("2025-01-01"), 0, 50);
    rows.set(row, REVENUE, 120);
    store.load(new Source("filed", "next"), rows, 60);
    derive();

    FactTable known =
        store.asOf(Dataset.STATEMENT, 50, day("2025-01-01"), day("2025-01-01"), List.of("2330"));
    assertThat(known.cell(0, REVENUE)).isEqualTo(120);
    assertThat(single(4, 50, REVENUE)).isEqualTo(FactTable.MISSING);
  }

  @Test
  void otherTablesAreRefused() {
    assertThatThrownBy(() -> SingleQuarters.of(new FactTable(Dataset.STATEMENT)))
        .hasMessageContaining("not of statement");
  }
}
