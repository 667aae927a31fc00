package tw.kuroshio.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FeedComparisonTest {

  private static final FeedWorkload DAY = new FeedWorkload(200_000, 100, 5, 2);

  @Test
  void bothSidesEndADamagedDayWithTheSameBooksAndEveryRecordHasOneFate() {
    FeedComparison comparison = new FeedComparison(DAY, false);
    FeedPass pass = comparison.pass();
    SideCounts ours = pass.ours().counts();
    assertThat(ours.accountedFor()).isEqualTo(pass.received());
    assertThat(ours.accepted() + ours.missing()).isEqualTo(200_000);
    assertThat(ours.quarantined()).containsKey("CHECK_BYTE");
    assertThat(ours.accepted()).isEqualTo(pass.peer().counts().accepted());
    assertThat(pass.ours().booksDigest()).isEqualTo(pass.peer().booksDigest());
    assertThat(pass.damage().lost()).isPositive();
    assertThat(pass.damage().repeated()).isPositive();
    assertThat(pass.damage().reordered()).isPositive();
    assertThat(pass.damage().corrupted()).isPositive();
    assertThat(pass.books().equal() + pass.books().healed() + pass.books().behind()).isEqualTo(100);

    FeedPass again = comparison.pass();
    assertThat(again.ours().booksDigest()).isEqualTo(pass.ours().booksDigest());
    assertThat(again.ours().counts()).isEqualTo(ours);
    assertThat(again.damage()).isEqualTo(pass.damage());
  }

  @Test
  void theWholeStageEndsTheDayWithTheSameBooks() {
    FeedPass stage = new FeedComparison(DAY, true).pass();
    FeedPass books = new FeedComparison(DAY, false).pass();
    assertThat(stage.ours().booksDigest()).isEqualTo(books.ours().booksDigest());
    assertThat(stage.ours().counts()).isEqualTo(books.ours().counts());
  }

  @Test
  void eachSideReadsItsOwnEncodingOnly() {
    FeedSide ours = begin(SideLoader.ours());
    FeedSide peer = begin(SideLoader.peer());
    DayChunk chunk = new DayChunk(2_000);
    new DayFeed(DAY, chunk, RecordObserver.NONE).next(2_000);
    ours.take(chunk.peer);
    peer.take(chunk.ours);
    assertThat(ours.counts().quarantined()).containsKeys("LENGTH");
    assertThat(peer.counts().quarantined()).containsKeys("LENGTH");
    // A day begins with quotes of both sides; none of another encoding may reach a book.
    assertThat(ours.counts().applied()).isZero();
    assertThat(peer.counts().applied()).isZero();
  }

  @Test
  void aPassWithWrongCountsIsRefused() {
    FeedWorkload workload = new FeedWorkload(10_000, 50, 5, 1);
    FeedSide ours = begin(SideLoader.ours());
    FeedSide peer = begin(SideLoader.peer());
    UndamagedBooks undamaged = new UndamagedBooks(50);
    FeedPass pass = new FeedComparison(workload, false).pass();
    FeedPass oneMore = withReceived(pass, pass.received() + 1);
    assertThatThrownBy(() -> new FeedProof(workload, oneMore).check(ours, peer, undamaged))
        .isInstanceOf(FeedMismatch.class)
        .hasMessageContaining("accounts for");
  }

  @Test
  void booksOfAnotherDayAreRefused() {
    FeedWorkload workload = new FeedWorkload(10_000, 50, 5, 1);
    FeedPass pass = new FeedComparison(workload, false).pass();
    FeedSide ours = begin(SideLoader.ours());
    FeedSide peer = begin(SideLoader.peer());
    UndamagedBooks otherDay = new UndamagedBooks(50);
    DayFeed other = new DayFeed(new FeedWorkload(10_000, 50, 5, 2), new DayChunk(10_000), otherDay);
    assertThat(other.next(10_000)).isPositive();
    assertThatThrownBy(() -> new FeedProof(workload, pass).check(ours, peer, otherDay))
        .isInstanceOf(FeedMismatch.class)
        .hasMessageContaining("differs");
  }

  private static FeedSide begin(FeedSide side) {
    side.begin(BenchInstruments.codes(100), BenchInstruments.ofTpex(100), false);
    return side;
  }

  private static FeedPass withReceived(FeedPass pass, long received) {
    return new FeedPass(
        pass.ours(),
        pass.peer(),
        pass.sent(),
        received,
        pass.datagrams(),
        pass.oursBytes(),
        pass.peerBytes(),
        pass.damage(),
        pass.books());
  }
}
