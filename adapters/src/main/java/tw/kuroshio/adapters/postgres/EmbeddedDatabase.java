package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.StoreUnavailable;

/**
 * A PostgreSQL server of our own, whose data stay in a folder between runs. One process at a time
 * owns the folder: it starts the server and stops it in order when it is closed or the JVM ends.
 * Another process that asks meanwhile is a guest on the running server, and loses it when the owner
 * ends. A server left behind by an owner that was killed is taken over. Takes connections on
 * loopback only, with a password of its own kept beside the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {

  static final String OWNER_FILE = "owner.lock";

  private final Path data;
  private final Path log;
  private final StoreAddress address;
  private final @Nullable Ownership ownership;
  private boolean closed;

  EmbeddedDatabase(Path data, Path log, StoreAddress address, @Nullable Ownership ownership) {
    this.data = data;
    this.log = log;
    this.address = address;
    this.ownership = ownership;
  }

  /** What only the owner of a folder has. */
  record Ownership(FileChannel channel, ServerProgram program, Thread hook) {}

  /**
   * Starts the server of a folder, or finds the one another process runs.
   *
   * @param folder made when it is not there
   * @throws EmbeddedUnavailable when it cannot run here, with the reason and what to do
   */
  public static EmbeddedDatabase start(Path folder) {
    return start(folder, Map.of());
  }

  /**
   * @param settings of the server, over ours: names and values of {@code postgresql.conf}
   */
  static EmbeddedDatabase start(Path folder, Map<String, String> settings) {
    EmbeddedStart start = new EmbeddedStart(folder.toAbsolutePath().normalize(), settings);
    try {
      return start.start();
    } catch (IOException e) {
      throw new EmbeddedUnavailable(
          "The embedded PostgreSQL in "
              + folder
              + " cannot be started: "
              + e.getMessage()
              + EmbeddedUnavailable.GIVE_AN_ADDRESS,
          e);
    }
  }

  /** Whether a folder holds a store's data. */
  public static boolean isThere(Path folder) {
    return Files.isRegularFile(folder.resolve("data").resolve("PG_VERSION"));
  }

  /** How to reach it; its password is in no text. */
  public StoreAddress address() {
    return address;
  }

  /** Whether this process started the server or took it over, and stops it. */
  public boolean isOwner() {
    return ownership != null;
  }

  /**
   * Stops a server that an owner who was killed left behind.
   *
   * @return whether one was running
   * @throws EmbeddedUnavailable when a living process owns it
   */
  public static boolean stopLeftBehind(Path folder) {
    Path data = folder.resolve("data");
    try {
      @Nullable ServerPid pid = ServerPid.read(data);
      if (pid == null || !pid.isRunning(data)) {
        return false;
      }
    } catch (IOException e) {
      throw new EmbeddedUnavailable(data + " cannot be read: " + e.getMessage(), e);
    }
    try (EmbeddedDatabase database = start(folder)) {
      if (!database.isOwner()) {
        throw new EmbeddedUnavailable(
            "The store in "
                + folder
                + " is in use by process "
                + owner(folder)
                + ", which stops it when it ends: end that process");
      }
      return true;
    }
  }

  private static String owner(Path folder) {
    try {
      return Files.readString(folder.resolve(OWNER_FILE)).strip();
    } catch (IOException e) {
      return "unknown (" + e.getMessage() + ")";
    }
  }

  /** Process number of the server, 0 when it has ended. */
  public long serverPid() {
    try {
      @Nullable ServerPid pid = ServerPid.read(data);
      return pid == null ? 0 : pid.pid();
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Stops the server when this process owns it. What was not committed is undone.
   *
   * @throws StoreUnavailable when it does not stop
   */
  @Override
  public synchronized void close() {
    if (closed || ownership == null) {
      return;
    }
    closed = true;
    try {
      Runtime.getRuntime().removeShutdownHook(ownership.hook());
    } catch (IllegalStateException e) {
      // The JVM is ending, and the hook is what runs this.
    }
    stop(ownership);
  }

  private void stop(Ownership owned) {
    try (FileChannel _ = owned.channel()) {
      @Nullable ServerPid pid = ServerPid.read(data);
      if (pid == null || !pid.isRunning(data)) {
        return;
      }
      int status =
          owned
              .program()
              .run(
                  log,
                  "pg_ctl",
                  List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "-s"));
      if (status != 0) {
        throw new StoreUnavailable(
            "The embedded PostgreSQL (process "
                + pid.pid()
                + ") did not stop within 60 s; see "
                + log,
            new IOException("pg_ctl stop ended with " + status));
      }
    } catch (IOException e) {
      throw new StoreUnavailable(
          "The embedded PostgreSQL in " + data + " could not be stopped: " + e.getMessage(), e);
    }
  }
}
