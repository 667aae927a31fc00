package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

class QuoteFilterTest {

  private final QuoteFilter filter = new QuoteFilter(FilterSettings.METHODOLOGY);

  private void interval(long... bidsAndAsks) {
    for (int i = 0; i < bidsAndAsks.length; i += 2) {
      filter.onQuote(bidsAndAsks[i], bidsAndAsks[i + 1]);
    }
    filter.choose();
  }

  private void assertChoice(long bidE4, long askE4) {
    assertThat(filter.bidE4()).isEqualTo(bidE4);
    assertThat(filter.askE4()).isEqualTo(askE4);
  }

  @Test
  void thereIsNoChoiceBeforeTheFirstQuote() {
    assertThat(filter.choose()).isFalse();
    filter.onQuote(-1, 10);
    filter.onQuote(10, 10);
    assertThat(filter.choose()).isFalse();
  }

  @Test
  void theDaysFirstQuoteIsTakenHoweverWide() {
    interval(0, 900_000);
    assertChoice(0, 900_000);
  }

  @Test
  void theLastQuoteIsTakenWhileItsSpreadIsUsual() {
    interval(1_000_000, 1_010_000);
    // 20,000 is within γ₁ = 2.0 average spreads of 10,000; the middle does not rise
    interval(1_000_000, 1_010_000, 990_000, 1_010_000);
    assertChoice(990_000, 1_010_000);
    interval(1_000_000, 1_010_000);
    // one unit more is not, and the narrowest of the interval stands instead
    interval(1_001_000, 1_010_000, 990_000, 1_010_002);
    assertChoice(1_001_000, 1_010_000);
  }

  @Test
  void aRisingMiddleIsAllowedMore() {
    interval(1_000_000, 1_010_000);
    // spread 24,000 ≤ γ₂ 2.5 × 10,000, middle above; bid not above the middle before
    interval(1_000_000, 1_010_000, 1_004_000, 1_028_000);
    assertChoice(1_004_000, 1_028_000);
  }

  @Test
  void withoutABidLittleIsAllowed() {
    interval(10_000, 20_000);
    // 12,000 is γ × 10,000; the interval's narrowest is kept at 10,000 by another quote
    interval(10_000, 20_000, 0, 12_000);
    assertChoice(0, 12_000);
    interval(10_000, 20_000);
    interval(10_000, 20_000, 0, 12_001);
    assertChoice(10_000, 20_000);
  }

  @Test
  void aSpreadBelowLambdaIsAlwaysUsual() {
    interval(1_000_000, 1_000_100);
    interval(1_000_000, 1_000_100, 999_000, 1_003_999);
    assertChoice(999_000, 1_003_999);
    interval(1_000_000, 1_000_100);
    interval(1_000_000, 1_000_100, 999_000, 1_004_000);
    assertChoice(1_000_000, 1_000_100);
  }

  @Test
  void aMarketThatMovedOnIsFollowed() {
    interval(1_000_000, 1_010_000);
    interval(1_000_000, 1_010_000, 1_005_001, 1_200_000); // bid above the middle before
    assertChoice(1_005_001, 1_200_000);
    interval(1_000_000, 1_010_000, 500_000, 900_000); // ask below it, with a bid
    assertChoice(500_000, 900_000);
    interval(500_000, 510_000, 0, 400_000); // ask below it, but nobody bids
    assertChoice(500_000, 510_000);
  }

  @Test
  void withoutAUsualQuoteTheChoiceBeforeIsCarried() {
    interval(1_000_000, 1_010_000);
    interval(); // nothing came: the last quote still is what it was
    assertChoice(1_000_000, 1_010_000);
    interval(0, 2_000_000);
    assertChoice(0, 2_000_000); // its own spread is the new average's greater part
    QuoteFilter strict = new QuoteFilter(new FilterSettings(0.9, 1.2, 2.0, 2.5, 0));
    strict.onQuote(1_000_000, 1_010_000);
    strict.choose();
    strict.onQuote(0, 2_000_000);
    assertThat(strict.choose()).isTrue();
    assertThat(strict.bidE4()).isEqualTo(1_000_000);
  }

  @Test
  void theLatestOfEquallyNarrowQuotesStands() {
    interval(1_000_000, 1_010_000);
    interval(1_001_000, 1_011_000, 1_002_000, 1_012_000, 0, 5_000_000);
    assertChoice(1_002_000, 1_012_000);
  }

  @Test
  void theTwoPublishedSetsDiffer() {
    QuoteFilter inferred = new QuoteFilter(FilterSettings.INFERRED);
    for (QuoteFilter each : new QuoteFilter[] {filter, inferred}) {
      each.onQuote(1_000_000, 1_010_000);
      each.choose();
      each.onQuote(1_000_000, 1_010_000);
      each.onQuote(930_000, 1_075_000); // spread 145,000: below λ = 15 points of one set
      each.choose();
    }
    assertChoice(1_000_000, 1_010_000);
    assertThat(inferred.bidE4()).isEqualTo(930_000);
  }

  @Test
  void aRestoredFilterGoesOnAsTheOther() {
    interval(1_000_000, 1_010_000);
    filter.onQuote(1_000_000, 1_011_000);
    StateWriter state = new StateWriter();
    filter.writeState(state);
    QuoteFilter restored = new QuoteFilter(FilterSettings.METHODOLOGY);
    restored.readState(new StateReader(state.toByteArray()));
    for (QuoteFilter each : new QuoteFilter[] {filter, restored}) {
      each.onQuote(0, 5_000_000);
      each.choose();
    }
    assertThat(restored.stateHash()).isEqualTo(filter.stateHash());
    assertChoice(1_000_000, 1_011_000);
  }
}
