package tw.kuroshio.adapters.multicast;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The right to play the exchange on some groups of this machine's loopback: two simulated markets
 * on the same groups would reach every receiver as one feed that contradicts itself. Held by locks
 * of the operating system on files named after the groups, which die with the process.
 */
public final class SenderClaim implements AutoCloseable {

  private final List<FileChannel> held = new ArrayList<>();

  private SenderClaim() {}

  /**
   * Takes all the groups or none.
   *
   * @param folder common to all who might send, such as that of temporary files
   * @throws MulticastUnavailable when another sender has one of them, or the folder cannot be used
   */
  public static SenderClaim of(Collection<GroupAddress> groups, Path folder)
      throws MulticastUnavailable {
    SenderClaim claim = new SenderClaim();
    boolean whole = false;
    try {
      for (GroupAddress group : groups) {
        claim.take(group, folder);
      }
      whole = true;
      return claim;
    } finally {
      if (!whole) {
        claim.close();
      }
    }
  }

  private void take(GroupAddress group, Path folder) throws MulticastUnavailable {
    Path file = folder.resolve("kuroshio-feed-" + group.toString().replace(':', '-') + ".lock");
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      held.add(channel);
      if (lock(channel) == null) {
        throw new MulticastUnavailable(
            "Another run on this machine plays the exchange on "
                + group
                + ": end it, or name other groups with --feed-groups FILE",
            null);
      }
    } catch (IOException e) {
      throw new MulticastUnavailable(
          "The file " + file + " that says who sends to " + group + " cannot be locked", e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /**
   * Gives the groups up.
   *
   * @throws UncheckedIOException when a file cannot be closed; the others are
   */
  @Override
  public void close() {
    @Nullable UncheckedIOException failure = null;
    for (FileChannel channel : held) {
      try {
        channel.close();
      } catch (IOException e) {
        failure = new UncheckedIOException("A lock file cannot be closed", e);
      }
    }
    held.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
