package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;
import tw.kuroshio.model.Market;

/**
 * Sends a plan on both copies of line 1 of both markets: open loop, on an absolute schedule. It
 * wakes every {@value #WAKE_NS} ns at most and sends all that is due; waking later than planned
 * makes it late, never slower. The copy that leads changes every {@value #LEAD} datagrams.
 */
final class FeedSender {

  private static final long WAKE_NS = 200_000;
  private static final int LEAD = 1_000;
  private static final long LATE_NS = 1_000_000;
  private static final long HIGHEST_NS = 600_000_000_000L;

  private final MulticastSender sender;
  private final GroupAddress[][] groups = new GroupAddress[2][2];

  FeedSender(MulticastSender sender, LineAddresses addresses) {
    this.sender = sender;
    for (Market market : new Market[] {Market.TWSE, Market.TPEX}) {
      groups[market.place()][0] = addresses.of(FeedLine.of(market, 1, LineCopy.A));
      groups[market.place()][1] = addresses.of(FeedLine.of(market, 1, LineCopy.B));
    }
  }

  /**
   * Sends everything.
   *
   * @param startNs {@link System#nanoTime} at which the first record is due
   */
  SendReport send(SendPlan plan, long startNs) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long cpuNs = threads.getCurrentThreadCpuTime();
    Histogram late = new Histogram(HIGHEST_NS, 3);
    long lateOver1Ms = 0;
    int next = 0;
    while (next < plan.datagrams()) {
      long nowNs = System.nanoTime() - startNs;
      for (; next < plan.datagrams() && plan.dueNs(next) <= nowNs; next++) {
        long lateNs = System.nanoTime() - startNs - plan.dueNs(next);
        late.recordValue(Math.clamp(lateNs, 0, HIGHEST_NS));
        lateOver1Ms += lateNs > LATE_NS ? 1 : 0;
        sendBoth(plan, next);
      }
      if (next < plan.datagrams()) {
        LockSupport.parkNanos(Math.max(plan.dueNs(next) - nowNs, WAKE_NS));
      }
    }
    return new SendReport(
        2L * plan.datagrams(),
        2 * plan.records(),
        late.getValueAtPercentile(50),
        late.getValueAtPercentile(99),
        late.getMaxValue(),
        lateOver1Ms,
        threads.getCurrentThreadCpuTime() - cpuNs,
        System.nanoTime() - startNs + SendPlan.LEAD_NS);
  }

  private void sendBoth(SendPlan plan, int datagram) throws IOException {
    GroupAddress[] copies = groups[plan.isTpex(datagram) ? 1 : 0];
    int leader = datagram / LEAD % 2;
    byte[] block = plan.block(datagram);
    int offset = plan.offset(datagram);
    int length = plan.length(datagram);
    sender.send(copies[leader], block, offset, length);
    sender.send(copies[1 - leader], block, offset, length);
  }
}
