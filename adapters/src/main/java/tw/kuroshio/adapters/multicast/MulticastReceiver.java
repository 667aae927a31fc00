package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives the datagrams of any number of groups on one thread and hands each to a listener, in the
 * order the kernel holds them within a stream. Allocates nothing for a datagram once warm, as long
 * as a stream's sender stays the same. {@link #poll}, {@link #receive} and {@link #source} belong
 * to the receiving thread; the counters may be read from any.
 *
 * @param <S> what names a stream
 */
public final class MulticastReceiver<S> implements AutoCloseable {

  /** Datagrams taken from one stream before the next has its turn. */
  private static final int BURST = 64;

  private static final long NS_PER_MS = 1_000_000L;

  private final List<GroupSocket<S>> sockets;
  private final Selector selector;
  private final ReceiverSettings settings;
  private final LongSupplier utcClock = new UtcClock();
  private final UdpTable udpTable = new UdpTable();
  private final byte[] bytes;
  private final ByteBuffer direct;
  private final Consumer<SelectionKey> drainKey = this::drainKey;

  private DatagramListener<S> listener = (stream, buffer, offset, length, timeNs) -> {};
  private int handed;
  private long lastSource;

  private MulticastReceiver(
      List<GroupSocket<S>> sockets, Selector selector, ReceiverSettings settings) {
    this.sockets = sockets;
    this.selector = selector;
    this.settings = settings;
    bytes = new byte[settings.maxDatagramBytes()];
    // One byte more tells a datagram that is too long from one that just fits.
    direct = ByteBuffer.allocateDirect(settings.maxDatagramBytes() + 1).order(ByteOrder.BIG_ENDIAN);
  }

  /**
   * Joins the groups; all or none.
   *
   * @param streams each with its own address
   * @throws MulticastUnavailable with a sentence for the user
   */
  public static <S> MulticastReceiver<S> open(
      Map<S, GroupAddress> streams, ReceiverSettings settings) throws MulticastUnavailable {
    List<GroupSocket<S>> sockets = new ArrayList<>();
    try {
      for (Map.Entry<S, GroupAddress> stream : streams.entrySet()) {
        sockets.add(GroupSocket.open(stream.getKey(), stream.getValue(), settings));
      }
      requireApart(sockets);
      Selector selector = Selector.open();
      for (GroupSocket<S> socket : sockets) {
        socket.channel.register(selector, SelectionKey.OP_READ, socket);
      }
      return new MulticastReceiver<>(List.copyOf(sockets), selector, settings);
    } catch (IOException e) {
      MulticastUnavailable failure =
          new MulticastUnavailable("Multicast cannot be received: " + e.getMessage(), e);
      closeAll(sockets, failure);
      throw failure;
    } catch (MulticastUnavailable e) {
      closeAll(sockets, e);
      throw e;
    }
  }

  private static <S> void requireApart(List<GroupSocket<S>> sockets) throws MulticastUnavailable {
    for (GroupSocket<S> one : sockets) {
      for (GroupSocket<S> other : sockets) {
        boolean mixes = !one.boundToGroup || !other.boundToGroup;
        if (one != other && one.address.port() == other.address.port() && mixes) {
          throw new MulticastUnavailable(
              "This system cannot tell "
                  + one.address
                  + " from "
                  + other.address
                  + ": give each group a port of its own",
              null);
        }
      }
    }
  }

