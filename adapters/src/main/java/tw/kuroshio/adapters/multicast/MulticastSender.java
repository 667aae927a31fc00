package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Sends datagrams to multicast groups through one interface. Receivers on this machine hear them,
 * and routers do not pass them on (time to live 1). Sending waits while the interface's queue is
 * full; on loopback the kernel puts a datagram into each receiver's buffer or drops it there.
 * Allocates nothing for a datagram after the first to its group. One thread.
 */
public final class MulticastSender implements AutoCloseable {

  private static final int MAX_PAYLOAD_BYTES = 65_507;

  private final NetworkInterface networkInterface;
  private final DatagramChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_PAYLOAD_BYTES);
  private final Map<GroupAddress, InetSocketAddress> targets = new HashMap<>();

  private MulticastSender(NetworkInterface networkInterface, DatagramChannel channel) {
    this.networkInterface = networkInterface;
    this.channel = channel;
  }

  /**
   * Opens a socket that sends through an interface.
   *
   * @param networkInterface one that {@link Interfaces} found
   */
  public static MulticastSender open(NetworkInterface networkInterface)
      throws MulticastUnavailable {
    try {
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      try {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, networkInterface);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 1);
        return new MulticastSender(networkInterface, channel);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MulticastUnavailable(
          "Multicast cannot be sent through "
              + networkInterface.getName()
              + ": "
              + e.getMessage()
              + "; name another interface",
          e);
    }
  }

  /**
   * Sends one datagram.
   *
   * @param length 0 to 65,507
   * @throws IOException when the system refuses it; the message names the group and interface
   */
  public void send(GroupAddress target, byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    buffer.clear();
    buffer.put(bytes, offset, length).flip();
    InetSocketAddress address = targets.get(target);
    if (address == null) {
      address = target.socketAddress();
      targets.put(target, address);
    }
    try {
      channel.send(buffer, address);
    } catch (IOException e) {
      throw new IOException(
          length
              + " bytes to "
              + target
              + " through "
              + networkInterface.getName()
              + " were refused: "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
