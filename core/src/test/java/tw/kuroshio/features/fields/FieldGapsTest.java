package tw.kuroshio.features.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.FieldGap;
import tw.kuroshio.features.FieldGap.Kind;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.TradingCalendar;

/** Why a field of the store is missing: each cause, with the dates that tell it. */
class FieldGapsTest {

  private static final long HOUR_NS = 3_600_000_000_000L;

  private static final IndexReviews REVIEWS =
      IndexReviews.parse(
          "2000-01-01 3,6,9,12 3 friday",
          TradingCalendar.parse("range 2020-01-02 2020-12-31 2021-01-06"));

  private final FactTable revenue = new FactTable(Dataset.MONTHLY_REVENUE);
  private final FactTable margin = new FactTable(Dataset.MARGIN_BALANCE);
  private final FactTable listing = new FactTable(Dataset.LISTING);
  private final FactTable statement = new FactTable(Dataset.STATEMENT);

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }

  private static int add(FactTable table, String period, String known, long hour) {
    int row = table.add("2330", day(period), 0, TaipeiTime.utcNs(day(known), hour * HOUR_NS));
    table.setVersion(row, 1);
    return row;
  }

  private FieldGap why(Field field, String... sessions) {
    int[] days = new int[sessions.length];
    for (int i = 0; i < days.length; i++) {
      days[i] = day(sessions[i]);
    }
    StoreFields fields =
        new StoreFields(
            List.of("2330", "1101"),
            List.of(
                AsOfIndex.of(revenue),
                AsOfIndex.of(margin),
                AsOfIndex.of(listing),
                AsOfIndex.of(statement)),
            StoreFields.BEFORE_OPEN,
            REVIEWS);
    if (!(field instanceof BarField)) {
      double[] values = new double[days.length];
      fields.fill(0, field, days, days.length, values);
      assertThat(values[days.length - 1]).isNaN();
    }
    return fields.why(0, field, days, days.length - 1);
  }

  private static void assertSays(FieldGap gap, Kind kind, String detail) {
    assertThat(gap).isEqualTo(new FieldGap(kind, detail));
  }

  @Test
  void rowsThatAreNotThereOrNotYet() {
    StoreField field = StoreField.of(Dataset.MONTHLY_REVENUE, "revenue");
    assertSays(
        why(field, "2020-03-19"), Kind.NO_TABLE, "is not known: table monthly_revenue has no rows");
    assertSays(
        why(StoreField.of(Dataset.VALUATION, "pe"), "2020-03-19"),
        Kind.NO_TABLE,
        "is not known: table valuation has no rows");
    revenue.set(add(revenue, "2020-02-01", "2020-03-19", 9), 0, 5);
    assertSays(
        why(field, "2020-03-18", "2020-03-19"),
        Kind.NOT_YET,
        "was not known by 2020-03-19 08:45: the first row counts from 2020-03-19 09:00");
    assertSays(
        why(field.ofSubject("2454"), "2020-03-19"),
        Kind.NO_ROWS,
        "is not known: its table has no rows of 2454");
    assertThat(
            new StoreFields(List.of("1101"), List.of(AsOfIndex.of(revenue)), 0, REVIEWS)
                .why(0, field, new int[] {day("2020-03-19")}, 0)
                .detail())
        .endsWith("no rows of 1101");
  }

  @Test
  void aRowTooOldAndPeriodsBefore() {
    StoreField field = StoreField.of(Dataset.MONTHLY_REVENUE, "revenue");
    add(revenue, "2020-01-01", "2020-02-10", 9);
    revenue.set(add(revenue, "2020-02-01", "2020-03-10", 9), 0, 5);
    assertSays(
        why(field, "2020-03-11", "2020-06-04", "2020-06-05"),
        Kind.OVERDUE,
        "is overdue: the newest known by 2020-06-05 08:45 is of 2020-02, more than 124 days before");
    assertSays(
        why(field.back(12), "2020-03-11"),
        Kind.NO_PERIOD,
        "was not known by 2020-03-11 08:45: no row of 2019-02, 12 before 2020-02");
    assertSays(why(field.back(1), "2020-03-11"), Kind.EMPTY, "is empty in the row of 2020-01");
    add(statement, "2019-10-01", "2020-03-01", 9);
    StoreField eps = StoreField.of(Dataset.STATEMENT, "eps");
    assertSays(why(eps, "2020-03-11"), Kind.EMPTY, "is empty in the row of 2019Q4");
    assertThat(why(eps.back(1), "2020-03-11").detail())
        .endsWith("no row of 2019Q3, 1 before 2019Q4");
  }

  @Test
  void aFlowThatCounted() {
    StoreField change = StoreField.of(Dataset.MARGIN_BALANCE, "margin_change");
    int row = add(margin, "2020-03-18", "2020-03-18", 21);
    assertThat(why(change, "2020-03-19").kind()).isEqualTo(Kind.EMPTY);
    margin.set(row, Dataset.MARGIN_BALANCE.field("margin_change"), 3);
    assertSays(
        why(change, "2020-03-19", "2020-03-20"),
        Kind.COUNTED,
        "has nothing new by 2020-03-20 08:45: 2020-03-18, the newest known, counted in a session"
            + " before");
    add(margin, "2020-03-19", "2020-03-20", 21);
    assertSays(
        why(change, "2020-03-19", "2020-03-20", "2020-03-23"),
        Kind.EMPTY,
        "is empty in the row of 2020-03-19");
  }

  @Test
  void aListingThatEnded() {
    int row = add(listing, "1994-09-05", "1994-09-05", 8);
    listing.setText(row, Dataset.LISTING.field("industry"), "24");
    listing.set(row, Dataset.LISTING.field("delisted_on"), day("2020-03-20"));
    assertSays(
        why(StoreField.of(Dataset.LISTING, "industry"), "2020-03-19", "2020-03-20"),
        Kind.ENDED,
        "is no more known: the listing ended on 2020-03-20");
  }

  @Test
  void whatIsOfNoTable() {
    assertThat(why(LiveField.BID, "2020-03-19").kind()).isEqualTo(Kind.LIVE);
    assertSays(
        why(CalendarField.SESSIONS_TO_INDEX_REVIEW, "2021-03-19"),
        Kind.OUTSIDE_CALENDAR,
        "is not known on 2021-03-19, outside the calendar");
    assertThatThrownBy(() -> why(BarField.CLOSE, "2020-03-19"))
        .hasMessageContaining("is read from the bars");
  }
}
