package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every number of both catalogues, with the version and the length the manuals give it. */
class FormatsTest {

  @Test
  void versionsAndLengthsOfTwse() {
    assertThat(layouts(1))
        .contains(
            "1 v9 114-114",
            "3 v2 189-189",
            "5 v1 14-74",
            "6 v4 32-131",
            "9 v3 31-31",
            "10 v1 26-26",
            "12 v3 374-374",
            "13 v3 44-44",
            "15 v1 20-20",
            "16 v1 17-17",
            "17 v4 32-131",
            "18 v3 374-374",
            "19 v1 26-26",
            "21 v1 116-116",
            "22 v1 60-60",
            "25 v1 32-32");
    assertThat(Formats.layout(1, 11)).isNull();
  }

  @Test
  void versionsAndLengthsOfTpex() {
    assertThat(layouts(2))
        .contains(
            "1 v9 114-114",
            "5 v1 14-74",
            "6 v4 32-131",
            "9 v3 31-31",
            "11 v3 374-374",
            "12 v2 26-26",
            "13 v3 44-44",
            "15 v1 20-20",
            "16 v1 17-17",
            "17 v4 32-131",
            "18 v3 374-374",
            "19 v1 26-26",
            "21 v1 116-116",
            "22 v1 60-60",
            "25 v1 32-32");
    assertThat(Formats.layout(2, 3)).isNull();
  }

  @Test
  void passedOverIsWhatTheCatalogueHasAndNobodyDecodes() {
    assertThat(passedOver(1)).containsExactly(2, 4, 7, 8, 14);
    assertThat(passedOver(2)).containsExactly(2, 4, 7, 8, 10, 14);
    for (int market = 1; market <= 2; market++) {
      for (int format : passedOver(market)) {
        assertThat(Formats.layout(market, format)).isNull();
      }
    }
  }

  private static List<String> layouts(int market) {
    return IntStream.range(0, 100)
        .mapToObj(format -> Formats.layout(market, format))
        .filter(layout -> layout != null)
        .map(
            layout ->
                layout.format()
                    + " v"
                    + layout.version()
                    + " "
                    + layout.minLength()
                    + "-"
                    + layout.maxLength())
        .toList();
  }

  private static List<Integer> passedOver(int market) {
    return IntStream.range(0, 100)
        .filter(format -> Formats.isPassedOver(market, format))
        .boxed()
        .toList();
  }
}
