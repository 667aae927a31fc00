package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.LogContract;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogReader;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.model.DigestChain;

class FileEventLogTest extends LogContract {

  private static final byte[] RUN = SampleLog.RUN;

  @TempDir Path folder;

  @Override
  protected EventLog openWriter(int epoch) throws FileRefused {
    return FileEventLog.open(folder, RUN, epoch, 2_000);
  }

  @Override
  protected EventLogReader openReader() throws FileRefused {
    return FileEventLogReader.open(folder, TornEnd.REFUSED);
  }

  @Override
  protected EventLogReader openReader(long fromSeq) throws FileRefused {
    return FileEventLogReader.open(folder, TornEnd.REFUSED, fromSeq);
  }

  @Override
  protected EventLogReader openReaderAfterCrash() throws FileRefused {
    return FileEventLogReader.open(folder, TornEnd.REPORTED);
  }

  /** A record cut off in its middle: the disk took only a part of the last write. */
  @Override
  protected void tear(int epoch, long seq) throws IOException {
    byte[] record = new byte[LogFormat.RECORD_HEADER_BYTES + 40];
    LogFormat.writeRecord(
        record, 0, (byte) 1, (byte) 7, epoch, seq, 9, new byte[40], 0, 40, new CRC32C());
    Files.write(
        SegmentFiles.list(folder).getLast(),
        Arrays.copyOf(record, record.length / 2),
        StandardOpenOption.APPEND);
  }

  /** Segments are never deleted: all from the first to the newest are there. */
  @Override
  protected void requireKept() throws IOException {
    List<Path> segments = SegmentFiles.list(folder);
    assertThat(segments.getLast()).isEqualTo(SegmentFiles.path(folder, segments.size()));
  }

  @Override
  protected Durability promised() {
    return Durability.LOCAL;
  }

  @Test
  void beginsANewSegmentWhenOneIsFull() throws Exception {
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      for (int i = 1; i <= 100; i++) {
        written.add(append(log, 1, (byte) 1, i, i, new byte[68]));
        log.commit();
      }
    }
    // 100 bytes of header, then blocks of 164 bytes: the 12th reaches 2,000 bytes.
    assertThat(Files.size(folder.resolve("000001.kel"))).isEqualTo(100 + 12 * 164);
    assertThat(SegmentFiles.list(folder)).hasSize(9);
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void theChainIsTheSameWhereverTheWriterWasRestarted() throws Exception {
    byte[] once;
    try (FileEventLog log = FileEventLog.open(folder.resolve("a"), RUN, 1, 2_000)) {
      for (int i = 1; i <= 60; i++) {
        append(log, 1, (byte) 1, i, i, new byte[i]);
        log.commit();
      }
      once = log.link();
    }
    for (int i = 1; i <= 60; i++) {
      try (FileEventLog log = FileEventLog.open(folder.resolve("b"), RUN, 1, 2_000)) {
        assertThat(log.warnings()).isEmpty();
        assertThat(log.nextSeq()).isEqualTo(i);
        append(log, 1, (byte) 1, i, i, new byte[i]);
      }
    }
    try (FileEventLogReader reader =
        FileEventLogReader.open(folder.resolve("b"), TornEnd.REFUSED)) {
      assertThat(readAll(reader)).hasSize(60);
      assertThat(reader.link()).isEqualTo(once);
      assertThat(reader.runHeaderSha256()).isEqualTo(RUN);
    }
    for (Path segment : SegmentFiles.list(folder.resolve("a"))) {
      assertThat(folder.resolve("b").resolve(segment.getFileName().toString()))
          .hasSameBinaryContentAs(segment);
    }
  }

  /** The bytes are a contract with every later release: this vector was laid out by hand. */
  @Test
  void writesTheDocumentedBytes() throws Exception {
    try (EventLog log = openWriter(5)) {
      log.append((byte) 2, (byte) 1, 1, 0x0102030405060708L, new byte[] {'h', 'i'}, 0, 2);
    }
    byte[] file = Files.readAllBytes(folder.resolve("000001.kel"));
    HexFormat hex = HexFormat.of();
    String header =
        "4b55524f4c4f4731" // KUROLOG1
            + "01000000" // format version
            + "01000000" // segment
            + "05000000" // epoch
            + "00000000"
            + "0100000000000000" // first seq
            + hex.formatHex(RUN)
            + "00".repeat(32);
    assertThat(hex.formatHex(file, 0, 96)).isEqualTo(header);
    assertThat(hex.formatHex(file, 96, 100)).isEqualTo(crc(header));
    String rest = "02010000" + "05000000" + "0100000000000000" + "0807060504030201" + "6869";
    String record = "02000000" + crc("02000000" + rest) + rest;
    assertThat(hex.formatHex(file, 100, 134)).isEqualTo(record);
    byte[] first = DigestChain.sha256().digest(hex.parseHex(header + crc(header)));
    String link =
        hex.formatHex(DigestChain.sha256().digest(hex.parseHex(hex.formatHex(first) + record)));
    String linkRest = "ff010000" + "05000000" + "0100000000000000" + "0807060504030201" + link;
    assertThat(hex.formatHex(file, 134, file.length))
        .isEqualTo("20000000" + crc("20000000" + linkRest) + linkRest);
  }

