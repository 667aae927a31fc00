package tw.kuroshio.prediction.training;

/**
 * The day's limit prices of an instrument; {@link Long#MAX_VALUE} and 0 where there is no limit.
 */
public interface LimitPrices {

  /**
   * @param epochDay the trading date
   * @param referenceE4 the day's reference price, 10⁻⁴ TWD
   */
  long upE4(int instrument, int epochDay, long referenceE4);

  /** As {@link #upE4}, the lower limit. */
  long downE4(int instrument, int epochDay, long referenceE4);
}
