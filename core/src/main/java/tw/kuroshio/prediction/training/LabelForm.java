package tw.kuroshio.prediction.training;

/** What a return becomes within its date before a model learns it. */
public enum LabelForm {
  /** Rank less one half, in (−½, ½), ties averaged: outliers weigh no more than others. */
  RANK,
  /** Less the mean, over the standard deviation. */
  Z_SCORE
}
