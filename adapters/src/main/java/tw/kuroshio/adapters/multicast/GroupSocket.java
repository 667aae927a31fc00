package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A socket that is a member of one group, and what came on it. Counters may be read anywhere. */
final class GroupSocket<S> implements AutoCloseable {

  static final long UNKNOWN_INODE = -1;

  final S stream;
  final GroupAddress address;
  final DatagramChannel channel;
  final int receiveBufferBytes;

  /** False where the system binds to its own addresses only; then groups on one port mix. */
  final boolean boundToGroup;

  /** The kernel's number of the socket, or {@link #UNKNOWN_INODE}. */
  final long inode;

  private final AtomicLong datagrams = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong oversized = new AtomicLong();
  private @Nullable SocketAddress lastSender;
  private long lastSource;

  private GroupSocket(
      S stream, GroupAddress address, DatagramChannel channel, boolean boundToGroup, long inode)
      throws IOException {
    this.stream = stream;
    this.address = address;
    this.channel = channel;
    this.boundToGroup = boundToGroup;
    this.inode = inode;
    receiveBufferBytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);
  }

  static <S> GroupSocket<S> open(S stream, GroupAddress address, ReceiverSettings settings)
      throws MulticastUnavailable {
    NetworkInterface networkInterface = settings.networkInterface();
    UdpTable table = new UdpTable();
    Set<Long> before = table.ownInodes(address.group(), address.port());
    try {
      DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
      try {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, settings.receiveBufferBytes());
        boolean boundToGroup = bind(channel, address);
        channel.join(address.groupAddress(), networkInterface);
        Set<Long> own = table.ownInodes(address.group(), address.port());
        own.removeAll(before);
        return new GroupSocket<>(
            stream,
            address,
            channel,
            boundToGroup,
            own.size() == 1 ? own.iterator().next() : UNKNOWN_INODE);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new MulticastUnavailable(sentence(address, networkInterface, e), e);
    }
  }

  /** On the group's own address, so that groups on one port do not mix; true when that works. */
  private static boolean bind(DatagramChannel channel, GroupAddress address) throws IOException {
    try {
      channel.bind(address.socketAddress());
      return true;
    } catch (BindException e) {
      if (isBusy(e)) {
        throw e;
      }
      // Some systems bind to the machine's own addresses only.
      channel.bind(new InetSocketAddress(address.port()));
      return false;
    }
  }

  private static boolean isBusy(IOException e) {
    return String.valueOf(e.getMessage()).contains("in use");
  }

  private static String sentence(
      GroupAddress address, NetworkInterface networkInterface, IOException e) {
    String reason = String.valueOf(e.getMessage());
    String what = "Group " + address + " cannot be joined on " + networkInterface.getName() + ": ";
    if (isBusy(e)) {
      return "Port "
          + address.port()
          + " of group "
          + address
          + " is held by a program that does not share it: end that program";
    }
    if (e instanceof SocketException && reason.matches(".*(ermission denied|not permitted).*")) {
      return what + "this user may not; choose a port above 1023 or ask for the right";
    }
    if (reason.contains("No buffer space")) {
      return what + "the system's limit of groups is reached; raise net.ipv4.igmp_max_memberships";
    }
    return what + reason + "; name another interface or group";
  }

  /** Made anew only when the sender changes: asking an address for its bytes copies them. */
  long source(SocketAddress sender) {
    if (!sender.equals(lastSender)) {
      lastSender = sender;
      lastSource = DatagramSource.of((InetSocketAddress) sender);
    }
    return lastSource;
  }

  void count(int length) {
    datagrams.setRelease(datagrams.getPlain() + 1);
    bytes.setRelease(bytes.getPlain() + length);
  }

  void countOversized() {
    oversized.setRelease(oversized.getPlain() + 1);
  }

  long datagrams() {
    return datagrams.getAcquire();
  }

  long bytes() {
    return bytes.getAcquire();
  }

  long oversized() {
    return oversized.getAcquire();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
