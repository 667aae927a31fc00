package tw.kuroshio.benchmarks.ingest;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import tw.kuroshio.app.LiveIngest;
import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.RecordSource;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;

/** The day of the synthetic market: its instruments, and a history that ends at its prices. */
final class IngestDay {

  static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  /** UTC nanoseconds since the epoch of the day's midnight in Taipei. */
  static final long MIDNIGHT_NS = DaySettings.utcNs(DATE, 0);

  private static final int SESSIONS = 300;
  private static final int SECTORS = 28;
  private static final double DAILY_VOLATILITY = 0.02;
  private static final Money CASH = Money.parse("1000000000");

  /**
   * A position to begin with in one name of twenty, which has no history: without a forecast it is
   * sold, so that the first decision makes orders.
   */
  private static final int HELD_EVERY = 20;

  private static final long HELD_E4 = 50_000_000_000L;
  private static final int LOT = 1_000;

  private IngestDay() {}

  static LiveIngest.Day of(int instruments, long seed) {
    RecordSource source =
        new RecordSource(
            new FeedWorkload(Math.max(32L * instruments, 32_000), instruments, 5, seed));
    SplittableRandom random = new SplittableRandom(seed);
    int[] dates = weekdaysBefore();
    long[] referenceE4 = new long[instruments];
    long[] shares = new long[instruments];
    List<DailyBars> history = new ArrayList<>();
    for (int i = 0; i < instruments; i++) {
      referenceE4[i] = source.referenceE4(i);
      DailyBars walk = walkTo(referenceE4[i], dates, random);
      boolean held = i % HELD_EVERY == 0;
      history.add(held ? DailyBars.EMPTY : walk);
      shares[i] = held ? HELD_E4 / referenceE4[i] / LOT * LOT : 0;
    }
    Instruments all = inSectors(RecordSource.instruments(instruments));
    BarPanel panel = new BarPanel(history, Collections.nCopies(instruments, ExDateRatios.NONE));
    return new LiveIngest.Day(DATE, all, panel, referenceE4, CASH, shares);
  }

  /** Spread over sectors, so that the cap of one does not keep a portfolio small. */
  private static Instruments inSectors(Instruments instruments) {
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < instruments.size(); i++) {
      Instrument one = instruments.get(i);
      String sector = "%02d".formatted(1 + i % SECTORS);
      all.add(Instrument.of(one.id(), one.name(), sector, one.kind()));
    }
    return new Instruments(all);
  }

  private static int[] weekdaysBefore() {
    int[] days = new int[SESSIONS];
    LocalDate day = DATE;
    for (int i = SESSIONS - 1; i >= 0; i--) {
      do {
        day = day.minusDays(1);
      } while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY);
      days[i] = (int) day.toEpochDay();
    }
    return days;
  }

  private static DailyBars walkTo(long lastE4, int[] dates, SplittableRandom random) {
    int n = dates.length;
    long[] open = new long[n];
    long[] high = new long[n];
    long[] low = new long[n];
    long[] close = new long[n];
    long[] volume = new long[n];
    long[] value = new long[n];
    long[] trades = new long[n];
    double price = lastE4;
    for (int i = n - 1; i >= 0; i--) {
      close[i] = (long) price;
      price *= 1 + DAILY_VOLATILITY * random.nextDouble(-1.7, 1.7);
      open[i] = (long) price;
      high[i] = Math.max(open[i], close[i]) + 500;
      low[i] = Math.min(open[i], close[i]) - 500;
      volume[i] = random.nextLong(1_000_000, 20_000_000);
      value[i] = volume[i] * close[i] / 10_000;
      trades[i] = volume[i] / 2_000;
    }
    return new DailyBars(Arrays.copyOf(dates, n), open, high, low, close, volume, value, trades);
  }
}
