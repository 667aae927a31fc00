package tw.kuroshio.adapters.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A datagram of a capture, copied so that it can be kept and compared. */
record ReadDatagram(
    long timeNs, int source, int sourcePort, int destination, int destinationPort, String payload) {

  static ReadDatagram of(long timeNs, byte[] payload) {
    return new ReadDatagram(
        timeNs,
        Packets.SOURCE,
        Packets.SOURCE_PORT,
        Packets.GROUP,
        Packets.PORT,
        HexFormat.of().formatHex(payload));
  }

  static ReadDatagram copy(CaptureReader reader) {
    byte[] payload =
        Arrays.copyOfRange(reader.buffer(), reader.offset(), reader.offset() + reader.length());
    return new ReadDatagram(
        reader.timeNs(),
        reader.source(),
        reader.sourcePort(),
        reader.destination(),
        reader.destinationPort(),
        HexFormat.of().formatHex(payload));
  }

  static List<ReadDatagram> all(Path file) throws CaptureRefused, IOException {
    List<ReadDatagram> read = new ArrayList<>();
    try (CaptureReader reader = CaptureReader.open(file)) {
      while (reader.next()) {
        read.add(copy(reader));
      }
    }
    return read;
  }

  static Path write(Path folder, byte[] content) {
    try {
      return Files.write(folder.resolve("test.pcap"), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
