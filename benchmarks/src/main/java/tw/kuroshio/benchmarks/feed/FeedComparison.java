package tw.kuroshio.benchmarks.feed;

import java.security.MessageDigest;
import java.util.HexFormat;
import tw.kuroshio.model.DigestChain;

/**
 * Runs the product and the same product behind SBE's decoder over one synthetic day, stretch by
 * stretch in turn, and times each. What both do for a record: walk the datagram, check length,
 * terminator and check byte, keep the sequence, arbitrate the two copies, look the code up, decode,
 * update the five-level book.
 *
 * <p>What is alike: every class but the decoder ({@code QuoteCursor} with its layout); the records,
 * the number of records in each datagram, what is lost, repeated, reordered and corrupted, and
 * where; the thread, the flags, the memory. Each side has its own copy of all classes, so that it
 * is compiled as if it ran alone. What differs, all in the peer's favour: SBE's fields have the
 * books' own types and units, so that decoding is a load; its messages have one length and fixed
 * places, are not preceded by SBE's message header, and need no check of decimal digits; Agrona's
 * bounds checks are off. What differs by nature: bytes a record (the check byte and the content
 * hash read them all), printed with the result.
 */
public final class FeedComparison {

  private final FeedWorkload workload;
  private final boolean wholeStage;
  private final DayChunk chunk;
  private final FeedSide ours = SideLoader.ours();
  private final FeedSide peer = SideLoader.peer();
  private final UndamagedBooks undamaged;
  private boolean undamagedKnown;

  /**
   * Prepares a comparison.
   *
   * @param wholeStage whether our accepted records go through all of the feed stage, with the day's
   *     rules, bars, halts and the state of each book; the peer's go to the books alone
   */
  public FeedComparison(FeedWorkload workload, boolean wholeStage) {
    this.workload = workload;
    this.wholeStage = wholeStage;
    chunk = new DayChunk((int) Math.min(workload.records(), DayChunk.RECORDS));
    undamaged = new UndamagedBooks(workload.instruments());
  }

  /**
   * Goes through the whole day once and checks what came of it.
   *
   * @throws FeedMismatch when counts or books are not what they must be
   */
  public FeedPass pass() {
    String[] codes = BenchInstruments.codes(workload.instruments());
    boolean[] ofTpex = BenchInstruments.ofTpex(workload.instruments());
    ours.begin(codes, ofTpex, wholeStage);
    peer.begin(codes, ofTpex, false);
    DayFeed feed = new DayFeed(workload, chunk, undamagedKnown ? RecordObserver.NONE : undamaged);
    SideTiming oursTiming = new SideTiming();
    SideTiming peerTiming = new SideTiming();
    long sent = 0;
    long received = 0;
    long datagrams = 0;
    long oursBytes = 0;
    long peerBytes = 0;
    boolean oursFirst = true;
    for (int n = feed.next(DayChunk.RECORDS); n > 0; n = feed.next(DayChunk.RECORDS)) {
      if (oursFirst) {
        oursTiming.time(ours, chunk.ours);
        peerTiming.time(peer, chunk.peer);
      } else {
        peerTiming.time(peer, chunk.peer);
        oursTiming.time(ours, chunk.ours);
      }
      oursFirst = !oursFirst;
      sent += n;
      received += chunk.received();
      datagrams += chunk.ours.datagrams;
      oursBytes += chunk.ours.used;
      peerBytes += chunk.peer.used;
    }
    ours.end();
    peer.end();
    undamagedKnown = true;
    FeedPass pass =
        new FeedPass(
            sidePass(ours, oursTiming),
            sidePass(peer, peerTiming),
            sent,
            received,
            datagrams,
            oursBytes,
            peerBytes,
            feed.damage(),
            new BookProof(0, 0, 0));
    return pass.withBooks(new FeedProof(workload, pass).check(ours, peer, undamaged));
  }

  private SidePass sidePass(FeedSide side, SideTiming timing) {
    MessageDigest digest = DigestChain.sha256();
    for (int i = 0; i < workload.instruments(); i++) {
      digest.update(side.state(i));
    }
    return new SidePass(
        timing.wallNs(),
        timing.cpuNs(),
        timing.allocatedBytes(),
        timing.firstChunkNs(),
        side.counts(),
        HexFormat.of().formatHex(digest.digest()));
  }
}
