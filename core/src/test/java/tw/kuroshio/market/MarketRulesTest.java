package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

class MarketRulesTest {

  private final MarketRules rules = RuleFiles.rules();

  @Test
  void limitsAgreeWithTheExchangeOnALiveDay() {
    PriceLimits limits = rules.on(LocalDate.of(2026, 7, 31)).limits(SecurityKind.STOCK);
    assertThat(limits.upE4(e4("2205"))).isEqualTo(e4("2425"));
    assertThat(limits.downE4(e4("2205"))).isEqualTo(e4("1985"));
    assertThat(limits.upE4(e4("45.60"))).isEqualTo(e4("50.10"));
    assertThat(limits.downE4(e4("45.60"))).isEqualTo(e4("41.05"));
  }

  private static long e4(String price) {
    return Price.parse(price).e4();
  }
}
