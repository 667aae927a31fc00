package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.RecordFault.PRICE_OUTLIER;
import static tw.kuroshio.feed.RecordFault.TIME_BACKWARD;
import static tw.kuroshio.feed.RecordFault.VOLUME_DECREASED;
import static tw.kuroshio.feed.ValidationDay.INSTRUMENTS;
import static tw.kuroshio.feed.ValidationDay.MIDNIGHT_NS;
import static tw.kuroshio.feed.ValidationDay.TSMC;
import static tw.kuroshio.feed.ValidationDay.ns;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.Hex;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Whole days: a clean one passes, random bytes never throw, a snapshot goes on bit for bit. */
class RecordValidationDayTest {

  private static final long MS = 1_000_000L;

  private final ValidationDay day = new ValidationDay();
  private final SessionBars bars = new SessionBars(INSTRUMENTS.size());
  private final SessionBar bar = new SessionBar();
  private final long[] priceE4 = {60_0000, 2205_0000, 45_6000, 90_0000};
  private final long[] openE4 = new long[4];
  private final long[] highE4 = new long[4];
  private final long[] lowE4 = new long[4];
  private final long[] lots = new long[4];
  private long records;

  @Test
  void aCleanDayPassesWithoutAWord() {
    SplittableRandom random = new SplittableRandom(5);
    for (long at = ns("08:30:00"); at < ns("09:00:00"); at += 5_000 * MS) {
      for (int i = 0; i < 4; i++) {
        trial(i, at);
      }
    }
    for (int i = 0; i < 4; i++) {
      print(i, ns("09:00:00"), 1 + random.nextInt(99), QuoteEncoder::openingPrint);
    }
    for (long at = ns("09:00:00.1"); at < ns("13:25:00"); at += 1_117 * MS) {
      continuous(random.nextInt(4), at, random);
    }
    interruption(TSMC);
    for (long at = ns("13:25:00"); at < ns("13:30:00"); at += 5_000 * MS) {
      trial(random.nextInt(4), at);
    }
    for (int i = 0; i < 4; i++) {
      String close = i == TSMC ? "13:33:00" : "13:30:00";
      print(i, ns(close), 1 + random.nextInt(99), QuoteEncoder::closingPrint);
      require(snapshot(i, QuoteCursor.NO_TIME));
    }
    assertThat(records).isGreaterThan(20_000);
    for (int i = 0; i < 4; i++) {
      assertThat(bars.day(i, bar)).isTrue();
      assertThat(bar.isComplete()).isTrue();
      assertThat(bar.shares()).isEqualTo(lots[i] * 1_000);
      assertThat(bar.openE4()).isEqualTo(openE4[i]);
      assertThat(bar.highE4()).isEqualTo(highE4[i]);
      assertThat(bar.lowE4()).isEqualTo(lowE4[i]);
      assertThat(bar.closeE4()).isEqualTo(priceE4[i]);
      assertThat(bars.isClosed(i)).isTrue();
    }
  }

  private interface Mark {
    QuoteEncoder on(QuoteEncoder quote);
  }

  private void trial(int i, long at) {
    long up = table(i).stepE4(priceE4[i], 2);
    require(
        day.start(QuoteCursor.FORMAT, i, at)
            .trial()
            .trade(priceE4[i], 9)
            .bid(up, 5)
            .bid(priceE4[i], 5)
            .ask(priceE4[i], 8));
  }

  private void print(int i, long at, long quantity, Mark mark) {
    long price = priceE4[i];
    lots[i] += quantity;
    if (openE4[i] == 0) {
      openE4[i] = price;
      lowE4[i] = price;
    }
    highE4[i] = Math.max(highE4[i], price);
    lowE4[i] = Math.min(lowE4[i], price);
    QuoteEncoder quote = day.start(QuoteCursor.FORMAT, i, at).trade(price, quantity);
    QuoteEncoder marked = mark.on(quote.cumulativeVolume(lots[i]));
    require(marked);
    boolean opening = at == ns("09:00:00");
    bars.print(i, price, quantity * 1_000, at, opening, at >= ns("13:30:00"));
    bars.cumulative(i, lots[i] * 1_000, at);
  }

  /** A sweep of up to three prices at one instant, the book with the last, then a snapshot. */
  private void continuous(int i, long at, SplittableRandom random) {
    TickSizeTable table = table(i);
    for (int prints = random.nextInt(4); prints > 0; prints--) {
      long next = table.stepE4(priceE4[i], random.nextInt(3) - 1);
      boolean within = i == 0 || i == 3 || (next >= downE4(i) && next <= upE4(i));
      priceE4[i] = within ? next : priceE4[i];
      boolean last = prints == 1;
      print(i, at, 1 + random.nextInt(9), q -> last ? book(i, q) : q.continuous().tradeOnly());
    }
    require(book(i, day.start(QuoteCursor.FORMAT, i, at).cumulativeVolume(lots[i])));
    if (random.nextInt(4) == 0) {
      require(snapshot(i, at));
      assertThat(bars.officialFromSnapshot(i, openE4[i], highE4[i], lowE4[i], lots[i] * 1_000, at))
          .isEqualTo(OfficialPrices.AGREE);
    }
  }

