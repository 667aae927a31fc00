package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way to a running server: whose folder it is, what is in it, the program, and a port. One
 * thread.
 */
final class EmbeddedStart {

  private static final String DATABASE = "kuroshio";
  private static final String USER = "kuroshio";
  private static final int START_TRIES = 3;
  private static final long READY_SECONDS = 60;

  private final Path folder;
  private final Path data;
  private final Path log;
  private final Map<String, String> settings;

  EmbeddedStart(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    data = folder.resolve("data");
    log = folder.resolve("server.log");
  }

  EmbeddedDatabase start() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder.resolveSibling("."));
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    FileChannel channel =
        FileChannel.open(
            folder.resolve(EmbeddedDatabase.OWNER_FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    boolean owned = false;
    try {
      if (!isLocked(channel)) {
        return new EmbeddedDatabase(data, log, ready(), null);
      }
      writeOwner(channel);
      EmbeddedDatabase database = owner(channel);
      owned = true;
      return database;
    } finally {
      if (!owned) {
        channel.close();
      }
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      @Nullable FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void writeOwner(FileChannel channel) throws IOException {
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
  }

  private EmbeddedDatabase owner(FileChannel channel) throws IOException {
    ServerProgram program =
        ServerProgram.in(ServerFiles.unpack(folder.resolve("server")), "unshare");
    if (!Files.isDirectory(data)) {
      initialise(program);
    }
    @Nullable ServerPid left = ServerPid.read(data);
    if (left == null || !left.isRunning(data)) {
      Files.deleteIfExists(ServerPid.file(data));
      launch(program);
    }
    StoreAddress address = ready();
    makeDatabase(address);
    // The hook closes what it is a part of; the array stands in until that is made.
    EmbeddedDatabase[] closing = new EmbeddedDatabase[1];
    Thread hook = new Thread(() -> closing[0].close(), "store-stop");
    closing[0] =
        new EmbeddedDatabase(
            data, log, address, new EmbeddedDatabase.Ownership(channel, program, hook));
    Runtime.getRuntime().addShutdownHook(hook);
    return closing[0];
  }

  /** Makes the data folder beside its place, so that a half-made one is never taken for whole. */
  private void initialise(ServerProgram program) throws IOException {
    Path partial = folder.resolve("data.partial");
    ServerFiles.delete(partial);
    Path password = folder.resolve("password");
    if (!Files.exists(password)) {
      writePassword(password);
    }
    int status =
        program.run(
            log,
            "initdb",
            List.of(
                "-D",
                partial.toString(),
                "-U",
                USER,
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C"));
    if (status != 0) {
      throw new IOException("initdb failed: " + ServerProgram.tail(log, 5));
    }
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void writePassword(Path file) throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Path partial = file.resolveSibling("password.partial");
    Files.deleteIfExists(partial);
    Files.createFile(
        partial,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(partial, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch(ServerProgram program) throws IOException {
    for (int tries = 1; ; tries++) {
      Map<String, String> all = new LinkedHashMap<>();
      all.put("port", Integer.toString(freePort()));
      all.put("listen_addresses", "127.0.0.1");
      all.put("unix_socket_directories", "");
      all.put("timezone", "UTC");
      all.put("log_timezone", "UTC");
      all.put("max_connections", "40");
      all.put("shared_buffers", "256MB");
      all.put("max_wal_size", "4GB");
      all.put("max_parallel_workers_per_gather", "0");
      all.put("jit", "off");
      all.putAll(settings);
      int status =
          program.run(
              log,
              "pg_ctl",
              List.of(
                  "start",
                  "-D",
                  data.toString(),
                  "-l",
                  log.toString(),
                  "-w",
                  "-t",
                  Long.toString(READY_SECONDS),
                  "-s",
                  "-o",
                  options(all)));
      if (status == 0) {
        return;
      }
      if (tries == START_TRIES) {
        throw new IOException(
            "the server did not start: " + ServerProgram.tail(log, 5) + " (" + log + ")");
      }
    }
  }

  private static String options(Map<String, String> settings) {
    List<String> options = new ArrayList<>();
    settings.forEach((name, value) -> options.add("-c " + name + "='" + value + "'"));
    return String.join(" ", options);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits for a server that may still be starting: another process's, or one that recovers. */
  private StoreAddress ready() throws IOException {
    long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(READY_SECONDS);
    while (System.nanoTime() < untilNs) {
      @Nullable ServerPid pid = ServerPid.read(data);
      if (pid != null && pid.ready() && pid.isRunning(data)) {
        return new StoreAddress(
            "127.0.0.1",
            pid.port(),
            DATABASE,
            USER,
            Files.readString(folder.resolve("password")),
            StoreAddress.SCHEMA,
            "disable");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("waiting for the server was interrupted", e);
      }
    }
    throw new IOException(
        "another process holds "
            + folder.resolve(EmbeddedDatabase.OWNER_FILE)
            + " and its server was not ready within "
            + READY_SECONDS
            + " s: "
            + ServerProgram.tail(log, 3));
  }

  private static void makeDatabase(StoreAddress address) throws IOException {
    StoreAddress maintenance =
        new StoreAddress(
            address.host(),
            address.port(),
            "postgres",
            address.user(),
            address.password(),
            address.schema(),
            address.sslMode());
    try (Connection connection = Migrations.connect(maintenance, StoreSettings.defaults());
        Statement statement = connection.createStatement()) {
      boolean there;
      try (ResultSet found =
          statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
        there = found.next();
      }
      if (!there) {
        statement.execute("create database " + DATABASE);
      }
    } catch (SQLException e) {
      throw new IOException("the server does not answer: " + e.getMessage(), e);
    }
  }
}
