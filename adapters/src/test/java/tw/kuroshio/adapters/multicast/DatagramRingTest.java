package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class DatagramRingTest {

  private static final int STRESS_DATAGRAMS = 1_000_000;

  @Test
  void handsOverInOrderWithEverythingThatBelongsToIt() {
    DatagramRing<String> ring = new DatagramRing<>(4, 64);
    byte[] buffer = {9, 1, 2, 3, 9};
    assertThat(ring.offer("a", buffer, 1, 3, 100, 7)).isTrue();
    assertThat(ring.offer("b", buffer, 0, 0, 200, 8)).isTrue();
    List<String> read = new ArrayList<>();
    DatagramListener<String> keep =
        (stream, bytes, offset, length, timeNs) ->
            read.add(
                stream
                    + " "
                    + length
                    + " "
                    + (length == 0 ? 0 : bytes[offset] * 100 + bytes[offset + 2])
                    + " "
                    + timeNs
                    + " "
                    + ring.source());
    assertThat(ring.drain(keep, 1)).isEqualTo(1);
    assertThat(ring.drain(keep, 9)).isEqualTo(1);
    assertThat(ring.drain(keep, 9)).isZero();
    assertThat(read).containsExactly("a 3 103 100 7", "b 0 0 200 8");
  }

  @Test
  void whatDoesNotFitIsDroppedAndCounted() {
    DatagramRing<String> bySlots = new DatagramRing<>(2, 64);
    DatagramRing<String> byBytes = new DatagramRing<>(16, 64);
    for (int i = 0; i < 3; i++) {
      assertThat(bySlots.offer("a", new byte[1], 0, 1, 0, 0)).isEqualTo(i < 2);
      assertThat(byBytes.offer("a", new byte[32], 0, 32, 0, 0)).isEqualTo(i < 2);
    }
    assertThat(bySlots.dropped()).isEqualTo(1);
    assertThat(byBytes.dropped()).isEqualTo(1);
    assertThat(byBytes.written()).isEqualTo(2);
    byBytes.drain((stream, bytes, offset, length, timeNs) -> {}, 1);
    assertThat(byBytes.offer("a", new byte[33], 0, 33, 0, 0)).isFalse();
    assertThat(byBytes.offer("a", new byte[32], 0, 32, 0, 0)).isTrue();
    assertThat(byBytes.offer("a", new byte[65], 0, 65, 0, 0)).isFalse();
  }

  @Test
  void aDatagramIsNeverSplitAtTheEnd() {
    DatagramRing<String> ring = new DatagramRing<>(8, 64);
    byte[] buffer = new byte[40];
    for (int i = 0; i < 100; i++) {
      buffer[0] = (byte) i;
      buffer[39] = (byte) -i;
      assertThat(ring.offer("a", buffer, 0, 40, i, 0)).isTrue();
      byte expected = (byte) i;
      ring.drain(
          (stream, bytes, offset, length, timeNs) -> {
            assertThat(bytes[offset]).isEqualTo(expected);
            assertThat(bytes[offset + 39]).isEqualTo((byte) -expected);
          },
          1);
    }
    assertThat(ring.dropped()).isZero();
  }

  @Test
  void sizesMustBePowersOfTwo() {
    assertThatThrownBy(() -> new DatagramRing<String>(3, 64)).hasMessageContaining("3 datagrams");
    assertThatThrownBy(() -> new DatagramRing<String>(4, 65)).hasMessageContaining("65 bytes");
  }

  /** Two threads at full speed over a ring so small that it is full and empty all the time. */
  @Test
  void nothingIsLostTornOrReorderedBetweenThreads() throws Exception {
    DatagramRing<Integer> ring = new DatagramRing<>(64, 4_096);
    long[] sent = new long[2];
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread writer =
        new Thread(
            () -> {
              SplittableRandom random = new SplittableRandom(5);
              byte[] buffer = new byte[300];
              for (int i = 0; i < STRESS_DATAGRAMS && failure.get() == null; i++) {
                int length = random.nextInt(buffer.length + 1);
                for (int k = 0; k < length; k++) {
                  buffer[k] = (byte) (i + k);
                }
                while (!ring.offer(i & 7, buffer, 0, length, i, 3L * i) && failure.get() == null) {
                  sent[1]++;
                  LockSupport.parkNanos(1);
                }
                sent[0] = checksum(sent[0], buffer, 0, length, i);
              }
            },
            "writer");
    writer.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
    writer.start();
    long[] read = new long[2];
    DatagramListener<Integer> check =
        (stream, bytes, offset, length, timeNs) -> {
          if (timeNs != read[1] || stream != (read[1] & 7) || ring.source() != 3 * read[1]) {
            throw new AssertionError("out of order: " + timeNs + " instead of " + read[1]);
          }
          read[0] = checksum(read[0], bytes, offset, length, timeNs);
          read[1]++;
        };
    try {
      while (read[1] < STRESS_DATAGRAMS && (writer.isAlive() || ring.written() > read[1])) {
        if (ring.drain(check, 16) == 0) {
          LockSupport.parkNanos(1);
        }
      }
    } catch (AssertionError e) {
      failure.set(e);
    }
    writer.join();
    assertThat(failure.get()).isNull();
    assertThat(read[1]).isEqualTo(STRESS_DATAGRAMS).isEqualTo(ring.written());
    assertThat(read[0]).isEqualTo(sent[0]);
    assertThat(ring.dropped()).isEqualTo(sent[1]);
  }

  private static long checksum(long sum, byte[] bytes, int offset, int length, long timeNs) {
    long checksum = sum * 31 + timeNs;
    for (int k = offset; k < offset + length; k++) {
      checksum = checksum * 1_000_003 + bytes[k];
    }
    return checksum;
  }
}
