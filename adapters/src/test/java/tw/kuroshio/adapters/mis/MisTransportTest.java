package tw.kuroshio.adapters.mis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.feed.source.SourceFault;

/** The request budget and the bounded body. */
class MisTransportTest {

  @Test
  void noMoreRequestsInAnySpanThanAllowed() {
    RequestBudget budget = new RequestBudget(3, 5_000);
    for (long now : new long[] {0, 1_000, 2_000}) {
      assertThat(budget.waitNs(now)).isZero();
      budget.sent(now);
    }
    assertThat(budget.waitNs(2_500)).as("until the first is 5,000 old").isEqualTo(2_500);
    assertThat(budget.waitNs(5_000)).isZero();
    budget.sent(5_000);
    assertThat(budget.waitNs(5_000)).isEqualTo(1_000);
    assertThat(budget.waitNs(6_000)).isZero();
  }

  private static byte[] packed(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] read(byte[] body, boolean gzip) throws IOException, MessageRefused {
    return BoundedBody.read(new ByteArrayInputStream(body), gzip);
  }

  @Test
  void aBodyIsUnpacked() throws IOException, MessageRefused {
    byte[] text = "{\"rtcode\":\"0000\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(read(packed(text), true)).isEqualTo(text);
    assertThat(read(text, false)).isEqualTo(text);
  }

  @Test
  void aBombIsRefusedByItsRatioOrItsSize() throws IOException {
    byte[] bomb = packed(new byte[JsonMessages.MOST_BYTES / 2]);
    assertThat(bomb.length).isLessThan(2_000);
    assertThatThrownBy(() -> read(bomb, true)).satisfies(e -> isFault(e, SourceFault.TOO_LARGE));
    assertThatThrownBy(() -> read(new byte[JsonMessages.MOST_BYTES + 1], false))
        .satisfies(e -> isFault(e, SourceFault.TOO_LARGE));
  }

  @Test
  void aDamagedBodyIsRefused() throws IOException {
    byte[] whole = packed("{\"rtcode\":\"0000\"}".getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(whole, whole.length - 5);
    assertThatThrownBy(() -> read(cut, true)).satisfies(e -> isFault(e, SourceFault.NOT_GZIP));
    byte[] changed = whole.clone();
    changed[whole.length - 6] ^= 1;
    assertThatThrownBy(() -> read(changed, true)).satisfies(e -> isFault(e, SourceFault.NOT_GZIP));
    assertThatThrownBy(() -> read("plain".getBytes(StandardCharsets.UTF_8), true))
        .satisfies(e -> isFault(e, SourceFault.NOT_GZIP));
  }

  private static void isFault(Throwable thrown, SourceFault fault) {
    assertThat(thrown).isInstanceOf(MessageRefused.class);
    assertThat(((MessageRefused) thrown).fault()).isEqualTo(fault);
  }
}
