package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import tw.kuroshio.adapters.capture.CaptureWriter;
import tw.kuroshio.adapters.multicast.DatagramPacker;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.feed.FeedLine;

/**
 * A capture of the published groups: records of one instant and line share a datagram where they
 * fit.
 */
final class CaptureOutput implements RecordOutput {

  private final LineAddresses addresses = LineAddresses.published();
  private final CaptureWriter writer;
  private final Path partial;
  private final Map<FeedLine, DatagramPacker> packers = new EnumMap<>(FeedLine.class);
  private long timeNs;
  private boolean committed;

  CaptureOutput(Path file) throws IOException {
    writer = CaptureWriter.create(file);
    partial = file.toAbsolutePath().resolveSibling(file.getFileName() + ".partial");
  }

  @Override
  public void write(FeedLine line, long recordTimeNs, byte[] buffer, int offset, int length)
      throws IOException {
    if (recordTimeNs != timeNs) {
      flush();
      timeNs = recordTimeNs;
    }
    packers.computeIfAbsent(line, this::packer).add(buffer, offset, length, recordTimeNs);
  }

  private DatagramPacker packer(FeedLine line) {
    GroupAddress to = addresses.of(line);
    return new DatagramPacker(
        DatagramPacker.DEFAULT_MAX_BYTES,
        Long.MAX_VALUE,
        (buffer, offset, length) ->
            writer.write(timeNs, 0, 0, to.group(), to.port(), buffer, offset, length));
  }

  private void flush() throws IOException {
    for (DatagramPacker packer : packers.values()) {
      packer.flush();
    }
  }

  @Override
  public void commit() throws IOException {
    flush();
    writer.commit();
    committed = true;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (!committed) {
      // A recording cut off is kept, for it cannot be made again; a conversion can.
      Files.deleteIfExists(partial);
    }
  }
}
