package tw.kuroshio.feed;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** What speaks against each instrument's book, as a set of reasons. */
final class BookStates implements Stateful {

  /** What a newly disclosed book puts right. */
  private static final int HEALED_BY_BOOK =
      BookReason.SEQUENCE_GAP.bit()
          | BookReason.CONTENT_CONFLICT.bit()
          | BookReason.FEED_RESTARTED.bit()
          | BookReason.RECORD_REFUSED.bit()
          | BookReason.NOT_QUOTED.bit();

  private final int[] reasons;

  BookStates(int instruments) {
    reasons = new int[instruments];
    Arrays.fill(reasons, BookReason.NOT_QUOTED.bit());
  }

  BookState state(int i) {
    BookReason reason = reason(i);
    return reason == null ? BookState.RELIABLE : reason.state();
  }

  @Nullable BookReason reason(int i) {
    return reasons[i] == 0 ? null : BookReason.ofBit(reasons[i]);
  }

  boolean isReliable(int i) {
    return reasons[i] == 0;
  }

  /** Something is missing that a disclosed book would put right. */
  boolean isGap(int i) {
    return (reasons[i] & HEALED_BY_BOOK) != 0;
  }

  boolean has(int i, BookReason reason) {
    return (reasons[i] & reason.bit()) != 0;
  }

  /** True when that is news. */
  boolean set(int i, BookReason reason, boolean holds) {
    int before = reasons[i];
    reasons[i] = holds ? before | reason.bit() : before & ~reason.bit();
    return reasons[i] != before;
  }

  /** The whole book was disclosed: true when that put anything right. */
  boolean disclosed(int i) {
    int before = reasons[i];
    reasons[i] = before & ~HEALED_BY_BOOK;
    return reasons[i] != before;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInts(reasons);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, reasons);
  }
}
