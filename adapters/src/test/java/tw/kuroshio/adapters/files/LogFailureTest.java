package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;
import tw.kuroshio.engine.EventLogFailure;
import tw.kuroshio.engine.SegmentHeader;

/** Disks that fill up, fail to force, take bytes in pieces or lose power. */
class LogFailureTest {

  @TempDir Path folder;

  /**
   * A disk with a limited number of bytes left and, after that many, a limited number of forces.
   */
  private static final class FailingDisk implements LogChannel.Opener {
    private long bytesLeft = Long.MAX_VALUE;
    private long forcesLeft = Long.MAX_VALUE;
    private int largestWrite = Integer.MAX_VALUE;
    private int calls;

    @Override
    public LogChannel open(Path segment) throws IOException {
      LogChannel disk = LogChannel.onDisk(segment);
      return new LogChannel() {
        @Override
        public int write(ByteBuffer source) throws IOException {
          calls++;
          int count = (int) Math.min(bytesLeft, Math.min(source.remaining(), largestWrite));
          if (count == 0) {
            throw new IOException("No space left on device");
          }
          int limit = source.limit();
          source.limit(source.position() + count);
          while (source.hasRemaining()) {
            disk.write(source);
          }
          source.limit(limit);
          bytesLeft -= count;
          return count;
        }

        @Override
        public void force() throws IOException {
          calls++;
          if (forcesLeft-- <= 0) {
            throw new IOException("Input/output error");
          }
          disk.force();
        }

        @Override
        public void close() throws IOException {
          disk.close();
        }
      };
    }
  }

  private FileEventLog open(FailingDisk disk) throws FileRefused {
    return FileEventLog.open(folder, SampleLog.RUN, 1, SampleLog.SEGMENT_BYTES, disk);
  }

  @Test
  void aFullDiskStopsTheLogAtEveryPossibleByte() throws Exception {
    for (int room = 0; room <= 400; room++) {
      for (Path stale : SegmentFiles.list(folder)) {
        Files.delete(stale);
      }
      FailingDisk disk = new FailingDisk();
      FileEventLog log = open(disk);
      List<String> committed = new ArrayList<>();
      committed.add(SampleLog.append(log, 1));
      committed.add(SampleLog.append(log, 2));
      log.commit();
      disk.bytesLeft = room;
      List<String> appended = new ArrayList<>(committed);
      boolean full = false;
      for (long seq = 3; !full; seq++) {
        appended.add(SampleLog.append(log, seq));
        try {
          log.commit();
          committed = List.copyOf(appended);
        } catch (EventLogFailure e) {
          assertThat(e).hasMessageContaining("No space left on device");
          full = true;
        }
      }
      assertDead(log, disk);
      List<String> read = SampleLog.read(folder, TornEnd.REPORTED);
      assertThat(read).isEqualTo(appended.subList(0, read.size()));
      assertThat(read).hasSizeGreaterThanOrEqualTo(committed.size());
      try (FileEventLog again = FileEventLog.open(folder, SampleLog.RUN, 1)) {
        assertThat(again.nextSeq()).isEqualTo(read.size() + 1);
      }
      assertThat(SampleLog.read(folder, TornEnd.REFUSED)).isEqualTo(read);
    }
  }

  @Test
  void aFailedForceIsFinal() throws Exception {
    FailingDisk disk = new FailingDisk();
    FileEventLog log = open(disk);
    SampleLog.append(log, 1);
    disk.forcesLeft = 0;
    assertThatThrownBy(log::commit)
        .isInstanceOf(EventLogFailure.class)
        .hasMessageContaining("Input/output error")
        .hasMessageContaining("at record 1");
    disk.forcesLeft = Long.MAX_VALUE;
    assertDead(log, disk);
  }

  /** Every later call fails without touching the disk, and the lock is free after close. */
  private void assertDead(FileEventLog log, FailingDisk disk) throws FileRefused {
    int calls = disk.calls;
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(log::commit)
          .isInstanceOf(EventLogFailure.class)
          .hasMessageContaining("is dead");
      assertThatThrownBy(() -> SampleLog.append(log, log.nextSeq()))
          .isInstanceOf(EventLogFailure.class)
          .hasMessageContaining("is dead");
    }
    log.close();
    log.close();
    assertThat(disk.calls).isEqualTo(calls);
    FileEventLog.open(folder, SampleLog.RUN, 1).close();
  }

  @Test
  void aFailedCommitInCloseIsSaid() throws Exception {
    FailingDisk disk = new FailingDisk();
    FileEventLog log = open(disk);
    SampleLog.append(log, 1);
    disk.bytesLeft = 10;
    assertThatThrownBy(log::close).isInstanceOf(EventLogFailure.class);
    FileEventLog.open(folder, SampleLog.RUN, 1).close();
  }

  @Test
  void aDiskThatTakesFewBytesAtATimeGetsThemAll() throws Exception {
    FailingDisk disk = new FailingDisk();
    disk.largestWrite = 3;
    List<String> written = new ArrayList<>();
    try (FileEventLog log = open(disk)) {
      for (int seq = 1; seq <= 20; seq++) {
        written.add(SampleLog.append(log, seq));
        log.commit();
      }
    }
    assertThat(SampleLog.read(folder, TornEnd.REFUSED)).isEqualTo(written);
  }

  @Test
  void aDiskThatIsFullFromTheStartRefusesTheRun() {
    FailingDisk disk = new FailingDisk();
    disk.bytesLeft = 50;
    assertThatThrownBy(() -> open(disk))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
        .hasMessageContaining("No space left on device");
    assertThat(folder.resolve("000001.kel")).exists();
  }

  /** Power loss: only what was forced remains. Every commit must be found again. */
  @Test
  void whatWasCommittedWasForced() throws Exception {
    Path device = folder.resolve("device");
    Files.createDirectories(device);
    Path log = folder.resolve("log");
    List<String> written = new ArrayList<>();
    LogChannel.Opener opener =
        segment -> {
          LogChannel disk = LogChannel.onDisk(segment);
          Path copy = device.resolve(segment.getFileName().toString());
          return new LogChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
              return disk.write(source);
            }

            @Override
            public void force() throws IOException {
              Files.write(copy, Files.readAllBytes(segment));
            }

            @Override
            public void close() throws IOException {
              disk.close();
            }
          };
        };
    try (FileEventLog writer =
        FileEventLog.open(log, SampleLog.RUN, 1, SampleLog.SEGMENT_BYTES, opener)) {
      for (int seq = 1; seq <= 40; seq++) {
        written.add(SampleLog.append(writer, seq));
        if (seq % 3 == 0) {
          writer.commit();
          assertThat(SampleLog.read(device, TornEnd.REFUSED)).isEqualTo(written);
        }
      }
    }
  }

  @Test
  void aReaderSeesDamageThatHappensWhileItReads() throws Exception {
    List<String> written = SampleLog.write(folder);
    try (FileEventLogReader reader = FileEventLogReader.open(folder, TornEnd.REPORTED)) {
      assertThat(reader.next()).isTrue();
      try (RandomAccessFile file =
          new RandomAccessFile(folder.resolve("000003.kel").toFile(), "rw")) {
        file.seek(SegmentHeader.BYTES + 40);
        file.write(0x55);
      }
      assertThatThrownBy(() -> SampleLog.drain(reader)).isInstanceOf(LogCorrupted.class);
    }
    assertThat(written).isNotEmpty();
  }
}
