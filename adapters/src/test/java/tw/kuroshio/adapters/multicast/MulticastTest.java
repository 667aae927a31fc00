package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tw.kuroshio.feed.FeedLine;

class MulticastTest {

  private static final int STREAMS = 3;
  private static final int ROUNDS = 400;
  private static final int BURST = 10;

  @ParameterizedTest
  @EnumSource
  void everythingArrivesInOrder(ReceiverSettings.Idle idle) throws Exception {
    List<GroupAddress> groups = Loopback.freeGroups(STREAMS);
    Map<Integer, GroupAddress> streams = new LinkedHashMap<>();
    List<List<byte[]>> received = new ArrayList<>();
    List<List<byte[]>> sent = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      streams.put(i, groups.get(i));
      received.add(new ArrayList<>());
      sent.add(new ArrayList<>());
    }
    SplittableRandom random = new SplittableRandom(11);
    int[] counts = new int[2];
    long[] lastTimeNs = {0};
    try (MulticastReceiver<Integer> receiver =
            Loopback.receive(streams, Loopback.settings().withIdle(idle));
        MulticastSender sender = Loopback.sender()) {
      DatagramListener<Integer> keep =
          (stream, buffer, offset, length, timeNs) -> {
            received.get(stream).add(Arrays.copyOfRange(buffer, offset, offset + length));
            counts[1]++;
            assertThat(timeNs).isGreaterThanOrEqualTo(lastTimeNs[0]);
            lastTimeNs[0] = timeNs;
          };
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < BURST; i++) {
          int stream = random.nextInt(STREAMS);
          byte[] datagram = new byte[random.nextInt(1_401)];
          random.nextBytes(datagram);
          sender.send(groups.get(stream), datagram, 0, datagram.length);
          sent.get(stream).add(datagram);
          counts[0]++;
        }
        Loopback.receiveUntil(() -> counts[1] == counts[0], receiver, keep);
      }
      for (int i = 0; i < STREAMS; i++) {
        assertThat(received.get(i)).hasSize(sent.get(i).size());
        for (int k = 0; k < sent.get(i).size(); k++) {
          assertThat(received.get(i).get(k)).isEqualTo(sent.get(i).get(k));
        }
        assertThat(receiver.datagrams(i)).isEqualTo(sent.get(i).size());
        assertThat(receiver.bytes(i))
            .isEqualTo(sent.get(i).stream().mapToLong(each -> each.length).sum());
      }
    }
  }

  @Test
  void groupsOnOnePortDoNotMix() throws Exception {
    List<GroupAddress> groups = Loopback.freeGroups(2);
    int[] counts = new int[2];
    try (MulticastReceiver<FeedLine> one =
            Loopback.receive(Map.of(FeedLine.TWSE_1_A, groups.get(0)), Loopback.settings());
        MulticastReceiver<FeedLine> other =
            Loopback.receive(Map.of(FeedLine.TWSE_1_B, groups.get(1)), Loopback.settings());
        MulticastSender sender = Loopback.sender()) {
      sender.send(groups.get(0), new byte[] {1}, 0, 1);
      sender.send(groups.get(1), new byte[] {2}, 0, 1);
      Loopback.receiveUntil(
          () -> counts[1] == 1,
          other,
          (stream, buffer, offset, length, timeNs) -> {
            assertThat(stream).isEqualTo(FeedLine.TWSE_1_B);
            assertThat(buffer[offset]).isEqualTo((byte) 2);
            counts[1]++;
          });
      Loopback.receiveUntil(
          () -> counts[0] == 1,
          one,
          (stream, buffer, offset, length, timeNs) -> {
            assertThat(buffer[offset]).isEqualTo((byte) 1);
            counts[0]++;
          });
      assertThat(one.poll((stream, buffer, offset, length, timeNs) -> counts[0]++)).isZero();
      assertThat(one.datagrams(FeedLine.TWSE_1_A)).isEqualTo(1);
    }
  }

  @Test
  void whatTheKernelDropsIsCountedExactly() throws Exception {
    List<GroupAddress> groups = Loopback.freeGroups(2);
    Map<Integer, GroupAddress> streams = Map.of(0, groups.get(0));
    ReceiverSettings small = Loopback.settings().withReceiveBufferBytes(8_192);
    int sent = 2_000;
    long[] received = new long[2];
    try (MulticastReceiver<Integer> reading = Loopback.receive(streams, Loopback.settings());
        MulticastReceiver<Integer> sleeping = Loopback.receive(streams, small);
        MulticastReceiver<Integer> elsewhere =
            Loopback.receive(Map.of(0, groups.get(1)), Loopback.settings());
        MulticastSender sender = Loopback.sender()) {
      Assumptions.assumeTrue(
          reading.droppedByKernel().isPresent(), "this system does not tell of drops");
      for (int i = 0; i < sent; i++) {
        sender.send(groups.get(0), new byte[700], 0, 700);
        reading.poll((stream, buffer, offset, length, timeNs) -> received[0]++);
      }
      Loopback.receiveUntil(
          () -> received[1] + sleeping.droppedByKernel().orElseThrow() == sent,
          sleeping,
          (stream, buffer, offset, length, timeNs) -> received[1]++);
      Loopback.receiveUntil(
          () -> received[0] + reading.droppedByKernel().orElseThrow() == sent,
          reading,
          (stream, buffer, offset, length, timeNs) -> received[0]++);
      assertThat(received[1]).isPositive().isLessThan(sent);
      assertThat(sleeping.droppedByKernel(0)).isEqualTo(sleeping.droppedByKernel());
      assertThat(elsewhere.droppedByKernel()).hasValue(0);
      assertThat(sleeping.receiveBufferBytes(0)).isLessThan(reading.receiveBufferBytes(0));
    }
  }

  @Test
  void aDatagramTooLongIsCountedAndDropped() throws Exception {
    GroupAddress group = Loopback.freeGroups(1).getFirst();
    List<Integer> lengths = new ArrayList<>();
    try (MulticastReceiver<Integer> receiver =
            Loopback.receive(Map.of(0, group), Loopback.settings().withMaxDatagramBytes(100));
        MulticastSender sender = Loopback.sender()) {
      for (int length : new int[] {100, 101, 1_400, 0}) {
        sender.send(group, new byte[length], 0, length);
      }
      Loopback.receiveUntil(
          () -> lengths.size() == 2,
          receiver,
          (stream, buffer, offset, length, timeNs) -> lengths.add(length));
      assertThat(lengths).containsExactly(100, 0);
      assertThat(receiver.oversized(0)).isEqualTo(2);
    }
  }

  @Test
  void theSenderIsKnown() throws Exception {
    GroupAddress group = Loopback.freeGroups(1).getFirst();
    List<Long> sources = new ArrayList<>();
    try (MulticastReceiver<Integer> receiver =
            Loopback.receive(Map.of(0, group), Loopback.settings());
        MulticastSender one = Loopback.sender();
        MulticastSender other = Loopback.sender()) {
      for (MulticastSender sender : List.of(one, other, one)) {
        sender.send(group, new byte[1], 0, 1);
      }
      Loopback.receiveUntil(
          () -> sources.size() == 3,
          receiver,
          (stream, buffer, offset, length, timeNs) -> sources.add(receiver.source()));
    }
    assertThat(sources.get(2)).isEqualTo(sources.get(0)).isNotEqualTo(sources.get(1));
    for (long source : sources) {
      assertThat(Ipv4Text.of(DatagramSource.address(source))).startsWith("127.");
      assertThat(DatagramSource.port(source)).isPositive();
    }
  }

  @Test
  void aDatagramCostsNoAllocation() throws Exception {
    List<GroupAddress> groups = Loopback.freeGroups(2);
    long[] counts = new long[2];
    DatagramListener<Integer> count = (stream, buffer, offset, length, timeNs) -> counts[1]++;
    long allocated = 0;
    int datagrams = 20_000;
    try (MulticastReceiver<Integer> receiver =
            Loopback.receive(
                Map.of(0, groups.get(0), 1, groups.get(1)),
                Loopback.settings().withIdle(ReceiverSettings.Idle.SPIN));
        MulticastSender sender = Loopback.sender()) {
      byte[] datagram = new byte[100];
      for (int round = 0; round < 2; round++) {
        long before = allocatedBytes();
        for (int i = 0; i < datagrams; i++) {
          sender.send(groups.get(i & 1), datagram, 0, datagram.length);
          counts[0]++;
          while (counts[1] < counts[0]) {
            receiver.receive(count, 1_000_000);
          }
        }
        allocated = allocatedBytes() - before;
      }
    }
    assertThat(allocated).isLessThan(datagrams);
  }

  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void aPortThatAnotherHoldsForItself() throws Exception {
    GroupAddress group = Loopback.freeGroups(1).getFirst();
    ReceiverSettings settings = Loopback.settings();
    try (DatagramChannel holder = DatagramChannel.open(StandardProtocolFamily.INET)) {
      holder.bind(new InetSocketAddress(group.port()));
      assertThatThrownBy(() -> MulticastReceiver.open(Map.of(0, group), settings))
          .isInstanceOf(MulticastUnavailable.class)
          .hasMessageContaining("Port " + group.port())
          .hasMessageContaining("is held by a program that does not share it");
    }
  }

  @Test
  void anInterfaceThatIsNotThere() {
    assertThatThrownBy(() -> Interfaces.named("nowhere7"))
        .isInstanceOf(MulticastUnavailable.class)
        .hasMessageContaining("There is no network interface nowhere7")
        .hasMessageContaining("127.0.0.1");
    assertThatThrownBy(() -> Interfaces.named("203.0.113.77"))
        .isInstanceOf(MulticastUnavailable.class);
  }

  @Test
  void loopbackByNameAndByAddress() throws Exception {
    assertThat(Interfaces.named("127.0.0.1")).isEqualTo(Interfaces.loopback());
    assertThat(Interfaces.named(Interfaces.loopback().getName())).isEqualTo(Interfaces.loopback());
  }

  @Test
  void aSleepingReceiverCanBeWoken() throws Exception {
    GroupAddress group = Loopback.freeGroups(1).getFirst();
    try (MulticastReceiver<Integer> receiver =
        Loopback.receive(Map.of(0, group), Loopback.settings())) {
      receiver.wakeUp();
      int handed =
          receiver.receive((stream, buffer, offset, length, timeNs) -> {}, Long.MAX_VALUE / 2);
      assertThat(handed).isZero();
    }
  }
}
