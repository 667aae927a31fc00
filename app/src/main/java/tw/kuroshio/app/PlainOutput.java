package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Path;
import tw.kuroshio.adapters.files.RecordFileWriter;
import tw.kuroshio.feed.FeedLine;

/** A file of records one behind the other; lines and times are not kept. */
final class PlainOutput implements RecordOutput {

  private final RecordFileWriter writer;

  PlainOutput(Path file) throws IOException {
    writer = RecordFileWriter.create(file);
  }

  @Override
  public void write(FeedLine line, long timeNs, byte[] buffer, int offset, int length)
      throws IOException {
    writer.write(buffer, offset, length);
  }

  @Override
  public void commit() throws IOException {
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
