package tw.kuroshio.features.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.TradingCalendar;

class IndexReviewsTest {

  private static final TradingCalendar CALENDAR =
      TradingCalendar.parse(
          """
          range 2024-06-03 2024-12-31 2025-01-06
          2024-06-10 holiday S Dragon Boat
          2024-07-24 closure T typhoon
          2024-09-17 holiday S Moon festival
          """);

  private static String resource(String path) throws IOException {
    try (InputStream in = IndexReviews.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private final IndexReviews reviews =
      IndexReviews.parse(resource("/tw/kuroshio/features/fields/" + IndexReviews.FILE), CALENDAR);

  IndexReviewsTest() throws IOException {}

  private double until(String date) {
    return reviews.sessionsUntil(LocalDate.parse(date).toEpochDay());
  }

  @Test
  void sessionsAreCountedUpToTheThirdFriday() {
    assertThat(until("2024-06-21")).isZero();
    assertThat(until("2024-06-20")).isEqualTo(1);
    // five of the week, four of the week with the holiday before it on Monday
    assertThat(until("2024-06-14")).isEqualTo(5);
    assertThat(until("2024-06-07")).isEqualTo(9);
    assertThat(until("2024-06-09")).isEqualTo(9);
  }

  @Test
  void aTyphoonIsNotForeseenAndChangesNothingBeforeIt() {
    TradingCalendar without =
        TradingCalendar.parse(
            """
            range 2024-06-03 2024-12-31 2025-01-06
            2024-09-17 holiday S Moon festival
            """);
    IndexReviews unaware = IndexReviews.parse("2000-01-01 3,6,9,12 3 friday", without);
    for (long day = LocalDate.of(2024, 6, 22).toEpochDay();
        day <= LocalDate.of(2024, 9, 20).toEpochDay();
        day++) {
      assertThat(reviews.sessionsUntil(day)).isEqualTo(unaware.sessionsUntil(day));
    }
  }

  @Test
  void nothingIsKnownBeyondTheCalendarOrBeforeTheRule() {
    assertThat(until("2024-12-20")).isZero();
    assertThat(until("2024-12-23")).isNaN();
    assertThat(until("2024-06-02")).isNaN();
    assertThat(until("2025-01-02")).isNaN();
    IndexReviews later = IndexReviews.parse("2024-09-01 3,6,9,12 3 friday", CALENDAR);
    assertThat(later.sessionsUntil(LocalDate.of(2024, 8, 30).toEpochDay())).isNaN();
    assertThat(later.sessionsUntil(LocalDate.of(2024, 9, 19).toEpochDay())).isEqualTo(1);
  }

  @Test
  void aBadLineIsNamed() {
    assertThatThrownBy(() -> IndexReviews.parse("# x\n2000-01-01 13 3 friday", CALENDAR))
        .hasMessageContaining("reviews.txt line 2");
    assertThatThrownBy(() -> IndexReviews.parse("2000-01-01 3 3 someday", CALENDAR))
        .hasMessageContaining("someday");
    assertThatThrownBy(() -> IndexReviews.parse("2000-01-01", CALENDAR))
        .hasMessageContaining("line 1");
  }
}
