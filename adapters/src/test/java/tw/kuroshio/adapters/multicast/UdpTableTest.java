package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdpTableTest {

  private static final String HEADING =
      "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid"
          + "  timeout inode ref pointer drops             \n";

  @TempDir Path folder;

  @Test
  void readsAddressPortInodeAndDrops() throws Exception {
    Assumptions.assumeTrue(
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the rows are of such a machine");
    UdpTable table = new UdpTable(table(row("646400E0:2710", 4711, 98_765)), folder);
    assertThat(table.rows()).containsExactly(new UdpTable.Row(0xE000_6464, 10_000, 4_711, 98_765));
  }

  @Test
  void aSystemWithoutTheTableTellsNothing() {
    UdpTable table = new UdpTable(folder.resolve("nowhere"), folder.resolve("nowhere"));
    assertThat(table.rows()).isNull();
    assertThat(table.ownInodes(0xE000_6464, 10_000)).isEmpty();
  }

  @Test
  void onlySocketsOfThisProcessAtTheAddressCount() throws Exception {
    Assumptions.assumeTrue(
        ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the rows are of such a machine");
    Path file =
        table(
            row("646400E0:2710", 1, 0)
                + row("646400E0:2710", 2, 0)
                + row("646400E0:2711", 3, 0)
                + row("656400E0:2710", 4, 0));
    Path descriptors = Files.createDirectory(folder.resolve("fd"));
    for (int inode : new int[] {1, 3, 4}) {
      Files.createSymbolicLink(descriptors.resolve("" + inode), Path.of("socket:[" + inode + "]"));
    }
    Files.createSymbolicLink(descriptors.resolve("9"), Path.of("pipe:[2]"));
    UdpTable table = new UdpTable(file, descriptors);
    assertThat(table.ownInodes(0xE000_6464, 10_000)).containsExactly(1L);
  }

  private Path table(String rows) throws Exception {
    return Files.writeString(folder.resolve("udp"), HEADING + rows);
  }

  private static String row(String local, int inode, long drops) {
    return "  123: "
        + local
        + " 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 "
        + inode
        + " 2 0000000000000000 "
        + drops
        + "         \n";
  }
}
