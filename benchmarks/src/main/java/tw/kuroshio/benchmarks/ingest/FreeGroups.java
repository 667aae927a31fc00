package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.net.DatagramSocket;
import java.util.SplittableRandom;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.feed.FeedLine;

/** Addresses nobody else on this machine listens to: the published ones may be in use. */
final class FreeGroups {

  private FreeGroups() {}

  static LineAddresses choose() throws IOException {
    int port;
    try (DatagramSocket socket = new DatagramSocket(0)) {
      port = socket.getLocalPort();
    }
    int first = 0xEF00_0000 | (new SplittableRandom(port).nextInt(1 << 24) & ~0xFF);
    StringBuilder text = new StringBuilder();
    for (FeedLine line : FeedLine.values()) {
      text.append(name(line)).append(' ');
      text.append(new GroupAddress(first + 1 + line.code(), port)).append('\n');
    }
    return LineAddresses.published().with(text.toString());
  }

  static String name(FeedLine line) {
    return line.market() + ":" + line.number() + ":" + line.copy();
  }
}
