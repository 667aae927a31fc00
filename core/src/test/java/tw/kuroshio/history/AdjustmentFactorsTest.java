package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdjustmentFactorsTest {

  private static final long EVER = Long.MAX_VALUE;
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long OPEN_NS = 3_600_000_000_000L;

  private final FactTable table = new FactTable(Dataset.REFERENCE_PRICE);

  private void event(long exDate, long knownAtNs, int version, long previous, long reference) {
    int row = table.add("2330", exDate, 0, knownAtNs);
    table.setVersion(row, version);
    table.set(row, 0, previous);
    table.set(row, 1, reference);
  }

  private AdjustmentFactors factors() {
    return new AdjustmentFactors(AsOfIndex.of(table));
  }

  @Test
  void eventsAreChainedForwardFromTheFirstSession() {
    // dividends of 5 % and 2 %, then a split of one into ten
    event(100, 0, 1, 1_000_000, 950_000);
    event(200, 0, 1, 1_000_000, 980_000);
    event(300, 0, 1, 9_000_000, 900_000);
    AdjustmentFactors factors = factors();

    assertThat(factors.factor(0, 50, 99, EVER)).isEqualTo(1.0);
    assertThat(factors.factor(0, 50, 100, EVER)).isEqualTo(0.95);
    assertThat(factors.factor(0, 50, 250, EVER)).isEqualTo(0.95 * 0.98);
    assertThat(factors.factor(0, 50, 300, EVER)).isEqualTo(0.95 * 0.98 * 0.1);
    // one that was first traded on an ex-date has nothing before it to be adjusted to
    assertThat(factors.factor(0, 100, 250, EVER)).isEqualTo(0.98);
    assertThat(factors.factor(AsOfIndex.NONE, 50, 250, EVER)).isEqualTo(1.0);
  }

  @Test
  void aReturnOverAnExDateIsTheShareholdersReturn() {
    event(100, 0, 1, 1_000_000, 950_000);
    AdjustmentFactors factors = factors();

    double before = 100.0 / factors.factor(0, 50, 99, EVER);
    double after = 95.0 / factors.factor(0, 50, 100, EVER);
    assertThat(after / before - 1).isCloseTo(0, within(1e-15));
  }

  @Test
  void anEventCountsOnceItWasKnown() {
    event(100, 100 * DAY_NS + OPEN_NS, 1, 1_000_000, 950_000);
    event(200, 201 * DAY_NS, 1, 1_000_000, 980_000);
    AdjustmentFactors factors = factors();

    assertThat(factors.factor(0, 50, 150, 100 * DAY_NS)).isEqualTo(1.0);
    assertThat(factors.factor(0, 50, 200, 200 * DAY_NS)).isEqualTo(0.95);
    assertThat(factors.factor(0, 50, 200, 201 * DAY_NS)).isEqualTo(0.95 * 0.98);
    assertThat(factors.announcedLate(0, 50, 150, EVER)).isZero();
    assertThat(factors.announcedLate(0, 50, 200, EVER)).isEqualTo(1);
  }

  @Test
  void aCorrectionAppliesFromItsMoment() {
    event(100, 1_000, 1, 1_000_000, 950_000);
    event(100, 2_000, 2, 1_000_000, 940_000);
    AdjustmentFactors factors = factors();

    assertThat(factors.factor(0, 50, 150, 1_999)).isEqualTo(0.95);
    assertThat(factors.factor(0, 50, 150, 2_000)).isEqualTo(0.94);
  }

  @Test
  void anEventWithoutItsPriceGivesNoFactor() {
    event(100, 0, 1, 1_000_000, FactTable.MISSING);
    assertThat(factors().factor(0, 50, 150, EVER)).isNaN();
  }

  @Test
  void anotherDatasetIsRefused() {
    assertThatThrownBy(() -> new AdjustmentFactors(AsOfIndex.of(new FactTable(Dataset.TRADE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade");
  }
}
