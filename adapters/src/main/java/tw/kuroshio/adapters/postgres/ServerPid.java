package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself in {@code postmaster.pid}: lines 1 process, 4 port, 8 state.
 *
 * @param ready whether it takes connections
 */
record ServerPid(long pid, int port, boolean ready) {

  private static final int PORT_LINE = 3;
  private static final int STATE_LINE = 7;

  /** Of the server of a data folder, running or not; null when it was stopped in order. */
  static @Nullable ServerPid read(Path data) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file(data), StandardCharsets.UTF_8);
      boolean ready = lines.size() > STATE_LINE && lines.get(STATE_LINE).strip().equals("ready");
      return lines.size() <= PORT_LINE
          ? null
          : new ServerPid(
              Long.parseLong(lines.get(0).strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              ready);
    } catch (NoSuchFileException e) {
      return null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Whether the process is there and is the server of this folder, not another of its number. */
  boolean isRunning(Path data) throws IOException {
    Path arguments = Path.of("/proc", Long.toString(pid), "cmdline");
    try {
      String commandLine = Files.readString(arguments, StandardCharsets.UTF_8);
      return commandLine.contains("postgres") && commandLine.contains(data.toString());
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      // A process that ends while its command line is read.
      if (Files.exists(arguments)) {
        throw e;
      }
      return false;
    }
  }
}
