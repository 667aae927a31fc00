package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSecurityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acks",
        "bootstrap.servers",
        "transactional.id",
        "isolation.level",
        "ssl.trustore.location",
        "sasl",
        "SASL.mechanism",
        "interceptor.classes",
        ""
      })
  void refusesWhatIsNotOfSecurityByItsName(String name) {
    assertThatThrownBy(
            () -> KafkaSecurity.of(Map.of("security.protocol", "SSL", name, "some-value")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was '" + name + "'")
        .hasMessageNotContaining("some-value");
  }

  @Test
  void withoutAProtocolAPasswordWouldBeForNothing() {
    assertThatThrownBy(() -> KafkaSecurity.of(Map.of("sasl.jaas.config", "x")))
        .hasMessageContaining("security.protocol must be one of PLAINTEXT, SSL, ")
        .hasMessageEndingWith("was not given");
    assertThatThrownBy(() -> KafkaSecurity.of(Map.of("security.protocol", "TLS")))
        .hasMessageEndingWith("was 'TLS'");
  }

  @Test
  void showsNoValue() {
    KafkaSecurity security =
        KafkaSecurity.of(Map.of("security.protocol", "SSL", "ssl.key.password", "hidden-word"));
    assertThat(security).hasToString("2 security settings");
    assertThat(new KafkaCluster("a:1", KafkaCluster.DEFAULT_TIMEOUT, security).toString())
        .doesNotContain("hidden-word");
    assertThat(security.isNone()).isFalse();
    assertThat(KafkaSecurity.NONE.isNone()).isTrue();
  }
}
