package tw.kuroshio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogLifeTest {

  private final LogLife life = new LogLife("a", EventLogFailure::new);
  private final List<String> done = new ArrayList<>();

  private void close() {
    life.close(() -> done.add("committed"), () -> done.add("released"));
  }

  @Test
  void closingCommitsAndReleasesOnce() {
    life.requireAlive();
    close();
    close();
    assertThat(done).containsExactly("committed", "released");
    assertThat(life.isAlive()).isFalse();
    assertThat(life.isDead()).isFalse();
    assertThatThrownBy(life::requireAlive)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Event log a is closed");
  }

  @Test
  void theFirstFailureIsTheLastThingThatHappensToALog() {
    EventLogFailure died = life.die("could not be written.", new RuntimeException("full"));
    assertThat(died).hasMessage("Event log a could not be written.").hasRootCauseMessage("full");
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(life::requireAlive)
          .isInstanceOf(EventLogFailure.class)
          .hasCause(died)
          .hasMessageContaining("is dead since an earlier failure");
    }
    close();
    assertThat(done).containsExactly("released");
    assertThat(life.isDead()).isTrue();
  }

  @Test
  void aCommitThatFailsOnClosingReleasesAllTheSame() {
    assertThatThrownBy(
            () ->
                life.close(
                    () -> {
                      throw life.die("could not be written.", new RuntimeException("full"));
                    },
                    () -> done.add("released")))
        .isInstanceOf(EventLogFailure.class);
    close();
    assertThat(done).containsExactly("released");
  }
}