  private static <S> void closeAll(List<GroupSocket<S>> sockets, Throwable failure) {
    for (GroupSocket<S> socket : sockets) {
      try {
        socket.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /**
   * Hands over what has come, without waiting.
   *
   * @return datagrams handed over
   */
  public int poll(DatagramListener<S> listener) throws IOException {
    this.listener = listener;
    handed = 0;
    for (int i = 0; i < sockets.size(); i++) {
      drain(sockets.get(i));
    }
    return handed;
  }

  /**
   * Hands over what has come, after waiting for it in the way the settings say.
   *
   * @param timeoutNs how long to wait at most, rounded up to a millisecond when sleeping
   * @return datagrams handed over, 0 when the time passed or {@link #wakeUp} was called
   */
  public int receive(DatagramListener<S> listener, long timeoutNs) throws IOException {
    if (settings.idle() == ReceiverSettings.Idle.SPIN) {
      long startNs = System.nanoTime();
      int count = poll(listener);
      while (count == 0 && System.nanoTime() - startNs < timeoutNs) {
        Thread.onSpinWait();
        count = poll(listener);
      }
      return count;
    }
    this.listener = listener;
    handed = 0;
    try {
      selector.select(drainKey, Math.max(1, (timeoutNs + NS_PER_MS - 1) / NS_PER_MS));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return handed;
  }

  /** Makes a sleeping {@link #receive} return; callable from any thread. */
  public void wakeUp() {
    selector.wakeup();
  }

  @SuppressWarnings("unchecked")
  private void drainKey(SelectionKey key) {
    try {
      drain((GroupSocket<S>) key.attachment());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void drain(GroupSocket<S> socket) throws IOException {
    for (int i = 0; i < BURST; i++) {
      direct.clear();
      SocketAddress sender = socket.channel.receive(direct);
      if (sender == null) {
        return;
      }
      long timeNs = utcClock.getAsLong();
      int length = direct.position();
      if (length > bytes.length) {
        socket.countOversized();
        continue;
      }
      direct.get(0, bytes, 0, length);
      lastSource = socket.source(sender);
      socket.count(length);
      handed++;
      listener.onDatagram(socket.stream, bytes, 0, length, timeNs);
    }
  }

  /** Who sent the datagram being handed over, a {@link DatagramSource}. */
  public long source() {
    return lastSource;
  }

  /** The streams, in the order they were given. */
  public List<S> streams() {
    return sockets.stream().map(socket -> socket.stream).toList();
  }

  /** Datagrams of a stream handed over. */
  public long datagrams(S stream) {
    return socket(stream).datagrams();
  }

  /** Their bytes. */
  public long bytes(S stream) {
    return socket(stream).bytes();
  }

  /** Datagrams of a stream longer than the settings allow; they were dropped. */
  public long oversized(S stream) {
    return socket(stream).oversized();
  }

  /**
   * Bytes the kernel granted for a stream's buffer, as it reports them; what was asked may be more.
   */
  public int receiveBufferBytes(S stream) {
    return socket(stream).receiveBufferBytes;
  }

  /**
   * Datagrams of all streams the kernel dropped because a buffer was full, since this receiver was
   * opened; empty where the system does not tell (it is read from {@code /proc/net/udp}).
   */
  public OptionalLong droppedByKernel() {
    List<UdpTable.Row> rows = udpTable.rows();
    long sum = 0;
    for (GroupSocket<S> socket : sockets) {
      OptionalLong drops = drops(rows, socket);
      if (drops.isEmpty()) {
        return drops;
      }
      sum += drops.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  /** The same for one stream. */
  public OptionalLong droppedByKernel(S stream) {
    return drops(udpTable.rows(), socket(stream));
  }

  private static OptionalLong drops(@Nullable List<UdpTable.Row> rows, GroupSocket<?> socket) {
    if (rows != null && socket.inode != GroupSocket.UNKNOWN_INODE) {
      for (UdpTable.Row row : rows) {
        if (row.inode() == socket.inode) {
          return OptionalLong.of(row.drops());
        }
      }
    }
    return OptionalLong.empty();
  }

  private GroupSocket<S> socket(S stream) {
    for (GroupSocket<S> socket : sockets) {
      if (socket.stream.equals(stream)) {
        return socket;
      }
    }
    throw new IllegalArgumentException("This receiver does not listen to " + stream);
  }

  /** Leaves the groups. Call it on the receiving thread, or after that has ended. */
  @Override
  public void close() throws IOException {
    IOException failure = new IOException("The receiver's sockets cannot be closed");
    closeAll(sockets, failure);
    selector.close();
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
