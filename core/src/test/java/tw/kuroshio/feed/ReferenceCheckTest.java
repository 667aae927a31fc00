package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

/** The reference price against the close before and what the run expects. */
class ReferenceCheckTest {

  private final DayRules rules = RuleFiles.rules().on(LocalDate.of(2026, 7, 31));

  @ParameterizedTest
  @CsvSource({
    "2205,  2205,  0,     false, true",
    "1985,  2205,  0,     false, true",
    "1980,  2205,  0,     false, false",
    "2425,  2205,  0,     false, true",
    "2430,  2205,  0,     false, false",
    "41.05, 45.60, 0,     false, true",
    "41.00, 45.60, 0,     false, false",
    "50.10, 45.60, 0,     false, true",
    "50.20, 45.60, 0,     false, false",
    "25,    100,   0,     false, false",
    "25,    100,   0,     true,  true",
    "25,    100,   25,    true,  true",
    "25,    100,   25,    false, true",
    "100,   100,   25,    true,  false",
    "100,   100,   25,    false, false",
    "97,    100,   97,    true,  true",
    "100,   100,   97,    true,  false",
    "100,   100,   99.5,  true,  true",
    "100,   100,   99.49, true,  false",
    "96.9,  100,   97,    true,  true",
    "2205,  0,     0,     false, true",
    "0,     2205,  0,     false, true",
    "25,    0,     100,   false, false"
  })
  void itMustFollowFromTheCloseBefore(
      String reference, String close, String expected, boolean exDate, boolean fine) {
    long closeE4 = Price.parse(close).e4();
    RecordFault fault =
        ReferenceCheck.fault(
            Price.parse(reference).e4(),
            closeE4,
            Price.parse(expected).e4(),
            exDate,
            rules.limits(SecurityKind.STOCK),
            rules.ticks(SecurityKind.STOCK).tickE4(closeE4));
    assertThat(fault).isEqualTo(fine ? null : RecordFault.REFERENCE_MISMATCH);
  }

  @Test
  void withoutLimitsAnyReferenceIsFine() {
    RecordFault fault =
        ReferenceCheck.fault(1, 100_0000, 0, false, rules.noLimits(SecurityKind.STOCK), 5_000);
    assertThat(fault).isEqualTo(RecordFault.REFERENCE_MISMATCH);
    fault =
        ReferenceCheck.fault(100, 100_0000, 0, false, rules.noLimits(SecurityKind.STOCK), 5_000);
    assertThat(fault).isNull();
  }

  @Test
  void limitsThatAreNone() {
    assertThat(ReferenceCheck.isLimited(2205_0000, 2425_0000, 1985_0000)).isTrue();
    assertThat(ReferenceCheck.isLimited(0, 100_0000, 100_0000)).isFalse();
    assertThat(ReferenceCheck.isLimited(90_0000, 0, 0)).isFalse();
    assertThat(ReferenceCheck.isLimited(90_0000, 9_995_0000, 100)).isFalse();
    assertThat(ReferenceCheck.isLimited(90_0000, 9_994_9999, 100)).isTrue();
    assertThat(ReferenceCheck.isLimited(90_0000, 9_995_0000, 101)).isTrue();
    assertThat(ReferenceCheck.isLimited(9_500_0000, 10_450_0000, 8_550_0000)).isTrue();
  }
}