  private static String crc(String hex) {
    CRC32C crc = new CRC32C();
    crc.update(HexFormat.of().parseHex(hex));
    return HexFormat.of().toHexDigits(Integer.reverseBytes((int) crc.getValue()));
  }

  @Test
  void refusesTheLogOfAnotherRun() throws Exception {
    openWriter(1).close();
    byte[] other = RUN.clone();
    other[0] ^= 1;
    assertThatThrownBy(() -> FileEventLog.open(folder, other, 1))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INPUT))
        .hasMessageContaining("belongs to another run");
  }

  @Test
  void refusesAWriterOfAnOlderEpoch() throws Exception {
    try (EventLog log = openWriter(4)) {
      append(log, 4, (byte) 1, 1, 1, new byte[0]);
    }
    assertThatThrownBy(() -> openWriter(3))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
        .hasMessageContaining("last written in epoch 4");
  }

  @Test
  void refusesASecondWriterAndLetsTheNextInAfterClose() throws Exception {
    EventLog first = openWriter(1);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThatThrownBy(() -> openWriter(1))
          .isInstanceOfSatisfying(
              FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
          .hasMessageContaining("is being written by another run")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
    first.close();
    openWriter(1).close();
  }

  @Test
  void aFolderWithoutALogIsSaidSo() {
    assertThatThrownBy(() -> FileEventLogReader.open(folder, TornEnd.REPORTED))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("No event log in " + folder);
    assertThatThrownBy(() -> FileEventLogReader.open(folder.resolve("x"), TornEnd.REPORTED))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("does not exist");
  }

  @Test
  void aPathThatIsNoFolderIsSaidSo() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> FileEventLog.open(file.resolve("log"), RUN, 1))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
        .hasMessageContaining("cannot be written");
  }

  @Test
  void refusesAPayloadAboveTheCapAndTheReservedType() throws Exception {
    try (EventLog log = openWriter(1)) {
      byte[] tooLong = new byte[LogFormat.MAX_PAYLOAD_BYTES + 1];
      assertThatThrownBy(() -> log.append((byte) 1, (byte) 1, 1, 1, tooLong, 0, tooLong.length))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("at most 16777216 bytes");
      assertThatThrownBy(() -> log.append((byte) -1, (byte) 1, 1, 1, tooLong, 0, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("must not be -1");
      log.append((byte) 1, (byte) 1, 1, 1, tooLong, 1, LogFormat.MAX_PAYLOAD_BYTES);
    }
    assertThat(readAll()).hasSize(1);
  }

  @Test
  void commitsByItselfBeforeABlockGrowsTooLong() throws Exception {
    byte[] payload = new byte[LogFormat.MAX_PAYLOAD_BYTES];
    try (EventLog log = FileEventLog.open(folder, RUN, 1)) {
      for (int i = 1; i <= 5; i++) {
        log.append((byte) 1, (byte) 1, i, i, payload, 0, payload.length);
      }
      // Three records of 16 MiB fit a block of 64 MiB with their headers, the fourth does not.
      assertThat(Files.size(folder.resolve("000001.kel")))
          .isEqualTo(100 + 3L * (32 + payload.length) + 64);
    }
  }

  @Test
  void aMillionRecordsComeBack() throws Exception {
    int records = 1_000_000;
    DigestChain written = new DigestChain();
    byte[] payload = new byte[64];
    try (EventLog log = FileEventLog.open(folder, RUN, 1, 16 << 20)) {
      for (int i = 1; i <= records; i++) {
        int length = i % 64;
        LogFormat.putInt(payload, 0, i);
        written.update(payload, 0, length);
        log.append((byte) (i % 100), (byte) 1, i, 1_000L * i, payload, 0, length);
        if (i % 20_000 == 0) {
          log.commit();
        }
      }
    }
    DigestChain read = new DigestChain();
    int count = 0;
    try (EventLogReader reader = openReader()) {
      while (reader.next()) {
        count++;
        assertThat(reader.seq()).isEqualTo(count);
        assertThat(reader.ingestTimeNs()).isEqualTo(1_000L * count);
        assertThat(reader.type()).isEqualTo((byte) (count % 100));
        read.update(reader.buffer(), reader.offset(), reader.length());
      }
    }
    assertThat(count).isEqualTo(records);
    assertThat(read.digest()).isEqualTo(written.digest());
    assertThat(SegmentFiles.list(folder)).hasSizeGreaterThan(3);
  }

  @Test
  void appendingAllocatesNothing() throws Exception {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] payload = new byte[40];
    try (EventLog log = FileEventLog.open(folder, RUN, 1)) {
      int seq = 0;
      for (int round = 0; round < 3; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 20_000; i++) {
          log.append((byte) 1, (byte) 1, ++seq, seq, payload, 0, payload.length);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        log.commit();
        if (round == 2) {
          assertThat(allocated).isLessThan(20_000);
        }
      }
    }
  }
}
