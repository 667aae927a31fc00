package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals to a server and the processes it started. */
final class Signals {

  private Signals() {}

  static void send(String signal, long... pids) throws IOException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    for (long pid : pids) {
      command.add(Long.toString(pid));
    }
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The server first, so that it starts no others. */
  static void toServer(String signal, long serverPid) throws IOException {
    send(signal, serverPid);
    long[] children =
        ProcessHandle.of(serverPid).stream()
            .flatMap(ProcessHandle::children)
            .mapToLong(ProcessHandle::pid)
            .toArray();
    if (children.length > 0) {
      send(signal, children);
    }
  }

  /** Kills the server and all its processes, and waits until they are gone. */
  static void killServer(long serverPid) throws IOException {
    List<Long> all = new ArrayList<>(List.of(serverPid));
    ProcessHandle.of(serverPid).stream()
        .flatMap(ProcessHandle::children)
        .forEach(child -> all.add(child.pid()));
    toServer("KILL", serverPid);
    long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    for (long pid : all) {
      while (isRunning(pid)) {
        if (System.nanoTime() > untilNs) {
          throw new IOException("Process " + pid + " does not end");
        }
        Thread.onSpinWait();
      }
    }
  }

  /** Whether a process is there and has not ended; one nobody waited for has ended. */
  static boolean isRunning(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Whether this process ignores interrupts, and with it all it starts: a shell does that to what
   * it runs in the background.
   */
  static boolean areInterruptsIgnored() throws IOException {
    int interrupt = 2;
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
        .anyMatch(mask -> (mask & 1L << (interrupt - 1)) != 0);
  }
}
