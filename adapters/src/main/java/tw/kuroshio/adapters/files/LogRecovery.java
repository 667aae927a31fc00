package tw.kuroshio.adapters.files;

import static tw.kuroshio.engine.LogFormat.HASH_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.LogBlock;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.SegmentHeader;

/**
 * Where a writer goes on after the log was read from its first byte and a torn tail was cut off.
 *
 * @param segmentNumber newest segment, 0 when there is none yet
 * @param segmentSize its size in bytes
 * @param link link of the last complete block
 * @param uncommitted complete records at the end that no link confirms yet
 * @param lastIngestTimeNs ingest time of the last of them, 0 when there is none
 * @param warnings what was cut off, in sentences
 */
record LogRecovery(
    int segmentNumber,
    long segmentSize,
    byte[] link,
    long nextSeq,
    byte[] uncommitted,
    long lastIngestTimeNs,
    List<String> warnings) {

  static LogRecovery of(Path folder, byte[] runHeaderSha256, int epoch)
      throws IOException, FileRefused {
    try (LogBlocks blocks = new LogBlocks(folder)) {
      byte[] uncommitted = new byte[0];
      while (blocks.next()) {
        if (!blocks.linked()) {
          uncommitted = Arrays.copyOfRange(blocks.buffer(), blocks.start(), blocks.end());
        }
      }
      requireContinuable(folder, blocks, runHeaderSha256, epoch);
      TornTail torn = blocks.tornTail();
      if (torn != null) {
        cutOff(folder, torn, blocks.headerTorn());
      }
      int segmentNumber = blocks.segmentCount() - (blocks.headerTorn() ? 1 : 0);
      return segmentNumber == 0
          ? empty(torn)
          : new LogRecovery(
              segmentNumber,
              Files.size(SegmentFiles.path(folder, segmentNumber)),
              blocks.link(),
              blocks.nextSeq(),
              uncommitted,
              lastIngestTimeNs(uncommitted),
              warnings(torn));
    }
  }

  private static LogRecovery empty(@Nullable TornTail torn) {
    return new LogRecovery(
        0, 0, new byte[HASH_BYTES], LogBlock.FIRST_SEQ, new byte[0], 0, warnings(torn));
  }

  private static List<String> warnings(@Nullable TornTail torn) {
    return torn == null ? List.of() : List.of(torn.sentence());
  }

  private static void requireContinuable(
      Path folder, LogBlocks blocks, byte[] runHeaderSha256, int epoch) throws FileRefused {
    SegmentHeader header = blocks.header();
    if (header == null) {
      return;
    }
    if (!Arrays.equals(header.runHeaderSha256(), runHeaderSha256)) {
      throw FileRefused.input(
          "Event log "
              + folder
              + " belongs to another run (its run header differs): start a new run instead");
    }
    if (epoch < blocks.lastEpoch()) {
      throw FileRefused.environment(
          "Event log "
              + folder
              + " was last written in epoch "
              + blocks.lastEpoch()
              + ", so a writer of epoch "
              + epoch
              + " is out of date: a newer one has taken over");
    }
  }

  private static void cutOff(Path folder, TornTail torn, boolean wholeFile) throws IOException {
    if (wholeFile) {
      Files.delete(torn.file());
      Folders.sync(folder);
      return;
    }
    try (FileChannel channel = FileChannel.open(torn.file(), StandardOpenOption.WRITE)) {
      channel.truncate(torn.offset());
      channel.force(true);
    }
  }

  private static long lastIngestTimeNs(byte[] records) {
    long last = 0;
    int at = 0;
    while (at < records.length) {
      last = LogFormat.ingestTimeNs(records, at);
      at += RECORD_HEADER_BYTES + LogFormat.payloadLength(records, at);
    }
    if (at != records.length) {
      throw new EventLogFailure("Event log records changed while they were read");
    }
    return last;
  }
}
