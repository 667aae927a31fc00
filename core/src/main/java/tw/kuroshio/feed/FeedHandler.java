package tw.kuroshio.feed;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HeartbeatCursor;
import tw.kuroshio.feed.twse.HeartbeatState;
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

  private final FeedChannels channels;
  private final LineSupervisor supervisor;
  private final Delivery delivery;
  private final GapWait gapWait;
  private final FeedCounts counts = new FeedCounts();
  private final MarketRecord view = new MarketRecord();
  private final HeartbeatCursor heartbeat = new HeartbeatCursor();
  private long nowNs = Long.MIN_VALUE;

  public FeedHandler() {
    this(FeedSettings.DEFAULTS);
  }

  public FeedHandler(FeedSettings settings) {
    channels = new FeedChannels(settings);
    supervisor = new LineSupervisor(settings);
    delivery = new Delivery(counts, supervisor);
    gapWait = new GapWait(settings, channels, counts, delivery);
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
    FeedChannel channel = format < 0 ? null : channels.find(stream, format);
    return channel != null
        && !channel.isUnsequenced(view.sequence())
        && channel.sequence().repeats(view.sequence(), hash, nowNs);
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
    if (nowNs >= gapWait.giveUpNs()) {
      gapWait.giveUpExpired(nowNs, listener);
    }
    if (nowNs >= supervisor.nextDueNs()) {
      supervisor.check(nowNs, listener);
    }
  }

  /** When {@link #onTime} must be called at the latest, {@link Long#MAX_VALUE} = no need. */
  public long nextDueNs() {
    return Math.min(gapWait.giveUpNs(), supervisor.nextDueNs());
  }

  /** Gives up everything that is waited for: nothing more will come. */
  public void flush(FeedListener listener) {
    gapWait.flush(nowNs, listener);
  }

  /** A new trading day begins: all sequences start again, nobody is missed until heard. */
  public void newDay(FeedListener listener) {
    flush(listener);
    channels.begin();
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
    FeedChannel channel = channels.open(stream, format);
    if (channel == null) {
      counts.passedOver++;
      listener.passedOver(view);
      return;
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
      delivery.deliver(view, listener);
    }
  }

  private void onSequenced(FeedChannel channel, int hash, FeedLine stream, FeedListener listener) {
    int sequence = view.sequence();
    SequenceChannel.Verdict verdict = channel.sequence().judge(sequence, hash, nowNs);
    switch (verdict) {
      case NEXT -> {
        delivery.deliver(view, listener);
        if (channel.held().count() > 0) {
          gapWait.deliverHeld(channel, nowNs, listener);
        }
      }
      case DUPLICATE -> {
        counts.duplicates++;
        listener.duplicate(view);
      }
      case AHEAD -> gapWait.hold(channel, view, nowNs);
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
        gapWait.giveUpAll(channel, nowNs, listener);
        gapWait.leap(channel, sequence, listener);
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
    gapWait.giveUpAll(channel, nowNs, listener);
    if (verdict == SequenceChannel.Verdict.RESTARTED) {
      counts.restarts++;
      listener.restarted(
          channel.market(), channel.format(), channel.line(), channel.sequence().lastSequence());
    }
    // The count that begins a cycle came before the record that shows the cycle: it stays known.
    channel.sequence().begin();
  }

  private void late(FeedChannel channel, FeedListener listener) {
    counts.late++;
    listener.late(view);
    if (channel.sequence().missing() == 0) {
      listener.healed(channel.market(), channel.format(), channel.line());
    }
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
    return gapWait.held();
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(nowNs);
    gapWait.writeTime(out);
    counts.writeState(out);
    supervisor.writeState(out);
    gapWait.writeChannels(out);
    channels.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    nowNs = in.getLong();
    gapWait.readTime(in);
    counts.readState(in);
    supervisor.readState(in);
    gapWait.readChannels(in);
    channels.readState(in);
  }
}
