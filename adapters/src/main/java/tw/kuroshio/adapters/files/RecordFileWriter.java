package tw.kuroshio.adapters.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * Writes exchange records one behind the other, gzipped when the name ends in {@code .gz}. The file
 * has its name only when {@link #commit} has completed it, replacing one that was there; closed
 * without, nothing is left. One thread.
 */
public final class RecordFileWriter implements AutoCloseable {

  private static final int BUFFER_BYTES = 1 << 18;

  private final Path target;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream content;
  private final OutputStream out;
  private boolean committed;

  private RecordFileWriter(Path target, Path temporary, FileChannel channel, OutputStream content) {
    this.target = target;
    this.temporary = temporary;
    this.channel = channel;
    this.content = content;
    out = new BufferedOutputStream(content, BUFFER_BYTES);
  }

  /**
   * Begins a file.
   *
   * @throws IOException when it cannot be written; the message is a sentence for the user
   */
  public static RecordFileWriter create(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw new IOException(file + " is a folder: name a file in it");
    }
    Path temporary = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
    FileChannel channel;
    try {
      channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IOException(file + " cannot be written: " + Reason.of(e), e);
    }
    OutputStream raw = Channels.newOutputStream(channel);
    boolean gzip = target.getFileName().toString().endsWith(".gz");
    try {
      OutputStream content = gzip ? new GZIPOutputStream(raw, BUFFER_BYTES) : raw;
      return new RecordFileWriter(target, temporary, channel, content);
    } catch (IOException e) {
      channel.close();
      Files.delete(temporary);
      throw e;
    }
  }

  /** Adds a record. */
  public void write(byte[] buffer, int offset, int length) throws IOException {
    out.write(buffer, offset, length);
  }

  /** Completes the file, forces it to disk and gives it its name. */
  public void commit() throws IOException {
    out.flush();
    if (content instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    channel.force(true);
    channel.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    committed = true;
  }

  @Override
  public void close() throws IOException {
    if (!committed) {
      channel.close();
      Files.deleteIfExists(temporary);
    }
  }
}
