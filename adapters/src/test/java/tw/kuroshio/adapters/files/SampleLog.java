package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;

/** A small log of three segments and what the tests of damage ask of it. */
final class SampleLog {

  static final byte[] RUN = new byte[32];

  static {
    for (int i = 0; i < RUN.length; i++) {
      RUN[i] = (byte) (200 + i);
    }
  }

  static final int SEGMENT_BYTES = 700;

  private SampleLog() {}

  /** Writes 24 records in blocks of one to four; returns their sequence and payload as text. */
  static List<String> write(Path folder) throws FileRefused {
    List<String> written = new ArrayList<>();
    try (FileEventLog log = FileEventLog.open(folder, RUN, 3, SEGMENT_BYTES)) {
      int seq = 0;
      for (int block = 0; block < 10; block++) {
        for (int i = 0; i <= block % 4; i++) {
          written.add(append(log, ++seq));
        }
        log.commit();
      }
    }
    return written;
  }

  static String append(FileEventLog log, long seq) {
    byte[] payload = new byte[(int) (seq * 7 % 30)];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) (seq + i);
    }
    log.append((byte) (seq % 5), (byte) 1, seq, 1_000 + seq, payload, 0, payload.length);
    return seq + ":" + java.util.HexFormat.of().formatHex(payload);
  }

  static List<String> read(Path folder, TornEnd tornEnd) throws FileRefused {
    try (FileEventLogReader reader = FileEventLogReader.open(folder, tornEnd)) {
      return drain(reader);
    }
  }

  static List<String> drain(FileEventLogReader reader) {
    List<String> read = new ArrayList<>();
    while (reader.next()) {
      read.add(
          reader.seq()
              + ":"
              + java.util.HexFormat.of()
                  .formatHex(reader.buffer(), reader.offset(), reader.offset() + reader.length()));
    }
    return read;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path stale : SegmentFiles.list(to)) {
      Files.delete(stale);
    }
    for (Path segment : SegmentFiles.list(from)) {
      Files.copy(segment, to.resolve(segment.getFileName().toString()));
    }
  }
}
