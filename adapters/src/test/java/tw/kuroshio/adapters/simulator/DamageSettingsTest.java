package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.kuroshio.feed.LineCopy;

class DamageSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "loss=0.0001",
        "loss=0.0001,duplicate=0.5,reorder=1,corrupt=0.00000001",
        "delayA=50us,delayB=3000000us",
        "loss=0.1,silentA=10:00-10:01,silent=13:00:30-13:01,silent=13:05-13:06"
      })
  void printsWhatItReads(String text) {
    DamageSettings settings = DamageSettings.parse(text);
    assertThat(settings.toString()).isEqualTo(text);
    assertThat(DamageSettings.parse(settings.toString())).isEqualTo(settings);
  }

  @Test
  void readsUnitsAndSpans() {
    DamageSettings settings = DamageSettings.parse("delayB=3s,silentB=10:00-10:01");
    assertThat(settings.delayNs(LineCopy.B)).isEqualTo(3_000_000_000L);
    assertThat(settings.delayNs(LineCopy.A)).isZero();
    long ten = 36_000_000_000_000L;
    assertThat(settings.isSilent(LineCopy.B, ten)).isTrue();
    assertThat(settings.isSilent(LineCopy.B, ten + 60_000_000_000L)).isFalse();
    assertThat(settings.isSilent(LineCopy.A, ten)).isFalse();
    assertThat(DamageSettings.parse("delayA=20ms").delayNs(LineCopy.A)).isEqualTo(20_000_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lost=0.1 | Damage must be loss, duplicate, reorder, corrupt, delayA, delayB, silent,"
            + " silentA or silentB, was 'lost=0.1'",
        "loss=0.1,, | Damage must be loss",
        "loss | Damage loss must be a share of the datagrams from 0 to 1, was ''",
        "loss=1.5 | Damage loss must be a share of the datagrams from 0 to 1, was '1.5'",
        "loss=-0.1 | must be a share",
        "corrupt=NaN | must be a share",
        "reorder=1% | must be a share",
        "loss=0.1,loss=0.2 | Damage loss is given twice",
        "delayB=3 | Damage delayB must be a time of at most 600s such as 3s, 20ms or 50us, was '3'",
        "delayB=-3s | must be a time",
        "delayA=601s | must be a time",
        "delayA=99999999999s | must be a time",
        "silent=10:00 | Damage silent must be a span of the day, from and to as HH:MM or HH:MM:SS",
        "silentA=10:01-10:00 | must be a span",
        "silentA=10:00-25:00 | such as 10:00-10:01, was '10:00-25:00'",
      })
  void refusesWhatCannotBeMeant(String text, String sentence) {
    assertThatThrownBy(() -> DamageSettings.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
