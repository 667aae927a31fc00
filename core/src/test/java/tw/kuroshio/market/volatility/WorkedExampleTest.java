package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The published example, figure by figure; its oracle is Cboe's methodology. */
class WorkedExampleTest {

  private static final double MINUTES_A_YEAR = 525_600;

  private final Map<String, OptionChain> chains = new TreeMap<>();
  private final Map<String, String[]> terms = new TreeMap<>();
  private final Map<String, String[]> years = new TreeMap<>();
  private final Map<String, String> single = new TreeMap<>();

  WorkedExampleTest() {
    chains.put("near", new OptionChain(Quotes.monthly(LocalDate.of(2022, 10, 21))));
    chains.put("next", new OptionChain(Quotes.monthly(LocalDate.of(2022, 11, 18))));
    String[] section = {};
    for (String line : Quotes.lines("cboe-worked-example.txt")) {
      String[] words = line.split(" ");
      switch (words[0]) {
        case "quotes" -> section = words;
        case "term" -> terms.put(words[1], words);
        case "years" -> years.put(words[1], words);
        case "index", "index2014" -> single.put(words[0], words[1]);
        default -> takeQuotes(line, section);
      }
    }
  }

  private void takeQuotes(String line, String[] section) {
    for (String quote : line.replaceFirst(",$", "").split(",\\s*", -1)) {
      String[] parts = quote.split(" ", -1);
      OptionRight right = section[2].equals("put") ? OptionRight.PUT : OptionRight.CALL;
      Quotes.put(chain(section[1]), parts[0], right, parts[1], parts[2]);
    }
  }

  private OptionChain chain(String name) {
    return chains.computeIfAbsent(
        name,
        n -> {
          throw new AssertionError(n);
        });
  }

  private TermVariance.Value value(String name, double timeYears, double rate) {
    TermVariance variance =
        VarianceStrip.variance(chain(name), timeYears, rate, VolatilitySettings.defaults());
    assertThat(variance).isInstanceOf(TermVariance.Value.class);
    return (TermVariance.Value) variance;
  }

  @Test
  void bothTermsComeOutAsPublished() {
    for (String name : List.of("near", "next")) {
      String[] expected = terms.getOrDefault(name, new String[0]);
      TermVariance.Value term =
          value(
              name,
              Double.parseDouble(expected[2]) / MINUTES_A_YEAR,
              Double.parseDouble(expected[3]));
      assertThat(term.forward()).isCloseTo(Double.parseDouble(expected[4]), within(0.000005));
      assertThat(term.strikeAtForward()).isEqualTo(Double.parseDouble(expected[5]));
      assertThat(term.lowestStrike()).isEqualTo(Double.parseDouble(expected[6]));
      assertThat(term.highestStrike()).isEqualTo(Double.parseDouble(expected[7]));
      assertThat(term.strikes()).isEqualTo(Integer.parseInt(expected[8]));
      assertThat(term.variance()).isCloseTo(Double.parseDouble(expected[9]), within(0.5e-9));
    }
  }

  @Test
  void theIndexComesOutAsPublished() {
    String[] near = terms.getOrDefault("near", new String[0]);
    String[] next = terms.getOrDefault("next", new String[0]);
    VolatilityReading reading =
        VolatilityIndex.interpolate(
            value(
                "near", Double.parseDouble(near[2]) / MINUTES_A_YEAR, Double.parseDouble(near[3])),
            value(
                "next", Double.parseDouble(next[2]) / MINUTES_A_YEAR, Double.parseDouble(next[3])),
            30);
    assertIndex(reading, single.getOrDefault("index", ""));
  }

  /** Printed with times of seven decimals, which is what the variances differ by. */
  @Test
  void theWhitePaperComesOutAsPublished() {
    TermVariance.Value near = whitePaper("near");
    TermVariance.Value next = whitePaper("next");
    assertIndex(VolatilityIndex.interpolate(near, next, 30), single.getOrDefault("index2014", ""));
  }

  private TermVariance.Value whitePaper(String name) {
    String[] expected = years.getOrDefault(name, new String[0]);
    TermVariance.Value term =
        value(name, Double.parseDouble(expected[2]), Double.parseDouble(expected[3]));
    Offset<Double> rounding = within(1e-8);
    assertThat(term.variance()).isCloseTo(Double.parseDouble(expected[4]), rounding);
    return term;
  }

  private static void assertIndex(VolatilityReading reading, String published) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            VolatilityReading.Value.class,
            value ->
                assertThat(value.points()).isCloseTo(Double.parseDouble(published), within(0.005)));
  }
}
