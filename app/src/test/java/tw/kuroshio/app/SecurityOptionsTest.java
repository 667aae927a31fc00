package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Passwords and certificates for Kafka and Redis on the command line. */
class SecurityOptionsTest {

  private static final String SECRET = "battery-staple";

  @TempDir private Path folder;

  private String file(String... lines) throws IOException {
    return Files.writeString(folder.resolve("config"), String.join("\n", lines)).toString();
  }

  private Cli run(String... options) {
    String[] all = new String[options.length + 3];
    System.arraycopy(new String[] {"run", "--home", folder.toString()}, 0, all, 0, 3);
    System.arraycopy(options, 0, all, 3, options.length);
    return Cli.run(all);
  }

  private static CacheOption cache(String... words) {
    CacheOption option = new CacheOption();
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("cache", mixin(option)))
        .parseArgs(words);
    return option;
  }

  private static CommandLine.Model.CommandSpec mixin(CacheOption option) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(option);
  }

  @Test
  void aKafkaSettingThatIsNotOfSecurityIsRefusedByName() throws IOException {
    String file = file("security.protocol=SSL", "acks=0", "sasl.jaas.config=" + SECRET);
    for (String[] place : new String[][] {{"--kafka", "a:1"}, {"--log", "kafka:a:1"}}) {
      Cli run = run(place[0], place[1], "--kafka-config", file);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("was 'acks'").doesNotContain(SECRET);
    }
    Cli copy = Cli.run("log", "copy", folder.toString(), "--kafka", "a:1", "--kafka-config", file);
    assertThat(copy.exitCode()).isEqualTo(2);
    assertThat(copy.err()).contains("was 'acks'");
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void aKafkaFileThatCannotBeReadOrHasNoUseIsRefused() throws IOException {
    Cli missing = run("--kafka", "a:1", "--kafka-config", folder.resolve("nothing").toString());
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("nothing cannot be read");
    assertThat(run("--kafka-config", file("security.protocol=SSL")).err())
        .contains("--kafka-config goes with a cluster");
    assertThat(run("--kafka", "a:1", "--kafka-config", file("ssl.protocol=\\u00zz")).err())
        .contains("cannot be read");
  }

  @Test
  void aCacheIsNamedWithoutItsPassword() {
    Cli run = run("--cache", "rediss://kuroshio:" + SECRET + "@127.0.0.1:6379");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--cache-config").doesNotContain(SECRET);
  }

  @Test
  void aCacheHasUserAndPasswordFromFileOrEnvironment() throws IOException {
    String file = file("user=kuroshio", "password=" + SECRET);
    Map<String, String> environment =
        Map.of("KUROSHIO_REDIS_USER", "kuroshio", "KUROSHIO_REDIS_PASSWORD", SECRET);
    assertThat(cache("--cache", "redis://h:1", "--cache-config", file).choice(Map.of()))
        .hasToString("redis h:1 with a password");
    assertThat(cache("--cache", "rediss:h:1").choice(environment))
        .hasToString("redis h:1 over TLS with a password");
    assertThat(cache("--cache", "redis:h:1").choice(Map.of())).hasToString("redis h:1");
    assertThat(cache("--cache", "heap").choice(environment)).hasToString("heap");
    assertThatThrownBy(() -> cache("--cache", "heap", "--cache-config", file).choice(Map.of()))
        .isInstanceOf(Refusal.class);
  }
}
