package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Whether one cycle of a market's static data came whole: the records of the cycle against the
 * count that ends it.
 */
final class ReferenceCycle implements Stateful {

  private int records;
  private int announced;
  private int received;
  private boolean complete;

  /** A security's record; {@code sequence} 1 begins a cycle. */
  void record(int sequence) {
    records = sequence == 1 ? 1 : records + 1;
  }

  /** The count of all securities that ends a full cycle; -1 is no number. */
  void end(int securities) {
    announced = securities;
    received = records;
    complete |= securities >= 0 && records >= securities;
    records = 0;
  }

  /** A full cycle has come whole today. */
  boolean isComplete() {
    return complete;
  }

  /** Securities in the last full cycle, as the exchange counts them; 0 before it ended. */
  int announced() {
    return announced;
  }

  /** Securities received in the last full cycle. */
  int received() {
    return received;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(records).putInt(announced).putInt(received).putBoolean(complete);
  }

  @Override
  public void readState(StateReader in) {
    records = in.getInt();
    announced = in.getInt();
    received = in.getInt();
    complete = in.getBoolean();
  }
}
