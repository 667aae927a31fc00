package tw.kuroshio.adapters.shioaji;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.Samples;

/** Streams of events in pieces of every size. */
class ServerSentEventsTest {

  private final List<String> heard = new ArrayList<>();
  private final ServerSentEvents events = new ServerSentEvents(1_000, new Heard());

  private final class Heard implements ServerSentEvents.Listener {
    @Override
    public void event(String type, byte[] data) {
      heard.add(type + "=" + new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public void tooLarge(byte[] beginning) {
      heard.add("too large");
    }
  }

  private List<String> take(byte[] bytes, int piece) {
    heard.clear();
    events.begin();
    for (int at = 0; at < bytes.length; at += piece) {
      events.take(bytes, at, Math.min(piece, bytes.length - at));
    }
    return List.copyOf(heard);
  }

  private List<String> take(String text, int piece) {
    return take(text.getBytes(StandardCharsets.UTF_8), piece);
  }

  @Test
  void theRecordedEventsComeOneByOneHoweverTheyAreSplit() {
    byte[] recorded = Samples.read("shioaji-sse-events.txt");
    List<String> whole = take(recorded, recorded.length);
    assertThat(whole).hasSizeBetween(2, 3);
    assertThat(whole.getFirst()).startsWith("tick_fop={\"code\":\"TXFD6\"");
    assertThat(whole.get(1)).startsWith("heartbeat={\"type\":\"heartbeat\"");
    for (int piece = 1; piece < 50; piece++) {
      assertThat(take(recorded, piece)).isEqualTo(whole);
    }
  }

  @Test
  void linesEndInThreeWaysAndDataHasSeveral() {
    for (int piece = 1; piece < 12; piece++) {
      assertThat(take("event: a\r\ndata: 1\r\ndata:2\r\n\r\n", piece)).containsExactly("a=1\n2");
      assertThat(take("event:a\rdata:1\r\r", piece)).containsExactly("a=1");
      assertThat(take("data:1\n\ndata\n\n", piece)).containsExactly("message=1", "message=");
    }
  }

  @Test
  void commentsUnknownFieldsAndEventsWithoutDataSayNothing() {
    assertThat(take(": hello\n\nretry: 5\nfoo: bar\n\nevent: a\n\ndata: x\n\n", 3))
        .containsExactly("message=x");
    assertThat(take("\uFEFFdata: x\n\n\uFEFFdata: y\n\n", 2))
        .as("a mark only at the beginning")
        .containsExactly("message=x");
  }

  @Test
  void anEventThatIsNotEndedIsNoEvent() {
    assertThat(take("data: x\n", 1)).isEmpty();
    assertThat(take("\ndata: y\n\n", 1)).as("of another connection").containsExactly("message=y");
  }

  @Test
  void theIdentifierStaysOverConnectionsAndCannotBeAHeaderOfItsOwn() {
    take("id: 7\ndata: x\n\n", 4);
    assertThat(events.lastEventId()).isEqualTo("7");
    take("data: y\n\nid: 8\u0000\ndata: z\n\n", 4);
    assertThat(events.lastEventId()).isEqualTo("7");
  }

  @Test
  void whatIsTooLongIsToldOnceAndTheNextIsTaken() {
    String large = "data: " + "x".repeat(2_000) + "\n\n";
    String many = "data: 0123456789\n".repeat(200) + "\n";
    assertThat(take(large + "data: y\n\n" + many + "data: z\n\n", 17))
        .containsExactly("too large", "message=y", "too large", "message=z");
  }
}
