package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.capture.PassedOver;
import tw.kuroshio.adapters.capture.RecordFile;
import tw.kuroshio.adapters.multicast.DatagramPacker;
import tw.kuroshio.adapters.multicast.GroupAddress;

/** The datagrams of a capture, or the records of a plain file packed into datagrams. */
final class ReplayFile {

  /** Takes one datagram; the buffer is reused as soon as the call returns. */
  interface Output {

    /**
     * A datagram to send.
     *
     * @param timeNs when it was recorded, or {@link CaptureReader#NO_TIME}
     */
    void datagram(GroupAddress target, long timeNs, byte[] buffer, int offset, int length)
        throws IOException;
  }

  private final Path path;
  private final boolean capture;
  private final @Nullable GroupAddress to;
  private final boolean tolerant;
  private final Map<PassedOver, Long> passedOver = new EnumMap<>(PassedOver.class);
  private long notMulticast;
  private long skippedBytes;

  private ReplayFile(Path path, boolean capture, @Nullable GroupAddress to, boolean tolerant) {
    this.path = path;
    this.capture = capture;
    this.to = to;
    this.tolerant = tolerant;
  }

  /**
   * Looks what kind of file it is.
   *
   * @param to where everything goes, null for where it was recorded
   * @param tolerant whether bytes between records are passed over
   */
  static ReplayFile of(Path path, @Nullable GroupAddress to, boolean tolerant)
      throws CaptureRefused {
    boolean capture = CaptureReader.isCapture(path);
    if (!capture && to == null) {
      try (RecordFile records = RecordFile.open(path, false)) {
        records.next();
      } catch (IOException e) {
        throw new Refusal(ExitCode.INPUT_REFUSED, path + " cannot be closed: " + e.getMessage(), e);
      }
      throw new Refusal(
          ExitCode.USAGE, path + " holds records without groups: name one with --to GROUP:PORT");
    }
    return new ReplayFile(path, capture, to, tolerant);
  }

  Path path() {
    return path;
  }

  boolean isCapture() {
    return capture;
  }

  boolean isTolerant() {
    return tolerant;
  }

  /**
   * Hands over every datagram that has a group to go to, until {@code stopped}.
   *
   * @throws CaptureRefused where the file is damaged, after everything before was handed over
   */
  void read(Output output, BooleanSupplier stopped) throws CaptureRefused, IOException {
    notMulticast = 0;
    skippedBytes = 0;
    passedOver.clear();
    if (capture) {
      readCapture(output, stopped);
    } else if (to != null) {
      readRecords(to, output, stopped);
    }
  }

  private void readCapture(Output output, BooleanSupplier stopped)
      throws CaptureRefused, IOException {
    try (CaptureReader reader = CaptureReader.open(path)) {
      try {
        while (!stopped.getAsBoolean() && reader.next()) {
          GroupAddress target = to == null ? recordedTarget(reader) : to;
          if (target == null) {
            notMulticast++;
          } else {
            output.datagram(
                target, reader.timeNs(), reader.buffer(), reader.offset(), reader.length());
          }
        }
      } finally {
        for (PassedOver reason : PassedOver.values()) {
          passedOver.put(reason, reader.passedOver(reason));
        }
      }
    }
  }

  private static @Nullable GroupAddress recordedTarget(CaptureReader reader) {
    return GroupAddress.isMulticast(reader.destination()) && reader.destinationPort() > 0
        ? new GroupAddress(reader.destination(), reader.destinationPort())
        : null;
  }

  private void readRecords(GroupAddress target, Output output, BooleanSupplier stopped)
      throws CaptureRefused, IOException {
    DatagramPacker packer =
        new DatagramPacker(
            DatagramPacker.DEFAULT_MAX_BYTES,
            Long.MAX_VALUE,
            (buffer, offset, length) ->
                output.datagram(target, CaptureReader.NO_TIME, buffer, offset, length));
    try (RecordFile records = RecordFile.open(path, tolerant)) {
      try {
        while (!stopped.getAsBoolean() && records.next()) {
          packer.add(records.buffer(), records.offset(), records.length(), 0);
        }
      } finally {
        skippedBytes = records.skippedBytes();
        packer.flush();
      }
    }
  }

  /** Datagrams of the last reading that were not recorded on a multicast group. */
  long notMulticast() {
    return notMulticast;
  }

  /** Bytes of the last reading that belong to no record. */
  long skippedBytes() {
    return skippedBytes;
  }

  /** Packets of the last reading that gave no datagram. */
  long passedOver(PassedOver reason) {
    return passedOver.getOrDefault(reason, 0L);
  }
}
