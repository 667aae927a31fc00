package tw.kuroshio.portfolio.covariance;

/** Whether a name's return history carries a covariance; only {@code SUFFICIENT} is investable. */
public enum HistoryQuality {
  SUFFICIENT,
  /** Fewer observed sessions than asked for. */
  TOO_SHORT,
  /** Observed, but the price did not move. */
  ZERO_VARIANCE
}
