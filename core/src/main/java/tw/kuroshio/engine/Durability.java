package tw.kuroshio.engine;

/**
 * What a committed record survives, weakest first. An adapter declares the level it really gives.
 */
public enum Durability {
  /** Nothing: the records live in memory only. */
  NONE,
  /** The end of this process: the operating system holds the bytes. */
  PROCESS_CRASH,
  /** Power loss of this machine: the bytes were forced to its storage device. */
  LOCAL,
  /** Loss of this machine: enough other machines acknowledged the bytes. */
  REPLICATED;

  public boolean isAtLeast(Durability required) {
    return compareTo(required) >= 0;
  }
}
