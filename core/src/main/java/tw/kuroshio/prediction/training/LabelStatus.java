package tw.kuroshio.prediction.training;

/** Whether a decision could have earned its label; only a usable one is learned. */
public enum LabelStatus {
  USABLE,
  /** The horizon ends after the last session known. */
  NOT_YET_KNOWN,
  HALTED_AT_START,
  LOCKED_AT_START,
  HALTED_AT_END,
  LOCKED_AT_END
}
