package tw.kuroshio.engine;

import java.util.Locale;

/** The six stages, in the order data flows through them. */
public enum Stage {
  FEED(0),
  FEATURES(1),
  PREDICTION(2),
  PORTFOLIO(3),
  RISK(4),
  EXECUTION(5);

  private final int place;

  Stage(int place) {
    this.place = place;
  }

  /** Place in the flow, from 0; for arrays with an entry a stage. */
  public int place() {
    return place;
  }

  /** The word used in the tree, the metrics, the report and the console. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
