package tw.kuroshio.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Equity is 10,000,000 TWD at marks of 100, so a name takes 5,000 shares, a sector 20,000. */
class PortfolioApprovalTest {

  private final TradingDay day = new TradingDay(TradingDay.CONTINUOUS, 6, RiskLimits.defaults());

  private ApprovedPortfolio approve(long... wanted) {
    return day.risk.approve(BookId.DEFAULT, wanted, 7);
  }

  private static long[] shares(ApprovedPortfolio approved) {
    long[] shares = new long[approved.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = approved.targetShares(i);
    }
    return shares;
  }

  @Test
  void aTargetInsideTheCapsIsTakenAsItIs() {
    ApprovedPortfolio approved = approve(5_000, 4_000, 0, 0, 0, 1_000);
    assertThat(shares(approved)).containsExactly(5_000, 4_000, 0, 0, 0, 1_000);
    assertThat(approved.adjustments()).isEmpty();
    assertThat(approved.causingSeq()).isEqualTo(7);
  }

  @Test
  void aNameAboveItsCapIsClipped() {
    ApprovedPortfolio approved = approve(6_000, 0, 0, 0, 0, 0);
    assertThat(shares(approved)).containsExactly(5_000, 0, 0, 0, 0, 0);
    assertThat(approved.adjustments())
        .containsExactly(new TargetAdjustment(0, 6_000, 5_000, DenyReason.NAME_CAP));
  }

  @Test
  void aHoldingAboveTheCapMayShrinkButNotGrow() {
    day.hold(0, 9_000);
    assertThat(shares(approve(8_000, 0, 0, 0, 0, 0))[0]).isEqualTo(8_000);
    assertThat(shares(approve(9_000, 0, 0, 0, 0, 0))[0]).isEqualTo(9_000);
    assertThat(shares(approve(10_000, 0, 0, 0, 0, 0))[0]).isEqualTo(9_000);
  }

  @Test
  void aSectorAboveItsCapIsClippedInEqualParts() {
    RiskLimits d = RiskLimits.defaults();
    RiskLimits limits =
        new RiskLimits(
            d.maxOrderValue(),
            1,
            0.1,
            0.1,
            2,
            0.15,
            0.20,
            d.staleContinuousNs(),
            d.stalePeriodicNs(),
            0,
            20,
            200,
            0.2,
            d.orderExpiryNs());
    TradingDay wide = new TradingDay(TradingDay.CONTINUOUS, 6, limits);
    ApprovedPortfolio approved =
        wide.risk.approve(BookId.DEFAULT, new long[] {15_000, 10_000, 15_000, 5_000, 0, 0}, 7);
    assertThat(shares(approved)).containsExactly(12_000, 8_000, 15_000, 5_000, 0, 0);
    assertThat(approved.adjustments())
        .containsExactly(
            new TargetAdjustment(0, 15_000, 12_000, DenyReason.SECTOR_CAP),
            new TargetAdjustment(1, 10_000, 8_000, DenyReason.SECTOR_CAP));
  }

  @Test
  void aFullSectorTakesNoMoreButMayStillShrink() {
    day.hold(0, 30_000);
    ApprovedPortfolio approved = approve(29_000, 1_000, 0, 0, 0, 0);
    assertThat(shares(approved)).containsExactly(29_000, 0, 0, 0, 0, 0);
    assertThat(approved.adjustments())
        .containsExactly(new TargetAdjustment(1, 1_000, 0, DenyReason.SECTOR_CAP));
  }

  @Test
  void onlyWholeLotsOfTheDifferenceAreTraded() {
    day.hold(0, 1_234);
    day.hold(1, 500);
    ApprovedPortfolio approved = approve(0, 2_000, 1_999, 0, 0, 0);
    assertThat(shares(approved)).containsExactly(234, 1_500, 1_000, 0, 0, 0);
    assertThat(approved.adjustments())
        .extracting(TargetAdjustment::reason)
        .containsOnly(DenyReason.NOT_WHOLE_LOTS);
  }

