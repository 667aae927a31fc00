package tw.kuroshio.adapters.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The embedded broker in a process of its own, so that it can be stopped and killed. */
final class BrokerProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private BrokerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static BrokerProcess start(Path folder, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String line =
        new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (line == null) {
      throw new IOException("The broker's process ended before it had a port");
    }
    return new BrokerProcess(process, Integer.parseInt(line));
  }

  /** Runs a broker until the process is ended. */
  public static void main(String[] args) throws Exception {
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            Path.of(args[0]), Integer.parseInt(args[1]), EmbeddedBroker.Flush.NEVER);
    System.out.println(broker.port());
    // Ends with whoever started it: then its standard input does.
    while (System.in.read() >= 0) {
      Thread.onSpinWait();
    }
    broker.close();
  }

  int port() {
    return port;
  }

  String bootstrap() {
    return "127.0.0.1:" + port;
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  void awaitEnd() throws InterruptedException {
    process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
