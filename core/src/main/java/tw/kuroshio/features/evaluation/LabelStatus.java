package tw.kuroshio.features.evaluation;

/** Whether a decision could have earned its label; only a usable one is learned. */
public enum LabelStatus {
  USABLE,
  /** The horizon ends after the last session known. */
  NOT_YET_KNOWN,
  /** No trade on the day it starts: halted, or not listed. */
  HALTED_AT_START,
  /** The open it starts from was at a price limit. */
  LOCKED_AT_START,
  /** No trade on the day it ends. */
  HALTED_AT_END,
  /** The open it ends at was at a price limit. */
  LOCKED_AT_END
}
