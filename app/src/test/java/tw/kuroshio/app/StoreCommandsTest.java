package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class StoreCommandsTest {

  @TempDir Path home;

  private Cli store(String command, String... more) {
    String[] arguments = new String[4 + more.length];
    System.arraycopy(
        new String[] {"store", command, "--home", home.toString()}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Cli.run(arguments);
  }

  @Test
  void theEmbeddedStoreIsMadeShownAndAtRestAfterwards() {
    Cli none = store("status");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("There is no store in").contains("store migrate");
    assertThat(home.resolve("store")).doesNotExist();

    Cli migrate = store("migrate");
    Assumptions.assumeFalse(
        migrate.exitCode() == 2, () -> "the embedded server cannot run here: " + migrate.err());
    assertThat(migrate.exitCode()).as(migrate.err()).isZero();
    assertThat(migrate.out()).contains("version 4, 5 migrations run");
    assertThat(store("migrate").out()).contains("version 4, nothing to do");

    Cli status = store("status", "--json");
    assertThat(status.exitCode()).as(status.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(status.out());
    assertThat(json.get("schema").asString()).isEqualTo("kuroshio.store-status/1");
    assertThat(json.get("tables").asInt()).isEqualTo(4);
    assertThat(json.get("takesWrites").asBoolean()).isTrue();
    assertThat(json.get("datasets").size()).isEqualTo(24);
    assertThat(store("status").out()).contains("PostgreSQL").contains("daily_bar");

    Cli stop = store("stop");
    assertThat(stop.exitCode()).isZero();
    assertThat(stop.out()).contains("no server is running");
    assertThat(home.resolve("store").resolve("data").resolve("postmaster.pid")).doesNotExist();
  }

  @Test
  void aServerThatCannotBeReachedIsExit6() {
    for (String command : List.of("status", "migrate")) {
      Cli cli = store(command, "--store", "postgresql://desk@127.0.0.1:1/facts");
      assertThat(cli.exitCode()).isEqualTo(6);
      assertThat(cli.err())
          .contains("The store at postgresql://desk@127.0.0.1:1/facts cannot be reached")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void addressesThatAreNoneAreExit2() {
    assertThat(store("status", "--store", "mysql://db/facts").exitCode()).isEqualTo(2);
    Cli secret = store("status", "--store", "postgresql://desk:hunter2@db/facts");
    assertThat(secret.exitCode()).isEqualTo(2);
    assertThat(secret.err()).contains("KUROSHIO_STORE_PASSWORD").doesNotContain("hunter2");
    assertThat(store("stop", "--store", "postgresql://db/facts").exitCode()).isEqualTo(2);
  }

  @Test
  void aRunLoadsNothingOfTheStore() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                "tw.kuroshio.app.Main",
                "run",
                "--home",
                home.toString(),
                "--universe",
                "20",
                "--speed",
                "max",
                "--headless",
                "--exit")
            .redirectErrorStream(true)
            .start();
    String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(run.waitFor()).isZero();
    assertThat(output).contains("tw.kuroshio.engine.Engine");
    assertThat(output.lines())
        .filteredOn(
            line ->
                line.contains("org.postgresql.")
                    || line.contains("com.zaxxer.")
                    || line.contains("org.flywaydb.")
                    || line.contains("tw.kuroshio.adapters.postgres."))
        .isEmpty();
    assertThat(home.resolve("store")).doesNotExist();
  }
}
