package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes whole files so that a reader, or a restart after power loss, finds either all of the new
 * content or none of it: temporary name, force, atomic rename, force of the folder.
 */
public final class DurableFile {

  private DurableFile() {}

  /**
   * Writes a file.
   *
   * @param parts its content, one after another
   */
  public static void write(Path target, byte[]... parts) throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " is not a file name");
    }
    // Not createTempFile: what others may read is for the user's umask to say.
    Path temporary = folder.resolve("." + target.getFileName() + "-" + UUID.randomUUID());
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        for (byte[] part : parts) {
          ByteBuffer bytes = ByteBuffer.wrap(part);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        }
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    Folders.sync(folder);
  }
}
