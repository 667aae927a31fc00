package tw.kuroshio.benchmarks.feed;

/**
 * One pass of both sides over the same day.
 *
 * @param received records of both copies that arrived
 * @param datagrams of both copies that arrived
 * @param oursBytes of our side's datagrams
 * @param peerBytes of the peer's
 * @param books how the books compare with the undamaged day's
 */
public record FeedPass(
    SidePass ours,
    SidePass peer,
    long sent,
    long received,
    long datagrams,
    long oursBytes,
    long peerBytes,
    DamageCounts damage,
    BookProof books) {

  FeedPass withBooks(BookProof proof) {
    return new FeedPass(ours, peer, sent, received, datagrams, oursBytes, peerBytes, damage, proof);
  }
}
