package tw.kuroshio.risk;

import static tw.kuroshio.risk.InstrumentChecks.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Side;
import tw.kuroshio.risk.RiskDecision.Denied;

/**
 * Name and sector caps on the account's worst case, PT-10: what is held, plus every open purchase
 * as if it filled, no open sale. A sale of what is held lowers exposure and is never refused here.
 */
final class ExposureChecks {

  private final Instruments instruments;
  private final Ledger ledger;
  private final RiskLimits limits;
  private final int[][] sectorMembers;

  ExposureChecks(Instruments instruments, Ledger ledger, RiskLimits limits) {
    this.instruments = instruments;
    this.ledger = ledger;
    this.limits = limits;
    sectorMembers = sectorMembers(instruments);
  }

  private static int[][] sectorMembers(Instruments instruments) {
    TreeMap<String, List<Integer>> bySector = new TreeMap<>();
    for (int i = 0; i < instruments.size(); i++) {
      bySector.computeIfAbsent(instruments.get(i).sector(), s -> new ArrayList<>()).add(i);
    }
    int[][] members = new int[instruments.size()][];
    for (List<Integer> sector : bySector.values()) {
      int[] array = sector.stream().mapToInt(Integer::intValue).toArray();
      for (int i : array) {
        members[i] = array;
      }
    }
    return members;
  }

  @Nullable Denied check(Order order, long worstPriceE4) {
    int i = order.instrumentIndex();
    if (order.side() == Side.SELL || ledger.accountShares(order.account(), i) < 0) {
      return null;
    }
    long added = Math.multiplyExact(order.quantity().shares(), priceE4(i, worstPriceE4));
    long equity = ledger.equityE4(order.account());
    long name = Math.addExact(ledger.worstCaseValueE4(order.account(), i), added);
    if (name > nameCapE4(equity)) {
      return denied(DenyReason.NAME_CAP, "Name", limits.nameCap(), nameCapE4(equity), name, order);
    }
    long sector = Math.addExact(sectorValueE4(order.account(), i), added);
    if (sector > sectorCapE4(equity)) {
      return denied(
          DenyReason.SECTOR_CAP,
          "Sector " + instruments.get(i).sector(),
          limits.sectorCap(),
          sectorCapE4(equity),
          sector,
          order);
    }
    return null;
  }

  private static Denied denied(
      DenyReason reason, String what, double cap, long capE4, long actualE4, Order order) {
    return new Denied(
        reason,
        what
            + " must be worth at most "
            + cap
            + " of equity, "
            + new Money(capE4)
            + " TWD, would be "
            + new Money(actualE4)
            + subject(order));
  }

  /** Most shares of a purchase that pass, not rounded to lots. */
  long largest(AccountId account, int instrument, Side side, long worstPriceE4) {
    if (side == Side.SELL || ledger.accountShares(account, instrument) < 0) {
      return Long.MAX_VALUE;
    }
    long equity = ledger.equityE4(account);
    long name = nameCapE4(equity) - ledger.worstCaseValueE4(account, instrument);
    long sector = sectorCapE4(equity) - sectorValueE4(account, instrument);
    return Math.max(0, Math.min(name, sector)) / priceE4(instrument, worstPriceE4);
  }

  long nameCapE4(long equityE4) {
    return (long) Math.floor(equityE4 * limits.nameCap());
  }

  long sectorCapE4(long equityE4) {
    return (long) Math.floor(equityE4 * limits.sectorCap());
  }

  /** All instruments of the instrument's sector, itself included, ascending. */
  int[] sectorOf(int instrument) {
    return sectorMembers[instrument];
  }

  private long sectorValueE4(AccountId account, int instrument) {
    return ledger.worstCaseValueE4(account, sectorMembers[instrument]);
  }

  private long priceE4(int instrument, long worstPriceE4) {
    return Math.max(worstPriceE4, ledger.markE4(instrument));
  }
}
