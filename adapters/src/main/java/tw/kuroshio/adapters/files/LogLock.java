package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write one log: an exclusive lock of the operating system on {@code writer.lock},
 * which dies with the process.
 */
final class LogLock {

  private static final String NAME = "writer.lock";
  private static final int LONGEST_NOTE_BYTES = 64;

  /**
   * Locks held by this process. POSIX drops all of a process's locks on a file when any of its
   * descriptors is closed, so a second attempt must not even open the file.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private LogLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  static LogLock acquire(Path folder) throws FileRefused {
    try {
      Files.createDirectories(folder);
      Path real = folder.toRealPath();
      if (!HELD_HERE.add(real)) {
        throw held(folder, Long.toString(ProcessHandle.current().pid()));
      }
      boolean acquired = false;
      try {
        LogLock lock = new LogLock(real, lock(folder));
        acquired = true;
        return lock;
      } finally {
        if (!acquired) {
          HELD_HERE.remove(real);
        }
      }
    } catch (IOException e) {
      throw FileRefused.environment(
          "Event log folder " + folder + " cannot be written: " + Reason.of(e), e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException, FileRefused {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
      if (!locked) {
        throw held(folder, note(channel));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)),
          0);
      return channel;
    } finally {
      if (!locked) {
        channel.close();
      }
    }
  }

  private static FileRefused held(Path folder, String holder) {
    return FileRefused.environment(
        "Event log "
            + folder
            + " is being written by another run"
            + (holder.isEmpty() ? "" : " (process " + holder + ")")
            + ": stop that run first, or choose another --home");
  }

  private static String note(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_NOTE_BYTES);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    return text.chars().allMatch(Character::isDigit) ? text : "";
  }

  void release() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock is gone with the descriptor in any case, and nothing was buffered in it.
      return;
    } finally {
      HELD_HERE.remove(folder);
    }
  }
}
