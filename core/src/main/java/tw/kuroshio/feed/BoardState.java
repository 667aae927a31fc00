package tw.kuroshio.feed;

import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** What is known of one board, regular or odd lots: its books, and what their quotes must obey. */
final class BoardState implements Stateful {

  final OrderBooks books;
  final RecordValidation validation;
  final SnapshotRecovery recovery;

  BoardState(
      Instruments instruments,
      DayRules rules,
      DayExpectations expectations,
      long snapshotPatienceNs,
      long midnightNs) {
    books = new OrderBooks(instruments);
    validation =
        new RecordValidation(
            instruments, rules, ValidationSettings.of(rules.session()), midnightNs);
    recovery = new SnapshotRecovery(instruments.size(), snapshotPatienceNs);
    for (int i = 0; i < instruments.size(); i++) {
      validation.averageDailyShares(i, expectations.averageDailyShares()[i]);
    }
  }

  /** The book misses something from now on. */
  void lost(int i, BookReason reason, long nowNs) {
    books.states().set(i, reason, true);
    recovery.lost(i, nowNs);
  }

  @Override
  public void writeState(StateWriter out) {
    books.writeState(out);
    validation.writeState(out);
    recovery.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    books.readState(in);
    validation.readState(in);
    recovery.readState(in);
  }
}
