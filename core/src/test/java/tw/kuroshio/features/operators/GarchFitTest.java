package tw.kuroshio.features.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.kuroshio.SharedData;

/** Fits of garch-golden.txt, which says how the independent ones were made. */
class GarchFitTest {

  static List<String> simulated() throws IOException {
    return lines("simulated ");
  }

  static List<String> taiex() throws IOException {
    return lines("taiex ");
  }

  private static List<String> lines(String start) throws IOException {
    String name = "/tw/kuroshio/features/garch-golden.txt";
    try (InputStream in = GarchFitTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text.lines().filter(line -> line.startsWith(start)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource
  void simulated(String line) {
    String[] words = line.split(" ", -1);
    check(
        returns(
            Long.parseLong(words[1]),
            Double.parseDouble(words[2]),
            Double.parseDouble(words[3]),
            Integer.parseInt(words[4])),
        line);
  }

  @ParameterizedTest
  @MethodSource
  void taiex(String line) {
    String[] words = line.split(" ", -1);
    TreeMap<LocalDate, Double> closes = new TreeMap<>();
    SharedData.rows(
        "taiex_ohlc_2000_2023.csv.gz",
        row -> closes.put(LocalDate.parse(row.get(0)), Double.parseDouble(row.get(4))));
    Map<LocalDate, Double> window =
        closes.subMap(LocalDate.parse(words[1]), true, LocalDate.parse(words[2]), true);
    double[] close = window.values().stream().mapToDouble(Double::doubleValue).toArray();
    double[] returns = new double[close.length - 1];
    Arrays.setAll(returns, t -> close[t + 1] / close[t] - 1);
    assertThat(returns).hasSize(500);
    check(returns, line);
  }

  private static void check(double[] returns, String line) {
    double[] expected =
        Arrays.stream(line.substring(line.indexOf(';') + 2).split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] squares = Arrays.stream(returns).map(r -> r * r).toArray();
    GarchFit fit = Objects.requireNonNull(GarchFit.of(squares, squares.length));
    assertThat(fit.alpha()).isCloseTo(expected[0], within(1e-6));
    assertThat(fit.beta()).isCloseTo(expected[1], within(1e-6));
    assertThat(fit.nextVariance()).isCloseTo(expected[2], within(1e-6 * expected[2]));
  }

  /** 1 % a session; a normal is twelve numbers of Knuth's 64-bit congruential generator less 6. */
  private static double[] returns(long seed, double alpha, double beta, int sessions) {
    long state = seed;
    double h = 1e-4;
    double[] returns = new double[sessions];
    for (int t = 0; t < sessions; t++) {
      double sum = 0.0;
      for (int i = 0; i < 12; i++) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        sum += (state >>> 11) * 0x1p-53;
      }
      returns[t] = Math.sqrt(h) * (sum - 6.0);
      h = 1e-4 * (1 - alpha - beta) + alpha * returns[t] * returns[t] + beta * h;
    }
    return returns;
  }
}
