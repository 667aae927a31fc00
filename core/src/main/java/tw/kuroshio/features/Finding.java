package tw.kuroshio.features;

/** What a look at one node without a value gives. */
sealed interface Finding {

  /** The deepest cause. */
  record Cause(MissingCause cause) implements Finding {}

  /** Look there next. */
  record Below(int node, int session, GapStep step) implements Finding {}

  /** The same cause holds of an input in the same session. */
  static Finding below(int node, int session) {
    return new Below(node, session, new GapStep.Same());
  }

  static Finding undefined(String expression, String calculation, String brief) {
    return new Cause(new MissingCause.Undefined(expression, calculation, brief));
  }

  static Finding beyondRange(String expression, String calculation) {
    return new Cause(new MissingCause.BeyondRange(expression, calculation));
  }
}
