package tw.kuroshio.adapters.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.TestCertificate;
import tw.kuroshio.features.cache.FeatureVector;

/** A real server that asks for a password, for a user, and for TLS. */
class RedisSecurityTest {

  private static final RedisSettings PATIENT =
      new RedisSettings(5_000, 5_000, 60_000, 1_000, 4_000);
  private static final String SECRET = "correct-horse";

  @TempDir private Path folder;
  private final List<FeatureVector> vectors = Vectors.vectors(3, 1_785_000_000_000_000_000L);

  private RedisFeatureCache cache(RedisProcess redis, RedisSecurity security) {
    return new RedisFeatureCache(redis.address(), security, PATIENT, () -> 0L);
  }

  private void requireTaken(RedisProcess redis, RedisSecurity security) {
    try (RedisFeatureCache cache = cache(redis, security)) {
      assertThat(cache.putAll(vectors)).isEqualTo(3);
      assertThat(cache.counts().trouble()).isEmpty();
    }
  }

  private void requireRefused(RedisProcess redis, RedisSecurity security, String why) {
    try (RedisFeatureCache cache = cache(redis, security)) {
      assertThat(cache.putAll(vectors)).isZero();
      assertThat(cache.counts().notStored()).isEqualTo(3);
      assertThat(cache.counts().trouble()).contains(why).doesNotContain("battery-staple");
    }
  }

  @Test
  void takesThePasswordOfTheServer() throws IOException {
    try (RedisProcess redis = RedisProcess.startWith("requirepass " + SECRET)) {
      requireTaken(redis, RedisSecurity.of(false, Map.of("password", SECRET)));
      requireRefused(
          redis, RedisSecurity.of(false, Map.of("password", "battery-staple")), "WRONGPASS");
      requireRefused(redis, RedisSecurity.NONE, "NOAUTH");
    }
  }

  @Test
  void takesAUserOfTheAccessControlList() throws IOException {
    try (RedisProcess redis =
        RedisProcess.startWith(
            "user default off",
            "user kuroshio on >" + SECRET + " ~kuroshio:fv:* +set +getrange",
            "user reader on >" + SECRET + " ~kuroshio:fv:* +getrange")) {
      requireTaken(redis, RedisSecurity.of(false, Map.of("user", "kuroshio", "password", SECRET)));
      requireRefused(
          redis, RedisSecurity.of(false, Map.of("user", "reader", "password", SECRET)), "NOPERM");
      requireRefused(redis, RedisSecurity.of(false, Map.of("password", SECRET)), "WRONGPASS");
    }
  }

  @Test
  void takesTlsWithACertificateThatIsVouchedFor() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    Map<String, String> trusting =
        Map.of(
            "ssl.truststore.location",
            certificate.trustStore().toString(),
            "ssl.truststore.password",
            TestCertificate.PASSWORD);
    try (RedisProcess redis =
        RedisProcess.startWithTls(
            certificate.certificatePem(), certificate.keyPem(), "tls-auth-clients no")) {
      requireTaken(redis, RedisSecurity.of(true, trusting));
      requireRefused(redis, RedisSecurity.of(true, Map.of()), "certification path");
    }
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    Map<String, String> trusting =
        Map.of(
            "ssl.truststore.location",
            certificate.trustStore().toString(),
            "ssl.truststore.password",
            TestCertificate.PASSWORD);
    try (RedisProcess redis =
            RedisProcess.startWithTls(
                certificate.certificatePem(), certificate.keyPem(), "tls-auth-clients no");
        RedisFeatureCache cache =
            new RedisFeatureCache(
                new RedisAddress("localhost", redis.address().port()),
                RedisSecurity.of(true, trusting),
                PATIENT,
                () -> 0L)) {
      assertThat(cache.putAll(vectors)).isZero();
      assertThat(cache.counts().trouble()).contains("localhost");
    }
  }

  @Test
  void showsACertificateOfItsOwnWhereTheServerAsksForOne() throws Exception {
    TestCertificate certificate = TestCertificate.make(folder);
    Map<String, String> trusting =
        Map.of(
            "ssl.truststore.location",
            certificate.trustStore().toString(),
            "ssl.truststore.password",
            TestCertificate.PASSWORD);
    Map<String, String> both = new java.util.TreeMap<>(trusting);
    both.put("ssl.keystore.location", certificate.keyStore().toString());
    both.put("ssl.keystore.password", TestCertificate.PASSWORD);
    both.put("password", SECRET);
    try (RedisProcess redis =
        RedisProcess.startWithTls(
            certificate.certificatePem(), certificate.keyPem(), "requirepass " + SECRET)) {
      requireTaken(redis, RedisSecurity.of(true, both));
      try (RedisFeatureCache cache = cache(redis, RedisSecurity.of(true, trusting))) {
        assertThat(cache.putAll(vectors)).isZero();
        assertThat(cache.counts().outages()).isEqualTo(1);
      }
    }
  }

  @Test
  void refusesSettingsThatDoNotGoTogether() throws Exception {
    assertThatThrownBy(() -> RedisSecurity.of(true, Map.of("passwort", "battery-staple")))
        .hasMessageContaining("was 'passwort'")
        .hasMessageNotContaining("battery-staple");
    assertThatThrownBy(() -> RedisSecurity.of(false, Map.of("user", "kuroshio")))
        .hasMessage("a user needs a password");
    assertThatThrownBy(() -> RedisSecurity.of(false, Map.of("ssl.truststore.location", "x")))
        .hasMessage("ssl.truststore.location goes with TLS: name the server rediss:…");
    TestCertificate certificate = TestCertificate.make(folder);
    for (String password : List.of("battery-staple", "")) {
      assertThatThrownBy(
              () ->
                  RedisSecurity.of(
                      true,
                      Map.of(
                          "ssl.truststore.location",
                          certificate.trustStore().toString(),
                          "ssl.truststore.password",
                          password)))
          .hasMessageContaining("trust.p12 cannot be opened as a key store")
          .hasMessageNotContaining("battery-staple");
    }
    assertThatThrownBy(
            () -> RedisSecurity.of(true, Map.of("ssl.keystore.location", folder.toString())))
        .hasMessageContaining("cannot be opened as a key store");
  }

  @Test
  void showsNoPassword() {
    assertThat(RedisSecurity.of(true, Map.of("user", "kuroshio", "password", SECRET)))
        .hasToString(" over TLS with a password");
    assertThat(RedisSecurity.NONE).hasToString("");
  }
}
