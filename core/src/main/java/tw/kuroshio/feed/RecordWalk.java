package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.model.Market;

/**
 * Finds the records in bytes that hold them one after another: a file, or one datagram after the
 * other. A bad record that ends with CR LF where its length says is skipped by that length;
 * otherwise everything up to the next ESC that begins a good record is one skipped run. Every byte
 * is told once, as part of a record or of something skipped. Checks are those of {@link
 * RecordCheck}; sequence numbers mean nothing here. Allocates nothing. One thread.
 */
public final class RecordWalk {

  /** Bytes no record exceeds, whatever its length field claims. */
  public static final int MAX_RECORD_BYTES = 9_999;

  /** Hears what was found, in the order of the bytes. Buffers are views, valid during the call. */
  public interface Listener {

    /**
     * A record that passed all checks.
     *
     * @param position bytes before it, counted from the first byte taken
     */
    void record(byte[] buffer, int offset, int length, long position);

    /** Bytes that are no good record, with the first thing wrong with them. */
    void skipped(QuarantineReason reason, long position, long length);
  }

  private final @Nullable Market only;
  private final Listener listener;
  private long position;
  private @Nullable QuarantineReason runReason;
  private long runPosition;

  /**
   * A walk that begins at position 0.
   *
   * @param only the market all records must be of, null for both
   */
  public RecordWalk(@Nullable Market only, Listener listener) {
    this.only = only;
    this.listener = listener;
  }

  /**
   * Takes the next bytes.
   *
   * @param last no record goes on behind these bytes: the end of the file, or a datagram
   * @return how many bytes were used, all when {@code last}; else fewer than {@link
   *     #MAX_RECORD_BYTES} are left, with which the next bytes must begin
   */
  public int take(byte[] buffer, int offset, int length, boolean last) {
    int end = offset + length;
    int at = offset;
    while (at < end && (last || end - at >= MAX_RECORD_BYTES)) {
      int used = runReason == null ? step(buffer, at, end) : stepInRun(buffer, at, end);
      at += used;
      position += used;
    }
    if (last) {
      endRun();
    }
    return at - offset;
  }

  private int step(byte[] buffer, int at, int end) {
    QuarantineReason fault = fault(buffer, at, end);
    if (fault == null) {
      return tell(buffer, at);
    }
    int accounted = RecordCheck.accountedLength(buffer, at, end);
    if (accounted > 0) {
      listener.skipped(fault, position, accounted);
      return accounted;
    }
    runReason = fault;
    runPosition = position;
    return 1;
  }

  private int stepInRun(byte[] buffer, int at, int end) {
    if (buffer[at] != Frame.ESC || fault(buffer, at, end) != null) {
      return 1;
    }
    endRun();
    return tell(buffer, at);
  }

  private int tell(byte[] buffer, int at) {
    int length = Frame.claimedLength(buffer, at);
    listener.record(buffer, at, length, position);
    return length;
  }

  private @Nullable QuarantineReason fault(byte[] buffer, int at, int end) {
    QuarantineReason fault = RecordCheck.fault(buffer, at, end);
    boolean foreign = fault == null && only != null && Frame.market(buffer, at) != only;
    return foreign ? QuarantineReason.MARKET : fault;
  }

  private void endRun() {
    if (runReason != null) {
      listener.skipped(runReason, runPosition, position - runPosition);
      runReason = null;
    }
  }
}
