package tw.kuroshio.engine;

import java.util.Locale;

/** The six stages, in the order data flows through them. */
public enum Stage {
  FEED,
  FEATURES,
  PREDICTION,
  PORTFOLIO,
  RISK,
  EXECUTION;

  /** The word used in the tree, the metrics, the report and the console. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
