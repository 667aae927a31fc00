package tw.kuroshio.benchmarks.ingest;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tw.kuroshio.adapters.multicast.LineAddresses;

/**
 * A sender in a Java process of its own, which shares neither heap nor collector nor compiler with
 * what is measured. Both processes read the machine's monotonic clock; that they do is checked.
 */
final class SenderProcess implements Sender {

  private static final long GRACE_SECONDS = 5;

  private final Process process;
  private final BufferedReader in;
  private final BufferedWriter out;

  private SenderProcess(Process process) {
    this.process = process;
    in = process.inputReader(StandardCharsets.UTF_8);
    out = process.outputWriter(StandardCharsets.UTF_8);
  }

  static SenderProcess start(LineAddresses addresses) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            SenderMain.class.getName(),
            SenderMain.addresses(addresses));
    SenderProcess sender =
        new SenderProcess(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    try {
      sender.requireSameClock();
      return sender;
    } catch (IOException e) {
      sender.close();
      throw e;
    }
  }

  private void requireSameClock() throws IOException {
    long beforeNs = System.nanoTime();
    long itsNs = Long.parseLong(ask("clock", "clock")[1]);
    long afterNs = System.nanoTime();
    if (itsNs < beforeNs || itsNs > afterNs) {
      throw new IOException(
          "Processes of this system do not share a monotonic clock: use --sender thread");
    }
  }

  @Override
  public void prepare(StepSpec step) throws IOException {
    ask("prepare " + step.text(), "prepared");
  }

  @Override
  public SendReport send(long startNs) throws IOException {
    return SendReport.parse(ask("send " + startNs, "sent"), 1);
  }

  private String[] ask(String order, String answer) throws IOException {
    out.write(order);
    out.newLine();
    out.flush();
    String line = in.readLine();
    if (line == null) {
      throw new IOException("The sending process ended before it answered '" + order + "'");
    }
    String[] words = line.split(" ", -1);
    if (!words[0].equals(answer)) {
      throw new IOException("The sending process answered '" + line + "' to '" + order + "'");
    }
    return words;
  }

  @Override
  public void close() throws IOException {
    out.close();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    in.close();
  }
}
