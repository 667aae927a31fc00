package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Long random days: against arithmetic of any size, and across a snapshot. */
class OrderBooksReplayTest {

  private static final int INSTRUMENTS = 7;

  private final Instruments instruments = instruments(INSTRUMENTS);
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor cursor = new QuoteCursor();

  @Test
  void sumsOfPrintsAreExact() {
    SplittableRandom random = new SplittableRandom(77);
    OrderBooks books = new OrderBooks(instruments);
    BigInteger value = BigInteger.ZERO;
    BigInteger shares = BigInteger.ZERO;
    List<Long> prices = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      long price = 1L + random.nextInt(50_000_000);
      int lots = random.nextInt(1_000);
      boolean trial = random.nextInt(4) == 0;
      encoder
          .start(QuoteCursor.FORMAT, Market.TWSE, i + 1, CodeKey.of("1101"), i)
          .trade(price, lots);
      if (trial) {
        encoder.trial();
      } else if (lots > 0) {
        BigInteger quantity = BigInteger.valueOf(lots).multiply(BigInteger.valueOf(1_000));
        value = value.add(BigInteger.valueOf(price).multiply(quantity));
        shares = shares.add(quantity);
        prices.add(price);
      }
      apply(books, 0, i);
    }
    assertThat(BigInteger.valueOf(books.printedValueE4(0))).isEqualTo(value);
    assertThat(BigInteger.valueOf(books.printedShares(0))).isEqualTo(shares);
    assertThat(books.openPriceE4(0)).isEqualTo(prices.getFirst());
    assertThat(books.lastTradePriceE4(0)).isEqualTo(prices.getLast());
    assertThat(books.highPriceE4(0)).isEqualTo(prices.stream().max(Long::compare).orElseThrow());
    assertThat(books.lowPriceE4(0)).isEqualTo(prices.stream().min(Long::compare).orElseThrow());
  }

  @Test
  void goesOnBitForBitFromASnapshot() {
    OrderBooks whole = new OrderBooks(instruments);
    OrderBooks first = new OrderBooks(instruments);
    StateWriter wholeOutput = new StateWriter();
    StateWriter splitOutput = new StateWriter();
    play(whole, 1, 3_000, wholeOutput);
    play(first, 1, 3_000, splitOutput);
    StateWriter snapshot = new StateWriter();
    first.writeState(snapshot);

    OrderBooks second = new OrderBooks(instruments);
    play(second, 99, 500, new StateWriter());
    StateReader reader = new StateReader(snapshot.toByteArray());
    second.readState(reader);
    assertThat(reader.remaining()).isZero();
    assertThat(second.stateHash()).isEqualTo(first.stateHash());
    for (int i = 0; i < INSTRUMENTS; i++) {
      assertThat(second.lastTradeNs(i)).isPositive().isEqualTo(first.lastTradeNs(i));
      assertThat(second.lastUpdateNs(i)).isPositive().isEqualTo(first.lastUpdateNs(i));
    }

    play(whole, 2, 3_000, wholeOutput);
    play(second, 2, 3_000, splitOutput);
    assertThat(second.stateHash()).isEqualTo(whole.stateHash());
    assertThat(splitOutput.toByteArray()).isEqualTo(wholeOutput.toByteArray());
    assertThat(whole.stateHash()).isNotEqualTo(first.stateHash());
  }

  @Test
  void snapshotOfOtherInstrumentsIsRefused() {
    StateWriter snapshot = new StateWriter();
    new OrderBooks(instruments(3)).writeState(snapshot);
    OrderBooks books = new OrderBooks(instruments);
    assertThatThrownBy(() -> books.readState(new StateReader(snapshot.toByteArray())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("State column must have 70 rows, was 30");
  }

  @Test
  void outputHasItsFixedLayoutAndNoReceiveTimes() {
    OrderBooks books = new OrderBooks(instruments);
    byte[] reference = new byte[ReferenceCursor.BYTES];
    new ReferenceEncoder()
        .start(Market.TWSE, 1, CodeKey.of("1102"))
        .prices(1_000_000, 1_100_000, 900_000)
        .encode(reference, 0);
    books.applyReference(1, new ReferenceCursor().wrap(reference, 0));
    encoder
        .start(QuoteCursor.FORMAT, Market.TWSE, 1, CodeKey.of("1102"), 33_000_000_000_000L)
        .continuous()
        .limits(LimitState.LIMIT_UP, LimitState.NORMAL, LimitState.NORMAL)
        .trade(1_000_000, 4)
        .bid(995_000, 3)
        .ask(1_000_000, 2)
        .cumulativeVolume(9);
    apply(books, 1, 123);
    StateWriter out = new StateWriter();
    books.writeOutput(1, out);
    assertThat(out.length()).isEqualTo(OrderBooks.OUTPUT_BYTES);

    ByteBuffer wire = ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(wire.getInt()).isEqualTo(995_000);
    assertThat(wire.getLong()).isEqualTo(3_000);
    wire.position(60);
    assertThat(wire.getInt()).isEqualTo(1_000_000);
    assertThat(wire.getLong()).isEqualTo(2_000);
    wire.position(120);
    assertThat(wire.getInt()).as("last").isEqualTo(1_000_000);
    assertThat(wire.getLong()).isEqualTo(4_000);
    assertThat(wire.getLong()).as("cumulative").isEqualTo(9_000);
    assertThat(wire.getLong()).as("printed").isEqualTo(4_000);
    assertThat(wire.getLong()).as("value").isEqualTo(4_000_000_000L);
    assertThat(wire.getInt()).as("open").isEqualTo(1_000_000);
    assertThat(wire.getInt()).as("high").isEqualTo(1_000_000);
    assertThat(wire.getInt()).as("low").isEqualTo(1_000_000);
    assertThat(wire.getInt()).as("trial").isZero();
    assertThat(wire.getLong()).isZero();
    assertThat(wire.getInt()).as("reference").isEqualTo(1_000_000);
    assertThat(wire.getInt()).as("limit up").isEqualTo(1_100_000);
    assertThat(wire.getInt()).as("limit down").isEqualTo(900_000);
    assertThat(wire.getInt()).as("lot").isEqualTo(1_000);
    assertThat(wire.getInt()).as("cycle").isZero();
    assertThat(wire.getShort()).as("attention, day trading").isZero();
    assertThat(wire.getLong()).as("match time").isEqualTo(33_000_000_000_000L);
    assertThat(wire.get()).as("limit map").isEqualTo((byte) 0x80);
    assertThat(wire.get()).as("status map").isEqualTo((byte) 0x10);
    assertThat(wire.get()).as("flags").isZero();
    assertThat(wire.remaining()).isZero();

    OrderBooks later = new OrderBooks(instruments);
    later.applyReference(1, new ReferenceCursor().wrap(reference, 0));
    apply(later, 1, 456);
    StateWriter other = new StateWriter();
    later.writeOutput(1, other);
    assertThat(other.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(later.stateHash()).isNotEqualTo(books.stateHash());
  }

  /** The same records give the same books, whichever buffer and offset they were decoded from. */
  @Test
  void sameRecordsSameDigest() {
    DigestChain one = new DigestChain();
    DigestChain two = new DigestChain();
    for (DigestChain chain : List.of(one, two)) {
      StateWriter output = new StateWriter();
      play(new OrderBooks(instruments), 5, 2_000, output);
      chain.update(output);
    }
    assertThat(one.digest()).isEqualTo(two.digest());
  }

  private void play(OrderBooks books, long seed, int records, StateWriter output) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < records; i++) {
      int instrument = random.nextInt(INSTRUMENTS);
      encoder.start(QuoteCursor.FORMAT, Market.TWSE, i + 1, CodeKey.of("1101"), i * 1_000L);
      encoder.trend(PriceTrend.ofBits(random.nextInt(20)));
      for (int level = random.nextInt(6); level > 0; level--) {
        encoder.bid(990_000 + level * 500, random.nextInt(3));
      }
      if (random.nextBoolean()) {
        encoder.trade(1_000_000 + random.nextInt(100), random.nextInt(5));
      }
      if (random.nextInt(5) == 0) {
        encoder.tradeOnly();
      }
      if (random.nextInt(9) == 0) {
        encoder.trial();
      }
      if (random.nextInt(90) == 0) {
        books.states().set(instrument, BookReason.SEQUENCE_GAP, true);
      }
      apply(books, instrument, seed * 1_000_000 + i);
      books.writeOutput(instrument, output);
    }
  }

  private void apply(OrderBooks books, int instrument, long ingestTimeNs) {
    encoder.encode(bytes, 0);
    books.update(instrument, cursor.wrap(bytes, 0), ingestTimeNs);
  }

  private static Instruments instruments(int count) {
    List<Instrument> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      InstrumentId id = new InstrumentId(Integer.toString(1_101 + i), Market.TWSE);
      list.add(Instrument.of(id, "", "01", SecurityKind.STOCK));
    }
    return new Instruments(list);
  }
}
