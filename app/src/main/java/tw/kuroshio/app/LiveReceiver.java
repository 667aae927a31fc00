package tw.kuroshio.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.multicast.DatagramListener;
import tw.kuroshio.adapters.multicast.DatagramRing;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.feed.FeedLine;

/**
 * Takes datagrams out of the kernel on a thread of its own, stamped with the clock, so that the
 * engine's waits for the disk cost no datagram. {@link #drain} belongs to the engine's thread.
 */
final class LiveReceiver implements AutoCloseable {

  /** Datagrams and bytes on their way to the engine: seconds of a whole market's burst. */
  private static final int RING_DATAGRAMS = 1 << 17;

  private static final int RING_BYTES = 1 << 26;
  private static final long WAIT_NS = 10_000_000;

  private final MulticastReceiver<FeedLine> receiver;
  private final LiveClock clock;
  private final DatagramRing<FeedLine> ring = new DatagramRing<>(RING_DATAGRAMS, RING_BYTES);
  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final Thread thread;
  private volatile boolean closing;
  private long taken;

  LiveReceiver(MulticastReceiver<FeedLine> receiver, LiveClock clock) {
    this.receiver = receiver;
    this.clock = clock;
    thread = Thread.ofPlatform().name("feed-receiver").daemon().start(this::receive);
  }

  private void receive() {
    DatagramListener<FeedLine> intoRing =
        (stream, buffer, offset, length, timeNs) ->
            ring.offer(stream, buffer, offset, length, clock.nowNs(), 0);
    try {
      while (!closing) {
        receiver.receive(intoRing, WAIT_NS);
      }
      receiver.poll(intoRing);
    } catch (IOException e) {
      failure.set(e);
    }
  }

  /** Hands over what has come, at most {@code limit} datagrams. */
  int drain(DatagramListener<FeedLine> listener, int limit) {
    IOException failed = failure.get();
    if (failed != null) {
      throw new UncheckedIOException("The feed cannot be received any more", failed);
    }
    int count = ring.drain(listener, limit);
    taken += count;
    return count;
  }

  /** Datagrams received and not yet handed over. */
  long waiting() {
    return ring.written() - taken;
  }

  /** Datagrams received in time, handed over or not. */
  long received() {
    return ring.written();
  }

  /** Datagrams that found the ring full. */
  long dropped() {
    return ring.dropped();
  }

  /** Datagrams that found the kernel's buffer full; empty where the system does not tell. */
  OptionalLong droppedByKernel() {
    return receiver.droppedByKernel();
  }

  @Override
  public void close() throws IOException {
    closing = true;
    receiver.wakeUp();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    receiver.close();
  }
}
