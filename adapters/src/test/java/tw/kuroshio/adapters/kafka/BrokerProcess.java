package tw.kuroshio.adapters.kafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The embedded broker in a process of its own, so that it can be stopped and killed. */
final class BrokerProcess implements AutoCloseable {

  private final Process process;
  private final int port;

  private BrokerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** A broker that is all of its cluster, on a free port when it is 0. */
  static BrokerProcess start(Path folder, int port) throws IOException {
    return start(
        BrokerSettings.alone(
            folder,
            port == 0 ? TestBroker.freePort() : port,
            TestBroker.freePort(),
            EmbeddedBroker.Flush.NEVER));
  }

  static BrokerProcess start(BrokerSettings settings) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
    line.add(BrokerProcess.class.getName());
    line.add(settings.folder().toString());
    line.add(settings.cluster());
    line.add(Integer.toString(settings.port()));
    settings.properties().forEach((name, value) -> line.addAll(List.of(name, value)));
    Process process =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String ready =
        new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))
            .readLine();
    if (ready == null) {
      throw new IOException("The broker's process ended before it had a port");
    }
    return new BrokerProcess(process, settings.port());
  }

  /** Runs a broker until the process is ended: folder, cluster, port, then names and values. */
  public static void main(String[] args) throws Exception {
    SortedMap<String, String> properties = new TreeMap<>();
    for (int i = 3; i < args.length; i += 2) {
      properties.put(args[i], args[i + 1]);
    }
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(Path.of(args[0]), args[1], Integer.parseInt(args[2]), properties));
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
