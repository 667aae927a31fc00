package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** When each instrument's last record was made and received, and which number it had. */
final class ReceiptColumns implements Stateful {

  /** Half of the sequence numbers: what lies further back has wrapped. */
  private static final int HALF_SEQUENCE = Frame.MAX_SEQUENCE / 2;

  final long[] matchTimeNsOfDay;
  final long[] lastUpdateNs;
  private final int[] lastSequence;

  ReceiptColumns(int instruments) {
    matchTimeNsOfDay = new long[instruments];
    lastUpdateNs = new long[instruments];
    lastSequence = new int[instruments];
  }

  /** Whether the quote comes after a later one: by its number, or by a snapshot's time. */
  boolean isOlder(int i, QuoteCursor quote) {
    int behind = lastSequence[i] - quote.sequence();
    boolean byNumber = behind > 0 ? behind < HALF_SEQUENCE : behind < -HALF_SEQUENCE;
    long timeNsOfDay = quote.matchTimeNsOfDay();
    return (byNumber && lastSequence[i] != 0)
        || (timeNsOfDay < matchTimeNsOfDay[i] && timeNsOfDay != QuoteCursor.NO_TIME);
  }

  void take(int i, QuoteCursor quote, long ingestTimeNs) {
    lastSequence[i] = quote.sequence();
    takeTimes(i, quote, ingestTimeNs);
  }

  /** Takes the times alone: a snapshot's number is of another sequence. */
  void takeTimes(int i, QuoteCursor quote, long ingestTimeNs) {
    matchTimeNsOfDay[i] = quote.matchTimeNsOfDay();
    lastUpdateNs[i] = ingestTimeNs;
  }

  /** The sequence began again: numbers say nothing about what is older. */
  void forgetSequence(int i) {
    lastSequence[i] = 0;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(matchTimeNsOfDay).putLongs(lastUpdateNs);
    out.putInts(lastSequence);
  }

  @Override
  public void readState(StateReader in) {
    Columns.read(in, matchTimeNsOfDay);
    Columns.read(in, lastUpdateNs);
    Columns.read(in, lastSequence);
  }
}
