package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.FieldNames;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.model.DailyBars;

/**
 * One case of a golden file, whose head says what its lines mean: a factor, the universe it is
 * computed over, and its value for the universe's first instrument at its last session.
 *
 * @param first whether the session before the last has no value yet
 */
record GoldenCase(String factor, boolean first, List<Instrument> universe, double expect) {

  private static final Pattern REPEATED = Pattern.compile("\\(([^()]*)\\)\\*(\\d+)");

  /** The lines about one instrument. */
  static final class Instrument {
    private final TreeMap<String, double[]> bars = new TreeMap<>();
    private final TreeMap<String, double[]> fields = new TreeMap<>();
    private final List<String> exDates = new ArrayList<>();

    private DailyBars bars() {
      double[] closes = bars.getOrDefault("prices", new double[0]);
      List<long[]> rows = new ArrayList<>();
      for (int t = 0; t < closes.length; t++) {
        long close = e4(closes[t]);
        long volume = Math.round(at("volumes", t, 1_000));
        long value = Math.round(at("values", t, close / 1e4 * volume));
        long open = e4(at("opens", t, closes[t]));
        long high = e4(at("highs", t, closes[t]));
        long low = e4(at("lows", t, closes[t]));
        rows.add(new long[] {Histories.START + t, open, high, low, close, volume, value});
      }
      return Histories.bars(rows);
    }

    private double at(String line, int session, double otherwise) {
      double[] values = bars.get(line);
      return values == null ? otherwise : values[Math.min(session, values.length - 1)];
    }

    private static long e4(double price) {
      return Math.round(price * 10_000);
    }

    private ExDateRatios exDates() {
      int[] days = new int[exDates.size()];
      double[] ratios = new double[days.length];
      for (int i = 0; i < days.length; i++) {
        String[] part = exDates.get(i).split("[ /]", -1);
        days[i] = Histories.START + Integer.parseInt(part[0]) - 1;
        ratios[i] = Double.parseDouble(part[1]) / Double.parseDouble(part[2]);
      }
      return new ExDateRatios(days, ratios);
    }

    private void take(String line) {
      String[] word = line.split(" ", 2);
      switch (word[0]) {
        case "prices", "opens", "highs", "lows", "volumes", "values" ->
            bars.put(word[0], numbers(word[1]));
        case "ex" -> exDates.add(word[1]);
        case "field" -> {
          String[] part = word[1].split(" ", 2);
          fields.put(key(part[0]), numbers(part[1]));
        }
        case "periods" -> {
          String[] part = word[1].split(" ", 2);
          double[] values = numbers(part[1]);
          for (int back = 0; back < 40; back++) {
            boolean oneForAll = values.length == 1;
            if (oneForAll || back < values.length) {
              double[] value = {values[oneForAll ? 0 : back]};
              fields.put(periodKey(key(part[0]), back), value);
            }
          }
        }
        default -> throw new AssertionError(line);
      }
    }
  }

  private BarPanel panel() {
    return new BarPanel(
        universe.stream().map(Instrument::bars).toList(),
        universe.stream().map(Instrument::exDates).toList(),
        this::fill,
        BarPanel.Universe.ALL);
  }

  private void fill(int instrument, Field field, int[] day, int sessions, double[] target) {
    double[] values = universe.get(instrument).fields.get(field.text().replace(" ", ""));
    for (int row = 0; row < sessions; row++) {
      int session = day[row] - Histories.START;
      target[row] = values == null ? Double.NaN : values[Math.min(session, values.length - 1)];
    }
  }

  /** Fails unless history and live give the expected value. */
  void check(CompiledFormulas formulas) {
    BarPanel panel = panel();
    int formula = formulas.indexOf(factor);
    double[] values = new BatchEvaluator(formulas).evaluate(panel, 0)[formula];
    int last = values.length - 1;
    assertClose(values[last], expect);
    if (first) {
      assertThat(values[last - 1]).as("one session short of the window").isNaN();
    }
    assertClose(live(formulas, panel).raw(0, formula), expect);
  }

  /** The last session's bars as they come in, then its barrier. */
  private static IncrementalFeatures live(CompiledFormulas formulas, BarPanel panel) {
    int[] days = panel.bars(0).epochDay();
    LocalDate day = LocalDate.ofEpochDay(days[days.length - 1]);
    IncrementalFeatures live = new IncrementalFeatures(formulas, panel.before(day));
    live.rollTo(day, panel.exDateRatiosOn(day));
    live.know(panel.fields());
    for (int i = 0; i < panel.size(); i++) {
      DailyBars b = panel.bars(i);
      int row = b.rowOf(day);
      for (LiveField field : LiveField.values()) {
        if (live.number(field) >= 0) {
          live.set(i, live.number(field), panel.column(i, field)[row]);
        }
      }
      live.onBar(
          i,
          b.openE4()[row],
          b.highE4()[row],
          b.lowE4()[row],
          b.closeE4()[row],
          b.volumeShares()[row],
          b.valueTwd()[row] * 10_000);
    }
    boolean[] all = new boolean[panel.size()];
    Arrays.fill(all, true);
    live.barrier(all);
    return live;
  }

  private static void assertClose(double value, double expect) {
    if (Double.isNaN(expect)) {
      assertThat(value).isNaN();
    } else {
      assertThat(value).isCloseTo(expect, within(1e-12 * Math.max(1e-3, Math.abs(expect))));
    }
  }

  /** A field's own text without blanks; a short name's is that of the column it stands for. */
  private static String key(String name) {
    Field field = FieldNames.named(name);
    return (field == null ? name : field.text()).replace(" ", "");
  }

  private static String periodKey(String key, int back) {
    return back == 0 ? key : "period(" + key + "," + back + ")";
  }

  /** The cases of a golden file of the class path. */
  static List<GoldenCase> of(String resource) {
    List<GoldenCase> cases = new ArrayList<>();
    String text = FactorText.resource("/tw/kuroshio/features/" + resource);
    String[] blocks = text.replaceAll("(?m)^#.*\n", "").split("(?m)^case ", -1);
    for (String block : Arrays.copyOfRange(blocks, 1, blocks.length)) {
      cases.add(parse(block.strip().split("\n", -1)));
    }
    return cases;
  }

  private static GoldenCase parse(String[] lines) {
    String[] head = lines[0].split(" ", -1);
    List<Instrument> universe = new ArrayList<>(List.of(new Instrument()));
    double expect = Double.POSITIVE_INFINITY;
    for (String line : Arrays.copyOfRange(lines, 1, lines.length)) {
      if (line.equals("peer")) {
        universe.add(new Instrument());
      } else if (line.startsWith("expect ")) {
        expect = Double.parseDouble(line.substring(7));
      } else {
        universe.getLast().take(line);
      }
    }
    return new GoldenCase(head[0], head.length > 1, universe, expect);
  }

  /** {@code 100*3 (1 2)*2} is 100 100 100 1 2 1 2. */
  private static double[] numbers(String text) {
    String flat =
        REPEATED
            .matcher(text)
            .replaceAll(m -> (m.group(1) + " ").repeat(Integer.parseInt(m.group(2))).strip());
    List<Double> numbers = new ArrayList<>();
    for (String word : flat.split(" ", -1)) {
      String[] part = word.split("\\*", -1);
      int times = part.length > 1 ? Integer.parseInt(part[1]) : 1;
      for (int i = 0; i < times; i++) {
        numbers.add(Double.parseDouble(part[0]));
      }
    }
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
