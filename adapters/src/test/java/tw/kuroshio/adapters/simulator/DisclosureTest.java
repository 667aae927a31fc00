package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.market.DayRules;

/**
 * What the exchange tells beside the stock line, over a simulated market with all its incidents.
 */
class DisclosureTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final long SECOND = 1_000_000_000L;
  private static final long OPEN = LocalTime.of(9, 0).toNanoOfDay();
  private static final IncidentRates MANY =
      new IncidentRates(0.05, 0.1, 0.2, 0.1, 0.1, 0.3, true, 10);

  private static DayLog play(DisclosureSettings disclosure, int instruments, long seed) {
    SyntheticMarket market = SyntheticMarket.generate(seed, DATE, instruments, 5, Rules.ALL);
    return DayLog.play(new SimulatedExchange(market.script().with(disclosure).with(MANY), seed));
  }

  @Test
  void everySnapshotShowsTheLastQuoteAndThePricesOfTheDay() {
    DayLog log = play(DisclosureSettings.WHOLE, 20, 1);
    Map<String, Integer> at = new HashMap<>();
    Map<String, List<DayLog.Quote>> quotes = byCode(log.quotes);
    Map<String, List<Long>> day = new HashMap<>();
    int last = 0;
    for (DayLog.Quote snapshot : log.snapshots) {
      List<DayLog.Quote> told = quotes.getOrDefault(snapshot.code(), List.of());
      int next = at.getOrDefault(snapshot.code(), 0);
      List<Long> prices = day.getOrDefault(snapshot.code(), List.of(0L, 0L, 0L));
      while (next < told.size() && told.get(next).nsOfDay() < snapshot.sentNsOfDay()) {
        prices = withPrice(prices, told.get(next));
        next++;
      }
      at.put(snapshot.code(), next);
      day.put(snapshot.code(), prices);
      DayLog.Quote shown = told.get(next - 1);
      assertThat(snapshot.content()).isEqualTo(shown.content());
      assertThat(snapshot.day()).isEqualTo(prices);
      if (snapshot.nsOfDay() < 0) {
        last++;
        assertThat(next).isEqualTo(told.size());
      } else {
        assertThat(snapshot.nsOfDay()).isEqualTo(shown.nsOfDay());
      }
    }
    assertThat(last).isEqualTo(quotes.size());
  }

  private static Map<String, List<DayLog.Quote>> byCode(List<DayLog.Quote> quotes) {
    Map<String, List<DayLog.Quote>> byCode = new TreeMap<>();
    for (DayLog.Quote quote : quotes) {
      byCode.computeIfAbsent(quote.code(), code -> new ArrayList<>()).add(quote);
    }
    return byCode;
  }

  private static List<Long> withPrice(List<Long> prices, DayLog.Quote quote) {
    if (!quote.trade() || quote.isTrial() || quote.lots() == 0) {
      return prices;
    }
    long price = quote.priceE4();
    return prices.get(0) == 0
        ? List.of(price, price, price)
        : List.of(prices.get(0), Math.max(prices.get(1), price), Math.min(prices.get(2), price));
  }

  @Test
  void snapshotsComeWhenChangedAndAgainWithinThirtySeconds() {
    DayLog log = play(DisclosureSettings.WHOLE, 20, 2);
    Map<Long, Integer> bySecond = new TreeMap<>();
    byCode(log.snapshots)
        .forEach(
            (code, snapshots) -> {
              for (int i = 1; i < snapshots.size(); i++) {
                DayLog.Quote before = snapshots.get(i - 1);
                DayLog.Quote now = snapshots.get(i);
                long apart = now.sentNsOfDay() - before.sentNsOfDay();
                if (now.nsOfDay() >= 0) {
                  boolean changed = !now.content().equals(before.content());
                  assertThat(apart).isBetween(5 * SECOND, 35 * SECOND);
                  assertThat(changed || apart >= 30 * SECOND || now.nsOfDay() != before.nsOfDay())
                      .isTrue();
                }
                bySecond.merge(now.sentNsOfDay() / SECOND % 5, 1, Integer::sum);
              }
            });
    assertThat(bySecond).hasSize(5);
    assertThat(log.counts).containsKeys("1/20/3", "2/20/3");
  }

  @ParameterizedTest
  @CsvSource({"2019-11-11, 0", "2020-10-23, 0", "2020-10-26, 180", "2023-01-03, 60"})
  void oddLotsFollowTheDatesRules(String date, int interval) {
    DayRules rules = Rules.on(date);
    List<ScriptedInstrument> scripted = RandomDayTest.randomDay(rules, new SeededRandom(1), 20);
    DayLog log =
        DayLog.play(
            new SimulatedExchange(
                new DayScript(rules, scripted).with(DisclosureSettings.WHOLE), 1));
    assertThat(log.oddLots.isEmpty()).isEqualTo(interval == 0);
    assertThat(log.counts.containsKey("1/22/5")).isEqualTo(interval > 0);
    if (interval > 0) {
      assertThat(log.other(22).getFirst()).endsWith(" " + interval + "s");
      checkOddLots(log.oddLots, interval);
    }
  }

  @Test
  void oddLotsOfTodayAreCalledEveryFiveSeconds() {
    DayLog log = play(DisclosureSettings.WHOLE, 20, 3);
    checkOddLots(log.oddLots, 5);
    assertThat(byCode(log.oddLots).size()).isBetween(6, 18);
  }

  private static void checkOddLots(List<DayLog.Quote> oddLots, int interval) {
    long firstCall = LocalTime.of(9, 10).toNanoOfDay();
    byCode(oddLots)
        .forEach(
            (code, quotes) -> {
              long shares = 0;
              boolean opened = false;
              long slot = -1;
              for (DayLog.Quote quote : quotes) {
                assertThat(quote.isTrial()).isEqualTo(quote.nsOfDay() < firstCall);
                assertThat(quote.nsOfDay()).isGreaterThan(OPEN);
                if (!quote.isTrial()) {
                  shares += quote.lots();
                  boolean closing = quote.status().contains("closing");
                  long second = quote.nsOfDay() / SECOND % interval;
                  slot = slot < 0 ? second : slot;
                  assertThat(second == slot || closing).isTrue();
                  assertThat(quote.status().contains("opening"))
                      .isEqualTo(quote.trade() && !opened && !closing);
                  opened |= quote.trade();
                }
                assertThat(quote.lots()).isLessThan(1_000);
                assertThat(quote.cumulativeLots()).isEqualTo(shares);
                assertThat(quote.status()).contains("call");
              }
              assertThat(quotes.getLast().status()).isEqualTo("call closing");
              assertThat(shares).isPositive();
            });
  }

  @Test
  void heartbeatsRunFromStartToEnd() {
    List<String> beats =
        play(DisclosureSettings.SPARING, 10, 4).other(16).stream()
            .filter(beat -> beat.startsWith("TWSE"))
            .toList();
    assertThat(beats.getFirst()).isEqualTo("TWSE 08:30 1 08:30 START");
    assertThat(beats.get(1)).isEqualTo("TWSE 08:30:30 2 08:30:30 NORMAL");
    int last = beats.size() - 3;
    LocalTime end = LocalTime.parse(beats.get(last).split(" ", -1)[1]);
    assertThat(end).isAfterOrEqualTo(LocalTime.of(13, 31));
    for (int i = 0; i < 3; i++) {
      assertThat(beats.get(last + i))
          .isEqualTo("TWSE " + end.plusSeconds(30L * i) + " " + (last + 1) + " none END");
    }
    assertThat(beats.subList(1, last)).allMatch(beat -> beat.endsWith("NORMAL"));
  }

  @Test
  void staticDataGoesRoundOnEveryLineUntilTheOpen() {
    DayLog log = play(DisclosureSettings.WHOLE, 40, 5);
    long cycles = log.lines.stream().filter(line -> line.startsWith("1/1 AL ")).count();
    assertThat(cycles).isEqualTo(80);
    assertThat(log.lines).contains("1/1 NE 0");
    assertThat(log.counts.get("1/1/3")).isEqualTo(log.counts.get("1/1/1"));
    assertThat(log.counts.get("1/22/5")).isEqualTo(log.counts.get("1/1/1"));
    assertThat(log.counts.get("2/22/5")).isEqualTo(log.counts.get("2/1/1"));
  }

  @Test
  void theOpeningMinuteIsTenTimesAsBusyAsTheDay() {
    SyntheticMarket market = SyntheticMarket.generate(6, DATE, 200, 5, Rules.ALL);
    DayLog log = DayLog.play(new SimulatedExchange(market.script(), 6));
    long session = log.quotes.stream().filter(quote -> quote.nsOfDay() >= OPEN).count();
    long first =
        log.quotes.stream()
            .filter(q -> q.nsOfDay() >= OPEN && q.nsOfDay() < OPEN + 60 * SECOND)
            .count();
    assertThat(first / (session / 270.0)).isBetween(8.0, 12.0);
  }

  @Test
  void everythingHappensInAMarketOfAFewHundred() {
    SyntheticMarket market = SyntheticMarket.generate(1, DATE, 200, 5, Rules.ALL);
    DayLog log = DayLog.play(new SimulatedExchange(market.script(), 1));
    List<String> statuses = log.quotes.stream().map(DayLog.Quote::status).distinct().toList();
    assertThat(statuses)
        .contains(
            "trial call opening delayed",
            "trial call closing delayed",
            "call suspended SUSPENDED_UP",
            "call suspended SUSPENDED_DOWN",
            "continuous trade only");
    assertThat(log.other(15)).anyMatch(line -> line.endsWith("SUSPENDED"));
    assertThat(log.other(19)).isNotEmpty();
    assertThat(log.quotes).anyMatch(q -> !q.bids().isEmpty() && q.bids().getFirst()[0] == 0);
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatThrownBy(() -> new DisclosureSettings(OPEN, 60, 0, 30, 0, 5, 30, 0.5, 5, true))
        .hasMessageContaining("Trial matches must be at least a second apart");
    assertThatThrownBy(() -> new DisclosureSettings(OPEN, 60, 0, 30, 5, -5, 30, 0.5, 5, true))
        .hasMessageContaining("snapshotSeconds must not be negative");
    assertThatThrownBy(() -> new DisclosureSettings(OPEN, 60, 0, 30, 5, 5, 30, 1.5, 5, true))
        .hasMessageContaining("Share of instruments with odd lots must be 0 to 1");
    assertThatThrownBy(() -> new IncidentRates(0.5, 0.6, 0, 0, 0, 0, true, 1))
        .hasMessageContaining("at most 1 together");
    assertThatThrownBy(() -> new IncidentRates(0, 0, 0, 0, 0, 0, true, 0.5))
        .hasMessageContaining("Opening burst must be 1 to 100");
  }
}
