package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.twse.WireRecord.ns;

import org.junit.jupiter.api.Test;

class TimeOfDayTest {

  private final byte[] bytes = new byte[8];

  @Test
  void bounds() {
    assertThat(TimeOfDay.minutesAt(Hex.of("0000"), 0)).isZero();
    assertThat(TimeOfDay.minutesAt(Hex.of("2359"), 0)).isEqualTo(ns(23, 59, 0));
    assertThat(TimeOfDay.secondsAt(Hex.of("000000"), 0)).isZero();
    assertThat(TimeOfDay.secondsAt(Hex.of("235959"), 0)).isEqualTo(ns(23, 59, 59));
    assertThat(TimeOfDay.secondsAt(Hex.of("999999"), 0)).isEqualTo(TimeOfDay.NONE);
    assertThat(TimeOfDay.microsAt(Hex.of("235959999999"), 0)).isEqualTo(ns(23, 59, 59, 999_999));
    assertThat(TimeOfDay.microsAt(Hex.of("999999999999"), 0)).isEqualTo(TimeOfDay.NONE);
  }

  @Test
  void whatIsFinerThanTheFieldIsCutOff() {
    TimeOfDay.putMinutes(ns(13, 33, 59), bytes, 1);
    assertThat(Hex.text(bytes, 0, 4)).isEqualTo("00133300");
    TimeOfDay.putSeconds(ns(13, 33, 59, 999_999), bytes, 1);
    assertThat(Hex.text(bytes, 0, 5)).isEqualTo("0013335900");
    TimeOfDay.putMicros(ns(13, 33, 59, 999_999) + 999, bytes, 1);
    assertThat(Hex.text(bytes, 0, 8)).isEqualTo("0013335999999900");
    TimeOfDay.putSeconds(TimeOfDay.NONE, bytes, 0);
    assertThat(Hex.text(bytes, 0, 3)).isEqualTo("999999");
    TimeOfDay.putMicros(TimeOfDay.NONE, bytes, 2);
    assertThat(Hex.text(bytes, 2, 6)).isEqualTo("999999999999");
  }

  @Test
  void clockTimesThatAreNoneAreNotRefused() {
    assertThat(TimeOfDay.secondsAt(Hex.of("096100"), 0)).isEqualTo(ns(10, 1, 0));
  }
}
