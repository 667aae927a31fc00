package tw.kuroshio.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** Against appendix 3 of TWSE B.12.07 (p. 111) and of TPEx V.12.15 (p. 85). */
class IndustryTest {

  private static final String TWSE =
      "00 01 02 03 04 05 06 08 09 10 11 12 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31"
          + " 35 36 37 38";
  private static final String TPEX =
      "00 02 03 04 05 06 08 10 11 14 15 16 17 20 21 22 23 24 25 26 27 28 29 30 31 32 33 35 36 37"
          + " 38 80";

  @Test
  void eachMarketsCodes() {
    assertThat(codes(Market.TWSE)).isEqualTo(TWSE);
    assertThat(codes(Market.TPEX)).isEqualTo(TPEX);
  }

  private static String codes(Market market) {
    return String.join(
        " ",
        Arrays.stream(Industry.values())
            .filter(industry -> industry.isUsedBy(market))
            .map(Industry::code)
            .toList());
  }

  @Test
  void namesAndIndex() {
    Industry industry = Industry.ofCode("24");
    assertThat(industry).isEqualTo(Industry.SEMICONDUCTORS);
    assertThat(Industry.SEMICONDUCTORS.chineseName()).isEqualTo("半導體業");
    assertThat(Industry.SEMICONDUCTORS.englishName()).isEqualTo("Semiconductors");
    assertThat(Industry.SEMICONDUCTORS.twseIndexId()).isEqualTo("IX0028");
    for (Industry each : Industry.values()) {
      assertThat(Industry.ofCode(each.code())).isSameAs(each);
      assertThat(each.twseIndexId()).matches("|IX00\\d\\d");
    }
  }

  @Test
  void codesThatAreNone() {
    for (String code : new String[] {"", "7", "07", "13", "34", "99", "A1", "1 ", "024", "２４"}) {
      assertThat(Industry.ofCode(code)).as(code).isNull();
    }
  }
}
