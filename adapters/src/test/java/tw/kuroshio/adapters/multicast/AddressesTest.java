package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.FeedLine;

class AddressesTest {

  @Test
  void everyStreamHasItsPublishedAddress() {
    LineAddresses published = LineAddresses.published();
    Set<GroupAddress> distinct = new HashSet<>();
    for (FeedLine line : FeedLine.values()) {
      distinct.add(published.of(line));
      assertThat(published.lineAt(published.of(line))).contains(line);
    }
    assertThat(distinct).hasSize(20);
    assertThat(published.of(FeedLine.TWSE_1_A)).hasToString("224.0.100.100:10000");
    assertThat(published.of(FeedLine.TWSE_5_B)).hasToString("224.8.200.200:20008");
    assertThat(published.of(FeedLine.TPEX_1_A)).hasToString("224.0.30.30:3000");
    assertThat(published.of(FeedLine.TPEX_4_B)).hasToString("224.6.130.130:13006");
  }

  @Test
  void someCanBeReplaced() {
    LineAddresses own =
        LineAddresses.published()
            .with("# the test feed\n\nTWSE:1:A  239.1.2.3:5000 # left\ntpex:5:b\t239.1.2.3:5001\n");
    assertThat(own.of(FeedLine.TWSE_1_A)).hasToString("239.1.2.3:5000");
    assertThat(own.of(FeedLine.TPEX_5_B)).hasToString("239.1.2.3:5001");
    assertThat(own.of(FeedLine.TWSE_1_B)).hasToString("224.0.200.200:20000");
    assertThat(own.of(List.of(FeedLine.TPEX_5_B, FeedLine.TWSE_1_A)).keySet())
        .containsExactly(FeedLine.TWSE_1_A, FeedLine.TPEX_5_B);
  }

  @Test
  void wrongAddressesAreNamedWithTheirLine() {
    refused("TWSE:1:A 239.1.2.3:5000\nTWSE:6:A 239.1.2.3:5001", "line 2: A line is written");
    refused("TWSE:1:A", "line 1: A stream and its group are written");
    refused("TWSE:1 239.1.2.3:5000", "line 1: A group carries one stream, 'TWSE:1' means 2");
    refused("TWSE:1:A 10.1.2.3:5000", "line 1: A group must be a multicast address");
    refused(
        "TWSE:1:A 239.1.2.3:5000\nTWSE:2:A 239.1.2.3:5000",
        "239.1.2.3:5000 is the address of two streams, TWSE:1:A and TWSE:2:A");
  }

  private static void refused(String text, String sentence) {
    assertThatThrownBy(() -> LineAddresses.published().with(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void namesOfStreams() {
    assertThat(LineName.parse("twse:1:a")).containsExactly(FeedLine.TWSE_1_A);
    assertThat(LineName.parse("TPEX:3")).containsExactly(FeedLine.TPEX_3_A, FeedLine.TPEX_3_B);
    assertThat(LineName.parse("TWSE")).hasSize(10);
    for (FeedLine line : FeedLine.values()) {
      assertThat(LineName.parse(LineName.of(line))).containsExactly(line);
    }
    for (String wrong : List.of("", "T", "TWSE:", "TWSE:1:", "TWSE:1:A:", "NYSE:1:A", "TWSE:0")) {
      assertThatThrownBy(() -> LineName.parse(wrong)).hasMessageContaining("'" + wrong + "'");
    }
  }

  @Test
  void groups() {
    GroupAddress group = GroupAddress.parse("224.0.0.1:1");
    assertThat(group).isEqualTo(new GroupAddress(0xE000_0001, 1));
    assertThat(GroupAddress.parse("239.255.255.255:65535")).hasToString("239.255.255.255:65535");
    wrong("223.255.255.255:10000", "multicast address, 224.0.0.0 to 239.255.255.255, was 223.255");
    wrong("240.0.0.0:10000", "was 240.0.0.0");
    wrong("224.0.0.1:0", "A port must be 1 to 65535, was 0");
    wrong("224.0.0.1:65536", "was 65536");
    wrong("224.0.0.1:-1", "GROUP:PORT");
    wrong("224.0.0.1", "GROUP:PORT");
    wrong("224.0.0.1:", "GROUP:PORT");
    wrong("224.0.0:10000", "four numbers");
    wrong("224.0.0.256:10000", "four numbers");
    wrong("localhost:10000", "four numbers");
  }

  private static void wrong(String text, String sentence) {
    assertThatThrownBy(() -> GroupAddress.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void thePacerIsNeverEarlyAndCanBeStopped() {
    SendPacer pacer = new SendPacer();
    for (long dueNs = 0; dueNs < 3_000_000; dueNs += 300_000) {
      pacer.waitUntil(dueNs, () -> false);
      assertThat(pacer.elapsedNs()).isGreaterThanOrEqualTo(dueNs);
    }
    AtomicBoolean stopped = new AtomicBoolean(true);
    pacer.waitUntil(Long.MAX_VALUE / 2, stopped::get);
    assertThat(pacer.worstLateNs()).isNotNegative();
  }
}
