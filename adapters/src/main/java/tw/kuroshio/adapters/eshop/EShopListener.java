package tw.kuroshio.adapters.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.eshop.OrderRow;
import tw.kuroshio.feed.eshop.RowFault;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.eshop.TransactionRow;

/** Hears the rows of a day in order of time. The rows are views, valid during the call only. */
public interface EShopListener {

  /**
   * A snapshot.
   *
   * @return why the row does not fit those before, null when it does; then it is set aside
   */
  default @Nullable RowFault snapshot(SnapshotRow row) {
    return null;
  }

  /** A line of the order log. */
  default void order(OrderRow row) {}

  /** One side of a transaction. */
  default void transaction(TransactionRow row) {}
}
