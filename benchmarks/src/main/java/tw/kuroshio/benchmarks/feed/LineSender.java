package tw.kuroshio.benchmarks.feed;

import java.util.SplittableRandom;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.model.Market;

/**
 * Packs the records of one market into datagrams and sends each on both copies of line 1. The
 * leading copy sends at once, the other {@value #LAG} datagrams behind or at the end of the burst;
 * the lead changes every {@value #LEAD} datagrams.
 */
final class LineSender {

  private static final int LAG = 2;
  private static final int LEAD = 1_000;
  private static final int KEPT = 8;
  private static final int MAX_RECORD_BYTES = 256;

  private final QuoteWire oursWire = new PackedQuoteWire();
  private final QuoteWire peerWire = new SbeQuoteWire();
  private final byte[] oursRecord = new byte[MAX_RECORD_BYTES];
  private final byte[] peerRecord = new byte[MAX_RECORD_BYTES];
  private final PacketPair[] kept = new PacketPair[KEPT];
  private final Copy[] copies;
  private long packets;
  private PacketPair filling;

  LineSender(Market market, DayChunk chunk, SplittableRandom random) {
    for (int i = 0; i < KEPT; i++) {
      kept[i] = new PacketPair();
    }
    filling = kept[0];
    copies =
        new Copy[] {
          new Copy(FeedLine.of(market, 1, LineCopy.A), chunk, new Damage(random.split())),
          new Copy(FeedLine.of(market, 1, LineCopy.B), chunk, new Damage(random.split()))
        };
  }

  /** Encodes a record; the datagram before goes out when it has no room on either side. */
  void add(QuoteFields quote, long timeNs, RecordObserver observer) {
    int oursLength = oursWire.encode(quote, oursRecord, 0);
    int peerLength = peerWire.encode(quote, peerRecord, 0);
    observer.sent(quote, oursRecord);
    if (!filling.ours().hasRoomFor(oursLength) || !filling.peer().hasRoomFor(peerLength)) {
      send(timeNs);
    }
    filling.ours().append(oursRecord, oursLength);
    filling.peer().append(peerRecord, peerLength);
  }

  private void send(long timeNs) {
    packets++;
    int leader = (int) (packets / LEAD % 2);
    copies[leader].sendUpTo(packets, timeNs);
    copies[1 - leader].sendUpTo(packets - LAG, timeNs);
    filling = kept[(int) packets % KEPT];
    filling.clear();
  }

  /** Sends everything that waits, on both copies. */
  void flush(long timeNs) {
    if (filling.records() > 0) {
      send(timeNs);
    }
    for (Copy copy : copies) {
      copy.sendUpTo(packets, timeNs);
      copy.sendDelayed(timeNs);
    }
  }

  DamageCounts damage() {
    Damage a = copies[0].damage;
    Damage b = copies[1].damage;
    return new DamageCounts(
        a.lostRecords() + b.lostRecords(),
        a.repeatedRecords() + b.repeatedRecords(),
        a.reorderedRecords() + b.reorderedRecords(),
        a.corruptedRecords() + b.corruptedRecords());
  }

  /** One of the two multicast groups that carry the line. */
  private final class Copy {

    private static final int NONE = -1;

    private final int line;
    private final DayChunk chunk;
    private final Damage damage;
    private long sent;
    private int delayed = NONE;

    Copy(FeedLine line, DayChunk chunk, Damage damage) {
      this.line = line.code();
      this.chunk = chunk;
      this.damage = damage;
    }

    void sendUpTo(long count, long timeNs) {
      while (sent < count) {
        int slot = (int) sent % KEPT;
        sent++;
        if (delayed == NONE && damage.delays()) {
          delayed = slot;
          continue;
        }
        send(kept[slot], timeNs);
        if (delayed != NONE) {
          damage.overtook(kept[delayed]);
          sendDelayed(timeNs);
        }
      }
    }

    void sendDelayed(long timeNs) {
      if (delayed != NONE) {
        PacketPair late = kept[delayed];
        delayed = NONE;
        send(late, timeNs);
      }
    }

    private void send(PacketPair packet, long timeNs) {
      if (damage.loses(packet)) {
        return;
      }
      chunk.append(packet, line, timeNs, damage);
      if (damage.repeats(packet)) {
        chunk.append(packet, line, timeNs, damage);
      }
    }
  }
}
