package tw.kuroshio.feed;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/**
 * The last records that validation set aside, with their bytes, for people to look at. All of them
 * are in the event log; how many there were, by reason, is in {@link RecordValidation}.
 */
public final class RefusedRecords {

  /** Kept at most. */
  private static final int KEPT = 64;

  private final ArrayDeque<Refused> last = new ArrayDeque<>();

  /**
   * A record set aside.
   *
   * @param ingestTimeNs when it was received, UTC nanoseconds since the epoch
   * @param bytes from ESC to LF
   */
  public record Refused(RecordFault fault, FeedLine stream, long ingestTimeNs, byte[] bytes) {}

  RefusedRecords() {}

  void add(RecordFault fault, MarketRecord record) {
    if (last.size() == KEPT) {
      last.removeFirst();
    }
    int from = record.offset();
    byte[] bytes = Arrays.copyOfRange(record.buffer(), from, from + record.length());
    last.addLast(new Refused(fault, record.stream(), record.ingestTimeNs(), bytes));
  }

  /** The last ones, oldest first; empty after a recovery. */
  public List<Refused> last() {
    return List.copyOf(last);
  }
}
