package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.capture.CaptureWriter;
import tw.kuroshio.adapters.multicast.DatagramListener;
import tw.kuroshio.adapters.multicast.DatagramRing;
import tw.kuroshio.adapters.multicast.DatagramSource;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.adapters.multicast.ReceiverSettings;

/**
 * Receives on one thread and writes on another, so that a slow disk fills the ring between them
 * before the kernel's buffers; the calling thread shows how it goes and ends it.
 */
final class FeedRecording {

  /**
   * When it ends by itself.
   *
   * @param seconds infinite for never
   * @param datagrams the file holds at most
   */
  record Limits(double seconds, long datagrams) {}

  private static final int RING_DATAGRAMS = 1 << 17;
  private static final int RING_BYTES = 1 << 26;
  private static final int WRITE_BURST = 1_024;
  private static final long RECEIVE_TIMEOUT_NS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long LAST_LOOK_NS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long WRITER_NAP_NS = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long FLUSH_EVERY_NS = TimeUnit.SECONDS.toNanos(1);

  private final Path out;
  private final NetworkInterface networkInterface;
  private final List<RecordedStream> streams;
  private final Limits limits;
  private final PrintWriter messages;

  private final DatagramRing<RecordedStream> ring = new DatagramRing<>(RING_DATAGRAMS, RING_BYTES);
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final CountDownLatch received = new CountDownLatch(1);
  private final CountDownLatch written = new CountDownLatch(1);
  private final AtomicLongArray datagrams;
  private final AtomicLongArray bytes;

  FeedRecording(
      Path out,
      NetworkInterface networkInterface,
      List<RecordedStream> streams,
      Limits limits,
      PrintWriter messages) {
    this.out = out;
    this.networkInterface = networkInterface;
    this.streams = streams;
    this.limits = limits;
    this.messages = messages;
    datagrams = new AtomicLongArray(streams.size());
    bytes = new AtomicLongArray(streams.size());
  }

  /**
   * Records until a limit is reached or {@code interrupted} is set.
   *
   * @throws IOException when the file cannot be written; what was recorded stays under its partial
   *     name
   */
  RecordSummary run(AtomicBoolean interrupted)
      throws MulticastUnavailable, IOException, InterruptedException {
    Map<RecordedStream, GroupAddress> addresses = new LinkedHashMap<>();
    streams.forEach(stream -> addresses.put(stream, stream.address()));
    ReceiverSettings settings =
        ReceiverSettings.on(networkInterface).withMaxDatagramBytes(CaptureWriter.MAX_PAYLOAD_BYTES);
    try (MulticastReceiver<RecordedStream> receiver = MulticastReceiver.open(addresses, settings);
        CaptureWriter writer = CaptureWriter.create(out)) {
      messages.printf(
          "recording %d streams on %s to %s, kernel buffer %,d bytes a stream%n",
          streams.size(),
          networkInterface.getName(),
          out,
          receiver.receiveBufferBytes(streams.getFirst()));
      messages.flush();
      long startNs = System.nanoTime();
      start("receiver", received, () -> receive(receiver));
      start("writer", written, () -> write(writer));
      watch(receiver, interrupted, startNs);
      rethrow(writer);
      writer.commit();
      return summary(receiver, System.nanoTime() - startNs);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private void start(String name, CountDownLatch done, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                ended.set(true);
                done.countDown();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void receive(MulticastReceiver<RecordedStream> receiver) throws IOException {
    DatagramListener<RecordedStream> toRing =
        (stream, buffer, offset, length, timeNs) ->
            ring.offer(stream, buffer, offset, length, timeNs, receiver.source());
    while (!ended.get()) {
      receiver.receive(toRing, RECEIVE_TIMEOUT_NS);
    }
    // What the kernel holds already was sent before the end.
    long lastLookNs = System.nanoTime();
    while (System.nanoTime() - lastLookNs < LAST_LOOK_NS && receiver.poll(toRing) > 0) {
      Thread.onSpinWait();
    }
  }

  private void write(CaptureWriter writer) throws IOException {
    DatagramListener<RecordedStream> toFile =
        (stream, buffer, offset, length, timeNs) ->
            write(writer, stream, buffer, offset, length, timeNs);
    long flushedNs = System.nanoTime();
    while (true) {
      boolean last = received.getCount() == 0;
      try {
        if (ring.drain(toFile, WRITE_BURST) == 0) {
          if (last) {
            return;
          }
          LockSupport.parkNanos(WRITER_NAP_NS);
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      if (System.nanoTime() - flushedNs > FLUSH_EVERY_NS) {
        writer.flush();
        flushedNs = System.nanoTime();
      }
    }
  }

  private void write(
      CaptureWriter writer,
      RecordedStream stream,
      byte[] buffer,
      int offset,
      int length,
      long timeNs) {
    if (writer.datagrams() >= limits.datagrams()) {
      return;
    }
    GroupAddress to = stream.address();
    long source = ring.source();
    try {
      writer.write(
          timeNs,
          DatagramSource.address(source),
          DatagramSource.port(source),
          to.group(),
          to.port(),
          buffer,
          offset,
          length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    datagrams.incrementAndGet(stream.index());
    bytes.addAndGet(stream.index(), length);
    if (writer.datagrams() == limits.datagrams()) {
      ended.set(true);
    }
  }

  private void watch(
      MulticastReceiver<RecordedStream> receiver, AtomicBoolean interrupted, long startNs)
      throws InterruptedException {
    RateLines lines = new RateLines(messages);
    RecordSummary before = summary(receiver, 0);
    double endNs = limits.seconds() * TimeUnit.SECONDS.toNanos(1);
    while (!ended.get() && !interrupted.get() && System.nanoTime() - startNs < endNs) {
      received.await(RECEIVE_TIMEOUT_NS, TimeUnit.NANOSECONDS);
      if (lines.isDue()) {
        RecordSummary now = summary(receiver, System.nanoTime() - startNs);
        lines.show(now.since(before));
        before = now;
      }
    }
    ended.set(true);
    receiver.wakeUp();
    received.await();
    written.await();
    lines.end();
  }

  private void rethrow(CaptureWriter writer) throws IOException {
    switch (failure.get()) {
      case null -> {}
      case IOException e ->
          throw new IOException(
              e.getMessage() + "; what was recorded before is in " + writer.partial(), e);
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private RecordSummary summary(MulticastReceiver<RecordedStream> receiver, long elapsedNs) {
    List<RecordSummary.Row> rows =
        streams.stream()
            .map(
                stream ->
                    new RecordSummary.Row(
                        stream,
                        datagrams.get(stream.index()),
                        bytes.get(stream.index()),
                        receiver.droppedByKernel(stream),
                        receiver.oversized(stream)))
            .toList();
    return new RecordSummary(out, networkInterface.getName(), elapsedNs, rows, ring.dropped());
  }
}
