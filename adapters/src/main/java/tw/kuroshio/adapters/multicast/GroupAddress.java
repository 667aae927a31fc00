package tw.kuroshio.adapters.multicast;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A multicast group and the UDP port on it.
 *
 * @param group IPv4 address in 224.0.0.0/4, the first byte highest
 * @param port 1 to 65535
 */
public record GroupAddress(int group, int port) {

  private static final int MAX_PORT = 65_535;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public GroupAddress {
    if (!isMulticast(group)) {
      throw new IllegalArgumentException(
          "A group must be a multicast address, 224.0.0.0 to 239.255.255.255, was "
              + Ipv4Text.of(group));
    }
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("A port must be 1 to " + MAX_PORT + ", was " + port);
    }
  }

  /** Whether an IPv4 address is one of a group. */
  public static boolean isMulticast(int address) {
    return address >>> 28 == 0xE;
  }

  /**
   * Reads {@code GROUP:PORT}, for example 224.0.100.100:10000.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static GroupAddress parse(String text) {
    int colon = text.indexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("\\d{1,6}")) {
      throw new IllegalArgumentException(
          "A group is written GROUP:PORT, for example 224.0.100.100:10000, was '" + text + "'");
    }
    return new GroupAddress(Ipv4Text.parse(text.substring(0, colon)), Integer.parseInt(port));
  }

  InetAddress groupAddress() {
    byte[] bytes = {(byte) (group >> 24), (byte) (group >> 16), (byte) (group >> 8), (byte) group};
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(groupAddress(), port);
  }

  @Override
  public String toString() {
    return Ipv4Text.of(group) + ":" + port;
  }
}
