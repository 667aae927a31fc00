package tw.kuroshio.feed;

import java.util.Arrays;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Records behind a missing number: they wait a stated time for it, then it is given up, told as a
 * gap, and what follows is delivered. One thread.
 */
final class GapWait {

  private final FeedSettings settings;
  private final FeedChannels channels;
  private final FeedCounts counts;
  private final Delivery delivery;
  private final MarketRecord heldView = new MarketRecord();

  /** Channels that hold records, and when the first of them must give up. */
  private final int[] waiting = new int[FeedChannels.SLOTS];

  private int waitingCount;
  private long giveUpNs = Long.MAX_VALUE;

  GapWait(FeedSettings settings, FeedChannels channels, FeedCounts counts, Delivery delivery) {
    this.settings = settings;
    this.channels = channels;
    this.counts = counts;
    this.delivery = delivery;
  }

  /** When {@link #giveUpExpired} must be called at the latest. */
  long giveUpNs() {
    return giveUpNs;
  }

  /** Keeps a record until the numbers before its own have come. */
  void hold(FeedChannel channel, MarketRecord record, long nowNs) {
    int sequence = record.sequence();
    long position = channel.sequence().position() + channel.sequence().stepsAhead(sequence);
    HeldRecords held = channel.held();
    held.put(position, record.buffer(), record.offset(), record.length(), record.stream(), nowNs);
    if (held.count() == 1) {
      waiting[waitingCount++] = channel.slot();
    }
    // Only the first record after the hole counts, but the earliest guess is safe.
    giveUpNs = Math.min(giveUpNs, nowNs + settings.gapWaitNs());
  }

  /** Delivers what follows without a hole. */
  void deliverHeld(FeedChannel channel, long nowNs, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    HeldRecords held = channel.held();
    while (held.has(numbers.position() + 1)) {
      long position = numbers.position() + 1;
      numbers.takeHeld(nowNs);
      heldView.wrap(
          held.bytes(), held.offset(position), held.length(position), held.stream(position), nowNs);
      held.remove(position);
      delivery.deliver(heldView, listener);
    }
    if (held.count() == 0) {
      stopWaiting(channel.slot());
    }
  }

  private void stopWaiting(int slot) {
    int kept = 0;
    for (int i = 0; i < waitingCount; i++) {
      if (waiting[i] != slot) {
        waiting[kept++] = waiting[i];
      }
    }
    waitingCount = kept;
    if (kept == 0) {
      giveUpNs = Long.MAX_VALUE;
    }
  }

  /** Gives up what was waited for long enough. */
  void giveUpExpired(long nowNs, FeedListener listener) {
    giveUpNs = Long.MAX_VALUE;
    long earliestNs = Long.MAX_VALUE;
    for (int i = waitingCount - 1; i >= 0; i--) {
      FeedChannel channel = channels.at(waiting[i]);
      while (channel.held().count() > 0) {
        long dueNs = firstHeldNs(channel) + settings.gapWaitNs();
        if (dueNs > nowNs) {
          earliestNs = Math.min(earliestNs, dueNs);
          break;
        }
        giveUp(channel, nowNs, listener);
      }
    }
    giveUpNs = earliestNs;
  }

  private static long firstHeldNs(FeedChannel channel) {
    HeldRecords held = channel.held();
    return held.receiveTimeNs(held.firstFrom(channel.sequence().position() + 1));
  }

  /** Gives up all a channel waits for. */
  void giveUpAll(FeedChannel channel, long nowNs, FeedListener listener) {
    while (channel.held().count() > 0) {
      giveUp(channel, nowNs, listener);
    }
  }

  /** Gives up the numbers before the first held record and delivers what follows. */
  private void giveUp(FeedChannel channel, long nowNs, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    long first = channel.held().firstFrom(numbers.position() + 1);
    long steps = first - numbers.position() - 1;
    if (steps > 0) {
      tellGap(channel, steps, listener);
      numbers.giveUp(steps);
    }
    deliverHeld(channel, nowNs, listener);
  }

  private void tellGap(FeedChannel channel, long steps, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    counts.gaps++;
    counts.missing += steps;
    int from = numbers.sequenceAfter(1);
    int to = numbers.sequenceAfter(steps);
    if (from <= to) {
      gap(channel, from, to, listener);
    } else {
      gap(channel, from, Frame.MAX_SEQUENCE, listener);
      gap(channel, 1, to, listener);
    }
  }

  private static void gap(FeedChannel channel, int from, int to, FeedListener listener) {
    listener.gap(channel.market(), channel.format(), channel.line(), from, to);
  }

  /** Gives up the numbers before one that lies further ahead than records can wait. */
  void leap(FeedChannel channel, int sequence, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    if (numbers.stepsAhead(sequence) > SequenceChannel.AHEAD) {
      long steps = numbers.stepsAhead(sequence) - 1;
      tellGap(channel, steps, listener);
      numbers.giveUp(steps);
    }
  }

  /** Gives up everything: nothing more will come. */
  void flush(long nowNs, FeedListener listener) {
    while (waitingCount > 0) {
      giveUpAll(channels.at(waiting[0]), nowNs, listener);
    }
  }

  /** Records that wait. */
  int held() {
    int held = 0;
    for (int i = 0; i < waitingCount; i++) {
      held += channels.at(waiting[i]).held().count();
    }
    return held;
  }

  /** The time stands before, the channels behind other parts of the handler's state. */
  void writeTime(StateWriter out) {
    out.putLong(giveUpNs);
  }

  void readTime(StateReader in) {
    giveUpNs = in.getLong();
  }

  void writeChannels(StateWriter out) {
    out.putInts(Arrays.copyOf(waiting, waitingCount));
  }

  void readChannels(StateReader in) {
    int[] slots = in.getInts();
    waitingCount = slots.length;
    System.arraycopy(slots, 0, waiting, 0, waitingCount);
  }
}
