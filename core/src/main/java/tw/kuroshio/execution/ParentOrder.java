package tw.kuroshio.execution;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * What one book has to trade in one instrument to reach the newest target. It lives all day; a new
 * target restarts it, while children of the old one may still be open.
 */
final class ParentOrder {

  final BookId book;
  final int instrument;

  /** Open children, oldest first; also those of the target before. */
  final List<WorkingOrder> children = new ArrayList<>();

  Side side = Side.BUY;
  boolean active;
  boolean queued;
  long wantedShares;

  /** Signed shares held when the target came. */
  long startShares;

  /** Traded when the current slice began. */
  long tradedAtSlice;

  /** The slice in which a child was sent or refused: no second one before the next slice. */
  int triedSlice = -1;

  /** Whether it is on record that no size passes the checks; said once for each target. */
  boolean refused;

  ParentOrder(BookId book, int instrument) {
    this.book = book;
    this.instrument = instrument;
  }

  void restart(long heldShares, long targetShares) {
    long difference = Math.subtractExact(targetShares, heldShares);
    side = difference < 0 ? Side.SELL : Side.BUY;
    wantedShares = Math.abs(difference);
    startShares = heldShares;
    active = difference != 0;
    tradedAtSlice = 0;
    triedSlice = -1;
    refused = false;
  }

  /** Shares traded towards the target since it came; negative after trades against it. */
  long tradedShares(Ledger ledger) {
    return side.sign() * (ledger.shares(book, instrument) - startShares);
  }

  /** Shares of open children on a side. */
  long openShares(Side ofSide) {
    long open = 0;
    for (WorkingOrder child : children) {
      if (child.order().side() == ofSide) {
        open += child.leaves();
      }
    }
    return open;
  }

  boolean awaitsCancel() {
    for (WorkingOrder child : children) {
      if (child.state() == OrderState.PENDING_CANCEL) {
        return true;
      }
    }
    return false;
  }

  void writeTo(StateWriter out) {
    out.putInt(instrument).putEnum(side).putBoolean(active).putLong(wantedShares);
    out.putLong(startShares).putLong(tradedAtSlice).putInt(triedSlice).putBoolean(refused);
  }

  static ParentOrder readFrom(BookId book, StateReader in) {
    ParentOrder parent = new ParentOrder(book, in.getInt());
    parent.side = in.getEnum(Side.class);
    parent.active = in.getBoolean();
    parent.wantedShares = in.getLong();
    parent.startShares = in.getLong();
    parent.tradedAtSlice = in.getLong();
    parent.triedSlice = in.getInt();
    parent.refused = in.getBoolean();
    return parent;
  }
}
