package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** After warm-up, writing and reading the numbers of a record costs no heap. */
class RecordAllocationTest {

  private static final int ROUNDS = 20_000;

  private final ThreadMXBean threads =
      (ThreadMXBean) ManagementFactory.getPlatformMXBean(java.lang.management.ThreadMXBean.class);
  private final long codeKey = CodeKey.of("2330");
  private final byte[] bytes = new byte[400];
  private final SessionPricesEncoder prices = new SessionPricesEncoder();
  private final SessionPricesCursor price = new SessionPricesCursor();
  private final SectorIndicesEncoder indices = new SectorIndicesEncoder();
  private final SectorIndicesCursor index = new SectorIndicesCursor();
  private final OddLotReferenceEncoder references = new OddLotReferenceEncoder();
  private final OddLotReferenceCursor reference = new OddLotReferenceCursor();
  private final HaltEncoder halts = new HaltEncoder();
  private final HaltCursor halt = new HaltCursor();
  private final HeartbeatEncoder heartbeats = new HeartbeatEncoder();
  private final HeartbeatCursor heartbeat = new HeartbeatCursor();
  private final SblQuotaEncoder quotas = new SblQuotaEncoder();
  private final SblQuotaCursor quota = new SblQuotaCursor();

  @Test
  void numbersAllocateNothing() {
    Assumptions.assumeTrue(
        threads.isThreadAllocatedMemorySupported(),
        "this JVM does not count allocation: use a HotSpot JDK 25");
    assertThat(run()).isPositive();
    long thread = Thread.currentThread().threadId();
    // what a record allocates shows in every run, what compiling a method allocates only in one
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 8; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      run();
      least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
    }
    assertThat(least).as("bytes for %d records", 6 * ROUNDS).isLessThan(ROUNDS);
  }

  private long run() {
    long sum = 0;
    for (int i = 1; i <= ROUNDS; i++) {
      Market market = (i & 1) == 0 ? Market.TWSE : Market.TPEX;
      long time = i * 1_000_000_000L;
      prices.start(market, i).security(codeKey, i, i, i, i, i, time).endOfCycle().encode(bytes, 0);
      price.wrap(bytes, 0);
      sum += price.securities() + price.lastPriceE4(0) + price.lastTimeNsOfDay(0);
      indices.start(i, time).valueE2(SectorIndex.TAIEX, i).encode(bytes, 0);
      sum += index.wrap(bytes, 0).valueE2(SectorIndex.TAIEX) + index.timeNsOfDay();
      references.start(market, i, codeKey).prices(i, i, i).encode(bytes, 0);
      reference.wrap(bytes, 0);
      sum += reference.referencePriceE4() + reference.cycleCount();
      halts.start(market, i, codeKey, time, TimeOfDay.NONE).encode(bytes, 0);
      halt.wrap(bytes, 0);
      sum += halt.codeKey() + (halt.isHaltedAt(time) ? 1 : 0);
      heartbeats.start(market, i, time, HeartbeatState.NORMAL).encode(bytes, 0);
      heartbeat.wrap(bytes, 0);
      sum += heartbeat.systemTimeNsOfDay() + (heartbeat.state() == HeartbeatState.NORMAL ? 1 : 0);
      quotas.start(market, i, codeKey, time, i).encode(bytes, 0);
      sum += quota.wrap(bytes, 0).remainingShares() + quota.updateTimeNsOfDay();
    }
    return sum;
  }
}
