package tw.kuroshio.adapters.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that runs a store's embedded server until it is told to end. */
final class EmbeddedOwner {

  private final Process process;

  private EmbeddedOwner(Process process) {
    this.process = process;
  }

  public static void main(String[] arguments) throws IOException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]))) {
      System.out.println("owner " + database.isOwner() + " " + database.serverPid());
      System.out.flush();
      System.in.read();
    }
  }

  /** Starts the process and waits until its server is there. */
  static EmbeddedOwner start(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedOwner.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null || !line.startsWith("owner true")) {
      throw new IOException("The process did not become the owner: " + line);
    }
    return new EmbeddedOwner(process);
  }

  long pid() {
    return process.pid();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Sends a signal and waits for the end. */
  int end(String signal) throws IOException, InterruptedException {
    Signals.send(signal, process.pid());
    if (!process.waitFor(90, TimeUnit.SECONDS)) {
      throw new IOException("It did not end within 90 s");
    }
    return process.exitValue();
  }

  /** Lets it end by itself. */
  void finish() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
