package tw.kuroshio.adapters.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The few things a log does to a segment file; tests put a failing disk here. */
interface LogChannel extends Closeable {

  /** Writes at the end of the file, perhaps only a part; returns the number of bytes taken. */
  int write(ByteBuffer source) throws IOException;

  /** Returns when all written data, and the size needed to read it, is on the device. */
  void force() throws IOException;

  /** Opens a segment for appending, creating it when absent. */
  @FunctionalInterface
  interface Opener {
    LogChannel open(Path segment) throws IOException;
  }

  /** The real disk. */
  static LogChannel onDisk(Path segment) throws IOException {
    FileChannel channel =
        FileChannel.open(
            segment,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND);
    return new LogChannel() {
      @Override
      public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
      }

      @Override
      public void force() throws IOException {
        channel.force(false);
      }

      @Override
      public void close() throws IOException {
        channel.close();
      }
    };
  }
}
