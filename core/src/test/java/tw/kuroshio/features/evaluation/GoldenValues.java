package tw.kuroshio.features.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The lines of {@code golden.txt}, which {@code oracle.py} beside it made with SciPy. */
final class GoldenValues {

  private final Map<String, double[]> values = new TreeMap<>();

  GoldenValues() {
    try (InputStream in =
            Objects.requireNonNull(GoldenValues.class.getResourceAsStream("golden.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(line -> line.split(" "))
          .forEach(
              words ->
                  values.put(
                      words[0],
                      Arrays.stream(words)
                          .skip(1)
                          .mapToDouble(w -> w.equals("nan") ? Double.NaN : Double.parseDouble(w))
                          .toArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double[] of(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  double one(String name) {
    return of(name)[0];
  }

  /** A square matrix given row by row. */
  double[][] matrix(String name) {
    double[] all = of(name);
    int n = (int) Math.sqrt(all.length);
    double[][] rows = new double[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOfRange(all, i * n, (i + 1) * n);
    }
    return rows;
  }

  /** The generator of {@code oracle.py}: whole numbers below 2³¹, as fractions of that. */
  static final class Generator {

    private long state;

    Generator(long seed) {
      state = seed;
    }

    double next() {
      state = (state * 1_103_515_245L + 12_345L) % (1L << 31);
      return state / (double) (1L << 31);
    }
  }
}
