package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** Mutated and random bytes: never an exception, every byte accounted for once. */
class FeedFuzzTest {

  private static final int DATAGRAMS = 40_000;
  private static final int SEED = 20_260_101;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Instruments instruments =
      new Instruments(
          List.of(
              Instrument.of(
                  new InstrumentId("2330", Market.TWSE), "台積電", "24", SecurityKind.STOCK)));
  private final OrderBooks books = new OrderBooks(instruments);
  private final FeedHandler handler = new FeedHandler();
  private final FeedLog log = new FeedLog();
  private final QuoteEncoder quotes = new QuoteEncoder();
  private final ReferenceEncoder references = new ReferenceEncoder();
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private int sequences;
  private int mutated;
  private long sent;

  @Test
  void neverThrowsAndAccountsForEveryByte() {
    byte[] datagram = new byte[2_048];
    for (int i = 0; i < DATAGRAMS; i++) {
      int length = random.nextInt(50) == 0 ? noise(datagram) : records(datagram);
      sent += length;
      handler.onDatagram(
          FeedLine.values()[random.nextInt(20)], datagram, 0, length, i * 1_000_000L, applying());
      log.lines.clear();
    }
    handler.flush(applying());
    assertThat(log.quarantinedBytes + log.recordBytes).as("seed %d", SEED).isEqualTo(sent);
    assertThat(mutated).isGreaterThan(100_000);
    for (QuarantineReason reason : QuarantineReason.values()) {
      assertThat(handler.counts().quarantined(reason)).as(reason.name()).isPositive();
    }
    assertThat(handler.counts().accepted()).isGreaterThan(10_000);
  }

  /** Whatever is accepted must also be readable and applicable. */
  private FeedListener applying() {
    return new FeedListener() {
      @Override
      public void accepted(MarketRecord record) {
        log.accepted(record);
        if (record.format() == ReferenceCursor.FORMAT) {
          reference.wrap(record.buffer(), record.offset());
          assertThat(reference.name()).isNotNull();
          assertThat(reference.securityCount()).isBetween(-1, 999_999);
          books.applyReference(0, reference);
        } else if (record.format() == QuoteCursor.FORMAT
            || record.format() == QuoteCursor.WARRANT_FORMAT) {
          books.update(0, quote.wrap(record.buffer(), record.offset()), record.ingestTimeNs());
        }
      }

      @Override
      public void duplicate(MarketRecord record) {
        log.duplicate(record);
      }

      @Override
      public void late(MarketRecord record) {
        log.late(record);
      }

      @Override
      public void conflict(MarketRecord record) {
        log.conflict(record);
      }

      @Override
      public void tooOld(MarketRecord record) {
        log.tooOld(record);
      }

      @Override
      public void heartbeat(MarketRecord record) {
        log.heartbeat(record);
      }

      @Override
      public void passedOver(MarketRecord record) {
        log.passedOver(record);
      }

      @Override
      public void gap(Market market, int format, int line, long fromSequence, long toSequence) {
        assertThat(fromSequence).isBetween(1L, toSequence);
        assertThat(toSequence).isLessThanOrEqualTo(99_999_999);
      }

      @Override
      public void quarantined(
          QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
        assertThat(length).isPositive();
        log.quarantined(reason, stream, buffer, offset, length);
      }
    };
  }

  private int records(byte[] datagram) {
    int at = 0;
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      int length = record(datagram, at);
      at += random.nextInt(8) == 0 ? length : mutate(datagram, at, length);
    }
    return at;
  }

  private int record(byte[] target, int at) {
    Market market = random.nextBoolean() ? Market.TWSE : Market.TPEX;
    int sequence = random.nextInt(50) == 0 ? random.nextInt(3) : ++sequences;
    if (random.nextInt(4) == 0) {
      return references
          .start(market, sequence, CodeKey.of("2330"))
          .prices(1_000_000, 1_100_000, 900_000)
          .encode(target, at);
    }
    quotes.start(
        QuoteCursor.FORMAT,
        market,
        sequence,
        CodeKey.of("2330"),
        random.nextLong(86_400_000_000_000L));
    for (int level = random.nextInt(6); level > 0; level--) {
      quotes.bid(random.nextInt(1_000_000), random.nextInt(10_000));
    }
    for (int level = random.nextInt(6); level > 0; level--) {
      quotes.ask(random.nextInt(1_000_000), random.nextInt(10_000));
    }
    if (random.nextBoolean()) {
      quotes.trade(random.nextInt(1_000_000_000), random.nextInt(100_000_000));
    }
    return quotes.encode(target, at);
  }

  /** Damages a record in place and returns how many of its bytes remain. */
  private int mutate(byte[] target, int at, int length) {
    mutated++;
    int kept = length;
    for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
      int place = at + (random.nextBoolean() ? random.nextInt(length) : random.nextInt(30));
      switch (random.nextInt(5)) {
        case 0 -> target[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> target[place] = (byte) random.nextInt(256);
        case 2 -> target[place] = Frame.ESC;
        case 3 -> kept = random.nextInt(3) == 0 ? 1 + random.nextInt(length) : kept;
        default -> target[at + 1 + random.nextInt(2)] = (byte) random.nextInt(256);
      }
    }
    if (random.nextBoolean()) {
      target[at + length - 3] = (byte) Frame.checkByte(target, at, length);
    }
    return kept;
  }

  private int noise(byte[] target) {
    int length = random.nextInt(target.length);
    for (int i = 0; i < length; i++) {
      target[i] = random.nextInt(3) == 0 ? Frame.ESC : (byte) random.nextInt(256);
    }
    return length;
  }
}
