package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.adapters.simulator.Desk.e4;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.SecurityKind;

class PathGeneratorTest {

  private static PrintPath path(String date, DayMaterial material, int maxPrints) {
    DayRules rules = Rules.on(date);
    SeededRandom random = new SeededRandom(11);
    return new PathGenerator(
            rules.session(),
            new PrintTimes(rules.session(), 7_000_000_000L),
            rules.ticks(SecurityKind.STOCK),
            1_000,
            maxPrints,
            1,
            random)
        .generate(material);
  }

  private static List<String> prices(PrintPath path) {
    List<String> prices = new ArrayList<>();
    for (int i = 0; i < path.size(); i++) {
      prices.add(path.priceE4(i) / 10_000.0 + "x" + path.lots(i));
    }
    return prices;
  }

  @Test
  void aDayIsBusyAtBothEnds() {
    PrintPath path =
        path("2025-04-08", Desk.bar("100", "105", "95", "100", 500_000_000L, 5_000), 1_000);
    assertThat(path.size()).isEqualTo(1_000);
    SessionSchedule session = Rules.on("2025-04-08").session();
    long third = (session.closingCallNsOfDay() - session.openNsOfDay()) / 3;
    long[] lots = new long[3];
    for (int i = 1; i < path.size() - 1; i++) {
      lots[(int) ((path.timeNsOfDay(i) - session.openNsOfDay()) / third)] += path.lots(i);
    }
    assertThat(lots[0]).isGreaterThan(lots[1] * 3 / 2);
    assertThat(lots[2]).isGreaterThan(lots[1] * 3 / 2);
    assertThat(path.lots(0)).isBetween(15_000, 25_000);
    assertThat(path.lots(999)).isBetween(30_000, 50_000);
  }

  @Test
  void periodicCallsPrintAtMostOncePerCall() {
    PrintPath path =
        path("2008-10-20", Desk.bar("100", "102", "98", "100", 500_000_000L, 5_000), 1_000);
    // 09:00:32 to 13:24:52 every 25 seconds and both calls
    assertThat(path.size()).isEqualTo(635 + 2);
    for (int i = 1; i < path.size() - 1; i++) {
      long sinceOpen = path.timeNsOfDay(i) - 9 * 3_600_000_000_000L;
      assertThat(sinceOpen).isEqualTo((25L * i + 7) * 1_000_000_000L);
    }
  }

  @Test
  void tooFewLotsKeepTheCloseThenTheOpenThenTheFurtherExtreme() {
    DayMaterial one = Desk.bar("100", "104", "97", "101", 1_999, 4);
    DayMaterial two = Desk.bar("100", "104", "97", "101", 2_000, 4);
    DayMaterial three = Desk.bar("100", "104", "97", "101", 3_000, 4);
    DayMaterial none = Desk.bar("100", "104", "97", "101", 999, 4);
    assertThat(prices(path("2025-04-08", one, 100))).containsExactly("101.0x1");
    assertThat(prices(path("2025-04-08", two, 100))).containsExactly("100.0x1", "101.0x1");
    assertThat(prices(path("2025-04-08", three, 100)))
        .containsExactly("100.0x1", "104.0x1", "101.0x1");
    assertThat(prices(path("2025-04-08", none, 100))).isEmpty();
    assertThat(path("2025-04-08", one, 100).untouched).isEqualTo(3);
    assertThat(path("2025-04-08", one, 100).droppedShares).isEqualTo(999);
    assertThat(path("2025-04-08", none, 100).untouched).isEqualTo(4);
  }

  @Test
  void aBarWithoutVolumePrintsOneLotAtEachPriceItMustTouch() {
    DayMaterial bars =
        new DayMaterial.Bars(
            new IntradayBars(
                new int[] {8 * 3_600, 9 * 3_600 + 300},
                300,
                new long[] {e4("100"), e4("100")},
                new long[] {e4("100"), e4("101")},
                new long[] {e4("100"), e4("99")},
                new long[] {e4("100"), e4("100.5")},
                new long[] {0, 0}));
    PrintPath path = path("2025-04-08", bars, 100);
    assertThat(path.totalLots()).isEqualTo(4);
    assertThat(path.impliedLots).isEqualTo(4);
    assertThat(path.ignoredBars).isEqualTo(1);
    assertThat(path.timeNsOfDay(0)).isGreaterThanOrEqualTo(9 * 3_600_000_000_000L);
  }

  @Test
  void pricesOffTheGridAreTouchedAllTheSame() {
    PrintPath path = path("2025-04-08", Desk.bar("100.2", "101", "99.97", "100.7", 40_000, 40), 40);
    assertThat(path.size()).isEqualTo(40);
    assertThat(prices(path).getFirst()).startsWith("100.2x");
    assertThat(prices(path).getLast()).startsWith("100.7x");
    assertThat(String.join(" ", prices(path))).contains("101.0x", "99.97x");
  }
}