  @Test
  void nothingIsSoldShort() {
    day.hold(0, 2_000);
    ApprovedPortfolio approved = approve(-1_000, -5_000, 0, 0, 0, 0);
    assertThat(shares(approved)).containsExactly(0, 0, 0, 0, 0, 0);
    assertThat(approved.adjustments())
        .containsExactly(
            new TargetAdjustment(0, -1_000, 0, DenyReason.INVENTORY),
            new TargetAdjustment(1, -5_000, 0, DenyReason.INVENTORY));
  }

  @Test
  void whatCannotTradeIsKept() {
    day.hold(0, 2_000);
    day.hold(1, 2_000);
    day.risk.setSuspended(0, true);
    day.reference(1, "0", "0", "0");
    ApprovedPortfolio approved = approve(0, 0, 0, 0, 0, 0);
    assertThat(approved.adjustments())
        .containsExactly(
            new TargetAdjustment(0, 0, 2_000, DenyReason.SUSPENDED),
            new TargetAdjustment(1, 0, 2_000, DenyReason.NO_REFERENCE_PRICE));
  }

  @Test
  void aTargetOfTheWrongSizeIsABug() {
    assertThatThrownBy(() -> approve(1_000))
        .hasMessage("Target must have one entry for each of 6 instruments, had 1");
  }

  @Test
  void restoresFromItsCanonicalForm() {
    StateWriter out = new StateWriter();
    approve(6_000, 1_500, 0, 0, 0, 0).writeTo(out);
    ApprovedPortfolio restored = Risk.restorePortfolio(new StateReader(out.toByteArray()));
    StateWriter again = new StateWriter();
    restored.writeTo(again);
    assertThat(again.toByteArray()).isEqualTo(out.toByteArray());
    assertThat(restored.book()).isEqualTo(BookId.DEFAULT);
    assertThat(restored.ruleSetVersion()).isEqualTo("rules-1");
  }

  /** Whatever is wanted: caps hold wherever the target is above the holding, lots are whole. */
  @Test
  void everyApprovedTargetKeepsTheCaps() {
    for (long seed = 1; seed <= 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TradingDay each = new TradingDay(TradingDay.CONTINUOUS, 8, RiskLimits.defaults());
      for (int i = 0; i < 8; i++) {
        each.ledger.startMark(i, new Price(random.nextLong(1, 3_000) * 1_000));
        if (random.nextBoolean()) {
          each.hold(i, random.nextLong(0, 12_000));
        }
      }
      long[] wanted = random.longs(8, -2_000, 30_000).toArray();
      ApprovedPortfolio approved = each.risk.approve(BookId.DEFAULT, wanted, 7);
      long equity = each.ledger.equityE4(AccountId.DEFAULT);
      for (int i = 0; i < 8; i++) {
        long held = each.ledger.shares(BookId.DEFAULT, i);
        long target = approved.targetShares(i);
        assertThat((target - held) % 1_000).as("seed %d", seed).isZero();
        assertThat(target).as("seed %d", seed).isNotNegative();
        long value = target * each.ledger.markE4(i);
        assertThat(target <= held || value * 20 <= equity).as("seed %d name %d", seed, i).isTrue();
        boolean between =
            Math.min(Math.max(wanted[i], 0), held) <= target && target <= Math.max(wanted[i], held);
        assertThat(between).as("seed %d name %d", seed, i).isTrue();
      }
      for (int first = 0; first < 8; first += 2) {
        checkSector(each, approved, first, equity, seed);
      }
    }
  }

  private static void checkSector(
      TradingDay day, ApprovedPortfolio approved, int first, long equity, long seed) {
    long value = 0;
    boolean grows = false;
    for (int i : List.of(first, first + 1)) {
      value += approved.targetShares(i) * day.ledger.markE4(i);
      grows |= approved.targetShares(i) > day.ledger.shares(BookId.DEFAULT, i);
    }
    assertThat(!grows || value * 5 <= equity)
        .as("seed %d sector of %d: %s", seed, first, new Money(value))
        .isTrue();
  }
}
