package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.simulator.ExchangeListener;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.features.intraday.MicrostructureState;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.DayExpectations;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Simulated sessions, record by record and from all records at once: the same values, bit for bit,
 * also after a restart from a snapshot at any record.
 */
@SuppressWarnings("EnumOrdinal") // a column a field
class LiveFieldParityTest {

  private static final List<LiveField> REMEMBERED =
      List.of(
          LiveField.TRADE_SIGN_1M,
          LiveField.TRADE_SIGN_5M,
          LiveField.TRADE_SIGN_30M,
          LiveField.REALISED_VARIANCE,
          LiveField.SECONDS_SINCE_TRADE,
          LiveField.QUOTED_SPREAD,
          LiveField.QUOTED_SPREAD_20,
          LiveField.VOLUME_SAME_TIME_20,
          LiveField.KYLE_LAMBDA);
  private static final int INSTRUMENTS = 4;
  private static final int DAYS = 22;
  private static final LocalDate DATE = SimulatedDay.DEFAULT_DATE;

  private final MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
  private final DayRules dayRules = rules.on(DATE);
  private final SessionSchedule session = dayRules.session();
  private final SplittableRandom random = new SplittableRandom(11);
  private final List<RecordedMoments> batch = new ArrayList<>();
  private MicrostructureState stream = state();
  private final long[] compared = new long[LiveField.values().length];

  private MicrostructureState state() {
    return new MicrostructureState(INSTRUMENTS, session, REMEMBERED);
  }

  @Test
  void streamEqualsBatch() {
    for (int i = 0; i < INSTRUMENTS; i++) {
      batch.add(new RecordedMoments(session));
    }
    for (int day = 0; day < DAYS; day++) {
      play(day);
      stream.closeSession();
      batch.forEach(RecordedMoments::closeSession);
      MicrostructureState next = state();
      next.carry(stream);
      stream = next;
    }
    for (LiveField field : REMEMBERED) {
      assertThat(compared[field.ordinal()]).as("values of " + field.text()).isGreaterThan(50);
    }
  }

  private void play(int seed) {
    RunOptions options =
        RunOptions.ofDay(RunCommand.SIMULATED, DATE, INSTRUMENTS, Speed.MAX, seed, Path.of(""));
    MarketDay day = SimulatedDay.generate(options, DATE, rules);
    MarketState market =
        new MarketState(day.instruments(), dayRules, DayExpectations.none(INSTRUMENTS));
    FeedHandler feed = new FeedHandler();
    Listener listener = new Listener(market, seed >= DAYS - 3 ? 20 : 400);
    SimulatedExchange exchange = new SimulatedExchange(day.script(), seed);
    while (exchange.nextEventNs() != Long.MAX_VALUE) {
      exchange.advance(
          new ExchangeListener() {
            @Override
            public void onDatagram(
                FeedLine line, byte[] buffer, int offset, int length, long timeNs) {
              feed.onDatagram(line, buffer, offset, length, timeNs, listener);
            }

            @Override
            public void onReport(ExecutionReport report) {
              throw new AssertionError("no order was sent");
            }
          });
    }
    for (int i = 0; i < INSTRUMENTS; i++) {
      compare(market, i, session.closingCallNsOfDay(), seed);
      compare(market, i, session.closeNsOfDay() + 600_000_000_000L, seed);
    }
  }

  private void compare(MarketState market, int i, long nsOfDay, int day) {
    for (LiveField field : REMEMBERED) {
      double expected = batch.get(i).value(field, nsOfDay);
      double actual = stream.value(field, market.books(), i, nsOfDay);
      assertThat(Double.doubleToLongBits(actual))
          .as("%s of %d at %d ns of day %d: %s, was %s", field, i, nsOfDay, day, expected, actual)
          .isEqualTo(Double.doubleToLongBits(expected));
      compared[field.ordinal()] += Double.isFinite(actual) ? 1 : 0;
    }
  }

  private final class Listener implements FeedListener {

    private final MarketState market;
    private final int every;

    Listener(MarketState market, int every) {
      this.market = market;
      this.every = every;
    }

    @Override
    public void accepted(MarketRecord record) {
      int i = market.apply(record);
      if (i < 0) {
        return;
      }
      stream.onRecord(market.books(), i, market.changed());
      batch.get(i).onRecord(market.books(), i, market.changed());
      if (random.nextInt(every) == 0) {
        restart();
        long ahead = random.nextInt(2) * random.nextLong(1_000_000_000_000L);
        compare(market, i, market.books().matchTimeNsOfDay(i) + ahead, 0);
      }
    }

    private void restart() {
      StateWriter out = new StateWriter();
      stream.writeState(out);
      MicrostructureState restored = state();
      restored.readState(new StateReader(out.toByteArray()));
      assertThat(restored.stateHash()).isEqualTo(stream.stateHash());
      stream = restored;
    }

    @Override
    public void duplicate(MarketRecord record) {
      throw new AssertionError("a duplicate");
    }

    @Override
    public void gap(Market market, int format, int line, long from, long to) {
      throw new AssertionError("a gap");
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
      throw new AssertionError("quarantined: " + reason);
    }
  }
}
