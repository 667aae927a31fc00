package tw.kuroshio.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.multicast.DatagramPacker;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.Market;

class SendPlanTest {

  private static final long START_NS = 33_003_000_000_000L;
  private static final int INSTRUMENTS = 50;
  private static final RateSchedule SCHEDULE = RateSchedule.steady(4_000, 0.5);

  private final SendPlan plan = new StepSpec(SCHEDULE, INSTRUMENTS, 1, START_NS).plan();

  @Test
  void datagramsHoldEveryRecordInSequenceAndAreSentInOrder() {
    List<Long> matchNsOfDay = accepted();
    assertThat(plan.records()).isEqualTo(SCHEDULE.records() + INSTRUMENTS + 2);
    assertThat(matchNsOfDay).hasSize(Math.toIntExact(SCHEDULE.records()) - 2);
    for (int i = 1; i < plan.datagrams(); i++) {
      assertThat(plan.dueNs(i)).isGreaterThanOrEqualTo(plan.dueNs(i - 1));
      assertThat(plan.length(i)).isLessThanOrEqualTo(DatagramPacker.DEFAULT_MAX_BYTES);
    }
  }

  @Test
  void matchingTimesAreTheScheduleToTheMicrosecond() {
    List<Long> matchNsOfDay = accepted();
    RateSchedule.Due due = SCHEDULE.due();
    List<Long> expected = new ArrayList<>();
    for (int i = 0; i < matchNsOfDay.size(); i++) {
      expected.add((START_NS + due.next()) / 1_000 * 1_000);
    }
    // Two markets have a datagram each: what is packed later is not always due later.
    assertThat(matchNsOfDay).containsExactlyInAnyOrderElementsOf(expected);
  }

  private List<Long> accepted() {
    List<Long> times = new ArrayList<>();
    QuoteCursor quote = new QuoteCursor();
    FeedListener listener =
        new FeedListener() {
          @Override
          public void accepted(MarketRecord record) {
            if (record.format() == QuoteCursor.FORMAT
                && !quote.wrap(record.buffer(), record.offset()).isEndOfSession()) {
              times.add(quote.matchTimeNsOfDay());
            }
          }

          @Override
          public void gap(Market market, int format, int line, long from, long to) {
            throw new AssertionError("gap");
          }

          @Override
          public void quarantined(
              QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
            throw new AssertionError(reason);
          }
        };
    FeedHandler handler = new FeedHandler();
    for (int i = 0; i < plan.datagrams(); i++) {
      Market market = plan.isTpex(i) ? Market.TPEX : Market.TWSE;
      handler.onDatagram(
          FeedLine.of(market, 1, LineCopy.A),
          plan.block(i),
          plan.offset(i),
          plan.length(i),
          plan.dueNs(i),
          listener);
    }
    return times;
  }
}
