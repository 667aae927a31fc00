package tw.kuroshio.model;

/**
 * A class whose mutable state can be written to a snapshot and read back. After {@code readState}
 * the object behaves bit for bit as the one that was written.
 */
public interface Stateful {

  /** Writes all mutable state in a canonical form: equal states give equal bytes. */
  void writeState(StateWriter out);

  /** Replaces all mutable state by what {@link #writeState} wrote. */
  void readState(StateReader in);

  /** SHA-256 of the state. */
  default byte[] stateHash() {
    StateWriter out = new StateWriter();
    writeState(out);
    return out.sha256();
  }
}
