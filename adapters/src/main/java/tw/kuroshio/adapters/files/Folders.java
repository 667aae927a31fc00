package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes changes of a folder itself (a new name, a rename) survive power loss. */
final class Folders {

  private Folders() {}

  static void sync(Path folder) throws IOException {
    // Only POSIX systems open a folder as a file; elsewhere the rename itself is all there is.
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
