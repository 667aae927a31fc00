package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Codes the day's static data names. */
class DayCodesTest {

  private final DayCodes codes = new DayCodes();

  @ParameterizedTest
  @ValueSource(strings = {"2330", "0050", "00632R", "2330A", "030001", "A", "1", "ZZZZZZ"})
  void capitalLettersAndDigitsPaddedWithSpacesAreACode(String code) {
    long key = CodeKey.of(code);
    assertThat(codes.fault(key)).isEqualTo(RecordFault.UNKNOWN_CODE);
    assertThat(codes.add(key)).isNull();
    assertThat(codes.fault(key)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 2330",
        "23 30",
        "00632r",
        "2330\u0000",
        "２３３０",
        "23-30",
        "23:0",
        "@A",
        "[",
        "/"
      })
  void anythingElseIsMalformed(String code) {
    long key = CodeKey.of(code);
    assertThat(codes.fault(key)).isEqualTo(RecordFault.MALFORMED_CODE);
    assertThat(codes.add(key)).isEqualTo(RecordFault.MALFORMED_CODE);
    assertThat(codes.size()).isZero();
  }

  @Test
  void leadingZerosCount() {
    codes.add(CodeKey.of("0050"));
    assertThat(codes.fault(CodeKey.of("50"))).isEqualTo(RecordFault.UNKNOWN_CODE);
    assertThat(codes.fault(CodeKey.of("00050"))).isEqualTo(RecordFault.UNKNOWN_CODE);
    assertThat(codes.fault(CodeKey.of("005000"))).isEqualTo(RecordFault.UNKNOWN_CODE);
  }

  @Test
  void growsWithTheMarketAndComesBackFromASnapshot() {
    for (int n = 0; n < 40_000; n++) {
      codes.add(CodeKey.of("%06d".formatted(n * 7)));
      codes.add(CodeKey.of("%06d".formatted(n * 7)));
    }
    assertThat(codes.size()).isEqualTo(40_000);
    StateWriter out = new StateWriter();
    codes.writeState(out);
    DayCodes read = new DayCodes();
    read.add(CodeKey.of("1101"));
    read.readState(new StateReader(out.toByteArray()));
    assertThat(read.size()).isEqualTo(40_000);
    for (int n = 0; n < 280_000; n++) {
      RecordFault expected = n % 7 == 0 ? null : RecordFault.UNKNOWN_CODE;
      assertThat(read.fault(CodeKey.of("%06d".formatted(n)))).isEqualTo(expected);
    }
  }

  @Test
  void theOrderOfArrivalIsNoPartOfTheState() {
    DayCodes other = new DayCodes();
    for (int n = 1_000; n < 3_000; n++) {
      codes.add(CodeKey.of(Integer.toString(n)));
      other.add(CodeKey.of(Integer.toString(3_999 - n)));
    }
    assertThat(other.stateHash()).isEqualTo(codes.stateHash());
    assertThatThrownBy(
            () ->
                codes.readState(
                    new StateReader(new StateWriter().putInt(1).putLong(7).toByteArray())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("State must hold well-formed codes, was 0x7");
  }
}
