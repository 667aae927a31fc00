package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.SecurityKind;

/** A clean made-up market breaks no rule; each fault planted in it is found at its place. */
class CleanSeriesTest {

  private static final int CODES = 12;
  private static final int SESSIONS = 120;
  private static final int ROUNDS = 20;

  /** Faults that can be planted into one row of a clean series, and what each must be called. */
  private enum Fault {
    HIGH_TOO_LOW(QualityRule.OHLC_CONSISTENCY) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "high", cell(table, row, "low") / 2);
      }
    },
    BETWEEN_TICKS(QualityRule.OFF_TICK) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "open", cell(table, row, "low") + 1);
        set(table, row, "high", cell(table, row, "low") + 100_000);
      }
    },
    DOUBLED(QualityRule.RETURN_BEYOND_LIMIT) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "high", 2 * cell(table, row, "high"));
      }
    },
    NO_CLOSE(QualityRule.PRICE_MISSING) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "close", FactTable.MISSING);
      }
    },
    LOTS_FOR_SHARES(QualityRule.IMPLIED_PRICE) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "volume", cell(table, row, "volume") / 1_000);
      }
    },
    TWENTY_FOLD_VOLUME(QualityRule.VOLUME_SPIKE) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "volume", 40 * cell(table, row, "volume"));
        set(table, row, "value", 40 * cell(table, row, "value"));
      }
    },
    NEGATIVE_VALUE(QualityRule.NEGATIVE_QUANTITY) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "value", -cell(table, row, "value"));
      }
    },
    CHANGE_LOST(QualityRule.UNADJUSTED_ACTION) {
      @Override
      void plant(FactTable table, int row) {
        set(table, row, "change", FactTable.MISSING);
        set(table, row, "ex_flag", 1);
      }
    };

    private final QualityRule rule;

    Fault(QualityRule rule) {
      this.rule = rule;
    }

    abstract void plant(FactTable table, int row);

    static void set(FactTable table, int row, String field, long value) {
      table.set(row, table.dataset().field(field), value);
    }

    static long cell(FactTable table, int row, String field) {
      return table.cell(row, table.dataset().field(field));
    }
  }

  @RepeatedTest(ROUNDS)
  void breaksNoRule(RepetitionInfo round) {
    Bars bars = clean(round.getCurrentRepetition());
    QualityReport report = bars.report();
    assertThat(report.rows()).isEqualTo(CODES * SESSIONS);
    assertThat(Bars.texts(report)).as("seed " + round.getCurrentRepetition()).isEmpty();
  }

  @Test
  void aPlantedFaultIsFoundAtItsPlace() {
    for (Fault fault : Fault.values()) {
      for (int seed = 1; seed <= ROUNDS; seed++) {
        Bars bars = clean(seed);
        SplittableRandom random = new SplittableRandom(seed * 31L);
        int row = random.nextInt(CODES) * SESSIONS + random.nextInt(25, SESSIONS - 1);
        fault.plant(bars.daily, row);
        String expected =
            fault.rule
                + " "
                + bars.daily.subject(row)
                + " "
                + LocalDate.ofEpochDay(bars.daily.period(row));
        assertThat(bars.found()).as(fault + ", seed " + seed).contains(expected);
      }
    }
  }

  /** Random walks on the tick grid inside each day's limits, across the change of 2015. */
  private static Bars clean(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Bars bars = new Bars();
    for (int code = 0; code < CODES; code++) {
      LocalDate day = LocalDate.of(2015, 3, 2);
      long closeE4 = 100_000L * random.nextInt(2, 60);
      for (int i = 0; i < SESSIONS; i++) {
        closeE4 = addDay(bars, Integer.toString(2_000 + code), day, closeE4, random);
        day = Bars.sessionAfter(day, 1);
      }
    }
    return bars;
  }

  private static long addDay(
      Bars bars, String code, LocalDate day, long previousE4, SplittableRandom random) {
    DayRules rules = Bars.RULES.on(day);
    PriceLimits limits = rules.limits(SecurityKind.STOCK);
    TickSizeTable ticks = rules.ticks(SecurityKind.STOCK);
    long up = limits.upE4(previousE4);
    long down = limits.downE4(previousE4);
    long low = ticks.roundUpE4(random.nextLong(down, previousE4 + 1));
    long high = ticks.roundDownE4(random.nextLong(Math.max(low, previousE4), up + 1));
    long open = ticks.roundDownE4(random.nextLong(low, high + 1));
    long close = ticks.roundDownE4(random.nextLong(low, high + 1));
    open = Math.max(open, low);
    close = Math.max(close, low);
    int row = bars.bar(code, day, open / 1e4, high / 1e4, low / 1e4, close / 1e4);
    long volume = random.nextLong(1_000_000, 3_000_000);
    bars.set(row, "volume", volume);
    bars.set(row, "value", Math.round(volume * (low + (high - low) * random.nextDouble()) / 1e4));
    return close;
  }
}
