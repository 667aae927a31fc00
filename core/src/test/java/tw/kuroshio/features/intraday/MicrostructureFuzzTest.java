package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Records of any content, judged by nobody, with times that jump: every value is finite or NaN, and
 * a state restored from any snapshot goes on as the one that was written.
 */
class MicrostructureFuzzTest {

  private static final int RECORDS = 3_000;
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final SessionSchedule SESSION = LiveDay.SESSION;

  private final OrderBooks books = new OrderBooks(LiveDay.STOCKS);
  private MicrostructureState state = new MicrostructureState(1, SESSION, LiveDay.ALL);
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor quote = new QuoteCursor();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private long clockNs;
  private int sequence;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyRecordsGiveFiniteValues(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int session = 0; session < 21; session++) {
      clockNs = random.nextLong(DAY_NS / 2);
      for (int left = RECORDS / 21; left > 0; left--) {
        random(random);
        check(random.nextLong(2 * DAY_NS) - DAY_NS / 2);
        if (random.nextInt(50) == 0) {
          restore();
        }
      }
      state.closeSession();
    }
  }

  private void random(SplittableRandom random) {
    if (random.nextInt(40) == 0) {
      reference(random);
    }
    encoder.start(QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of("2330"), time(random));
    encoder.limitMap(random.nextInt(4) == 0 ? random.nextInt(256) : 0);
    encoder.statusMap(random.nextInt(3) == 0 ? random.nextInt(256) : 0x10);
    if (random.nextInt(2) == 0) {
      encoder.trade(price(random), quantity(random));
    }
    if (random.nextInt(5) == 0) {
      encoder.tradeOnly();
    }
    for (int level = random.nextInt(6); level > 0; level--) {
      encoder.bid(price(random), quantity(random));
    }
    for (int level = random.nextInt(6); level > 0; level--) {
      encoder.ask(price(random), quantity(random));
    }
    encoder.cumulativeVolume(random.nextInt(100_000_000));
    encoder.encode(bytes, 0);
    int changed = books.update(0, quote.wrap(bytes, 0), clockNs);
    state.onRecord(books, 0, changed);
  }

  private void reference(SplittableRandom random) {
    byte[] record = new byte[ReferenceCursor.BYTES];
    new ReferenceEncoder()
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(price(random), price(random), price(random))
        .callCycleSeconds(random.nextInt(3) * 60)
        .encode(record, 0);
    state.onRecord(books, 0, books.applyReference(0, new ReferenceCursor().wrap(record, 0)));
  }

  private long time(SplittableRandom random) {
    switch (random.nextInt(8)) {
      case 0 -> clockNs = random.nextLong(DAY_NS);
      case 1 -> clockNs = Math.max(0, clockNs - random.nextLong(60_000_000_000L));
      case 2 -> {
        return QuoteCursor.NO_TIME;
      }
      default -> clockNs = Math.min(DAY_NS - 1, clockNs + random.nextLong(20_000_000_000L));
    }
    return clockNs / 1_000 * 1_000;
  }

  private static long price(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 1 + random.nextLong(999_999_999);
      default -> 1_000_000 + random.nextInt(-20, 20) * 5_000L;
    };
  }

  private static long quantity(SplittableRandom random) {
    return random.nextInt(5) == 0 ? random.nextInt(100_000_000) : random.nextInt(50);
  }

  private void check(long nsOfDay) {
    for (LiveField field : LiveDay.ALL) {
      double now = state.value(field, books, 0, 0);
      double later = state.value(field, books, 0, nsOfDay);
      assertThat(Double.isInfinite(now) || Double.isInfinite(later))
          .as("%s is %s, at %d ns %s", field, now, nsOfDay, later)
          .isFalse();
    }
    for (LiveField share :
        List.of(
            LiveField.TRADE_SIGN_1M,
            LiveField.TRADE_SIGN_5M,
            LiveField.TRADE_SIGN_30M,
            LiveField.BOOK_IMBALANCE_1,
            LiveField.BOOK_IMBALANCE_5)) {
      double value = state.value(share, books, 0, nsOfDay);
      assertThat(Double.isNaN(value) || Math.abs(value) <= 1).as("%s %s", share, value).isTrue();
    }
  }

  private void restore() {
    StateWriter out = new StateWriter();
    state.writeState(out);
    MicrostructureState restored = new MicrostructureState(1, SESSION, LiveDay.ALL);
    restored.readState(new StateReader(out.toByteArray()));
    assertThat(restored.stateHash()).isEqualTo(state.stateHash());
    for (LiveField field : LiveDay.ALL) {
      double value = restored.value(field, books, 0, DAY_NS / 2);
      assertThat(Double.compare(value, state.value(field, books, 0, DAY_NS / 2)))
          .as(field.text())
          .isZero();
    }
    state = restored;
  }
}
