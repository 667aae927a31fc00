package tw.kuroshio.features.operators;

/** What the book and the trades of the running session tell; missing where no book was recorded. */
public enum LiveField implements Field {
  /** Best bid, TWD. */
  BID("bid"),
  /** Best ask, TWD. */
  ASK("ask"),
  /** Number of the market's phase. */
  PHASE("phase");

  private final String text;

  LiveField(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Timing timing() {
    return Timing.IN_SESSION;
  }
}
