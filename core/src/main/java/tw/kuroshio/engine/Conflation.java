package tw.kuroshio.engine;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * While more records come than can be scored one by one, only the last of an instrument is: books,
 * bars and marks follow every record, features and predictions once when the backlog is over or a
 * decision is due.
 */
final class Conflation implements Stateful {

  private final boolean[] pending;
  private boolean on;
  private long conflated;

  Conflation(int instruments) {
    pending = new boolean[instruments];
  }

  boolean isOn() {
    return on;
  }

  void turn(boolean newOn) {
    on = newOn;
  }

  /** Puts the instrument's news off until later. */
  void postpone(int instrument) {
    if (pending[instrument]) {
      conflated++;
    }
    pending[instrument] = true;
  }

  /** Whether the instrument has news that were put off; they are not any more. */
  boolean take(int instrument) {
    boolean was = pending[instrument];
    pending[instrument] = false;
    return was;
  }

  /** Trades that were never scored because a later one of the instrument came first. */
  long conflated() {
    return conflated;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putBoolean(on).putLong(conflated);
    for (boolean instrument : pending) {
      out.putBoolean(instrument);
    }
  }

  @Override
  public void readState(StateReader in) {
    on = in.getBoolean();
    conflated = in.getLong();
    for (int i = 0; i < pending.length; i++) {
      pending[i] = in.getBoolean();
    }
  }
}
