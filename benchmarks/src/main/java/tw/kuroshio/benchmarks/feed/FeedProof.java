package tw.kuroshio.benchmarks.feed;

import java.util.Arrays;

/**
 * The correctness check of a pass: every record received has one fate, every record sent was
 * accepted or named missing, both sides agree, and every book whose last quote arrived is the book
 * of the undamaged day.
 */
final class FeedProof {

  /** Each of them ends its session with a record of no instrument. */
  private static final int MARKETS = 2;

  private final FeedWorkload workload;
  private final FeedPass pass;

  FeedProof(FeedWorkload workload, FeedPass pass) {
    this.workload = workload;
    this.pass = pass;
  }

  /** Checks everything; returns how the books compare, which is the same on both sides. */
  BookProof check(FeedSide ours, FeedSide peer, UndamagedBooks undamaged) {
    checkCounts("our side", pass.ours().counts());
    checkCounts("the peer", pass.peer().counts());
    require(
        pass.ours().booksDigest().equals(pass.peer().booksDigest()),
        "the books of the two sides differ");
    checkBooks("the peer", peer, pass.peer().counts().missing(), undamaged);
    return checkBooks("our side", ours, pass.ours().counts().missing(), undamaged);
  }

  private void checkCounts(String side, SideCounts counts) {
    require(
        counts.accountedFor() == pass.received(),
        side + " received " + pass.received() + " records and accounts for " + counts);
    require(
        counts.quarantinedInAll() == pass.damage().corrupted(),
        "%s quarantined other records than the %d corrupted: %s"
            .formatted(side, pass.damage().corrupted(), counts));
    require(
        counts.accepted() + counts.missing() == pass.sent(),
        side + " accepted or missed other records than the " + pass.sent() + " sent: " + counts);
    require(
        counts.applied() + MARKETS == counts.accepted() + counts.late(),
        side + " did not apply every record but the ends of session: " + counts);
    require(
        counts.conflicts() == 0 && counts.restarts() == 0,
        side + " saw conflicts or restarts where there are none: " + counts);
  }

  private BookProof checkBooks(String name, FeedSide side, long missing, UndamagedBooks undamaged) {
    int equal = 0;
    int behind = 0;
    for (int i = 0; i < workload.instruments(); i++) {
      if (Arrays.equals(side.state(i), undamaged.state(i))) {
        equal++;
      } else if (side.matchTimeNsOfDay(i) != undamaged.matchTimeNsOfDay(i)) {
        behind++;
      } else {
        require(
            Arrays.equals(side.book(i), undamaged.book(i)),
            name + " has a wrong book of instrument " + i + " though its last quote arrived");
      }
    }
    int different = workload.instruments() - equal;
    require(
        different <= missing,
        "the day of %d instruments differs on %s, with %d records missing"
            .formatted(different, name, missing));
    return new BookProof(equal, different - behind, behind);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new FeedMismatch("bench feed: " + otherwise);
    }
  }
}
