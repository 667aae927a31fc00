package tw.kuroshio.adapters.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the server's programs. They refuse to run as root, so root runs them in a user namespace of
 * their own, in which nobody is root.
 */
final class ServerProgram {

  private static final long SECONDS_AT_MOST = 120;

  private final Path programs;
  private final boolean root;

  private ServerProgram(Path programs, boolean root) {
    this.programs = programs;
    this.root = root;
  }

  /**
   * @param programs folder with {@code bin} in it
   * @throws EmbeddedUnavailable when root may not make a user namespace here
   */
  static ServerProgram in(Path programs, String unshare) throws IOException {
    boolean root = new UnixSystem().getUid() == 0;
    if (root && !isPermitted(unshare)) {
      throw new EmbeddedUnavailable(
          "The embedded PostgreSQL does not run as root, and `unshare --user`, which would take"
              + " root from it, is denied here: run as another user"
              + EmbeddedUnavailable.GIVE_AN_ADDRESS);
    }
    return new ServerProgram(programs, root);
  }

  private static boolean isPermitted(String unshare) throws IOException {
    try {
      Process process =
          new ProcessBuilder(unshare, "--user", "id", "-u").redirectErrorStream(true).start();
      String user = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 && !user.strip().equals("0");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs a program to its end.
   *
   * @param output file its output goes to
   * @return its exit status
   */
  int run(Path output, String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("unshare", "--user"));
    }
    command.add(programs.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .directory(programs.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS_AT_MOST, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(program + " did not end within " + SECONDS_AT_MOST + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new IOException(program + " was interrupted", e);
    }
  }

  /** The last lines of a log, for a message. */
  static String tail(Path log, int lines) {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join(" | ", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "no log: " + e.getMessage();
    }
  }
}
