package tw.kuroshio.features.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.FieldNames;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;

class StoreFieldsTest {

  private static final int DAY = (int) LocalDate.of(2024, 9, 18).toEpochDay();
  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final long CLOSE = 14 * HOUR_NS;
  private static final IndexReviews REVIEWS =
      IndexReviews.parse(
          "2000-01-01 3,6,9,12 3 friday",
          TradingCalendar.parse("range 2024-06-03 2024-12-31 2025-01-06"));

  private static AsOfIndex table(Dataset dataset, String column, String subject, long value) {
    FactTable rows = new FactTable(dataset);
    int row = rows.add(subject, DAY, 0, TaipeiTime.utcNs(DAY, 14 * HOUR_NS));
    rows.setVersion(row, 1);
    rows.set(row, dataset.field(column), value);
    return AsOfIndex.of(rows);
  }

  private final List<AsOfIndex> tables =
      List.of(
          table(Dataset.INDEX_DAILY, "close", "TAIEX", 218_505_500),
          table(Dataset.INDEX_MEMBERSHIP, "member", "TW50/2330", 1),
          table(Dataset.SHARES_OUTSTANDING, "shares", "2330", 25_932));

  private double[] of(long decisionNsOfDay, int instrument, Field field) {
    double[] target = {-1, -1, -1};
    new StoreFields(List.of("1101", "2330"), tables, decisionNsOfDay, REVIEWS)
        .fill(instrument, field, new int[] {DAY, DAY + 1, DAY + 2}, 2, target);
    assertThat(target[2]).isEqualTo(-1);
    return new double[] {target[0], target[1]};
  }

  private double[] atClose(int instrument, Field field) {
    return of(CLOSE, instrument, field);
  }

  private static Field named(String name) {
    Field field = FieldNames.named(name);
    assertThat(field).as(name).isNotNull();
    return field;
  }

  @Test
  void anotherSubjectsRowsAreKnownOfEveryInstrument() {
    assertThat(atClose(0, named("taiex"))).containsExactly(21_850.55, 21_850.55);
    assertThat(of(StoreFields.BEFORE_OPEN, 1, named("taiex")))
        .containsExactly(Double.NaN, 21_850.55);
  }

  @Test
  void membersAreAskedForByTheIndex() {
    StoreField member = StoreField.of(Dataset.INDEX_MEMBERSHIP, "member").ofSubject("TW50");
    assertThat(atClose(1, member)).containsExactly(1, 1);
    assertThat(atClose(0, member)).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void ownRowsAreKnownOfTheirInstrumentAlone() {
    assertThat(atClose(1, named("shares_outstanding"))).containsExactly(25_932, 25_932);
    assertThat(atClose(0, named("shares_outstanding"))).containsExactly(Double.NaN, Double.NaN);
    assertThat(atClose(1, named("statement.revenue"))).containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void theCalendarIsKnownAndTheBookIsNot() {
    assertThat(atClose(0, CalendarField.SESSIONS_TO_INDEX_REVIEW)).containsExactly(2, 1);
    assertThat(atClose(0, LiveField.BID)).containsExactly(Double.NaN, Double.NaN);
    assertThatThrownBy(() -> atClose(0, BarField.CLOSE)).hasMessageContaining("close is read");
  }

  @Test
  void aTableIsGivenOnce() {
    List<AsOfIndex> twice = List.of(tables.getFirst(), tables.getFirst());
    assertThatThrownBy(() -> new StoreFields(List.of(), twice, 0, REVIEWS))
        .hasMessageContaining("index_daily must be given once");
  }
}
