package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.FeedRecords.reference;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/**
 * The bad-input matrix's rows of the feed, B01 to B22, from the datagram to the book: what is wrong
 * is named and set aside, the rest goes on, and nothing trades on what is in doubt.
 */
class BadFeedInputTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final DayRules RULES = RuleFiles.rules().on(DATE);
  private static final long MIDNIGHT_NS =
      (DATE.toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L;
  private static final int STOCK = 0;

  private final Instruments instruments =
      new Instruments(
          List.of(
              Instrument.of(
                  new InstrumentId("2330", Market.TWSE), "台積電", "24", SecurityKind.STOCK)));
  private final MarketState market =
      new MarketState(
          instruments, RULES, new DayExpectations(new long[] {22_050_000}, new long[] {5_000_000}));
  private final FeedHandler handler = new FeedHandler();
  private final Applied applied = new Applied();
  private final QuoteEncoder quotes = new QuoteEncoder();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private long nowNs = MIDNIGHT_NS + ofDay("08:30:00");
  private int sequence;
  private int volume;

  /** 2330 of 2026-07-31: reference 2,205, limit-up 2,425, limit-down 1,985 TWD. */
  @BeforeEach
  void openTheDay() {
    byte[] record = new byte[ReferenceCursor.BYTES];
    new ReferenceEncoder()
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(22_050_000, 24_250_000, 19_850_000)
        .encode(record, 0);
    receive(record);
    new ReferenceEncoder().startCount(Market.TWSE, 2, true, 1).encode(record, 0);
    receive(record);
    nowNs = MIDNIGHT_NS + ofDay("09:00:01");
    receive(good());
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void b01TruncatedPacket() {
    byte[] record = good();
    receive(Arrays.copyOf(record, record.length - 5));
    assertThat(handler.counts().quarantined(QuarantineReason.TRUNCATED)).isOne();
    receive(record);
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void b02WrongCheckByteAndALengthBeyondThePacket() {
    byte[] checked = good();
    checked[checked.length - 3] ^= 1;
    receive(checked);
    byte[] claims = good();
    claims[1] = (byte) 0x99;
    receive(claims);
    assertThat(handler.counts().quarantined(QuarantineReason.CHECK_BYTE)).isOne();
    assertThat(handler.counts().quarantined(QuarantineReason.TRUNCATED)).isOne();
  }

  @Test
  void b03LengthThatIsNoNumber() {
    byte[] record = good();
    record[1] = (byte) 0xFF;
    receive(record);
    assertThat(handler.counts().quarantined(QuarantineReason.LENGTH)).isOne();
  }

  /** There is no retransmission: the snapshot line is the only way back. */
  @Test
  void b04SequenceGap() {
    sequence++;
    byte[] after = good();
    receive(after);
    assertThat(market.books().isReliable(STOCK)).as("still waiting").isTrue();
    pass(FeedSettings.DEFAULTS.gapWaitNs());
    assertThat(applied.told).containsExactly("gap 2-2");
    assertThat(market.books().isReliable(STOCK)).as("disclosed by the record after it").isTrue();
    sequence++;
    quote().tradeOnly().trade(22_050_000, 1).cumulativeVolume(++volume);
    receive(encoded());
    pass(FeedSettings.DEFAULTS.gapWaitNs());
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.SEQUENCE_GAP);
    pass(SnapshotRecovery.PERIOD_NS);
    quotes
        .start(QuoteCursor.SNAPSHOT_FORMAT, Market.TWSE, 1, CodeKey.of("2330"), nowOfDay())
        .dayPrices(22_050_000, 22_050_000, 22_050_000)
        .continuous()
        .bid(22_000_000, 3)
        .cumulativeVolume(volume + 7);
    receive(FeedLine.TWSE_3_A, encoded());
    assertThat(market.books().isReliable(STOCK)).isTrue();
    assertThat(market.recoveries()).isOne();
  }

  @Test
  void b05OutOfOrderInsideTheWindow() {
    byte[] second = good();
    byte[] third = good();
    receive(third);
    receive(second);
    assertThat(applied.told).isEmpty();
    assertThat(market.books().cumulativeShares(STOCK)).isEqualTo(volume * 1_000L);
    assertThat(market.bars().missingShares(STOCK)).isZero();
  }

  @Test
  void b06DuplicateWithTheSameContent() {
    byte[] record = good();
    receive(record);
    long printed = market.books().printedShares(STOCK);
    receive(record);
    receive(FeedLine.TWSE_1_B, record);
    assertThat(handler.counts().duplicates()).isEqualTo(2);
    assertThat(market.books().printedShares(STOCK)).isEqualTo(printed);
  }

  @Test
  void b07DuplicateWithOtherContent() {
    receive(good());
    receive(good());
    sequence--;
    quote().trade(22_100_000, 9).bid(22_050_000, 1).cumulativeVolume(volume + 9);
    receive(encoded());
    assertThat(applied.told).containsExactly("conflict 3");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.CONTENT_CONFLICT);
  }

  @Test
  void b08SequenceBackToOneInTheDay() {
    for (int i = 0; i < 5; i++) {
      receive(good());
    }
    sequence = 0;
    quote().tradeOnly().trade(22_050_000, 1).cumulativeVolume(++volume);
    receive(encoded());
    assertThat(applied.told).containsExactly("restarted after 6");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.FEED_RESTARTED);
    receive(good());
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void b09UnknownFormatAndFutureVersionAreSkippedByTheirLength() {
    byte[] version = good();
    version[5] = 0x77;
    byte[] format = good();
    format[4] = 0x77;
    byte[] next = good();
    receive(join(checked(version), checked(format), next));
    assertThat(handler.counts().quarantined(QuarantineReason.UNKNOWN_VERSION)).isOne();
    assertThat(handler.counts().quarantined(QuarantineReason.UNKNOWN_FORMAT)).isOne();
    pass(FeedSettings.DEFAULTS.gapWaitNs());
    assertThat(market.books().cumulativeShares(STOCK)).isEqualTo(volume * 1_000L);
  }

  @Test
  void b10CrossedBookInContinuousTrading() {
    quote().continuous().bid(22_050_000, 1).ask(22_050_000, 1).cumulativeVolume(volume);
    receive(encoded());
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.CROSSED);
    for (int clean = 0; clean < 3; clean++) {
      assertThat(market.books().isReliable(STOCK)).isFalse();
      receive(good());
    }
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  /** Price 0 is right on level 1, where it is market orders. */
  @Test
  void b11ZeroAndOffTickPrices() {
    quote().bid(22_050_000, 1).bid(0, 1).cumulativeVolume(volume);
    receive(encoded());
    assertRefused(RecordFault.PRICE_ZERO);
    quote().bid(22_030_000, 1).cumulativeVolume(volume);
    receive(encoded());
    assertRefused(RecordFault.PRICE_OFF_TICK);
    quote().bid(0, 5).bid(22_050_000, 1).cumulativeVolume(volume);
    receive(encoded());
    assertThat(market.books().marketBidShares(STOCK)).isEqualTo(5_000);
  }

  @Test
  void b12TradeOutsideTheDaysLimits() {
    quote().trade(24_300_000, 1).cumulativeVolume(volume + 1);
    receive(encoded());
    assertRefused(RecordFault.PRICE_OUTSIDE_LIMITS);
    quote().trade(24_250_000, 1).bid(24_250_000, 1).cumulativeVolume(++volume);
    receive(encoded());
    assertThat(market.books().lastTradePriceE4(STOCK)).isEqualTo(24_250_000);
  }

  @Test
  void b13UnitSlipWithoutLimits() {
    byte[] record = new byte[ReferenceCursor.BYTES];
    new ReferenceEncoder()
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(22_050_000, 99_950_000, 100)
        .encode(record, 0);
    pass(60_000_000_000L);
    receive(record);
    quote().trade(2_205_000, 1).cumulativeVolume(volume + 1);
    receive(encoded());
    assertRefused(RecordFault.PRICE_OUTLIER);
  }

  @Test
  void b14VolumeThatDecreasesOrIsAbsurd() {
    quote().bid(22_050_000, 1).cumulativeVolume(volume - 1);
    receive(encoded());
    assertRefused(RecordFault.VOLUME_DECREASED);
    quote().bid(22_050_000, 1).cumulativeVolume(99_999_999);
    receive(encoded());
    assertRefused(RecordFault.VOLUME_ABSURD);
  }

  @Test
  void b15TrialMatchesAreNoTrades() {
    long printed = market.books().printedShares(STOCK);
    quote().trial().trade(22_100_000, 500).bid(22_100_000, 7).cumulativeVolume(volume);
    receive(encoded());
    assertThat(market.books().printedShares(STOCK)).isEqualTo(printed);
    assertThat(market.books().trialPriceE4(STOCK)).isEqualTo(22_100_000);
    assertThat(market.bars().printedShares(STOCK)).isEqualTo(printed);
  }

  @Test
  void b16OddLotsDoNotMix() {
    long printed = market.books().printedShares(STOCK);
    quotes
        .start(QuoteCursor.ODD_LOT_FORMAT, Market.TWSE, 1, CodeKey.of("2330"), nowOfDay())
        .trade(22_050_000, 999)
        .cumulativeVolume(999);
    receive(FeedLine.TWSE_5_A, encoded());
    assertThat(market.oddLots().printedShares(STOCK)).isEqualTo(999);
    assertThat(market.books().printedShares(STOCK)).isEqualTo(printed);
  }

  @Test
  void b17LotsTakenForSharesAreSuspect() {
    quote().trade(22_050_000, 600_000).bid(22_050_000, 1).cumulativeVolume(volume + 600_000);
    receive(encoded());
    assertThat(market.validation().warned(RecordWarning.LOTS_SHARES_CONFUSION)).isOne();
  }

  @Test
  void b18CodesThatAreNone() {
    for (String code : new String[] {"9999", "233o", " 2330"}) {
      quotes.start(QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of(code), nowOfDay());
      receive(encoded());
    }
    assertThat(market.faults(RecordFault.UNKNOWN_CODE)).isOne();
    assertThat(market.faults(RecordFault.MALFORMED_CODE)).isEqualTo(2);
  }

  @Test
  void b19NamesWithInvalidBytesAreReadWithReplacement() {
    byte[] record = reference(3);
    Arrays.fill(record, 16, 32, (byte) 0xFF);
    checked(record);
    receive(record);
    assertThat(new ReferenceCursor().wrap(record, 0).name()).isNotEmpty();
    assertThat(handler.counts().quarantined(QuarantineReason.BCD)).isZero();
  }

  @Test
  void b20TimesOfNoDayAndOfTheFuture() {
    byte[] record = good();
    record[16] = 0x24;
    receive(checked(record));
    assertRefused(RecordFault.TIME_INVALID);
    quotes.start(
        QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of("2330"), ofDay("10:00:00"));
    quotes.bid(22_050_000, 1).cumulativeVolume(volume);
    receive(encoded());
    assertRefused(RecordFault.TIME_IN_FUTURE);
  }

  /** Twenty-four stocks move, one says the same for six minutes. */
  @Test
  void b21AFrozenPriceInAMarketThatMoves() {
    List<Instrument> stocks = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      InstrumentId id = new InstrumentId("" + (1_101 + i), Market.TWSE);
      stocks.add(Instrument.of(id, "", "01", SecurityKind.STOCK));
    }
    MarketState many = new MarketState(new Instruments(stocks), RULES, DayExpectations.none(25));
    MarketRecord record = new MarketRecord();
    int number = 0;
    for (int second = 0; second < 360; second++) {
      nowNs += 1_000_000_000L;
      for (int i = 0; i < 25; i++) {
        quotes.start(
            QuoteCursor.FORMAT, Market.TWSE, ++number, CodeKey.of("" + (1_101 + i)), nowOfDay());
        quotes.continuous().bid(500_000, i == 7 ? 5 : 1 + second).ask(501_000, 5);
        int length = quotes.encode(bytes, 0);
        many.apply(record.wrap(bytes, 0, length, FeedLine.TWSE_1_A, nowNs));
      }
    }
    assertThat(many.books().reason(7)).isEqualTo(BookReason.FROZEN);
    assertThat(many.books().isReliable(6)).isTrue();
    quotes.start(QuoteCursor.FORMAT, Market.TWSE, ++number, CodeKey.of("1108"), nowOfDay());
    quotes.continuous().bid(500_000, 6).ask(501_000, 5);
    int length = quotes.encode(bytes, 0);
    many.apply(record.wrap(bytes, 0, length, FeedLine.TWSE_1_A, nowNs));
    assertThat(many.books().isReliable(7)).isTrue();
  }

  @Test
  void b22ReferencePriceThatDoesNotFit() {
    byte[] record = new byte[ReferenceCursor.BYTES];
    new ReferenceEncoder()
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(2_205_000, 2_425_000, 1_985_000)
        .encode(record, 0);
    pass(60_000_000_000L);
    receive(record);
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.REFERENCE_MISMATCH);
    assertThat(market.faults(RecordFault.REFERENCE_MISMATCH)).isOne();
    assertThat(market.books().referencePriceE4(STOCK))
        .as("the good one stands")
        .isEqualTo(22_050_000);
  }

  /** Set aside, counted once more than before, and the book not trusted until disclosed again. */
  private void assertRefused(RecordFault fault) {
    assertThat(market.faults(fault)).as(fault.name()).isOne();
    assertThat(market.refused().last().getLast().fault()).isEqualTo(fault);
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.RECORD_REFUSED);
    receive(good());
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  /** The next quote, with a trade of one lot and a book. */
  private byte[] good() {
    quote().continuous().trade(22_050_000, 1).bid(22_000_000, 3).ask(22_050_000, 4);
    quotes.cumulativeVolume(++volume);
    return encoded();
  }

  private QuoteEncoder quote() {
    return quotes.start(
        QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of("2330"), nowOfDay());
  }

  private byte[] encoded() {
    return Arrays.copyOf(bytes, quotes.encode(bytes, 0));
  }

  private void receive(byte[] record) {
    receive(FeedLine.TWSE_1_A, record);
  }

  private void receive(FeedLine stream, byte[] datagram) {
    nowNs += 1_000_000;
    handler.onDatagram(stream, datagram, 0, datagram.length, nowNs, applied);
  }

  private void pass(long ns) {
    nowNs += ns;
    handler.onTime(nowNs, applied);
  }

  private long nowOfDay() {
    return nowNs - MIDNIGHT_NS;
  }

  private static byte[] checked(byte[] record) {
    record[record.length - 3] = (byte) Frame.checkByte(record, 0, record.length);
    return record;
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }

  private static long ofDay(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }

  /** Applies what the handler tells, as the engine does. */
  private final class Applied implements FeedListener {

    private final List<String> told = new ArrayList<>();

    @Override
    public void accepted(MarketRecord record) {
      market.apply(record);
    }

    @Override
    public void late(MarketRecord record) {
      market.apply(record);
    }

    @Override
    public void gap(Market of, int format, int line, long from, long to) {
      told.add("gap " + from + "-" + to);
      market.gap(of, format, nowNs);
    }

    @Override
    public void healed(Market of, int format, int line) {
      market.healed(of, format, nowNs);
    }

    @Override
    public void restarted(Market of, int format, int line, long lastSequence) {
      told.add("restarted after " + lastSequence);
      market.restarted(of, format, nowNs);
    }

    @Override
    public void conflict(MarketRecord record) {
      told.add("conflict " + record.sequence());
      int from = record.offset();
      byte[] copy = Arrays.copyOfRange(record.buffer(), from, from + record.length());
      market.conflict(copy, record.market(), nowNs);
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
      // Counted by the handler; nothing of it reaches the market.
    }
  }
}
