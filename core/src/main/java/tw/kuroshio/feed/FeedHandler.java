package tw.kuroshio.feed;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HeartbeatCursor;
import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.RecordLayout;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Turns the datagrams of all streams into records in sequence: walks them by the length field,
 * checks every record, finds the next one after a bad one, and arbitrates the two copies of each
 * line. The first copy of a record wins. Behind a missing number records wait a stated time for it,
 * from either copy; then it is given up, told as a gap, and taken as late if it still comes.
 *
 * <p>Whatever the bytes are, it never throws and never allocates by what they claim; a channel's
 * memory is taken once. Belongs to the receiving side, before the event log: what it tells its
 * listener becomes logged input. Time is told; it never goes back. One thread.
 */
public final class FeedHandler implements Stateful {

  private static final int FORMATS = 100;
  private static final int LINES = FeedLine.LINES + 1;

  private final FeedSettings settings;
  private final @Nullable FeedChannel[] channels = new @Nullable FeedChannel[2 * FORMATS * LINES];
  private final LineSupervisor supervisor;
  private final FeedCounts counts = new FeedCounts();
  private final MarketRecord view = new MarketRecord();
  private final MarketRecord heldView = new MarketRecord();
  private final HeartbeatCursor heartbeat = new HeartbeatCursor();
  private final QuoteCursor quote = new QuoteCursor();

  /** Channels that hold records, and when the first of them must give up. */
  private final int[] waiting = new int[2 * FORMATS * LINES];

  private int waitingCount;
  private long giveUpNs = Long.MAX_VALUE;
  private long nowNs = Long.MIN_VALUE;

  public FeedHandler() {
    this(FeedSettings.DEFAULTS);
  }

  public FeedHandler(FeedSettings settings) {
    this.settings = settings;
    supervisor = new LineSupervisor(settings);
  }

  /** Misses the stream from now on when it says nothing. */
  public void expect(FeedLine stream, long fromNs) {
    supervisor.expect(stream, fromNs);
  }

