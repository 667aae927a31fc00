package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a session may show, counted from a price: here 10 % up and 7 % down, on no grid. */
class LimitRuleTest {

  private record Tenth(boolean limited) implements LimitRule {
    @Override
    public long upE4(long referenceE4) {
      return referenceE4 / 10 * 11;
    }

    @Override
    public long downE4(long referenceE4) {
      return referenceE4 / 100 * 93;
    }
  }

  private final LimitRule rule = new Tenth(true);

  @Test
  void theLimitsThemselvesAreAllowed() {
    PriceRange range = rule.around(1_000_000);
    assertThat(range).isEqualTo(new PriceRange(930_000, 1_100_000));
    assertThat(range.holds(930_000)).isTrue();
    assertThat(range.holds(1_100_000)).isTrue();
    assertThat(range.holds(929_999)).isFalse();
    assertThat(range.holds(1_100_001)).isFalse();
    assertThat(range.holds(930_000, 1_100_001)).isFalse();
    assertThat(range.holds(929_999, 1_000_000)).isFalse();
  }

  /** Article 67: up from the close before a capital increase, down from the reference. */
  @Test
  void anExDateIsBoundedByBothPrices() {
    assertThat(rule.onExDate(1_000_000, 800_000)).isEqualTo(new PriceRange(744_000, 1_100_000));
    assertThat(rule.onExDate(1_000_000, 1_050_000)).isEqualTo(new PriceRange(930_000, 1_155_000));
    // A capital reduction lifts the reference, and both limits with it.
    assertThat(rule.onExDate(1_000_000, 2_000_000)).isEqualTo(new PriceRange(1_860_000, 2_200_000));
  }

  @Test
  void sessionsWithoutTradeEachAddALimit() {
    assertThat(rule.after(1_000_000, 1)).isEqualTo(rule.around(1_000_000));
    assertThat(rule.after(1_000_000, 2)).isEqualTo(new PriceRange(864_900, 1_210_000));
    PriceRange halted = rule.after(1_000_000, 5_000);
    assertThat(halted.highE4()).isBetween(LimitRule.LARGEST_E4, LimitRule.LARGEST_E4 * 2);
    assertThat(halted.lowE4()).isNotNegative();
  }

  @Test
  void withoutALimitEveryPriceIsAllowed() {
    LimitRule none = new Tenth(false);
    assertThat(none.around(1)).isEqualTo(PriceRange.UNLIMITED);
    assertThat(none.onExDate(1, 2)).isEqualTo(PriceRange.UNLIMITED);
    assertThat(none.after(1, 3).holds(Long.MIN_VALUE, Long.MAX_VALUE)).isTrue();
  }
}
