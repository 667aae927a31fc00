package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/** Multicast on loopback for tests: free groups, and a skip where it is not permitted. */
final class Loopback {

  private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(60);

  private Loopback() {}

  /** Groups on one port that is free now; chosen by the port, so that parallel runs differ. */
  static List<GroupAddress> freeGroups(int count) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      int port = socket.getLocalPort();
      SplittableRandom random = new SplittableRandom(port);
      int first = 0xEF00_0000 | (random.nextInt(1 << 24) & ~0xFF);
      List<GroupAddress> groups = new ArrayList<>();
      for (int i = 1; i <= count; i++) {
        groups.add(new GroupAddress(first + i, port));
      }
      return groups;
    }
  }

  static ReceiverSettings settings() {
    try {
      return ReceiverSettings.on(Interfaces.loopback());
    } catch (MulticastUnavailable e) {
      return Assumptions.abort("no multicast on loopback here: " + e.getMessage());
    }
  }

  static <S> MulticastReceiver<S> receive(Map<S, GroupAddress> streams, ReceiverSettings settings) {
    try {
      return MulticastReceiver.open(streams, settings);
    } catch (MulticastUnavailable e) {
      return Assumptions.abort("no multicast on loopback here: " + e.getMessage());
    }
  }

  static MulticastSender sender() {
    try {
      return MulticastSender.open(Interfaces.loopback());
    } catch (MulticastUnavailable e) {
      return Assumptions.abort("no multicast on loopback here: " + e.getMessage());
    }
  }

  /** Receives until the condition holds; fails when it does not come to that. */
  static <S> void receiveUntil(
      BooleanSupplier done, MulticastReceiver<S> receiver, DatagramListener<S> listener)
      throws IOException {
    long startNs = System.nanoTime();
    while (!done.getAsBoolean()) {
      receiver.receive(listener, TimeUnit.MILLISECONDS.toNanos(20));
      assertThat(System.nanoTime() - startNs).as("waited in vain").isLessThan(PATIENCE_NS);
    }
  }
}
