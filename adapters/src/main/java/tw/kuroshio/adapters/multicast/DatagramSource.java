package tw.kuroshio.adapters.multicast;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** IPv4 address and port of a sender in one number, so that it travels without an object. */
public final class DatagramSource {

  private DatagramSource() {}

  static long of(InetSocketAddress sender) {
    int address =
        sender.getAddress() instanceof Inet4Address four
            ? ByteBuffer.wrap(four.getAddress()).getInt()
            : 0;
    return (long) address << Short.SIZE | sender.getPort();
  }

  /** The first byte highest. */
  public static int address(long source) {
    return (int) (source >> Short.SIZE);
  }

  /** 1 to 65535. */
  public static int port(long source) {
    return (int) source & 0xFFFF;
  }
}
