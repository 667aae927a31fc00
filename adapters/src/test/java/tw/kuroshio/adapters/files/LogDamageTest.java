package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.engine.SegmentHeader;

/** What happens to a log that does not read back as it was written. */
class LogDamageTest {

  @TempDir Path temp;
  private Path intact;
  private Path damaged;
  private List<String> written;
  private List<Path> segments;

  @BeforeEach
  void writeSample() throws Exception {
    intact = temp.resolve("intact");
    damaged = temp.resolve("damaged");
    written = SampleLog.write(intact);
    segments = SegmentFiles.list(intact);
    assertThat(segments).hasSize(3);
  }

  /**
   * One flipped bit at every byte of the log. Everywhere it is refused, with the file and a place
   * not behind the flip named, except in the very last link record: a crash could have left that,
   * so it is cut off with a warning, and every record is still there.
   */
  @Test
  void noFlippedBitGoesUnnoticedAndNoneLosesARecord() throws Exception {
    SampleLog.copy(intact, damaged);
    for (Path segment : segments) {
      byte[] bytes = Files.readAllBytes(segment);
      boolean newest = segment.equals(segments.getLast());
      for (int at = 0; at < bytes.length; at++) {
        Path file = damaged.resolve(segment.getFileName().toString());
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << (at % 8));
        Files.write(file, flipped);

        assertRefused(file, at, () -> SampleLog.read(damaged, TornEnd.REFUSED));
        if (newest && at >= bytes.length - LogFormat.LINK_RECORD_BYTES) {
          assertOnlyTheLastLinkIsLost();
        } else {
          assertRefused(file, at, () -> SampleLog.read(damaged, TornEnd.REPORTED));
          assertRefused(file, at, () -> FileEventLog.open(damaged, SampleLog.RUN, 3).close());
          assertThat(Files.readAllBytes(file)).isEqualTo(flipped);
        }
        Files.write(file, bytes);
      }
    }
  }

  private void assertRefused(
      Path file, int at, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    assertThatThrownBy(action)
        .as("%s byte %d", file.getFileName(), at)
        .isInstanceOfSatisfying(
            LogCorrupted.class,
            e -> {
              assertThat(e.file()).isEqualTo(file);
              assertThat(e.byteOffset()).isBetween(0L, (long) at);
              assertThat(e.seq()).isBetween(0L, 26L);
              assertThat(e)
                  .hasMessageContaining(file.toString())
                  .hasMessageContaining("at byte " + e.byteOffset())
                  .hasMessageContaining("record " + e.seq())
                  .hasMessageContaining("Restore this file from a copy");
            });
  }

  private void assertOnlyTheLastLinkIsLost() throws Exception {
    try (FileEventLogReader reader = FileEventLogReader.open(damaged, TornEnd.REPORTED)) {
      assertThat(SampleLog.drain(reader)).isEqualTo(written);
      assertThat(reader.warning()).hasValueSatisfying(w -> assertThat(w).contains("64 bytes"));
    }
    try (FileEventLog log = FileEventLog.open(damaged, SampleLog.RUN, 3)) {
      assertThat(log.warnings()).hasSize(1);
    }
    assertThat(SampleLog.read(damaged, TornEnd.REFUSED)).isEqualTo(written);
  }

  @Test
  void theLogMayBeCutAtAnyByteOfItsLastBlock() throws Exception {
    Path newest = segments.getLast();
    byte[] bytes = Files.readAllBytes(newest);
    int lastBlock = lastBlockStart(bytes);
    for (int length = lastBlock; length < bytes.length; length++) {
      SampleLog.copy(intact, damaged);
      Files.write(damaged.resolve(newest.getFileName().toString()), Arrays.copyOf(bytes, length));
      int complete = completeRecords(bytes, length);

      try (FileEventLogReader reader = FileEventLogReader.open(damaged, TornEnd.REPORTED)) {
        assertThat(SampleLog.drain(reader)).isEqualTo(written.subList(0, complete));
        assertThat(reader.warning().isPresent()).isEqualTo(length != lastBlock);
      }
      assertContinues(complete, length == lastBlock ? 0 : 1);
    }
  }

  private void assertContinues(int complete, int warnings) throws Exception {
    String added;
    try (FileEventLog log = FileEventLog.open(damaged, SampleLog.RUN, 4, SampleLog.SEGMENT_BYTES)) {
      assertThat(log.warnings()).hasSize(warnings);
      assertThat(log.nextSeq()).isEqualTo(complete + 1);
      added = SampleLog.append(log, complete + 1);
    }
    try (FileEventLog log = FileEventLog.open(damaged, SampleLog.RUN, 4, SampleLog.SEGMENT_BYTES)) {
      assertThat(log.warnings()).isEmpty();
    }
    List<String> read = SampleLog.read(damaged, TornEnd.REFUSED);
    assertThat(read.subList(0, complete)).isEqualTo(written.subList(0, complete));
    assertThat(read.get(complete)).isEqualTo(added);
    assertThat(read).hasSize(complete + 1);
  }

  /** Records that lie wholly in the first {@code length} bytes, counted by hand from the layout. */
  private int completeRecords(byte[] newest, int length) {
    int at = SegmentHeader.BYTES;
    int complete = (int) LogFormat.getLong(newest, 24) - 1;
    while (at < newest.length) {
      int next = at + 32 + LogFormat.getInt(newest, at);
      if (newest[at + 8] != -1 && next <= length) {
        complete++;
      }
      at = next;
    }
    return complete;
  }

  private static int lastBlockStart(byte[] segment) {
    int at = SegmentHeader.BYTES;
    int block = at;
    int last = at;
    while (at < segment.length) {
      int next = at + 32 + LogFormat.getInt(segment, at);
      if (segment[at + 8] == -1) {
        last = block;
        block = next;
      }
      at = next;
    }
    return last;
  }

  @Test
  void aCrashWhileASegmentIsBegunLosesNothing() throws Exception {
    Path next = damaged.resolve("000004.kel");
    for (int length = 0; length <= SegmentHeader.BYTES; length++) {
      SampleLog.copy(intact, damaged);
      byte[] header = new byte[length];
      Arrays.fill(header, (byte) 0x4b);
      Files.write(next, header);
      assertThat(SampleLog.read(damaged, TornEnd.REPORTED)).isEqualTo(written);
      assertContinues(written.size(), 1);
    }
  }

  @Test
  void aFirstSegmentThatWasOnlyBegunIsAnEmptyLog() throws Exception {
    Files.createDirectories(damaged);
    Files.write(damaged.resolve("000001.kel"), new byte[17]);
    assertThat(SampleLog.read(damaged, TornEnd.REPORTED)).isEmpty();
    try (FileEventLog log = FileEventLog.open(damaged, SampleLog.RUN, 1)) {
      assertThat(log.warnings()).hasSize(1);
      assertThat(log.nextSeq()).isEqualTo(1);
      SampleLog.append(log, 1);
    }
    assertThat(SampleLog.read(damaged, TornEnd.REFUSED)).hasSize(1);
  }

  @Test
  void zerosOrGarbageBehindTheEndAreCutOff() throws Exception {
    byte[] garbage = new byte[5_000];
    new java.util.SplittableRandom(7).nextBytes(garbage);
    for (byte[] tail : List.of(new byte[4_096], garbage, new byte[1])) {
      SampleLog.copy(intact, damaged);
      Files.write(
          damaged.resolve(segments.getLast().getFileName().toString()),
          tail,
          StandardOpenOption.APPEND);
      assertThat(SampleLog.read(damaged, TornEnd.REPORTED)).isEqualTo(written);
      assertContinues(written.size(), 1);
    }
  }

  @Test
  void aMissingShortenedOrForeignSegmentIsRefused() throws Exception {
    SampleLog.copy(intact, damaged);
    Files.delete(damaged.resolve("000002.kel"));
    assertDamage("000003.kel", "the segment before it is missing");

    SampleLog.copy(intact, damaged);
    Path second = damaged.resolve("000002.kel");
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, lastBlockStart(bytes)));
    assertDamage("000003.kel", "does not continue the one before it");

    SampleLog.copy(intact, damaged);
    Files.write(second, Arrays.copyOf(bytes, bytes.length - 5));
    assertDamage("000002.kel", "incomplete record");

    Path other = temp.resolve("other");
    try (FileEventLog log = FileEventLog.open(other, SampleLog.RUN, 3, 100)) {
      for (int seq = 1; seq <= 30; seq++) {
        SampleLog.append(log, seq);
        log.commit();
      }
    }
    SampleLog.copy(intact, damaged);
    Files.copy(
        other.resolve("000002.kel"), second, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertDamage("000002.kel", "does not continue the one before it");
  }

  /** A forger who repairs every checksum still has to break the chain. */
  @Test
  void aRewrittenRecordWithARightChecksumBreaksTheChain() throws Exception {
    SampleLog.copy(intact, damaged);
    Path first = damaged.resolve("000001.kel");
    byte[] bytes = Files.readAllBytes(first);
    int at = SegmentHeader.BYTES;
    bytes[at + 32] ^= 1;
    LogFormat.putInt(
        bytes,
        at + 4,
        LogFormat.recordCrc(
            bytes, at, LogFormat.payloadLength(bytes, at), new java.util.zip.CRC32C()));
    Files.write(first, bytes);
    assertDamage("000001.kel", "hash chain");
  }

  @Test
  void aClaimedLengthIsNeverBelievedBeyondTheFile() throws Exception {
    for (int claim : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 24, 1 << 20}) {
      SampleLog.copy(intact, damaged);
      Path first = damaged.resolve("000001.kel");
      byte[] bytes = Files.readAllBytes(first);
      LogFormat.putInt(bytes, SegmentHeader.BYTES, claim);
      Files.write(first, bytes);
      assertDamage("000001.kel", "record");
    }
  }

  private void assertDamage(String file, String fault) {
    assertThatThrownBy(() -> SampleLog.read(damaged, TornEnd.REPORTED))
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining(file)
        .hasMessageContaining(fault);
    assertThatThrownBy(() -> FileEventLog.open(damaged, SampleLog.RUN, 9))
        .isInstanceOf(LogCorrupted.class)
        .hasMessageContaining(fault);
  }

  @Test
  void anUnknownFormatVersionIsNamed() throws Exception {
    SampleLog.copy(intact, damaged);
    SegmentHeader later =
        new SegmentHeader(2, 1, 3, 1, SampleLog.RUN, new byte[LogFormat.HASH_BYTES]);
    Files.write(damaged.resolve("000001.kel"), later.encode());
    assertThatThrownBy(() -> SampleLog.read(damaged, TornEnd.REPORTED))
        .hasMessageContaining("must be version 1, was 2");
  }

  @Test
  void seededRandomDamageIsNeverReadAsSomethingElse() throws IOException, FileRefused {
    java.util.SplittableRandom random = new java.util.SplittableRandom(20200319);
    for (int round = 0; round < 400; round++) {
      SampleLog.copy(intact, damaged);
      for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
        Path file =
            damaged.resolve(segments.get(random.nextInt(segments.size())).getFileName().toString());
        byte[] bytes = Files.readAllBytes(file);
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(1, 200));
        for (int i = from; i < to; i++) {
          bytes[i] = (byte) random.nextInt();
        }
        Files.write(file, random.nextInt(5) == 0 ? Arrays.copyOf(bytes, to) : bytes);
      }
      try {
        List<String> read = SampleLog.read(damaged, TornEnd.REPORTED);
        assertThat(read).as("round %d", round).isEqualTo(written.subList(0, read.size()));
      } catch (LogCorrupted refused) {
        assertThat(refused.file()).isNotNull();
      }
    }
  }
}
