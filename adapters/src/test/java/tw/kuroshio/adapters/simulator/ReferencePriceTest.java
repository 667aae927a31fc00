package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.simulator.Desk.e4;

import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.simulator.ReferencePrice.Source;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.SecurityKind;

class ReferencePriceTest {

  private final PriceLimits limits = Rules.on("2025-04-07").limits(SecurityKind.STOCK);

  @Test
  void anOfficialPriceGivesTheComputedLimits() {
    assertThat(ReferencePrice.official(limits, e4("942"), e4("848"), e4("848")))
        .isEqualTo(new ReferencePrice(e4("942"), e4("1035"), e4("848"), Source.OFFICIAL));
  }

  @Test
  void tradesOutsideWidenTheLimitsAndMarkThemInferred() {
    assertThat(ReferencePrice.official(limits, e4("942"), e4("847"), e4("1040")))
        .isEqualTo(new ReferencePrice(e4("942"), e4("1040"), e4("847"), Source.INFERRED));
    assertThat(ReferencePrice.infer(limits, e4("950"), e4("848"), e4("900")))
        .isEqualTo(new ReferencePrice(e4("950"), e4("1045"), e4("848"), Source.INFERRED));
  }

  @Test
  void anInferredPriceIsMarkedEvenWhenItsLimitsHold() {
    assertThat(ReferencePrice.infer(limits, e4("942"), e4("900"), e4("950")))
        .isEqualTo(new ReferencePrice(e4("942"), e4("1035"), e4("848"), Source.INFERRED));
  }

  /**
   * 1477 on 2025-04-07: last bar before 314.5, computed limit 283.5, 285 from the first to the
   * last.
   */
  @Test
  void aLockNearTheComputedLimitShowsTheRealOne() {
    ReferencePrice seen = ReferencePrice.infer(limits, e4("314.5"), e4("285"), e4("285"));
    assertThat(seen.limitDownE4()).isEqualTo(e4("283.5"));
    assertThat(seen.lockedAs(bars("285", "285", "285")).limitDownE4()).isEqualTo(e4("285"));
    assertThat(seen.lockedAs(bars("286", "285", "285")).limitDownE4()).isEqualTo(e4("283.5"));
    assertThat(seen.lockedAs(bars("285", "285")).limitDownE4()).isEqualTo(e4("283.5"));
  }

  @Test
  void aFlatEndFarFromTheLimitIsNoLock() {
    ReferencePrice quiet = ReferencePrice.infer(limits, e4("314.5"), e4("300"), e4("300"));
    assertThat(quiet.lockedAs(bars("300", "300", "300"))).isEqualTo(quiet);
  }

  @Test
  void aLockAtTheUpLimitIsSeenToo() {
    ReferencePrice seen = ReferencePrice.infer(limits, e4("100"), e4("109"), e4("109"));
    assertThat(seen.lockedAs(bars("109", "109", "109")).limitUpE4()).isEqualTo(e4("109"));
  }

  private static IntradayBars bars(String... prices) {
    int n = prices.length;
    int[] start = new int[n];
    long[] e4 = new long[n];
    for (int i = 0; i < n; i++) {
      start[i] = 9 * 3_600 + 300 * i;
      e4[i] = e4(prices[i]);
    }
    return new IntradayBars(start, 300, e4, e4, e4, e4, new long[n]);
  }

  @Test
  void withoutALimitNothingIsLocked() {
    PriceLimits none = Rules.on("2025-04-07").noLimits(SecurityKind.STOCK);
    ReferencePrice reference = ReferencePrice.official(none, e4("100"), e4("40"), e4("400"));
    assertThat(reference.source()).isEqualTo(Source.NO_LIMIT);
    assertThat(reference.isLimitUp(reference.limitUpE4())).isFalse();
    assertThat(reference.isLimitDown(reference.limitDownE4())).isFalse();
    assertThat(reference.allows(e4("400"))).isTrue();
  }

  @Test
  void aScriptOutsideItsLimitsIsRefused() {
    ReferencePrice narrow = new ReferencePrice(e4("942"), e4("1035"), e4("848"), Source.OFFICIAL);
    DayMaterial material = Desk.bar("850", "851", "847", "850", 9_000, 9);
    assertThatThrownBy(() -> new ScriptedInstrument(Desk.stock("2330"), narrow, material))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("were 8470000 to 8510000 in 0.0001 TWD (2330.TWSE)");
  }
}
