package tw.kuroshio.adapters.multicast;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Network interfaces by the name a user gives them. */
public final class Interfaces {

  private Interfaces() {}

  /**
   * The interface with this name or IPv4 address.
   *
   * @throws MulticastUnavailable when there is none, or it is down or without IPv4
   */
  public static NetworkInterface named(String nameOrAddress) throws MulticastUnavailable {
    NetworkInterface found =
        find(
            each -> each.getName().equals(nameOrAddress) || hasAddress(each, nameOrAddress),
            "There is no network interface " + nameOrAddress);
    require(found);
    return found;
  }

  /**
   * The loopback interface: what is sent there does not leave the machine. It carries multicast
   * although it does not report so.
   */
  public static NetworkInterface loopback() throws MulticastUnavailable {
    NetworkInterface found = find(Interfaces::isLoopback, "There is no loopback interface");
    require(found);
    return found;
  }

  private static NetworkInterface find(Predicate<NetworkInterface> wanted, String otherwise)
      throws MulticastUnavailable {
    try {
      List<NetworkInterface> all = NetworkInterface.networkInterfaces().toList();
      return all.stream()
          .filter(wanted)
          .findFirst()
          .orElseThrow(
              () ->
                  new MulticastUnavailable(
                      otherwise
                          + ": this machine has "
                          + all.stream()
                              .map(Interfaces::describe)
                              .collect(Collectors.joining(", ")),
                      null));
    } catch (SocketException e) {
      throw new MulticastUnavailable(
          "The network interfaces cannot be listed: " + e.getMessage(), e);
    }
  }

  private static void require(NetworkInterface found) throws MulticastUnavailable {
    try {
      if (!found.isUp()) {
        throw new MulticastUnavailable(
            "Network interface " + found.getName() + " is down: bring it up or name another", null);
      }
    } catch (SocketException e) {
      throw new MulticastUnavailable(
          "Network interface " + found.getName() + " cannot be asked: " + e.getMessage(), e);
    }
    if (address(found).isEmpty()) {
      throw new MulticastUnavailable(
          "Network interface "
              + found.getName()
              + " has no IPv4 address, which multicast needs: give it one or name another",
          null);
    }
  }

  private static boolean isLoopback(NetworkInterface each) {
    return each.inetAddresses().anyMatch(InetAddress::isLoopbackAddress);
  }

  private static boolean hasAddress(NetworkInterface each, String text) {
    if (!Ipv4Text.isForm(text)) {
      return false;
    }
    try {
      InetAddress asked = InetAddress.getByName(text);
      return each.inetAddresses().anyMatch(asked::equals);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private static String describe(NetworkInterface each) {
    String address = address(each);
    return each.getName() + (address.isEmpty() ? "" : " (" + address + ")");
  }

  /** Its first IPv4 address, empty when there is none. */
  private static String address(NetworkInterface each) {
    return each.inetAddresses()
        .filter(Inet4Address.class::isInstance)
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElse("");
  }
}
