package tw.kuroshio.adapters.eshop;

import tw.kuroshio.feed.eshop.SnapshotQuotes;
import tw.kuroshio.feed.eshop.TransactionPrints;

/**
 * What became of a day.
 *
 * @param snapshots what was made of its snapshots; without records when it had none
 * @param transactions what was made of its transactions; without records when it had none
 */
public record EShopConversion(SnapshotQuotes snapshots, TransactionPrints transactions) {

  /** Records written, those that end the session included. */
  public long records() {
    return snapshots.records() + transactions.records();
  }
}
