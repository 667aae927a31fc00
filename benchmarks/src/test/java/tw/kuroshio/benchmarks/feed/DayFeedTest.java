package tw.kuroshio.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.DigestChain;

class DayFeedTest {

  private static final FeedWorkload SMALL = new FeedWorkload(40_000, 60, 5, 7);
  private static final int STRETCH = 5_000;

  @Test
  void theSameWorkloadGivesTheSameBytesWhateverTheStretch() {
    assertThat(digest(SMALL, DayChunk.RECORDS)).isEqualTo(digest(SMALL, STRETCH));
  }

  @Test
  void anotherSeedGivesAnotherDay() {
    FeedWorkload other = new FeedWorkload(40_000, 60, 5, 8);
    assertThat(digest(other, STRETCH)).isNotEqualTo(digest(SMALL, STRETCH));
  }

  @Test
  void everyRecordIsSentOnceInSequenceAndSaysWhatItWasMadeOf() {
    int[] last = new int[2];
    long[] volume = new long[SMALL.instruments()];
    long[] time = new long[SMALL.instruments()];
    QuoteCursor cursor = new QuoteCursor();
    long sent =
        walk(
            SMALL,
            (quote, record) -> {
              cursor.wrap(record, 0);
              int market = Frame.marketCode(record, 0) - 1;
              assertThat(Frame.sequence(record, 0)).isEqualTo(++last[market]);
              if (quote.endOfSession) {
                assertThat(cursor.isEndOfSession()).isTrue();
                return;
              }
              assertThat(cursor.codeKey()).isEqualTo(quote.codeKey);
              assertThat(cursor.isTrial()).isEqualTo(quote.trial);
              assertThat(cursor.bidLevels()).isEqualTo(quote.bidLevels);
              assertThat(cursor.cumulativeVolume())
                  .isGreaterThanOrEqualTo(volume[quote.instrument]);
              assertThat(cursor.matchTimeNsOfDay()).isGreaterThan(time[quote.instrument]);
              volume[quote.instrument] = cursor.cumulativeVolume();
              time[quote.instrument] = cursor.matchTimeNsOfDay();
            });
    assertThat(sent).isEqualTo(SMALL.records());
    assertThat(last[0] + last[1]).isEqualTo(40_000);
  }

  @Test
  void booksAreOrderedAndNeverCross() {
    walk(
        SMALL,
        (quote, record) -> {
          int firstLimit = quote.bidLevels > 0 && quote.bidPricesE4[0] == 0 ? 1 : 0;
          for (int level = firstLimit + 1; level < quote.bidLevels; level++) {
            assertThat(quote.bidPricesE4[level]).isLessThan(quote.bidPricesE4[level - 1]);
          }
          for (int level = 1; level < quote.askLevels; level++) {
            assertThat(quote.askPricesE4[level]).isGreaterThan(quote.askPricesE4[level - 1]);
          }
          if (firstLimit < quote.bidLevels && quote.askLevels > 0) {
            assertThat(quote.bidPricesE4[firstLimit]).isLessThan(quote.askPricesE4[0]);
          }
        });
  }

  @Test
  void theDayHasEveryKindOfRecord() {
    int[] kinds = new int[6];
    walk(
        SMALL,
        (quote, record) -> {
          kinds[0] += quote.trial ? 1 : 0;
          kinds[1] += quote.tradeOnly ? 1 : 0;
          kinds[2] += quote.continuous && quote.hasTrade && !quote.tradeOnly ? 1 : 0;
          kinds[3] += quote.continuous && !quote.hasTrade ? 1 : 0;
          kinds[4] += quote.openingPrint ? 1 : 0;
          kinds[5] += quote.closingPrint ? 1 : 0;
        });
    assertThat(kinds[0]).as("trial matches").isBetween(5_500, 6_500);
    assertThat(kinds[1]).as("trade-only prints").isBetween(3_700, 4_500);
    assertThat(kinds[2]).as("quotes with a trade").isBetween(8_900, 10_000);
    assertThat(kinds[3]).as("quotes").isBetween(19_300, 21_000);
    assertThat(kinds[4]).as("opening prints").isEqualTo(60);
    assertThat(kinds[5]).as("closing prints").isEqualTo(60);
  }

  @Test
  void levelsLimitTheBook() {
    FeedWorkload shallow = new FeedWorkload(10_000, 60, 2, 7);
    walk(
        shallow,
        (quote, record) ->
            assertThat(Math.max(quote.bidLevels, quote.askLevels)).isLessThanOrEqualTo(2));
    walk(
        new FeedWorkload(10_000, 60, 0, 7),
        (quote, record) -> assertThat(quote.bidLevels + quote.askLevels).isZero());
  }

  @Test
  void datagramsCarryWholeRecordsUpTo1400Bytes() {
    DayChunk chunk = new DayChunk(STRETCH);
    DayFeed feed = new DayFeed(SMALL, chunk, RecordObserver.NONE);
    List<Integer> lengths = new ArrayList<>();
    while (feed.next(STRETCH) > 0) {
      for (int i = 0; i < chunk.ours.datagrams; i++) {
        lengths.add(chunk.ours.length[i]);
        lengths.add(chunk.peer.length[i]);
      }
    }
    assertThat(lengths).allMatch(length -> length > 0 && length <= 1_400);
    assertThat(lengths).anyMatch(length -> length > 1_250);
  }

  private static long walk(FeedWorkload workload, RecordObserver observer) {
    DayFeed feed = new DayFeed(workload, new DayChunk(STRETCH), observer);
    long sent = 0;
    for (int n = feed.next(STRETCH); n > 0; n = feed.next(STRETCH)) {
      sent += n;
    }
    return sent;
  }

  private static String digest(FeedWorkload workload, int stretch) {
    MessageDigest ours = DigestChain.sha256();
    MessageDigest peer = DigestChain.sha256();
    DayChunk chunk = new DayChunk(Math.min(stretch, 40_000));
    DayFeed feed = new DayFeed(workload, chunk, RecordObserver.NONE);
    while (feed.next(stretch) > 0) {
      ours.update(chunk.ours.bytes, 0, chunk.ours.used);
      peer.update(chunk.peer.bytes, 0, chunk.peer.used);
    }
    HexFormat hex = HexFormat.of();
    return hex.formatHex(ours.digest()) + " " + hex.formatHex(peer.digest());
  }
}
