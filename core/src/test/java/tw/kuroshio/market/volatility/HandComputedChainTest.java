package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The chain of {@code hand-computed.txt}, step by step, and through the index as a whole. */
class HandComputedChainTest {

  private static final Offset<Double> LAST_DIGITS = within(1e-13);
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final Map<String, OptionChain> chains = new TreeMap<>();
  private final Map<String, String> steps = new TreeMap<>();
  private final Map<String, List<String>> strikes = new TreeMap<>();
  private final long nowNs = Quotes.taipeiNs(TODAY, "13:30");

  HandComputedChainTest() {
    chains.put("near", new OptionChain(Quotes.monthly(TODAY.plusDays(20))));
    chains.put("next", new OptionChain(Quotes.monthly(TODAY.plusDays(50))));
    for (String line : Quotes.lines("hand-computed.txt")) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "quote" -> quote(words);
        case "strip" -> strikes.computeIfAbsent(words[1], n -> new ArrayList<>()).add(words[2]);
        case "weighted", "index" -> steps.put(words[0], words[1]);
        default -> steps.put(words[0] + " " + words[1], words[2]);
      }
    }
  }

  private void quote(String[] words) {
    OptionChain chain = chain(words[1]);
    long strikeE4 = Quotes.e4(words[2]);
    chain.put(strikeE4, OptionRight.PUT, Quotes.e4(words[3]), Quotes.e4(words[4]), nowNs);
    chain.put(strikeE4, OptionRight.CALL, Quotes.e4(words[5]), Quotes.e4(words[6]), nowNs);
  }

  private OptionChain chain(String name) {
    return chains.computeIfAbsent(
        name,
        n -> {
          throw new AssertionError(n);
        });
  }

  private double step(String name) {
    return Double.parseDouble(steps.getOrDefault(name, ""));
  }

  @Test
  void everyStepIsThatOfTheText() {
    for (String name : List.of("near", "next")) {
      TermVariance result =
          VarianceStrip.variance(
              chain(name),
              step("minutes " + name) / 525_600,
              step("rate " + name),
              VolatilitySettings.defaults());
      assertThat(result)
          .isInstanceOfSatisfying(
              TermVariance.Value.class,
              term -> {
                assertThat(term.years()).isCloseTo(step("years " + name), LAST_DIGITS);
                assertThat(term.forward()).isCloseTo(step("forward " + name), within(1e-10));
                assertThat(term.strikeAtForward()).isEqualTo(step("atForward " + name));
                List<String> used = strikes.getOrDefault(name, List.of());
                assertThat(term.strikes()).isEqualTo(used.size());
                assertThat(term.lowestStrike()).isEqualTo(Double.parseDouble(used.getFirst()));
                assertThat(term.highestStrike()).isEqualTo(Double.parseDouble(used.getLast()));
                assertThat(term.variance()).isCloseTo(step("variance " + name), LAST_DIGITS);
              });
    }
  }

  @Test
  void theIndexIsThatOfTheText() {
    RiskFreeRates rates = new RiskFreeRates(step("rate near"), step("rate next"));
    VolatilityReading reading =
        new VolatilityIndex(VolatilitySettings.defaults())
            .at(List.of(chain("next"), chain("near")), rates, nowNs);
    assertThat(reading)
        .isInstanceOfSatisfying(
            VolatilityReading.Value.class,
            value -> assertThat(value.points()).isCloseTo(step("index"), within(1e-9)));
  }

  /** The time of day counts in minutes, and does not in days. */
  @Test
  void daysAndMinutesAgreeAtTheTimeOfSettlementOnly() {
    RiskFreeRates rates = new RiskFreeRates(step("rate near"), step("rate next"));
    List<OptionChain> both = List.of(chain("near"), chain("next"));
    VolatilitySettings minutes = VolatilitySettings.defaults();
    VolatilitySettings days = minutes.withTimeCount(VolatilitySettings.TimeCount.DAYS);
    assertThat(new VolatilityIndex(days).at(both, rates, nowNs))
        .isEqualTo(new VolatilityIndex(minutes).at(both, rates, nowNs));
    long morningNs = Quotes.taipeiNs(TODAY, "09:00");
    assertThat(new VolatilityIndex(days).at(both, rates, morningNs))
        .isEqualTo(new VolatilityIndex(days).at(both, rates, nowNs));
    assertThat(new VolatilityIndex(minutes).at(both, rates, morningNs))
        .isNotEqualTo(new VolatilityIndex(minutes).at(both, rates, nowNs));
  }
}