  private QuoteEncoder book(int i, QuoteEncoder quote) {
    TickSizeTable table = table(i);
    quote.continuous().bid(0, 3);
    for (int level = 1; level < 5; level++) {
      long bid = table.stepE4(priceE4[i], -level);
      if (i == 0 || i == 3 || bid >= downE4(i)) {
        quote.bid(bid, level);
      }
    }
    for (int level = 0; level < 5; level++) {
      long ask = table.stepE4(priceE4[i], level);
      if (i == 0 || i == 3 || ask <= upE4(i)) {
        quote.ask(ask, 1 + level);
      }
    }
    return quote;
  }

  private QuoteEncoder snapshot(int i, long at) {
    return book(i, day.start(QuoteCursor.SNAPSHOT_FORMAT, i, at).cumulativeVolume(lots[i]))
        .trade(priceE4[i], 1)
        .dayPrices(openE4[i], highE4[i], lowE4[i]);
  }

  private void interruption(int i) {
    long start = ns("13:25:00") - 10 * MS;
    QuoteEncoder held = day.start(QuoteCursor.FORMAT, i, start).cumulativeVolume(lots[i]);
    require(held.trend(PriceTrend.SUSPENDED_UP).trade(priceE4[i], 0));
    QuoteEncoder trial = day.start(QuoteCursor.FORMAT, i, start).cumulativeVolume(lots[i]);
    require(trial.trend(PriceTrend.SUSPENDED_UP).trial().bid(priceE4[i], 1).ask(priceE4[i], 1));
  }

  private void require(QuoteEncoder quote) {
    records++;
    assertThat(day.check(quote)).isNull();
    assertThat(day.warnings()).isEmpty();
  }

  private TickSizeTable table(int i) {
    return day.rules.ticks(INSTRUMENTS.get(i).kind());
  }

  private static long upE4(int i) {
    return i == TSMC ? 2425_0000 : 50_1000;
  }

  private static long downE4(int i) {
    return i == TSMC ? 1985_0000 : 41_0500;
  }

  /** Example 1 of format 6 in TWSE's manual: 2330 at 99.50 TWD, levels of two tick bands. */
  @Test
  void theManualsExampleIsFine() {
    day.validation.reference(TSMC, 99_0000, 108_5000, 89_1000, 1_000);
    byte[] record =
        Hex.of(
            "1B 0113 01 06 04 00004567 323333302020 090415061278 D6 00 00 00016423"
                + " 0000995000 00001234"
                + " 0000995000 00000250 0000990000 00000175 0000985000 00000477"
                + " 0000975000 00000669 0000970000 00000125"
                + " 0001000000 00000080 0001005000 00000675 0001015000 00000460 7B 0D0A");
    QuoteCursor quote = new QuoteCursor().wrap(record, 0);
    assertThat(day.validation.check(TSMC, quote, MIDNIGHT_NS + ns("09:04:16"))).isNull();
    assertThat(day.warnings()).containsExactly(RecordWarning.MISSING_PRINTS);
    assertThat(day.validation.missingShares()).isEqualTo((16_423 - 1_234) * 1_000L);
  }

  /** Whatever the fields hold, as long as the frame is whole, there is a verdict. */
  @Test
  void anyContentGetsAVerdict() {
    SplittableRandom random = new SplittableRandom(9);
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    QuoteCursor cursor = new QuoteCursor();
    long good = 0;
    for (int n = 0; n < 100_000; n++) {
      int format = new int[] {6, 17, 20, 23, 24}[random.nextInt(5)];
      long at = random.nextInt(10) == 0 ? QuoteCursor.NO_TIME : random.nextLong(86_400_000 * MS);
      QuoteEncoder quote = day.start(format, random.nextInt(4), at);
      quote.limitMap(random.nextInt(256)).statusMap(random.nextInt(256));
      if (random.nextBoolean()) {
        quote.trade(random.nextLong(1_000_000_000), random.nextLong(100_000_000));
      }
      for (int level = random.nextInt(6); level > 0; level--) {
        quote.bid(random.nextLong(1_000_000_000), random.nextInt(3));
        quote.ask(level * 100L * random.nextInt(3), random.nextInt(3));
      }
      quote.cumulativeVolume(random.nextLong(1L << random.nextInt(1, 26)));
      int length = quote.encode(bytes, 0);
      for (int flips = random.nextInt(4); flips > 0; flips--) {
        int bit = random.nextInt(4);
        bytes[random.nextInt(16, length - Frame.TRAILER_BYTES)] ^= (byte) (1 << bit);
      }
      int levels = (random.nextInt(6) << 4) | (random.nextInt(6) << 1);
      bytes[22] = (byte) ((bytes[22] & 0x80) | levels);
      RecordFault fault =
          day.validation.check(
              random.nextInt(4), cursor.wrap(bytes, 0), MIDNIGHT_NS + ns("12:00:00"));
      good += fault == null ? 1 : 0;
    }
    assertThat(good).isPositive();
    long judged = 0;
    for (RecordFault fault : RecordFault.values()) {
      judged += day.validation.faults(fault);
      assertThat(RecordFault.ofCode(fault.code())).isEqualTo(fault);
    }
    assertThat(judged + good).isEqualTo(100_000);
  }

