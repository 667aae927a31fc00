package tw.kuroshio.market.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityIndexTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  private final long nowNs = Quotes.taipeiNs(TODAY, "10:00");
  private final VolatilityIndex index = new VolatilityIndex(VolatilitySettings.defaults());

  private OptionChain chain(int days) {
    return Quotes.plain(Quotes.monthly(TODAY.plusDays(days)), nowNs);
  }

  private VolatilityReading at(OptionChain... chains) {
    return index.at(List.of(chains), RiskFreeRates.ZERO, nowNs);
  }

  private static VolatilityReading none(NoIndex reason) {
    return new VolatilityReading.None(reason);
  }

  private static void assertTerms(VolatilityReading reading, int nearDays, int nextDays) {
    assertThat(reading)
        .isInstanceOfSatisfying(
            VolatilityReading.Value.class,
            value -> {
              assertThat(value.near().expiry().lastTradingDay())
                  .isEqualTo(TODAY.plusDays(nearDays));
              assertThat(value.next().expiry().lastTradingDay())
                  .isEqualTo(TODAY.plusDays(nextDays));
              assertThat(value.points()).isBetween(1.0, 200.0);
            });
  }

  @Test
  void takesTheTwoNearestExpiriesThatAreNotRolledYet() {
    assertTerms(at(chain(64), chain(8), chain(36)), 8, 36);
    assertTerms(at(chain(64), chain(7), chain(36)), 36, 64);
    VolatilityIndex later = new VolatilityIndex(VolatilitySettings.defaults().withRollDays(9));
    assertTerms(
        later.at(List.of(chain(64), chain(8), chain(36)), RiskFreeRates.ZERO, nowNs), 36, 64);
  }

  @Test
  void weekliesCountOnlyWhenAsked() {
    OptionChain weekly = weekly(TODAY.plusDays(16));
    assertTerms(at(chain(23), chain(51), weekly), 23, 51);
    VolatilityIndex all = new VolatilityIndex(VolatilitySettings.defaults().withWeeklies(true));
    assertTerms(all.at(List.of(chain(23), chain(51), weekly), RiskFreeRates.ZERO, nowNs), 16, 23);
  }

  /** A closure can put a weekly series on the day of another. */
  @Test
  void twoSeriesOfOneDayAreNotNearAndNext() {
    VolatilityIndex all = new VolatilityIndex(VolatilitySettings.defaults().withWeeklies(true));
    OptionChain weekly = weekly(TODAY.plusDays(23));
    assertTerms(all.at(List.of(weekly, chain(23), chain(51)), RiskFreeRates.ZERO, nowNs), 23, 51);
    assertThat(all.at(List.of(weekly, chain(23)), RiskFreeRates.ZERO, nowNs))
        .isEqualTo(none(NoIndex.ONE_EXPIRY_ONLY));
  }

  private OptionChain weekly(LocalDate day) {
    return Quotes.plain(new OptionExpiry("202603W2", OptionExpiry.Kind.WEDNESDAY, day), nowNs);
  }

  @Test
  void saysWhyThereIsNone() {
    assertThat(at()).isEqualTo(none(NoIndex.NO_EXPIRY));
    assertThat(at(chain(3), new OptionChain(Quotes.monthly(TODAY.plusDays(30)))))
        .isEqualTo(none(NoIndex.NO_EXPIRY));
    assertThat(at(chain(23))).isEqualTo(none(NoIndex.ONE_EXPIRY_ONLY));
    assertThat(at(chain(23), chain(23))).isEqualTo(none(NoIndex.ONE_EXPIRY_ONLY));
    OptionChain old = Quotes.plain(Quotes.monthly(TODAY.plusDays(51)), nowNs - 60_000_000_001L);
    assertThat(at(chain(23), old)).isEqualTo(none(NoIndex.STALE));
    OptionChain justNot = Quotes.plain(Quotes.monthly(TODAY.plusDays(51)), nowNs - 60_000_000_000L);
    assertTerms(at(chain(23), justNot), 23, 51);
  }

  @Test
  void aChainWithoutAForwardGivesNone() {
    OptionChain callsOnly = new OptionChain(Quotes.monthly(TODAY.plusDays(51)));
    for (int strike = 17_000; strike < 18_000; strike += 100) {
      callsOnly.put(strike * 10_000L, OptionRight.CALL, 10_000, 20_000, nowNs);
      callsOnly.put(strike * 10_000L, OptionRight.PUT, 0, 20_000, nowNs);
    }
    assertThat(at(chain(23), callsOnly)).isEqualTo(none(NoIndex.NO_FORWARD));
  }

  @Test
  void aForwardBelowAllStrikesOrAtAnUnquotedOneGivesNone() {
    OptionChain above = new OptionChain(Quotes.monthly(TODAY.plusDays(51)));
    above.put(17_500_0000L, OptionRight.CALL, 100_0000, 101_0000, nowNs);
    above.put(17_500_0000L, OptionRight.PUT, 200_0000, 201_0000, nowNs);
    assertThat(at(chain(23), above)).isEqualTo(none(NoIndex.NO_STRIKE_AT_FORWARD));
    above.list(17_400_0000L);
    assertThat(at(chain(23), above)).isEqualTo(none(NoIndex.NO_STRIKE_AT_FORWARD));
  }

  @Test
  void tooFewStrikesOnOneSideGiveNone() {
    OptionChain narrow = new OptionChain(Quotes.monthly(TODAY.plusDays(51)));
    for (int strike : new int[] {17_200, 17_300, 17_400, 17_500}) {
      long call = 1_000_000 - (strike - 17_300L) * 4_000;
      long put = 1_000_000 + (strike - 17_300L) * 4_000;
      narrow.put(strike * 10_000L, OptionRight.CALL, call, call + 200, nowNs);
      narrow.put(strike * 10_000L, OptionRight.PUT, put, put + 200, nowNs);
    }
    assertThat(at(chain(23), narrow)).isEqualTo(none(NoIndex.TOO_FEW_STRIKES));
    narrow.put(17_100_0000L, OptionRight.PUT, 1_0000, 2_0000, nowNs);
    assertTerms(at(chain(23), narrow), 23, 51);
  }

  /** Extrapolation far beyond falling variances would need a negative one. */
  @Test
  void aVarianceThatIsNotPositiveGivesNone() {
    TermVariance.Value near = term(40, 1.0);
    TermVariance.Value next = term(41, 2.0);
    assertThat(VolatilityIndex.interpolate(near, next, 30)).isEqualTo(none(NoIndex.NOT_POSITIVE));
    assertThatThrownBy(() -> VolatilityIndex.interpolate(next, near, 30))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TermVariance.Value term(int days, double variance) {
    return new TermVariance.Value(
        Quotes.monthly(TODAY.plusDays(days)), variance, days / 365.0, 1, 1, 3, 1, 1);
  }

  /** 17,300 + e^RT·50 and 17,400 − e^RT·50: only a high rate tells them apart. */
  @Test
  void ofTwoStrikesAsFarApartTheLowerGivesTheForward() {
    OptionChain tied = new OptionChain(Quotes.monthly(TODAY.plusDays(51)));
    for (int strike = 17_100; strike <= 17_600; strike += 100) {
      long call = 3_000_000 - (strike - 17_350) * 5_000L;
      long put = 3_000_000 + (strike - 17_350) * 5_000L;
      tied.put(strike * 10_000L, OptionRight.CALL, call, call + 200, nowNs);
      tied.put(strike * 10_000L, OptionRight.PUT, put, put + 200, nowNs);
    }
    VolatilityReading reading =
        index.at(List.of(chain(23), tied), new RiskFreeRates(0, 0.5), nowNs);
    assertThat(reading)
        .isInstanceOfSatisfying(
            VolatilityReading.Value.class,
            value -> assertThat(value.next().forward()).isBetween(17_353.0, 17_354.0));
  }

  @Test
  void whatIsNoQuoteChangesNothing() {
    OptionChain chain = chain(23);
    VolatilityReading before = at(chain, chain(51));
    assertThat(chain.put(17_300_0000L, OptionRight.CALL, -1, 5, nowNs)).isFalse();
    assertThat(chain.put(17_300_0000L, OptionRight.CALL, 6, 5, nowNs)).isFalse();
    assertThat(at(chain, chain(51))).isEqualTo(before);
    assertThatThrownBy(() -> chain.put(0, OptionRight.CALL, 5, 6, nowNs))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
