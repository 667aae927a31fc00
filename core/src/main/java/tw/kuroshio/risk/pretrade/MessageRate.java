package tw.kuroshio.risk.pretrade;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * How many messages have left within one and within ten seconds. Brokers count messages in a
 * sliding window and suspend who passes it, so this counts the same way: a token bucket would let
 * nearly twice the limit pass around a quiet moment. New orders stop short of the limit by the
 * share that is kept for cancels; cancels are counted but never refused.
 */
public final class MessageRate implements Stateful {

  private static final long SECOND_NS = 1_000_000_000L;

  private final int perSecond;
  private final int perTenSeconds;
  private final int ordersPerSecond;
  private final int ordersPerTenSeconds;
  private final long[] sentNs;
  private int newest;
  private int count;

  /**
   * Counts from zero.
   *
   * @param perSecond most messages in any second
   * @param perTenSeconds most messages in any ten seconds
   * @param cancelShare part of both only cancels may use, from 0 to below 1
   */
  public MessageRate(int perSecond, int perTenSeconds, double cancelShare) {
    this.perSecond = perSecond;
    this.perTenSeconds = perTenSeconds;
    ordersPerSecond = ordersOf(perSecond, cancelShare);
    ordersPerTenSeconds = ordersOf(perTenSeconds, cancelShare);
    sentNs = new long[Math.max(perSecond, perTenSeconds)];
  }

  private static int ordersOf(int limit, double cancelShare) {
    return Math.max(1, limit - (int) Math.ceil(limit * cancelShare));
  }

  /** How many new orders may leave at {@code nowNs}. */
  public int ordersAllowed(long nowNs) {
    int second = sentSince(nowNs - SECOND_NS);
    int tenSeconds = sentSince(nowNs - 10 * SECOND_NS);
    return Math.max(0, Math.min(ordersPerSecond - second, ordersPerTenSeconds - tenSeconds));
  }

  /** How many messages, cancels included, may leave at {@code nowNs} within the full limits. */
  public int messagesAllowed(long nowNs) {
    int second = sentSince(nowNs - SECOND_NS);
    int tenSeconds = sentSince(nowNs - 10 * SECOND_NS);
    return Math.max(0, Math.min(perSecond - second, perTenSeconds - tenSeconds));
  }

  /** Counts a message that leaves at {@code nowNs}; times never go back. */
  public void sent(long nowNs) {
    newest = (newest + 1) % sentNs.length;
    sentNs[newest] = nowNs;
    count = Math.min(count + 1, sentNs.length);
  }

  /** Messages after {@code sinceNs}, exclusive; saturates at the larger limit. */
  private int sentSince(long sinceNs) {
    int found = 0;
    int at = newest;
    while (found < count && sentNs[at] > sinceNs) {
      found++;
      at = at == 0 ? sentNs.length - 1 : at - 1;
    }
    return found;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(count);
    for (int age = count - 1; age >= 0; age--) {
      out.putLong(sentNs[Math.floorMod(newest - age, sentNs.length)]);
    }
  }

  @Override
  public void readState(StateReader in) {
    int stored = in.getCount(8);
    if (stored > sentNs.length) {
      throw new IllegalArgumentException(
          "State has " + stored + " messages, the limits keep " + sentNs.length);
    }
    Arrays.fill(sentNs, 0);
    newest = 0;
    count = 0;
    for (int i = 0; i < stored; i++) {
      sent(in.getLong());
    }
  }
}
