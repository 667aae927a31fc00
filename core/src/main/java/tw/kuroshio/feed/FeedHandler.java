package tw.kuroshio.feed;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordLayout;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Turns datagrams into records in sequence: walks them by the length field, checks every record,
 * finds the next one after a bad one, and keeps a sequence per market, format and line. Whatever
 * the bytes are, it never throws and never allocates by what they claim; a channel's memory is
 * taken once, with its first record. Belongs to the receiving side, before the event log: what it
 * tells its listener becomes logged input. One thread.
 */
public final class FeedHandler implements Stateful {

  private static final int FORMATS = 100;
  private static final int LINES = FeedLine.LINES + 1;

  private final @Nullable SequenceChannel[] channels =
      new @Nullable SequenceChannel[2 * FORMATS * LINES];
  private final MarketRecord view = new MarketRecord();

  private long accepted;
  private long duplicates;
  private long conflicts;
  private long late;
  private long restarts;
  private long gaps;
  private long missing;
  private final long[] quarantined = new long[QuarantineReason.count() + 1];

  /**
   * Takes one datagram: any number of records, whole or not.
   *
   * @param line the stream it came on
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   * @throws IndexOutOfBoundsException when the range is not inside the buffer
   */
  public void onDatagram(
      FeedLine line,
      byte[] buffer,
      int offset,
      int length,
      long ingestTimeNs,
      FeedListener listener) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int end = offset + length;
    int at = offset;
    while (at < end) {
      QuarantineReason fault = RecordCheck.frameFault(buffer, at, end);
      if (fault != null) {
        int next = RecordCheck.nextFrame(buffer, at + 1, end);
        quarantine(fault, buffer, at, next - at, listener);
        at = next;
        continue;
      }
      int size = Frame.claimedLength(buffer, at);
      fault = RecordCheck.bodyFault(buffer, at, size);
      if (fault != null) {
        quarantine(fault, buffer, at, size, listener);
      } else {
        onRecord(view.wrap(buffer, at, size, line.number(), ingestTimeNs), listener);
      }
      at += size;
    }
  }

  private void onRecord(MarketRecord record, FeedListener listener) {
    byte[] buffer = record.buffer();
    int offset = record.offset();
    SequenceChannel channel = channelOf(record);
    int last = channel.lastSequence();
    SequenceChannel.Verdict verdict =
        channel.judge(
            record.sequence(),
            Frame.contentHash(buffer, offset, record.length()),
            record.ingestTimeNs());
    switch (verdict) {
      case NEXT -> accept(record, channel.missingFrom(), listener);
      case RESTARTED -> {
        restarts++;
        listener.restarted(record.market(), record.format(), record.line(), last);
        accept(record, channel.missingFrom(), listener);
      }
      case DUPLICATE -> {
        duplicates++;
        listener.duplicate(record);
      }
      case CONFLICT -> {
        conflicts++;
        listener.conflict(record);
      }
      case LATE -> {
        late++;
        listener.late(record);
      }
      case IMPLAUSIBLE ->
          quarantine(QuarantineReason.SEQUENCE, buffer, offset, record.length(), listener);
    }
  }

  private void accept(MarketRecord record, int missingFrom, FeedListener listener) {
    if (missingFrom != 0) {
      int missingTo = record.sequence() - 1;
      if (missingFrom <= missingTo) {
        gap(record, missingFrom, missingTo, listener);
      } else {
        gap(record, missingFrom, Frame.MAX_SEQUENCE, listener);
        if (missingTo > 0) {
          gap(record, 1, missingTo, listener);
        }
      }
    }
    accepted++;
    listener.accepted(record);
  }

  private void gap(MarketRecord record, int from, int to, FeedListener listener) {
    gaps++;
    missing += to - from + 1;
    listener.gap(record.market(), record.format(), record.line(), from, to);
  }

  private void quarantine(
      QuarantineReason reason, byte[] buffer, int offset, int length, FeedListener listener) {
    quarantined[reason.code()]++;
    listener.quarantined(reason, buffer, offset, length);
  }

  private SequenceChannel channelOf(MarketRecord record) {
    int marketCode = Frame.marketCode(record.buffer(), record.offset());
    int slot = ((marketCode - 1) * FORMATS + record.format()) * LINES + record.line();
    SequenceChannel channel = channels[slot];
    if (channel == null) {
      channel = newChannel(slot);
      channels[slot] = channel;
    }
    return channel;
  }

  private static SequenceChannel newChannel(int slot) {
    int format = slot / LINES % FORMATS;
    RecordLayout layout = Formats.layout(slot / (FORMATS * LINES) + 1, format);
    if (layout == null) {
      throw new IllegalArgumentException("Format " + format + " has no layout");
    }
    return new SequenceChannel(layout.isCyclic());
  }

  /** Records handed out as accepted. */
  public long accepted() {
    return accepted;
  }

  public long duplicates() {
    return duplicates;
  }

  /** Records under a number that was accepted with other content. */
  public long conflicts() {
    return conflicts;
  }

  public long late() {
    return late;
  }

  /** Times a sequence began again in the middle of the day. */
  public long restarts() {
    return restarts;
  }

  public long gaps() {
    return gaps;
  }

  /** Records missing in all gaps, not reduced by those that came late. */
  public long missing() {
    return missing;
  }

  /** Times bytes were set aside for this reason. */
  public long quarantined(QuarantineReason reason) {
    return quarantined[reason.code()];
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(accepted).putLong(duplicates).putLong(conflicts).putLong(late);
    out.putLong(restarts).putLong(gaps).putLong(missing).putLongs(quarantined);
    int used = 0;
    for (SequenceChannel channel : channels) {
      used += channel == null ? 0 : 1;
    }
    out.putInt(used);
    for (int slot = 0; slot < channels.length; slot++) {
      SequenceChannel channel = channels[slot];
      if (channel != null) {
        out.putInt(slot);
        channel.writeState(out);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    accepted = in.getLong();
    duplicates = in.getLong();
    conflicts = in.getLong();
    late = in.getLong();
    restarts = in.getLong();
    gaps = in.getLong();
    missing = in.getLong();
    long[] counts = in.getLongs();
    if (counts.length != quarantined.length) {
      throw new IllegalArgumentException(
          "Feed state must count " + quarantined.length + " reasons, was " + counts.length);
    }
    System.arraycopy(counts, 0, quarantined, 0, counts.length);
    Arrays.fill(channels, null);
    int used = in.getCount(Integer.BYTES);
    for (int i = 0; i < used; i++) {
      int slot = Objects.checkIndex(in.getInt(), channels.length);
      SequenceChannel channel = newChannel(slot);
      channel.readState(in);
      channels[slot] = channel;
    }
  }
}
