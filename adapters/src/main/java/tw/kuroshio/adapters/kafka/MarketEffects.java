package tw.kuroshio.adapters.kafka;

/**
 * Where the effects of market data are kept, together with how far they go: only if both change in
 * one step does every message have its effect once, whatever happens to the members of a group.
 */
public interface MarketEffects {

  /** Offset after the last message of the partition whose effect is kept; 0 when none is. */
  long nextOffset(int partition);

  /**
   * Keeps the effects of a batch and its end, in one step.
   *
   * @param expected what {@link #nextOffset} must still be; otherwise another member has gone on
   *     with the partition
   * @param batch valid during the call
   * @param next offset after the batch
   * @return false when another member has gone on; then nothing has changed
   */
  boolean apply(int partition, long expected, MarketBatch batch, long next);
}
