package tw.kuroshio.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreAddressTest {

  @Test
  void partsLeftOutHaveTheirUsualValues() {
    assertThat(StoreAddress.parse("postgresql://db.example", null))
        .isEqualTo(
            new StoreAddress(
                "db.example", 5432, "kuroshio", "kuroshio", null, "kuroshio", "prefer"));
    assertThat(
            StoreAddress.parse(
                "jdbc:postgresql://desk@[::1]:6000/facts?schema=live&sslmode=verify-full", "x"))
        .isEqualTo(new StoreAddress("[::1]", 6000, "facts", "desk", "x", "live", "verify-full"));
  }

  @Test
  void aPasswordInAnAddressIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> StoreAddress.parse("postgresql://desk:hunter2@db/facts", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("KUROSHIO_STORE_PASSWORD")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> StoreAddress.parse("postgresql://db/facts?password=hunter2", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
    assertThat(StoreAddress.parse("postgresql://db/facts", "hunter2").toString())
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "db.example",
        "mysql://db/facts",
        "postgresql:///facts",
        "postgresql://d b/facts",
        "postgresql://db/facts?schema=Robert'); drop table trade;--"
      })
  void whatIsNoAddressIsRefused(String url) {
    assertThatThrownBy(() -> StoreAddress.parse(url, null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
