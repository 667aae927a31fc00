package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.HaltCursor;
import tw.kuroshio.feed.twse.RecordLayout;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** All the receiving side remembers of one market, format and line. */
final class FeedChannel implements Stateful {

  /** Notices, format 5. */
  private static final int NOTICES = 5;

  private final Market market;
  private final RecordLayout layout;
  private final int line;
  private final int slot;
  private final boolean isImmediate;
  private final SequenceChannel sequence;
  private final HeldRecords held;
  private final RecentContents recent;

  FeedChannel(Market market, RecordLayout layout, int line, int slot, FeedSettings settings) {
    this.market = market;
    this.layout = layout;
    this.line = line;
    this.slot = slot;
    isImmediate = layout.format() == HaltCursor.FORMAT || layout.format() == NOTICES;
    sequence = new SequenceChannel(layout.isCyclic(), settings);
    recent = new RecentContents(settings.cyclePauseNs());
    held = new HeldRecords(layout.maxLength());
  }

  Market market() {
    return market;
  }

  int format() {
    return layout.format();
  }

  int line() {
    return line;
  }

  int slot() {
    return slot;
  }

  /**
   * Whether a record of this number is a statement of its own: the format restarts its numbers with
   * every transmission, or 0 stands outside the sequence.
   */
  boolean isUnsequenced(int number) {
    return isImmediate || (number == 0 && layout.allowsSequenceZero());
  }

  SequenceChannel sequence() {
    return sequence;
  }

  HeldRecords held() {
    return held;
  }

  RecentContents recent() {
    return recent;
  }

  /** Forgets everything; nothing may be held. */
  void begin() {
    sequence.begin();
    recent.clear();
  }

  @Override
  public void writeState(StateWriter out) {
    sequence.writeState(out);
    held.writeState(out);
    recent.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    sequence.readState(in);
    held.readState(in);
    recent.readState(in);
  }
}
