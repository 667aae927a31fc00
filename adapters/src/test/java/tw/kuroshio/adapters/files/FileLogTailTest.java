package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLogTailTest {

  @TempDir Path folder;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20260302);

  private void append(FileEventLog log, int longest) {
    byte[] payload = new byte[random.nextInt(longest)];
    random.nextBytes(payload);
    log.append((byte) 1, (byte) 1, log.nextSeq(), 7, payload, 0, payload.length);
  }

  @Test
  void readsWhatIsCommittedAndNothingElseAsTheLogGrows() throws Exception {
    try (FileEventLog log = FileEventLog.open(folder, SampleLog.RUN, 1, 100_000);
        FileLogTail tail = FileLogTail.of(log, 1)) {
      assertThat(tail.next()).isFalse();
      long read = 0;
      for (int round = 0; round < 200; round++) {
        for (int i = random.nextInt(5); i >= 0; i--) {
          append(log, round % 10 == 0 ? 200_000 : 300);
        }
        assertThat(tail.next()).as("before the commit").isFalse();
        log.commit();
        while (tail.next()) {
          assertThat(tail.seq()).isEqualTo(++read);
        }
        assertThat(read).isEqualTo(log.nextSeq() - 1);
      }
      assertThat(SegmentFiles.list(folder)).hasSizeGreaterThan(5);
    }
  }

  @Test
  void startsAtTheRecordWantedInALogThatWasThere() throws Exception {
    SampleLog.write(folder);
    try (FileEventLog log = FileEventLog.open(folder, SampleLog.RUN, 3, SampleLog.SEGMENT_BYTES);
        FileLogTail tail = FileLogTail.of(log, 20)) {
      for (long seq = 20; seq < log.nextSeq(); seq++) {
        assertThat(tail.next()).isTrue();
        assertThat(tail.seq()).isEqualTo(seq);
      }
      assertThat(tail.next()).isFalse();
      append(log, 100);
      log.commit();
      assertThat(tail.next()).isTrue();
    }
  }

  @Test
  void damageInWhatIsCommittedIsFoundAndNamed() throws Exception {
    try (FileEventLog log = FileEventLog.open(folder, SampleLog.RUN, 1)) {
      append(log, 100);
      log.commit();
      Path segment = SegmentFiles.path(folder, 1);
      byte[] intact = Files.readAllBytes(segment);
      for (int at = 0; at < intact.length; at++) {
        byte[] flipped = intact.clone();
        flipped[at] ^= (byte) (1 << (at % 8));
        Files.write(segment, flipped);
        try (FileLogTail tail = FileLogTail.of(log, 1)) {
          assertThatThrownBy(tail::next).as("byte %d", at).isInstanceOf(LogCorrupted.class);
        }
      }
      Files.write(segment, intact);
    }
  }
}
