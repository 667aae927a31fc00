package tw.kuroshio.benchmarks.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.feed.FeedLine;

/**
 * The sending process: does what the lines on its standard input say and answers each with one on
 * its standard output. It ends when its input does, so that it never outlives who started it.
 */
final class SenderMain {

  private SenderMain() {}

  /** Takes the addresses of the lines, as {@link #addresses} writes them. */
  public static void main(String[] args) throws IOException, MulticastUnavailable {
    LineAddresses addresses =
        LineAddresses.published().with(String.join(" ", args).replace(';', '\n'));
    MulticastSender socket = MulticastSender.open(Interfaces.loopback());
    try (Sender sender = new ThreadSender(socket, addresses);
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      answer(in, System.out, sender);
    }
  }

  private static void answer(BufferedReader in, PrintStream out, Sender sender) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "clock" -> out.println("clock " + System.nanoTime());
        case "prepare" -> {
          sender.prepare(StepSpec.parse(words, 1));
          out.println("prepared");
        }
        case "send" -> out.println("sent " + sender.send(Long.parseLong(words[1])).text());
        default -> throw new IOException("'" + line + "' is no order");
      }
      out.flush();
    }
  }

  static String addresses(LineAddresses addresses) {
    StringJoiner text = new StringJoiner(";");
    for (FeedLine line : FeedLine.values()) {
      text.add(FreeGroups.name(line) + " " + addresses.of(line));
    }
    return text.toString();
  }
}
