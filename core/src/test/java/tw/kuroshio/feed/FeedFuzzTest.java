package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CursorProbe;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.RecordPool;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** Datagrams of damaged and random bytes: never an exception, every byte accounted for once. */
class FeedFuzzTest {

  private static final int RECORDS_OF_EACH_FORMAT = 10;
  private static final int RECORDS_OF_A_DATAGRAM = 8;
  private static final int DATAGRAMS = FuzzSize.RECORDS / (RECORDS_OF_A_DATAGRAM / 2);
  private static final int SEED = 20_260_101;
  private static final List<FeedLine> STREAMS = List.of(FeedLine.values());

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final Instruments instruments =
      new Instruments(
          List.of(
              Instrument.of(
                  new InstrumentId("2330", Market.TWSE), "台積電", "24", SecurityKind.STOCK)));
  private final OrderBooks books = new OrderBooks(instruments);
  private final FeedHandler handler = new FeedHandler();
  private final FeedLog log = new FeedLog();
  private final List<byte[]> pool = new RecordPool(SEED, RECORDS_OF_EACH_FORMAT).records();
  private final RecordMutator mutator = new RecordMutator(random);
  private final CursorProbe probe = new CursorProbe();
  private final QuoteCursor quote = new QuoteCursor();
  private final ReferenceCursor reference = new ReferenceCursor();
  private int sequences;
  private long records;
  private long mutated;
  private long sent;

  @Test
  void neverThrowsAndAccountsForEveryByte() {
    byte[] datagram = new byte[4_096];
    for (int i = 0; i < DATAGRAMS; i++) {
      FeedLine stream = STREAMS.get(random.nextInt(STREAMS.size()));
      int length = random.nextInt(50) == 0 ? noise(datagram) : records(datagram, stream.market());
      sent += length;
      handler.onDatagram(stream, datagram, 0, length, i * 1_000_000L, applying());
      log.lines.clear();
    }
    handler.flush(applying());
    assertThat(log.quarantinedBytes + log.recordBytes).as("seed %d", SEED).isEqualTo(sent);
    assertThat(mutated).isGreaterThan(records / 2);
    for (QuarantineReason reason : QuarantineReason.values()) {
      assertThat(handler.counts().quarantined(reason)).as(reason.name()).isPositive();
    }
    assertThat(handler.counts().accepted()).isGreaterThan(records / 20);
  }

  /** Whatever is accepted must also be readable and applicable. */
  private FeedListener applying() {
    return new FeedListener() {
      @Override
      public void accepted(MarketRecord record) {
        log.accepted(record);
        probe.read(record.buffer(), record.offset());
        if (record.format() == ReferenceCursor.FORMAT) {
          reference.wrap(record.buffer(), record.offset());
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

  private int records(byte[] datagram, Market market) {
    int at = 0;
    for (int count = 1 + random.nextInt(RECORDS_OF_A_DATAGRAM); count > 0; count--) {
      byte[] record = oneOf(market);
      System.arraycopy(record, 0, datagram, at, record.length);
      int sequence = random.nextInt(50) == 0 ? random.nextInt(3) : ++sequences % 99_999_999;
      RecordPool.number(datagram, at, record.length, sequence);
      records++;
      if (random.nextInt(8) == 0) {
        at += record.length;
      } else {
        mutated++;
        at += mutator.mutate(datagram, at, record.length);
      }
    }
    return at;
  }

  /** A record of the market, seldom of the other. */
  private byte[] oneOf(Market market) {
    byte[] record = pool.get(random.nextInt(pool.size()));
    while (Frame.market(record, 0) != market && random.nextInt(20) != 0) {
      record = pool.get(random.nextInt(pool.size()));
    }
    return record;
  }

  private int noise(byte[] target) {
    int length = random.nextInt(target.length);
    for (int i = 0; i < length; i++) {
      target[i] = random.nextInt(3) == 0 ? Frame.ESC : (byte) random.nextInt(256);
    }
    return length;
  }
}
