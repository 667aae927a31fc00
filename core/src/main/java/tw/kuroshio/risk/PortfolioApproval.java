package tw.kuroshio.risk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.Instruments;

/**
 * Clips a target so that it keeps the caps at current marks. Only increases are clipped: a target
 * between the holding and zero is never refused by a cap.
 */
final class PortfolioApproval {

  private final Instruments instruments;
  private final OrderBooks orderBooks;
  private final Ledger ledger;
  private final InstrumentChecks session;
  private final ExposureChecks exposure;

  PortfolioApproval(
      Instruments instruments,
      OrderBooks orderBooks,
      Ledger ledger,
      InstrumentChecks session,
      ExposureChecks exposure) {
    this.instruments = instruments;
    this.orderBooks = orderBooks;
    this.ledger = ledger;
    this.session = session;
    this.exposure = exposure;
  }

  ApprovedPortfolio approve(BookId book, long[] wanted, long seq, String ruleSetVersion) {
    if (wanted.length != instruments.size()) {
      throw new IllegalArgumentException(
          "Target must have one entry for each of "
              + instruments.size()
              + " instruments, had "
              + wanted.length);
    }
    long[] target = wanted.clone();
    @Nullable DenyReason[] reasons = new DenyReason[target.length];
    long equity = ledger.equityE4(book.account());
    for (int i = 0; i < target.length; i++) {
      clipName(book, i, target, reasons, equity);
    }
    for (int i = 0; i < target.length; i++) {
      int[] members = exposure.sectorOf(i);
      if (members[0] == i) {
        clipSector(book, members, target, reasons, equity);
      }
    }
    List<TargetAdjustment> adjustments = new ArrayList<>();
    for (int i = 0; i < target.length; i++) {
      DenyReason reason = reasons[i];
      if (reason != null && target[i] != wanted[i]) {
        adjustments.add(new TargetAdjustment(i, wanted[i], target[i], reason));
      }
    }
    return new ApprovedPortfolio(book, seq, ruleSetVersion, target, adjustments);
  }

  private void clipName(
      BookId book, int i, long[] target, @Nullable DenyReason[] reasons, long equity) {
    long held = ledger.shares(book, i);
    if (target[i] == held) {
      return;
    }
    if (target[i] < 0) {
      set(i, 0, DenyReason.INVENTORY, target, reasons);
    }
    if (!session.isTradable(i)) {
      DenyReason reason =
          orderBooks.referencePriceE4(i) == 0
              ? DenyReason.NO_REFERENCE_PRICE
              : DenyReason.SUSPENDED;
      set(i, held, reason, target, reasons);
      return;
    }
    long keep = held - ledger.deliverableShares(book, i);
    if (target[i] < Math.min(keep, held)) {
      set(i, keep, DenyReason.INVENTORY, target, reasons);
    }
    long most = Math.max(0, exposure.nameCapE4(equity) - othersE4(book, i)) / priceE4(i);
    if (target[i] > held && target[i] > most) {
      set(i, Math.max(most, held), DenyReason.NAME_CAP, target, reasons);
    }
    toLots(i, held, target, reasons);
  }

  /** Whole lots of the difference; the odd rest stays as it is held. */
  private void toLots(int i, long held, long[] target, @Nullable DenyReason[] reasons) {
    long rest = (target[i] - held) % session.lotShares(i);
    if (rest != 0) {
      DenyReason before = reasons[i];
      set(i, target[i] - rest, DenyReason.NOT_WHOLE_LOTS, target, reasons);
      reasons[i] = before == null ? DenyReason.NOT_WHOLE_LOTS : before;
    }
  }

  private void clipSector(
      BookId book, int[] members, long[] target, @Nullable DenyReason[] reasons, long equity) {
    long value = 0;
    long increases = 0;
    for (int i : members) {
      value = Math.addExact(value, othersE4(book, i) + Math.multiplyExact(target[i], priceE4(i)));
      long more = target[i] - ledger.shares(book, i);
      if (more > 0) {
        increases = Math.addExact(increases, Math.multiplyExact(more, priceE4(i)));
      }
    }
    long excess = value - exposure.sectorCapE4(equity);
    if (excess <= 0 || increases == 0) {
      return;
    }
    double keep = excess >= increases ? 0 : 1 - (double) excess / increases;
    for (int i : members) {
      long held = ledger.shares(book, i);
      long more = target[i] - held;
      if (more > 0) {
        long less = (long) (more * keep);
        less -= less % session.lotShares(i);
        set(i, held + less, DenyReason.SECTOR_CAP, target, reasons);
      }
    }
  }

  /** What the account's other strategies hold of it. */
  private long othersE4(BookId book, int i) {
    long others = ledger.accountShares(book.account(), i) - ledger.shares(book, i);
    return Math.multiplyExact(others, priceE4(i));
  }

  private long priceE4(int i) {
    long mark = ledger.markE4(i);
    return mark > 0 ? mark : orderBooks.referencePriceE4(i);
  }

  private static void set(
      int i, long shares, DenyReason reason, long[] target, @Nullable DenyReason[] reasons) {
    if (target[i] != shares) {
      target[i] = shares;
      reasons[i] = reason;
    }
  }
}