  /**
   * Takes one datagram: any number of records, whole or not.
   *
   * @param stream the stream it came on
   * @param receiveTimeNs when it was received, UTC nanoseconds since the epoch
   * @throws IndexOutOfBoundsException when the range is not inside the buffer
   */
  public void onDatagram(
      FeedLine stream,
      byte[] buffer,
      int offset,
      int length,
      long receiveTimeNs,
      FeedListener listener) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    onTime(receiveTimeNs, listener);
    counts.datagrams[stream.code()]++;
    supervisor.heard(stream, nowNs, listener);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int size = RecordCheck.accountedLength(buffer, at, end);
      long sums = size == 0 ? 0 : Frame.hashAndCheckByte(buffer, at, size);
      if (size == 0
          || buffer[at] != Frame.ESC
          || (byte) sums != buffer[at + size - Frame.TRAILER_BYTES]) {
        at = onFault(stream, buffer, at, end, listener);
        continue;
      }
      onFrame(stream, buffer, at, size, (int) (sums >>> 32), listener);
      at += size;
    }
  }

  /** Sets aside what is no whole frame and returns where the next one begins. */
  private int onFault(FeedLine stream, byte[] buffer, int at, int end, FeedListener listener) {
    QuarantineReason fault =
        Objects.requireNonNull(
            RecordCheck.frameFault(buffer, at, end), "a frame is whole or has a fault");
    int next = RecordCheck.nextFrame(buffer, at + 1, end);
    quarantine(fault, stream, buffer, at, next - at, listener);
    return next;
  }

  private void onFrame(
      FeedLine stream, byte[] buffer, int at, int size, int hash, FeedListener listener) {
    view.wrap(buffer, at, size, stream, nowNs);
    if (isSecondCopy(stream, hash)) {
      // Equal to a record that has passed all checks: there is nothing left to check.
      counts.records[stream.code()]++;
      counts.duplicates++;
      listener.duplicate(view);
      return;
    }
    QuarantineReason fault = bodyFault(buffer, at, size, stream);
    if (fault != null) {
      quarantine(fault, stream, buffer, at, size, listener);
    } else {
      onRecord(stream, hash, listener);
    }
  }

  private boolean isSecondCopy(FeedLine stream, int hash) {
    int format = view.format();
    FeedChannel channel = format < 0 ? null : channels[slotOf(stream, format)];
    return channel != null
        && !channel.isUnsequenced(view.sequence())
        && channel.sequence().repeats(view.sequence(), hash, nowNs);
  }

  private static int slotOf(FeedLine stream, int format) {
    return (stream.market().place() * FORMATS + format) * LINES + stream.number();
  }

  private static @Nullable QuarantineReason bodyFault(
      byte[] buffer, int at, int size, FeedLine stream) {
    QuarantineReason fault = RecordCheck.bodyFault(buffer, at, size);
    boolean foreign = Frame.marketCode(buffer, at) != Frame.marketCode(stream.market());
    return fault == null && foreign ? QuarantineReason.MARKET : fault;
  }

  /** Tells the time: gives up what was waited for long enough, notices who is silent. */
  public void onTime(long timeNs, FeedListener listener) {
    nowNs = Math.max(nowNs, timeNs);
    if (nowNs >= giveUpNs) {
      giveUpExpired(listener);
    }
    if (nowNs >= supervisor.nextDueNs()) {
      supervisor.check(nowNs, listener);
    }
  }

  /** When {@link #onTime} must be called at the latest, {@link Long#MAX_VALUE} = no need. */
  public long nextDueNs() {
    return Math.min(giveUpNs, supervisor.nextDueNs());
  }

  /** Gives up everything that is waited for: nothing more will come. */
  public void flush(FeedListener listener) {
    while (waitingCount > 0) {
      giveUpAll(channelAt(waiting[0]), listener);
    }
  }

  /** A new trading day begins: all sequences start again, nobody is missed until heard. */
  public void newDay(FeedListener listener) {
    flush(listener);
    for (FeedChannel channel : channels) {
      if (channel != null) {
        channel.begin();
      }
    }
    supervisor.reset();
  }

  private void onRecord(FeedLine stream, int hash, FeedListener listener) {
    counts.records[stream.code()]++;
    byte[] buffer = view.buffer();
    int offset = view.offset();
    int format = Frame.format(buffer, offset);
    if (format == HeartbeatCursor.FORMAT) {
      counts.heartbeats++;
      listener.heartbeat(view);
      if (heartbeat.wrap(buffer, offset).state() == HeartbeatState.END) {
        supervisor.ended(stream);
      } else {
        supervisor.goesOn(stream);
      }
      return;
    }
    int slot = slotOf(stream, format);
    FeedChannel channel = channels[slot];
    if (channel == null) {
      channel = openChannel(slot);
      if (channel == null) {
        counts.passedOver++;
        listener.passedOver(view);
        return;
      }
    }
    if (channel.isUnsequenced(view.sequence())) {
      onUnsequenced(channel, hash, listener);
    } else {
      onSequenced(channel, hash, stream, listener);
    }
  }

  /** Statements that stand for themselves, in no order worth waiting for: only copies are told. */
  private void onUnsequenced(FeedChannel channel, int hash, FeedListener listener) {
    if (channel.recent().seen(hash, nowNs)) {
      counts.duplicates++;
      listener.duplicate(view);
    } else {
      deliver(view, listener);
    }
  }

  private void onSequenced(FeedChannel channel, int hash, FeedLine stream, FeedListener listener) {
    int sequence = view.sequence();
    SequenceChannel.Verdict verdict = channel.sequence().judge(sequence, hash, nowNs);
    switch (verdict) {
      case NEXT -> {
        deliver(view, listener);
        if (channel.held().count() > 0) {
          deliverHeld(channel, listener);
        }
      }
      case DUPLICATE -> {
        counts.duplicates++;
        listener.duplicate(view);
      }
      case AHEAD -> hold(channel, stream, sequence);
      case LATE -> late(channel, listener);
      case CONFLICT -> {
        counts.conflicts++;
        listener.conflict(view);
      }
      case TOO_OLD -> {
        counts.tooOld++;
        listener.tooOld(view);
      }
      case IMPLAUSIBLE ->
          quarantine(
              QuarantineReason.SEQUENCE,
              stream,
              view.buffer(),
              view.offset(),
              view.length(),
              listener);
      case BEYOND_REACH -> {
        giveUpAll(channel, listener);
        leap(channel, sequence, listener);
        onSequenced(channel, hash, stream, listener);
      }
      case RESTARTED, NEW_CYCLE -> {
        beginAgain(channel, verdict, listener);
        onSequenced(channel, hash, stream, listener);
      }
    }
  }

  private void beginAgain(
      FeedChannel channel, SequenceChannel.Verdict verdict, FeedListener listener) {
    giveUpAll(channel, listener);
    if (verdict == SequenceChannel.Verdict.RESTARTED) {
      counts.restarts++;
      listener.restarted(
          channel.market(), channel.format(), channel.line(), channel.sequence().lastSequence());
    }
    // The count that begins a cycle came before the record that shows the cycle: it stays known.
    channel.sequence().begin();
  }

  private void leap(FeedChannel channel, int sequence, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    if (numbers.stepsAhead(sequence) > SequenceChannel.AHEAD) {
      long steps = numbers.stepsAhead(sequence) - 1;
      tellGap(channel, steps, listener);
      numbers.giveUp(steps);
    }
  }

  private void late(FeedChannel channel, FeedListener listener) {
    counts.late++;
    listener.late(view);
    if (channel.sequence().missing() == 0) {
      listener.healed(channel.market(), channel.format(), channel.line());
    }
  }

  private void deliver(MarketRecord record, FeedListener listener) {
    counts.accepted++;
    counts.first[record.stream().code()]++;
    listener.accepted(record);
    supervisor.accepted(record.stream(), listener);
    if (isEndOfSession(record)) {
      supervisor.ended(record.stream());
      supervisor.ended(record.stream().otherCopy());
    }
  }

  private boolean isEndOfSession(MarketRecord record) {
    return QuoteCursor.reads(record.format())
        && QuoteCursor.hasNoTime(record.buffer(), record.offset())
        && quote.wrap(record.buffer(), record.offset()).isEndOfSession();
  }

  private void hold(FeedChannel channel, FeedLine stream, int sequence) {
    long position = channel.sequence().position() + channel.sequence().stepsAhead(sequence);
    HeldRecords held = channel.held();
    held.put(position, view.buffer(), view.offset(), view.length(), stream, nowNs);
    if (held.count() == 1) {
      waiting[waitingCount++] = channel.slot();
    }
    // Only the first record after the hole counts, but the earliest guess is safe.
    giveUpNs = Math.min(giveUpNs, nowNs + settings.gapWaitNs());
  }

  /** Delivers what follows without a hole. */
  private void deliverHeld(FeedChannel channel, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    HeldRecords held = channel.held();
    while (held.has(numbers.position() + 1)) {
      long position = numbers.position() + 1;
      numbers.takeHeld(nowNs);
      heldView.wrap(
          held.bytes(), held.offset(position), held.length(position), held.stream(position), nowNs);
      held.remove(position);
      deliver(heldView, listener);
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

  private void giveUpExpired(FeedListener listener) {
    giveUpNs = Long.MAX_VALUE;
    long earliestNs = Long.MAX_VALUE;
    for (int i = waitingCount - 1; i >= 0; i--) {
      FeedChannel channel = channelAt(waiting[i]);
      while (channel.held().count() > 0) {
        long dueNs = firstHeldNs(channel) + settings.gapWaitNs();
        if (dueNs > nowNs) {
          earliestNs = Math.min(earliestNs, dueNs);
          break;
        }
        giveUp(channel, listener);
      }
    }
    giveUpNs = earliestNs;
  }

  private static long firstHeldNs(FeedChannel channel) {
    HeldRecords held = channel.held();
    return held.receiveTimeNs(held.firstFrom(channel.sequence().position() + 1));
  }

  private void giveUpAll(FeedChannel channel, FeedListener listener) {
    while (channel.held().count() > 0) {
      giveUp(channel, listener);
    }
  }

  /** Gives up the numbers before the first held record and delivers what follows. */
  private void giveUp(FeedChannel channel, FeedListener listener) {
    SequenceChannel numbers = channel.sequence();
    long first = channel.held().firstFrom(numbers.position() + 1);
    long steps = first - numbers.position() - 1;
    if (steps > 0) {
      tellGap(channel, steps, listener);
      numbers.giveUp(steps);
    }
    deliverHeld(channel, listener);
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

  private void quarantine(
      QuarantineReason reason,
      FeedLine stream,
      byte[] buffer,
      int offset,
      int length,
      FeedListener listener) {
    counts.quarantined[reason.code()]++;
    listener.quarantined(reason, stream, buffer, offset, length);
  }

  private FeedChannel channelAt(int slot) {
    return Objects.requireNonNull(channels[slot]);
  }

  /** Takes a channel's memory with its first record; null when the format is not decoded. */
  private @Nullable FeedChannel openChannel(int slot) {
    int format = slot / LINES % FORMATS;
    int marketCode = slot / (FORMATS * LINES) + 1;
    RecordLayout layout = Formats.layout(marketCode, format);
    if (layout == null) {
      return null;
    }
    Market market = marketCode == Frame.marketCode(Market.TPEX) ? Market.TPEX : Market.TWSE;
    FeedChannel channel = new FeedChannel(market, layout, slot % LINES, slot, settings);
    channels[slot] = channel;
    return channel;
  }

  /** What became of everything received. */
  public FeedCounts counts() {
    return counts;
  }

  /** Whether one copy of a line is not heard. */
  public boolean isDown(FeedLine stream) {
    return supervisor.isDown(stream);
  }

  /** Records that wait for a missing number. */
  public int held() {
    int held = 0;
    for (int i = 0; i < waitingCount; i++) {
      held += channelAt(waiting[i]).held().count();
    }
    return held;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(nowNs).putLong(giveUpNs);
    counts.writeState(out);
    supervisor.writeState(out);
    out.putInts(Arrays.copyOf(waiting, waitingCount));
    int used = 0;
    for (FeedChannel channel : channels) {
      used += channel == null ? 0 : 1;
    }
    out.putInt(used);
    for (FeedChannel channel : channels) {
      if (channel != null) {
        out.putInt(channel.slot());
        channel.writeState(out);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    nowNs = in.getLong();
    giveUpNs = in.getLong();
    counts.readState(in);
    supervisor.readState(in);
    int[] slots = in.getInts();
    waitingCount = slots.length;
    System.arraycopy(slots, 0, waiting, 0, waitingCount);
    Arrays.fill(channels, null);
    int used = in.getCount(Integer.BYTES);
    for (int i = 0; i < used; i++) {
      int slot = Objects.checkIndex(in.getInt(), channels.length);
      FeedChannel channel = openChannel(slot);
      if (channel == null) {
        throw new IllegalArgumentException("Feed state has a channel of no format, slot " + slot);
      }
      channel.readState(in);
    }
  }
}
