package tw.kuroshio.features.intraday;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Hands the live fields that formulas read from the books to their rows. Where no formula reads one
 * it keeps nothing and does nothing. Allocates nothing for a record. One thread.
 */
public final class LiveInputs implements Stateful {

  /** What a record without a trade moves; the others move with trades and with time. */
  private static final EnumSet<LiveField> OF_THE_BOOK =
      EnumSet.of(
          LiveField.BID,
          LiveField.ASK,
          LiveField.BID_SIZE,
          LiveField.ASK_SIZE,
          LiveField.MID,
          LiveField.SPREAD,
          LiveField.BOOK_IMBALANCE_1,
          LiveField.BOOK_IMBALANCE_5,
          LiveField.MICRO_PRICE_GAP,
          LiveField.LIMIT_UP_LOCKED,
          LiveField.LIMIT_DOWN_LOCKED,
          LiveField.TRIAL_GAP,
          LiveField.PHASE);

  private final IncrementalFeatures features;
  private final OrderBooks books;
  private final LiveField[] fields;

  /** By which the features know each field. */
  private final int[] numbers;

  private final MicrostructureState state;
  private final boolean followsBook;

  /**
   * Reads from the formulas which fields they need.
   *
   * @param features rolled to the session before anything is handed over
   * @param books of the session
   */
  public LiveInputs(IncrementalFeatures features, OrderBooks books, SessionSchedule session) {
    this.features = features;
    this.books = books;
    List<LiveField> read = new ArrayList<>();
    for (Field field : features.formulas().fields()) {
      if (field instanceof LiveField live) {
        read.add(live);
      }
    }
    fields = read.toArray(LiveField[]::new);
    numbers = read.stream().mapToInt(features::number).toArray();
    state = new MicrostructureState(isUsed() ? features.size() : 0, session, read);
    followsBook = read.stream().anyMatch(OF_THE_BOOK::contains);
  }

  /** Whether any formula reads a live field; without one no other method does anything. */
  public boolean isUsed() {
    return fields.length > 0;
  }

  /** Whether a row changes with its instrument's book, too, and not only with its trades. */
  public boolean followsBook() {
    return followsBook;
  }

  /** Takes over what a record changed, see {@link MicrostructureState#onRecord}. */
  public void onRecord(int instrument, int changed) {
    if (isUsed()) {
      state.onRecord(books, instrument, changed);
    }
  }

  /** Hands over an instrument's values as they stood after its last record. */
  public void update(int instrument) {
    update(instrument, 0);
  }

  /** Hands over all instruments' values as they stand at a time of the day in Taipei. */
  public void updateAll(long nsOfDay) {
    if (isUsed()) {
      for (int i = 0; i < features.size(); i++) {
        update(i, nsOfDay);
      }
    }
  }

  private void update(int instrument, long nsOfDay) {
    for (int k = 0; k < fields.length; k++) {
      features.set(instrument, numbers[k], state.value(fields[k], books, instrument, nsOfDay));
    }
  }

  /** See {@link MicrostructureState#addClosedSession}. */
  public void addClosedSession(int instrument, IntradayBars bars) {
    if (isUsed()) {
      state.addClosedSession(instrument, bars);
    }
  }

  /** See {@link MicrostructureState#closeSession}. */
  public void closeSession() {
    state.closeSession();
  }

  @Override
  public void writeState(StateWriter out) {
    if (isUsed()) {
      state.writeState(out);
    }
  }

  @Override
  public void readState(StateReader in) {
    if (isUsed()) {
      state.readState(in);
    }
  }
}
