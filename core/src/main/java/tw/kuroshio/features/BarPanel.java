package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.model.DailyBars;

/**
 * The history formulas are computed over: each instrument's traded sessions and ex-dates, by dense
 * instrument index, what else was known in those sessions, and in which of them the instrument
 * belonged to the universe. Immutable.
 */
public final class BarPanel {

  private static final double SCALE = 10_000.0;

  private final List<DailyBars> bars;
  private final List<ExDateRatios> exDates;
  private final SessionFields fields;
  private final Universe universe;

  /** Who belongs to the cross-section of a session, besides having traded in it. */
  public interface Universe {

    /** Everybody. */
    Universe ALL = (instrument, epochDay) -> true;

    /** Whether the instrument is a member in a session. */
    boolean isMember(int instrument, int epochDay);
  }

  public BarPanel(List<DailyBars> bars, List<ExDateRatios> exDates) {
    this(bars, exDates, SessionFields.NONE, Universe.ALL);
  }

  public BarPanel(
      List<DailyBars> bars, List<ExDateRatios> exDates, SessionFields fields, Universe universe) {
    if (bars.size() != exDates.size()) {
      throw new IllegalArgumentException(
          "Panel has bars of " + bars.size() + " but ex-dates of " + exDates.size());
    }
    this.bars = List.copyOf(bars);
    this.exDates = List.copyOf(exDates);
    this.fields = fields;
    this.universe = universe;
  }

  /** Number of instruments. */
  public int size() {
    return bars.size();
  }

  public DailyBars bars(int instrument) {
    return bars.get(instrument);
  }

  public ExDateRatios exDates(int instrument) {
    return exDates.get(instrument);
  }

  /** What was known before {@code date}: sessions and ex-dates strictly before it. */
  public BarPanel before(LocalDate date) {
    return new BarPanel(
        bars.stream().map(b -> b.before(date)).toList(),
        exDates.stream().map(e -> e.before(date)).toList(),
        fields,
        universe);
  }

  /** The same history with what else was known in it. */
  public BarPanel with(SessionFields known) {
    return new BarPanel(bars, exDates, known, universe);
  }

  /** By instrument: the ratio of its ex-date on {@code date}, 1 when that is none. */
  public double[] exDateRatiosOn(LocalDate date) {
    double[] ratios = new double[size()];
    for (int i = 0; i < ratios.length; i++) {
      int row = Arrays.binarySearch(exDates(i).epochDay(), (int) date.toEpochDay());
      ratios[i] = row < 0 ? 1.0 : exDates(i).ratio()[row];
    }
    return ratios;
  }

  /** What else was known. */
  public SessionFields fields() {
    return fields;
  }

  public Universe universe() {
    return universe;
  }

  /** One field over the instrument's sessions; prices and value in TWD, NaN = missing. */
  public double[] column(int instrument, Field field) {
    if (field instanceof BarField bar) {
      return column(instrument, bar);
    }
    double[] column = new double[bars(instrument).size()];
    fields.fill(instrument, field, bars(instrument).epochDay(), column.length, column);
    return column;
  }

  private double[] column(int instrument, BarField field) {
    int rows = bars(instrument).size();
    double[] raw = new double[rows];
    double[] second = new double[rows];
    double[] divisors = new double[rows];
    fillRaw(instrument, field.rawColumn(), raw);
    fillRaw(instrument, field.secondRawColumn(), second);
    fillDivisors(instrument, divisors);
    double[] column = new double[rows];
    field.column(raw, second, divisors, rows, column, 0);
    return column;
  }

  /**
   * Product of the ex-date ratios after the instrument's first stored session up to the panel's
   * end, 1 without a session: what divides its next raw price.
   */
  public double divisor(int instrument) {
    double divisor = 1.0;
    if (bars(instrument).size() > 0) {
      for (int k = 0; k < exDates(instrument).size(); k++) {
        divisor *= ratio(instrument, k);
      }
    }
    return divisor;
  }

  /** One column of the raw bars, counted as {@link BarField} lays a bar out. */
  void fillRaw(int instrument, int column, double[] target) {
    DailyBars b = bars(instrument);
    switch (column) {
      case 0 -> fillPrices(b.openE4(), target);
      case 1 -> fillPrices(b.highE4(), target);
      case 2 -> fillPrices(b.lowE4(), target);
      case 3 -> fillPrices(b.closeE4(), target);
      case 4 -> fill(b.volumeShares(), target);
      default -> fillValues(b.valueTwd(), target);
    }
  }

  private static void fillPrices(long[] e4, double[] target) {
    for (int row = 0; row < e4.length; row++) {
      target[row] = price(e4[row]);
    }
  }

  private static void fill(long[] numbers, double[] target) {
    for (int row = 0; row < numbers.length; row++) {
      target[row] = numbers[row];
    }
  }

  private static void fillValues(long[] twd, double[] target) {
    for (int row = 0; row < twd.length; row++) {
      target[row] = twd[row] > 0 ? twd[row] : Double.NaN;
    }
  }

  /** Writes all of a raw bar but its value; history and live share the conversion. */
  static void putBar(
      double[] target, int at, long openE4, long highE4, long lowE4, long closeE4, long shares) {
    target[at] = price(openE4);
    target[at + 1] = price(highE4);
    target[at + 2] = price(lowE4);
    target[at + 3] = price(closeE4);
    target[at + 4] = shares;
  }

  /** TWD; a price of zero stands for none. */
  private static double price(long e4) {
    return e4 > 0 ? e4 / SCALE : Double.NaN;
  }

  /** TWD; a value of zero stands for none published. */
  static double value(long valueE4) {
    return price(valueE4);
  }

  /** The divisor of each session. */
  void fillDivisors(int instrument, double[] target) {
    int[] days = bars(instrument).epochDay();
    ExDateRatios e = exDates(instrument);
    double divisor = 1.0;
    int next = 0;
    for (int row = 0; row < days.length; row++) {
      for (; next < e.size() && e.epochDay()[next] <= days[row]; next++) {
        divisor *= ratio(instrument, next);
      }
      target[row] = divisor;
    }
  }

  /** What an ex-date adds to the divisor. */
  private double ratio(int instrument, int exDate) {
    ExDateRatios e = exDates(instrument);
    // The chain is anchored at the first stored session: its own ex-date is before it.
    return e.epochDay()[exDate] > bars(instrument).epochDay()[0] ? e.ratio()[exDate] : 1.0;
  }
}
