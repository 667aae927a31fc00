package tw.kuroshio.features.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.SecurityKind;

/** What a history is made of: bars, ex-dates and members, each as known on its own day. */
class KnownBarsTest {

  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long DAY = LocalDate.of(2024, 10, 28).toEpochDay();

  private final FactTable bars = new FactTable(Dataset.DAILY_BAR);

  private void bar(String code, long day, long knownDay, int version, long close, long volume) {
    int row = bars.add(code, day, 0, TaipeiTime.utcNs(knownDay, 14 * HOUR_NS));
    bars.setVersion(row, version);
    if (close > 0) {
      bars.set(row, Dataset.DAILY_BAR.field("close"), close);
    }
    bars.set(row, Dataset.DAILY_BAR.field("volume"), volume);
  }

  @Test
  void aBarIsAsItWasKnownOnItsDay() {
    bar("1101", DAY, DAY, 1, 10, 5);
    bar("1101", DAY, DAY, 2, 11, 5);
    bar("1101", DAY, DAY + 9, 3, 12, 5);
    bar("1101", DAY + 1, DAY + 2, 1, 20, 5);
    bar("1101", DAY + 1, DAY + 3, 2, 21, 5);
    bar("1101", DAY + 2, DAY + 2, 1, 0, 0);
    bar("1101", DAY + 3, DAY + 3, 1, 30, 0);
    bar("1101", DAY + 4, DAY + 4, 1, 40, 7);
    bar("2330", DAY, DAY + 1, 1, 50, 7);

    KnownBars known = KnownBars.of(bars);

    assertThat(known.codes()).containsExactly("1101", "2330");
    assertThat(known.of("1101").epochDay()).containsExactly((int) DAY, (int) DAY + 4);
    assertThat(known.of("1101").closeE4()).containsExactly(11, 40);
    assertThat(known.of("1101").openE4()).containsExactly(0, 0);
    assertThat(known.of("2330").size()).isZero();
    assertThat(known.of("9999").size()).isZero();
    assertThat(known.late()).isEqualTo(2);
    assertThatThrownBy(() -> KnownBars.of(new FactTable(Dataset.LISTING)))
        .hasMessageContaining("not from listing");
  }

  private static void exDate(FactTable to, long day, long knownDay, int version, long reference) {
    int row = to.add("1101", day, 0, TaipeiTime.utcNs(knownDay, 8 * HOUR_NS));
    to.setVersion(row, version);
    to.set(row, Dataset.REFERENCE_PRICE.field("prev_close"), 100);
    to.set(row, Dataset.REFERENCE_PRICE.field("ref_price"), reference);
  }

  @Test
  void anExDateOnADayWithoutTradingTakesEffectInTheNextSession() {
    TradingCalendar calendar =
        TradingCalendar.parse(
            """
            range 2024-10-01 2024-11-29 2024-12-04
            2024-10-31 closure T typhoon
            """);
    FactTable table = new FactTable(Dataset.REFERENCE_PRICE);
    exDate(table, DAY, DAY, 1, 98);
    exDate(table, DAY, DAY + 1, 2, 97);
    exDate(table, DAY + 1, DAY + 2, 1, 96);
    exDate(table, DAY + 3, DAY + 3, 1, 95);
    exDate(table, DAY + 4, DAY + 4, 1, 94);

    ExDateRatios ratios = KnownExDates.of(table, calendar).of("1101");

    assertThat(ratios.epochDay()).containsExactly((int) DAY, (int) DAY + 4);
    assertThat(ratios.ratio()).containsExactly(0.98, 0.94);
    assertThat(KnownExDates.of(table, calendar).of("2330").size()).isZero();
    assertThatThrownBy(() -> KnownExDates.of(new FactTable(Dataset.LISTING), calendar))
        .hasMessageContaining("not from listing");
  }

  @Test
  void membersAreOfTheClassAndListedOnTheDay() {
    FactTable table = new FactTable(Dataset.LISTING);
    String[] codes = {"0050", "1101", "2330"};
    String[] kinds = {"ETF", "STOCK", "STOCK"};
    for (int i = 0; i < codes.length; i++) {
      int row = table.add(codes[i], DAY + i, 0, TaipeiTime.utcNs(DAY + i, 8 * HOUR_NS));
      table.setVersion(row, 1);
      table.setText(row, Dataset.LISTING.field("kind"), kinds[i]);
      if (i == 1) {
        table.set(row, Dataset.LISTING.field("delisted_on"), DAY + 3);
      }
    }
    ListedUniverse universe =
        new ListedUniverse(
            List.of("0050", "1101", "2330", "9999"),
            AsOfIndex.of(table),
            SecurityKind.STOCK,
            StoreFields.BEFORE_OPEN);
    int day = (int) DAY;
    assertThat(universe.isMember(0, day)).isFalse();
    assertThat(universe.isMember(1, day)).isFalse();
    assertThat(universe.isMember(1, day + 1)).isTrue();
    assertThat(universe.isMember(1, day + 2)).isTrue();
    assertThat(universe.isMember(1, day + 3)).isFalse();
    assertThat(universe.isMember(2, day + 1)).isFalse();
    assertThat(universe.isMember(2, day + 2)).isTrue();
    assertThat(universe.isMember(3, day)).isFalse();
  }
}
