package tw.kuroshio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.solver.KktCertificate;
import tw.kuroshio.portfolio.solver.Solution;
import tw.kuroshio.portfolio.solver.SolverStatus;

class PortfolioConstructionTest {

  @Test
  void buysWhatPaysWithinNameAndSectorCaps() {
    SnapshotBuilder snapshot = new SnapshotBuilder(30);
    for (int i = 0; i < 30; i++) {
      snapshot.expectedReturn[i] = i < 15 ? 0.05 : -0.05;
      snapshot.sector[i] = i < 10 ? "24" : "17";
    }
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.status()).isEqualTo(SolverStatus.OPTIMAL);
    assertThat(target.kktResidual()).isLessThanOrEqualTo(1e-9);
    double electronics = 0;
    for (int i = 0; i < 30; i++) {
      double weight = snapshot.weight(i, target.targetShares()[i]);
      electronics += i < 10 ? weight : 0;
      assertThat(weight).isBetween(0.0, i < 15 ? 0.05 : 0);
    }
    assertThat(electronics).isLessThanOrEqualTo(0.2).isCloseTo(0.2, within(0.02));
  }

  @Test
  void holdingWithoutForecastIsSold() {
    SnapshotBuilder snapshot = new SnapshotBuilder(3);
    snapshot.shares[1] = 7_300;
    snapshot.expectedReturn[1] = Double.NaN;
    snapshot.expectedReturn[2] = Double.NaN;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.targetShares()[1]).isZero();
    assertThat(target.reason()[1]).isEqualTo(NameReason.NO_FORECAST_EXIT);
    assertThat(target.targetShares()[2]).isZero();
    assertThat(target.reason()[2]).isEqualTo(NameReason.NO_FORECAST);
  }

  @Test
  void holdingWithoutForecastIsKeptWhenSaidSo() {
    SnapshotBuilder snapshot = new SnapshotBuilder(2);
    snapshot.shares[1] = 7_300;
    snapshot.expectedReturn[1] = Double.NaN;
    snapshot.noForecast = NoForecastPolicy.HOLD;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.targetShares()[1]).isEqualTo(7_300);
    assertThat(target.reason()[1]).isEqualTo(NameReason.NO_FORECAST_HELD);
  }

  @Test
  void limitsYieldToHoldingsThatCannotBeSold() {
    SnapshotBuilder snapshot = new SnapshotBuilder(5);
    for (int i = 0; i < 5; i++) {
      snapshot.sector[i] = "24";
      snapshot.shares[i] = 30_000;
      snapshot.expectedReturn[i] = -0.1;
    }
    snapshot.cashE4 = -500_000_000_000L;
    snapshot.sellable[0] = false;
    snapshot.sellable[1] = false;
    snapshot.buyable[1] = false;
    snapshot.priceE4[2] = 0;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.status()).isEqualTo(SolverStatus.OPTIMAL);
    assertThat(target.targetShares()).containsExactly(30_000, 30_000, 30_000, 0, 0);
    assertThat(target.reason())
        .containsExactly(
            NameReason.OPTIMISED,
            NameReason.NOT_TRADABLE,
            NameReason.NO_PRICE,
            NameReason.OPTIMISED,
            NameReason.OPTIMISED);
  }

  @Test
  void holdingAboveItsCapIsTrimmedToTheCapWhateverTheTurnoverLimit() {
    SnapshotBuilder snapshot = new SnapshotBuilder(4);
    snapshot.shares[0] = 9_000;
    snapshot.expectedReturn[0] = 0.3;
    snapshot.maxTurnover = 0;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.status()).isEqualTo(SolverStatus.OPTIMAL);
    assertThat(target.targetShares()).containsExactly(5_000, 0, 0, 0);
  }

  @Test
  void shortHistoryMayBeSoldButNotBought() {
    SnapshotBuilder snapshot = new SnapshotBuilder(3);
    snapshot.missingHistory = 2;
    snapshot.shares[2] = 2_000;
    snapshot.expectedReturn[2] = 0.2;
    assertThat(PortfolioConstruction.construct(snapshot.build()).targetShares()[2])
        .isEqualTo(2_000);
    snapshot.expectedReturn[2] = -0.2;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    assertThat(target.targetShares()[2]).isZero();
    assertThat(target.reason()[2]).isEqualTo(NameReason.SHORT_HISTORY);
  }

  @Test
  void tradesStayUnderTheParticipationLimit() {
    SnapshotBuilder snapshot = new SnapshotBuilder(2);
    snapshot.expectedReturn[0] = 0.3;
    snapshot.averageDailyValueTwd[0] = 2_000_000;
    TargetPortfolio target = PortfolioConstruction.construct(snapshot.build());
    // 10 % of 2 million is two lots of 100,000
    assertThat(target.targetShares()[0]).isEqualTo(2_000);
  }

  @Test
  void smallerKellyFractionHoldsLess() {
    SnapshotBuilder snapshot = new SnapshotBuilder(1);
    snapshot.expectedReturn[0] = 0.005;
    snapshot.averageDailyValueTwd[0] = Double.NaN;
    snapshot.nameCap = 1;
    snapshot.sectorCap = 1;
    snapshot.maxTurnover = 2;
    snapshot.kellyFraction = 0.5;
    double half = PortfolioConstruction.construct(snapshot.build()).targetWeight()[0];
    snapshot.kellyFraction = 0.25;
    double quarter = PortfolioConstruction.construct(snapshot.build()).targetWeight()[0];
    assertThat(quarter).isPositive().isCloseTo(half / 2, within(1e-6));
  }

  @Test
  void withoutASolutionEverythingIsKept() {
    SnapshotBuilder snapshot = new SnapshotBuilder(3);
    snapshot.shares[0] = 9_000;
    TargetPortfolio target =
        PortfolioConstruction.construct(
            snapshot.build(),
            problem ->
                new Solution(
                    SolverStatus.INFEASIBLE,
                    new double[3],
                    0,
                    new KktCertificate(Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                    List.of(),
                    3,
                    List.of("group 24 max", "budget")));
    assertThat(target.targetShares()).containsExactly(9_000, 0, 0);
    assertThat(target.reason()).containsOnly(NameReason.NO_SOLUTION);
    assertThat(target.conflict()).containsExactly("group 24 max", "budget");
  }

  @Test
  void anySnapshotIsSolvedWithinItsLimits() {
    for (long seed = 1; seed <= 60; seed++) {
      SnapshotBuilder builder = SnapshotBuilder.random(new SplittableRandom(seed));
      PortfolioSnapshot snapshot = builder.build();
      TargetPortfolio target = PortfolioConstruction.construct(snapshot);
      assertThat(target.status()).as("seed %d", seed).isEqualTo(SolverStatus.OPTIMAL);
      double cash = snapshot.cashE4();
      for (int i = 0; i < snapshot.size(); i++) {
        long trade = target.targetShares()[i] - snapshot.shares()[i];
        assertThat(trade <= 0 || snapshot.buyable()[i]).as("seed %d name %d", seed, i).isTrue();
        assertThat(trade >= 0 || snapshot.sellable()[i]).as("seed %d name %d", seed, i).isTrue();
        assertThat(trade <= 0 || builder.weight(i, target.targetShares()[i]) <= 0.05)
            .as("seed %d name %d", seed, i)
            .isTrue();
        double rate = trade > 0 ? snapshot.buyCost()[i] : snapshot.sellCost()[i];
        cash -= trade * snapshot.priceE4()[i] + rate * Math.abs(trade * snapshot.priceE4()[i]);
      }
      assertThat(cash)
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo((double) Math.min(0, snapshot.cashE4()));
    }
  }

  @Test
  void equalSnapshotsGiveEqualBytesAndTheyReadBack() {
    TargetPortfolio first = construct(7);
    byte[] bytes = encode(first);
    assertThat(encode(construct(7))).isEqualTo(bytes);
    assertThat(encode(construct(8))).isNotEqualTo(bytes);
    TargetPortfolio read = TargetPortfolio.read(new StateReader(bytes));
    assertThat(encode(read)).isEqualTo(bytes);
    assertThat(read.targetShares()).containsExactly(first.targetShares());
    assertThat(read.snapshotHash()).containsExactly(first.snapshotHash());
  }

  @Test
  void truncatedBytesAreRefusedAtEveryLength() {
    byte[] bytes = encode(construct(7));
    for (int length = 0; length < bytes.length; length++) {
      StateReader cut = new StateReader(bytes, 0, length);
      assertThatThrownBy(() -> TargetPortfolio.read(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void hashChangesWithEveryField() {
    byte[] hash = new SnapshotBuilder(3).build().hash();
    SnapshotBuilder price = new SnapshotBuilder(3);
    price.priceE4[1]++;
    assertThat(price.build().hash()).isNotEqualTo(hash);
    SnapshotBuilder flag = new SnapshotBuilder(3);
    flag.sellable[2] = false;
    assertThat(flag.build().hash()).isNotEqualTo(hash);
    SnapshotBuilder setting = new SnapshotBuilder(3);
    setting.kellyFraction = 0.3;
    assertThat(setting.build().hash()).isNotEqualTo(hash);
    assertThat(new SnapshotBuilder(3).build().hash()).isEqualTo(hash);
  }

  @Test
  void impossibleSnapshotsAreRefused() {
    SnapshotBuilder shortHolding = new SnapshotBuilder(2);
    shortHolding.shares[1] = -1;
    assertThatThrownBy(shortHolding::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(instrument 1)");
    assertThatThrownBy(
            () -> {
              SnapshotBuilder builder = new SnapshotBuilder(2);
              builder.sectorCap = 1.5;
              builder.build();
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Sector cap must be in (0, 1], was 1.5");
  }

  private static TargetPortfolio construct(long seed) {
    return PortfolioConstruction.construct(
        SnapshotBuilder.random(new SplittableRandom(seed)).build());
  }

  private static byte[] encode(TargetPortfolio target) {
    StateWriter out = new StateWriter();
    target.write(out);
    return out.toByteArray();
  }
}
