package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The UDP sockets of this machine as Linux lists them in {@code /proc/net/udp}. */
final class UdpTable {

  private static final Path DEFAULT_TABLE = Path.of("/proc/net/udp");
  private static final Path DEFAULT_DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int FIELDS = 13;

  /**
   * One socket.
   *
   * @param drops datagrams the kernel dropped because its buffer was full or a checksum wrong
   */
  record Row(int localAddress, int localPort, long inode, long drops) {}

  private final Path table;
  private final Path descriptors;

  UdpTable() {
    this(DEFAULT_TABLE, DEFAULT_DESCRIPTORS);
  }

  UdpTable(Path table, Path descriptors) {
    this.table = table;
    this.descriptors = descriptors;
  }

  /** The rows now; null where the system has no such table. */
  @Nullable List<Row> rows() {
    try {
      List<Row> rows = new ArrayList<>();
      for (String line : Files.readAllLines(table, StandardCharsets.US_ASCII)) {
        Row row = parse(line);
        if (row != null) {
          rows.add(row);
        }
      }
      return rows;
    } catch (IOException e) {
      return null;
    }
  }

  /** The sockets bound to an address and port that this process holds. */
  Set<Long> ownInodes(int localAddress, int localPort) {
    Set<Long> inodes = new HashSet<>();
    List<Row> rows = rows();
    if (rows != null) {
      Set<Long> own = descriptorInodes();
      for (Row row : rows) {
        if (row.localAddress() == localAddress
            && row.localPort() == localPort
            && own.contains(row.inode())) {
          inodes.add(row.inode());
        }
      }
    }
    return inodes;
  }

  private Set<Long> descriptorInodes() {
    Set<Long> inodes = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(descriptors)) {
      for (Path file : files) {
        String target = targetOf(file);
        if (target.startsWith("socket:[")) {
          inodes.add(Long.parseLong(target.substring(8, target.length() - 1)));
        }
      }
    } catch (IOException e) {
      return Set.of();
    }
    return inodes;
  }

  private static String targetOf(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed between the listing and the look.
      return "";
    }
  }

  /** A row of the table, null for its heading. */
  static @Nullable Row parse(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length < FIELDS || !fields[0].endsWith(":")) {
      return null;
    }
    int colon = fields[1].indexOf(':');
    int address = Integer.parseUnsignedInt(fields[1].substring(0, colon), 16);
    // The kernel prints the address as a number in the machine's order.
    boolean little = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    return new Row(
        little ? Integer.reverseBytes(address) : address,
        Integer.parseInt(fields[1].substring(colon + 1), 16),
        Long.parseLong(fields[9]),
        Long.parseLong(fields[12]));
  }
}
