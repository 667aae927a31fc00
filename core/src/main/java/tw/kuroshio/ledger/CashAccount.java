package tw.kuroshio.ledger;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The money of one account, in 10⁻⁴ TWD, and the books that share it. */
final class CashAccount implements Stateful {

  final List<PositionBook> books = new ArrayList<>();
  final SettlementLadder ladder = new SettlementLadder();

  /** Cash in the bank account, settled. May be negative after a default. */
  long settledE4;

  /** Held for open buy orders at their worst case. */
  long reservedE4;

  /** Cash of the day's start, unsettled included. */
  long startE4;

  long feesE4;
  long taxesE4;
  long boughtE4;
  long soldE4;

  /** Settled and unsettled. */
  long totalE4() {
    return Math.addExact(settledE4, ladder.netE4());
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(settledE4).putLong(reservedE4).putLong(startE4).putLong(feesE4).putLong(taxesE4);
    out.putLong(boughtE4).putLong(soldE4);
    ladder.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    settledE4 = in.getLong();
    reservedE4 = in.getLong();
    startE4 = in.getLong();
    feesE4 = in.getLong();
    taxesE4 = in.getLong();
    boughtE4 = in.getLong();
    soldE4 = in.getLong();
    ladder.readState(in);
  }
}
