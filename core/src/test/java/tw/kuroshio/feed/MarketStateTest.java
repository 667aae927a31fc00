package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.feed.twse.SuspensionEncoder;
import tw.kuroshio.feed.twse.SuspensionReason;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** What the market's state makes of records of all kinds and of the feed's faults. */
class MarketStateTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final DayRules RULES = RuleFiles.rules().on(DATE);
  private static final long MIDNIGHT_NS =
      (DATE.toEpochDay() * 86_400L - 8 * 3_600L) * 1_000_000_000L;
  private static final int STOCK = 1;
  private static final int WARRANT = 0;
  private static final int TPEX_STOCK = 2;

  private final Instruments instruments =
      new Instruments(
          List.of(
              Instrument.of(new InstrumentId("2330", Market.TWSE), "", "24", SecurityKind.STOCK),
              Instrument.of(
                  new InstrumentId("030001", Market.TWSE), "", "00", SecurityKind.WARRANT),
              Instrument.of(new InstrumentId("8069", Market.TPEX), "", "26", SecurityKind.STOCK)));
  private final MarketState market = new MarketState(instruments, RULES, DayExpectations.none(3));
  private final QuoteEncoder quotes = new QuoteEncoder();
  private final byte[] bytes = new byte[200];
  private final MarketRecord record = new MarketRecord();
  private int sequence;
  private int volume;

  @Test
  void aGapConcernsTheBooksOfItsFormatOnly() {
    quoteAll("09:00:01");
    market.gap(Market.TWSE, QuoteCursor.FORMAT, at("09:00:02"));
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.SEQUENCE_GAP);
    assertThat(market.books().isReliable(WARRANT)).isTrue();
    assertThat(market.books().isReliable(TPEX_STOCK)).isTrue();
    market.gap(Market.TWSE, QuoteCursor.WARRANT_FORMAT, at("09:00:02"));
    assertThat(market.books().isReliable(WARRANT)).isFalse();
    market.gap(Market.TPEX, QuoteCursor.SNAPSHOT_FORMAT, at("09:00:02"));
    assertThat(market.books().isReliable(TPEX_STOCK)).as("snapshots come again").isTrue();
    market.healed(Market.TWSE, QuoteCursor.FORMAT, at("09:00:03"));
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void aSnapshotHealsABookAfterOnePeriod() {
    quoteAll("09:00:01");
    market.gap(Market.TWSE, QuoteCursor.FORMAT, at("09:00:02"));
    assertThat(snapshot("09:00:01", "09:00:06.999999999")).isEqualTo(MarketState.NO_INSTRUMENT);
    assertThat(market.books().isReliable(STOCK)).isFalse();
    assertThat(snapshot("09:00:01.5", "09:00:07")).isEqualTo(STOCK);
    assertThat(market.changed() & OrderBooks.RECOVERED).isNotZero();
    OrderBooks books = market.books();
    assertThat(books.isReliable(STOCK)).isTrue();
    assertThat(books.bestBidPriceE4(STOCK)).isEqualTo(5_920_000);
    assertThat(books.lastTradePriceE4(STOCK)).isEqualTo(5_930_000);
    assertThat(books.openPriceE4(STOCK)).isEqualTo(5_900_000);
    assertThat(books.highPriceE4(STOCK)).isEqualTo(5_950_000);
    assertThat(books.cumulativeShares(STOCK)).isEqualTo(90_000);
    assertThat(market.bars().missingShares(STOCK))
        .as("two of ninety lots were seen")
        .isEqualTo(88_000);
    assertThat(market.recoveries()).isOne();
  }

  /** A receiver that joins in the session has books after the next period of snapshots. */
  @Test
  void aBookNeverQuotedIsTakenFromTheSecondSnapshot() {
    assertThat(snapshot("10:00:00", "10:00:00")).isEqualTo(MarketState.NO_INSTRUMENT);
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.NOT_QUOTED);
    assertThat(snapshot("10:00:01", "10:00:05")).isEqualTo(STOCK);
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  /** Older than the book: it was made before. */
  @Test
  void anOldSnapshotHealsNothing() {
    quoteAll("09:00:01");
    market.gap(Market.TWSE, QuoteCursor.FORMAT, at("09:00:02"));
    assertThat(snapshot("09:00:00.9", "09:00:30")).isEqualTo(MarketState.NO_INSTRUMENT);
    assertThat(market.books().isReliable(STOCK)).isFalse();
  }

  /** The last records before a quiet time were lost: no number shows it, the snapshot does. */
  @Test
  void aSnapshotAheadOfAQuietBookIsTaken() {
    quoteAll("09:00:01");
    assertThat(snapshot("09:00:02", "09:10:05")).as("may have overtaken a quote").isEqualTo(-1);
    assertThat(snapshot("09:00:02", "09:10:09")).isEqualTo(-1);
    assertThat(snapshot("09:00:02", "09:10:10")).isEqualTo(STOCK);
    assertThat(market.books().cumulativeShares(STOCK)).isEqualTo(90_000);
  }

  @Test
  void aLateRecordAddsItsTradeAndLeavesTheBook() {
    stock(2, "09:00:01").trade(5_910_000, 2).bid(5_900_000, 1).cumulativeVolume(2);
    send(FeedLine.TWSE_1_A, "09:00:01");
    stock(4, "09:00:02").trade(5_930_000, 3).bid(5_920_000, 4).cumulativeVolume(9);
    send(FeedLine.TWSE_1_A, "09:00:02");
    stock(3, "09:00:02").trade(5_960_000, 4).bid(5_960_000, 7).cumulativeVolume(6);
    send(FeedLine.TWSE_1_B, "09:00:03");
    OrderBooks books = market.books();
    assertThat(books.bestBidPriceE4(STOCK)).isEqualTo(5_920_000);
    assertThat(books.lastTradePriceE4(STOCK)).isEqualTo(5_930_000);
    assertThat(books.highPriceE4(STOCK)).isEqualTo(5_960_000);
    assertThat(books.printedShares(STOCK)).isEqualTo(9_000);
    assertThat(books.cumulativeShares(STOCK)).isEqualTo(9_000);
    assertThat(market.bars().missingShares(STOCK)).isZero();
    SessionBar bar = new SessionBar();
    market.bars().minute(STOCK, 0, bar);
    assertThat(bar.prints()).isEqualTo(3);
  }

  @Test
  void oddLotsStandApart() {
    quoteAll("09:00:01");
    quotes
        .start(QuoteCursor.ODD_LOT_FORMAT, Market.TWSE, 1, CodeKey.of("2330"), ofDay("09:10:00"))
        .trade(5_960_000, 37)
        .ask(5_960_000, 5)
        .cumulativeVolume(37);
    send(FeedLine.TWSE_5_A, "09:10:00");
    assertThat(market.oddLots().lastTradeShares(STOCK)).isEqualTo(37);
    assertThat(market.oddLots().askShares(STOCK, 0)).isEqualTo(5);
    assertThat(market.books().lastTradePriceE4(STOCK)).isEqualTo(5_910_000);
    assertThat(market.bars().printedShares(STOCK)).isEqualTo(2_000);
    market.gap(Market.TWSE, QuoteCursor.ODD_LOT_FORMAT, at("09:10:01"));
    assertThat(market.oddLots().isReliable(STOCK)).isFalse();
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void haltsBeginAndEndWithTime() {
    quoteAll("09:00:01");
    halt("2330", "10:00:00", null, "09:59:00");
    assertThat(market.books().isReliable(STOCK)).as("announced ahead").isTrue();
    quoteAll("10:00:00");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.HALTED);
    assertThat(market.oddLots().has(STOCK, BookReason.HALTED)).isTrue();
    halt("2330", "10:00:00", "11:00:00", "10:30:00");
    assertThat(market.books().state(STOCK)).isEqualTo(BookState.SUSPENDED);
    quoteAll("10:59:59");
    assertThat(market.books().isReliable(STOCK)).isFalse();
    quoteAll("11:00:00");
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void theWholeMarketStopsAndGoesOn() {
    quoteAll("09:00:01");
    halt("000000", "10:00:00", null, "10:00:00");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.MARKET_HALTED);
    assertThat(market.books().reason(WARRANT)).isEqualTo(BookReason.MARKET_HALTED);
    assertThat(market.books().isReliable(TPEX_STOCK)).isTrue();
    halt("000000", "10:00:00", "10:20:00", "10:20:00");
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void securitiesOfTheSuspensionListDoNotTradeToday() {
    SuspensionEncoder encoder = new SuspensionEncoder();
    encoder.startCount(Market.TWSE, 1).encode(bytes, 0);
    apply(FeedLine.TWSE_4_A, 20, "08:30:00");
    encoder.start(Market.TWSE, 1, CodeKey.of("2330"), SuspensionReason.SUSPENDED).encode(bytes, 0);
    apply(FeedLine.TWSE_4_A, 20, "08:30:00");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.NOT_TRADED_TODAY);
    assertThat(market.books().has(WARRANT, BookReason.NOT_TRADED_TODAY)).isFalse();
  }

  @Test
  void matchingThatIsInterruptedSuspendsTheBook() {
    quoteAll("09:00:01");
    stock(++sequence, "10:00:00").continuous().trade(5_910_000, 0).trend(PriceTrend.SUSPENDED_UP);
    quotes.cumulativeVolume(volume);
    send(FeedLine.TWSE_1_A, "10:00:00");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.MATCHING_SUSPENDED);
    stock(++sequence, "10:02:00").continuous().bid(5_900_000, 1).cumulativeVolume(2);
    send(FeedLine.TWSE_1_A, "10:02:00");
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void aSilentLineLeavesItsBooksWithoutNews() {
    quoteAll("09:00:01");
    market.lineDown(Market.TWSE, 1, at("09:00:10"));
    assertThat(market.books().state(STOCK)).isEqualTo(BookState.STALE);
    assertThat(market.books().isReliable(WARRANT)).as("another line").isTrue();
    quoteAll("09:00:11");
    assertThat(market.books().isReliable(STOCK)).as("until the line is known whole").isFalse();
    market.lineUp(Market.TWSE, 1, at("09:00:11"));
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void twoContentsUnderOneNumberPutTheInstrumentInDoubt() {
    quoteAll("09:00:01");
    stock(1, "09:00:01").trade(5_990_000, 1).cumulativeVolume(1);
    int length = quotes.encode(bytes, 0);
    market.conflict(Arrays.copyOf(bytes, length), Market.TWSE, at("09:00:02"));
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.CONTENT_CONFLICT);
    assertThat(market.books().isReliable(WARRANT)).isTrue();
    quoteAll("09:00:03");
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void aRestartedSequenceIsNotOlder() {
    sequence = 1_000;
    quoteAll("09:00:01");
    market.restarted(Market.TWSE, QuoteCursor.FORMAT, at("09:00:02"));
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.FEED_RESTARTED);
    stock(1, "09:00:02").bid(5_800_000, 9).cumulativeVolume(2);
    send(FeedLine.TWSE_1_A, "09:00:02");
    assertThat(market.books().isReliable(STOCK)).isTrue();
    assertThat(market.books().bestBidPriceE4(STOCK)).isEqualTo(5_800_000);
  }

  @Test
  void aCycleOfStaticDataIsWholeWhenItsCountSaysSo() {
    cycle(1, 3);
    assertThat(market.isReferenceComplete(Market.TWSE)).as("record 2 of 3 lost").isFalse();
    cycle(0, 3);
    assertThat(market.isReferenceComplete(Market.TWSE)).isTrue();
    assertThat(market.isReferenceComplete(Market.TPEX)).isFalse();
  }

  /** B10: three books in order after one that is not. */
  @Test
  void aCrossedBookNeedsThreeInOrder() {
    quoteAll("09:00:01");
    stock(++sequence, "09:00:02").continuous().bid(5_910_000, 1).ask(5_910_000, 1);
    quotes.cumulativeVolume(volume);
    send(FeedLine.TWSE_1_A, "09:00:02");
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.CROSSED);
    for (int clean = 1; clean <= 3; clean++) {
      assertThat(market.books().isReliable(STOCK)).as("after %d", clean - 1).isFalse();
      stock(++sequence, "09:00:03").continuous().bid(5_900_000, 1).ask(5_910_000, 1);
      quotes.cumulativeVolume(volume);
      send(FeedLine.TWSE_1_A, "09:00:03");
    }
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void aRecordThatCannotBeSoIsSetAsideAndItsBookNotTrusted() {
    quoteAll("09:00:01");
    stock(++sequence, "09:00:02").trade(5_905_000, 1).bid(5_900_000, 9).cumulativeVolume(3);
    int length = quotes.encode(bytes, 0);
    byte[] sent = Arrays.copyOf(bytes, length);
    assertThat(apply(FeedLine.TWSE_1_A, length, "09:00:02")).isEqualTo(MarketState.NO_INSTRUMENT);
    assertThat(market.faults(RecordFault.PRICE_OFF_TICK)).isOne();
    assertThat(market.books().lastTradePriceE4(STOCK)).isEqualTo(5_910_000);
    assertThat(market.books().reason(STOCK)).isEqualTo(BookReason.RECORD_REFUSED);
    assertThat(market.refused().last())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.fault()).isEqualTo(RecordFault.PRICE_OFF_TICK);
              assertThat(refused.bytes()).isEqualTo(sent);
            });
    quoteAll("09:00:03");
    assertThat(market.books().isReliable(STOCK)).isTrue();
  }

  @Test
  void codesThatNoStaticDataNamesAreSetAside() {
    cycle(0, 3);
    quotes.start(QuoteCursor.FORMAT, Market.TWSE, 1, CodeKey.of("9999"), ofDay("09:00:00"));
    send(FeedLine.TWSE_1_A, "09:00:00");
    quotes.start(QuoteCursor.FORMAT, Market.TWSE, 2, CodeKey.of("233o"), ofDay("09:00:00"));
    send(FeedLine.TWSE_1_A, "09:00:00");
    quotes.start(QuoteCursor.FORMAT, Market.TWSE, 3, CodeKey.of("2332"), ofDay("09:00:00"));
    send(FeedLine.TWSE_1_A, "09:00:00");
    assertThat(market.faults(RecordFault.UNKNOWN_CODE)).isOne();
    assertThat(market.faults(RecordFault.MALFORMED_CODE)).isOne();
    assertThat(market.ofOtherInstruments())
        .as("2331 and 2332 of the day, quotes and cycle")
        .isEqualTo(3);
  }

  /** B22: the exchange says 1,000 where the run expects 591. */
  @Test
  void aReferencePriceThatDoesNotFitStopsTheInstrument() {
    DayExpectations expected = new DayExpectations(new long[] {0, 5_910_000, 0}, new long[3]);
    MarketState expecting = new MarketState(instruments, RULES, expected);
    ReferenceEncoder encoder = new ReferenceEncoder();
    encoder
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(10_000_000, 11_000_000, 9_000_000)
        .encode(bytes, 0);
    expecting.apply(record.wrap(bytes, 0, 114, FeedLine.TWSE_1_A, at("08:30:00")));
    assertThat(expecting.books().reason(STOCK)).isEqualTo(BookReason.REFERENCE_MISMATCH);
    assertThat(expecting.books().referencePriceE4(STOCK)).isZero();
    encoder
        .start(Market.TWSE, 1, CodeKey.of("2330"))
        .prices(5_900_000, 6_490_000, 5_310_000)
        .encode(bytes, 0);
    expecting.apply(record.wrap(bytes, 0, 114, FeedLine.TWSE_1_A, at("08:31:00")));
    assertThat(expecting.books().reason(STOCK)).isEqualTo(BookReason.NOT_QUOTED);
    assertThat(expecting.books().referencePriceE4(STOCK)).isEqualTo(5_900_000);
  }

  @Test
  void goesOnFromItsState() {
    quoteAll("09:00:01");
    halt("2330", "10:00:00", null, "09:30:00");
    market.gap(Market.TWSE, QuoteCursor.FORMAT, at("09:30:01"));
    StateWriter state = new StateWriter();
    market.writeState(state);
    MarketState restored = new MarketState(instruments, RULES, DayExpectations.none(3));
    restored.readState(new StateReader(state.toByteArray()));
    assertThat(restored.stateHash()).isEqualTo(market.stateHash());
    stock(++sequence, "10:00:00").bid(5_900_000, 1).cumulativeVolume(2);
    int length = quotes.encode(bytes, 0);
    record.wrap(bytes, 0, length, FeedLine.TWSE_1_A, at("10:00:00"));
    market.apply(record);
    restored.apply(record);
    assertThat(restored.books().reason(STOCK)).isEqualTo(BookReason.HALTED);
    assertThat(restored.stateHash()).isEqualTo(market.stateHash());
  }

  /** Three securities, one of them lost, and the count. */
  private void cycle(int lost, int securities) {
    ReferenceEncoder encoder = new ReferenceEncoder();
    for (int i = 1; i <= securities; i++) {
      if (i != lost + 1 || lost == 0) {
        encoder.start(Market.TWSE, i, CodeKey.of("" + (2_329 + i))).encode(bytes, 0);
        apply(FeedLine.TWSE_1_A, 114, "08:30:00");
      }
    }
    encoder.startCount(Market.TWSE, securities + 1, true, securities).encode(bytes, 0);
    apply(FeedLine.TWSE_1_A, 114, "08:30:00");
  }

  private void quoteAll(String time) {
    volume += 2;
    stock(++sequence, time).trade(5_910_000, 2).bid(5_900_000, 1).cumulativeVolume(volume);
    send(FeedLine.TWSE_1_A, time);
    quotes
        .start(QuoteCursor.WARRANT_FORMAT, Market.TWSE, sequence, CodeKey.of("030001"), ofDay(time))
        .bid(10_000, 1);
    send(FeedLine.TWSE_2_A, time);
    quotes
        .start(QuoteCursor.FORMAT, Market.TPEX, sequence, CodeKey.of("8069"), ofDay(time))
        .bid(10_000, 1);
    send(FeedLine.TPEX_1_A, time);
  }

  private QuoteEncoder stock(int number, String time) {
    return quotes.start(QuoteCursor.FORMAT, Market.TWSE, number, CodeKey.of("2330"), ofDay(time));
  }

  private int snapshot(String matchTime, String receivedAt) {
    quotes
        .start(QuoteCursor.SNAPSHOT_FORMAT, Market.TWSE, 1, CodeKey.of("2330"), ofDay(matchTime))
        .dayPrices(5_900_000, 5_950_000, 5_890_000)
        .trade(5_930_000, 4)
        .bid(5_920_000, 8)
        .ask(5_940_000, 8)
        .cumulativeVolume(90);
    return send(FeedLine.TWSE_3_A, receivedAt);
  }

  private void halt(String code, String from, @Nullable String resume, String receivedAt) {
    long resumeNs = resume == null ? TimeOfDay.NONE : ofDay(resume);
    new HaltEncoder()
        .start(Market.TWSE, 1, CodeKey.of(code), ofDay(from), resumeNs)
        .encode(bytes, 0);
    apply(FeedLine.TWSE_4_A, 26, receivedAt);
  }

  private int send(FeedLine stream, String receivedAt) {
    return apply(stream, quotes.encode(bytes, 0), receivedAt);
  }

  private int apply(FeedLine stream, int length, String receivedAt) {
    return market.apply(record.wrap(bytes, 0, length, stream, at(receivedAt)));
  }

  private static long at(String time) {
    return MIDNIGHT_NS + ofDay(time);
  }

  private static long ofDay(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }
}
