package tw.kuroshio.engine;

/** What a timer is for. At the same instant the order of this list is the order of firing. */
public enum TimerKind {
  /** Decision barrier: rank, score, optimise. */
  DECISION,
  /** Execution wants to look at its parents: a new slice, what the message rate held back. */
  EXECUTION,
  /** The session is over: stop, mark, account. */
  END_OF_DAY
}
