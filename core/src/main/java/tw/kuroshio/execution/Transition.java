package tw.kuroshio.execution;

/**
 * What an event does to an order in a state.
 *
 * @param kind how the event is taken
 * @param next the state after it
 */
public record Transition(Kind kind, OrderState next) {

  /** How an event is taken. */
  public enum Kind {
    /** Expected: the order moves on. */
    APPLY,
    /** Says nothing new: ignored and counted. */
    DUPLICATE,
    /** Came before what it follows from: kept until that has come. */
    PARK,
    /** Contradicts what is known: a person must look. */
    SUSPECT,
    /** Our own code asked for something impossible: a bug. */
    ILLEGAL
  }
}
