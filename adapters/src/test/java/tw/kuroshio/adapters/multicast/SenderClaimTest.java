package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderClaimTest {

  private static final GroupAddress ONE = GroupAddress.parse("239.1.1.1:30001");
  private static final GroupAddress TWO = GroupAddress.parse("239.1.1.1:30002");
  private static final GroupAddress THREE = GroupAddress.parse("239.1.1.2:30001");

  @TempDir private Path folder;

  @Test
  void aSecondSenderIsRefusedAndTold() throws MulticastUnavailable {
    try (SenderClaim _ = SenderClaim.of(List.of(ONE, TWO), folder)) {
      assertThatThrownBy(() -> SenderClaim.of(List.of(THREE, TWO), folder))
          .isInstanceOf(MulticastUnavailable.class)
          .hasMessage(
              "Another run on this machine plays the exchange on 239.1.1.1:30002: end it, or name"
                  + " other groups with --feed-groups FILE");
    }
  }

  @Test
  void groupsAreFreeAgainAfterARefusalAndAfterTheEnd() throws MulticastUnavailable {
    try (SenderClaim _ = SenderClaim.of(List.of(TWO), folder)) {
      assertThatThrownBy(() -> SenderClaim.of(List.of(THREE, TWO), folder))
          .isInstanceOf(MulticastUnavailable.class);
      SenderClaim.of(List.of(THREE), folder).close();
    }
    SenderClaim.of(List.of(ONE, TWO, THREE), folder).close();
  }
}