  @Test
  void goesOnBitForBitFromASnapshot() {
    ValidationDay whole = new ValidationDay();
    ValidationDay first = new ValidationDay();
    roughDay(whole, 1);
    roughDay(first, 1);
    StateWriter snapshot = new StateWriter();
    first.validation.writeState(snapshot);
    ValidationDay second = new ValidationDay();
    roughDay(second, 3);
    StateReader reader = new StateReader(snapshot.toByteArray());
    second.validation.readState(reader);
    assertThat(reader.remaining()).isZero();
    assertThat(second.validation.stateHash()).isEqualTo(first.validation.stateHash());
    String expected = roughDay(whole, 2);
    assertThat(roughDay(second, 2).equals(expected)).as("same verdicts").isTrue();
    assertThat(second.validation.stateHash()).isEqualTo(whole.validation.stateHash());
    assertThat(whole.validation.stateHash()).isNotEqualTo(first.validation.stateHash());
    for (RecordFault fault : new RecordFault[] {PRICE_OUTLIER, VOLUME_DECREASED, TIME_BACKWARD}) {
      assertThat(whole.validation.faults(fault)).as("%s", fault).isPositive();
    }
    assertThat(whole.validation.warned(RecordWarning.CROSSED)).isPositive();
  }

  /** Good and bad records; the verdicts as text. */
  private String roughDay(ValidationDay at, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder verdicts = new StringBuilder();
    for (int n = 0; n < 2_000; n++) {
      int i = random.nextInt(4);
      int format = random.nextInt(4) == 0 ? QuoteCursor.SNAPSHOT_FORMAT : QuoteCursor.FORMAT;
      long second = ns("09:00:00") + (seed * 2_000 + n + random.nextInt(5)) * 1_000 * MS;
      QuoteEncoder quote = at.start(format, i, second, 1 + n + (int) seed * 2_000);
      long price = table(i).stepE4(priceE4[i], random.nextInt(4));
      price = random.nextInt(20) == 0 ? price * 10 : price;
      quote.trade(price, 1 + random.nextInt(5)).cumulativeVolume(seed * 9_000 + n * 4L);
      if (random.nextInt(9) == 0) {
        quote.cumulativeVolume(n);
      }
      quote.continuous().bid(price, 1).ask(table(i).stepE4(priceE4[i], random.nextInt(5)), 1);
      verdicts.append(at.check(quote, MIDNIGHT_NS + ns("13:00:00"))).append(at.warnings());
    }
    for (int i = 0; i < 4; i++) {
      verdicts.append(at.validation.isTradable(i));
    }
    return verdicts.toString();
  }

  @Test
  void judgingAllocatesNothing() {
    AllocationMeter meter = new AllocationMeter();
    QuoteCursor cursor = new QuoteCursor();
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    DayCodes codes = new DayCodes();
    FrozenPriceWatch watch = new FrozenPriceWatch(4, FrozenPriceWatch.Settings.USUAL);
    long open = ns("09:00:00");
    long received = MIDNIGHT_NS + ns("09:10:00");
    Runnable work =
        () -> {
          for (int n = 1; n <= 300_000; n++) {
            int i = n % 4;
            QuoteEncoder quote = day.start(QuoteCursor.FORMAT, i, open + n * 1_000L);
            quote.continuous().trade(priceE4[i] + n % 7 * 100L, n % 3).bid(priceE4[i], n % 50);
            quote.cumulativeVolume(n % 1_000 == 0 ? 0 : n).encode(bytes, 0);
            day.validation.check(i, cursor.wrap(bytes, 0), received);
            codes.fault(cursor.codeKey());
            watch.onRecord(i, n % 5 == 0, n * 1_000_000L);
            watch.onTick(n * 1_000_000L);
          }
        };
    work.run();
    assertThat(meter.bytesOf(work)).isLessThanOrEqualTo(0);
    assertThat(day.validation.faults(RecordFault.PRICE_OFF_TICK)).isPositive();
  }
}
