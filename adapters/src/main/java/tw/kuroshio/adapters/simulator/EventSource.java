package tw.kuroshio.adapters.simulator;

/** A part of the exchange with a schedule of its own. */
interface EventSource {

  /** No further event. */
  long NEVER = Long.MAX_VALUE;

  /** When it has something to do next, nanoseconds of the day; {@link #NEVER} when done. */
  long nextNsOfDay();

  /** Does what is due at {@link #nextNsOfDay()}. */
  void advance();
}
