package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileEventLogReader.TornEnd;

/** Real processes: one that is killed while it writes, one that comes second. */
class LogProcessTest {

  @TempDir Path folder;

  @Test
  void aKilledWriterLosesNothingItCommitted() throws Exception {
    long committed = 0;
    for (int kill = 1; kill <= 3; kill++) {
      Process writer = start("write", kill);
      try (BufferedReader lines = writer.inputReader(StandardCharsets.US_ASCII)) {
        assertThat(lines.readLine()).isEqualTo("next " + (committed + 1));
        for (int line = 0; line < 40 * kill; line++) {
          committed = Long.parseLong(Objects.requireNonNull(lines.readLine()));
        }
        writer.destroyForcibly().waitFor();
      }
      List<String> read = SampleLog.read(folder, TornEnd.REPORTED);
      assertThat(read).hasSizeGreaterThanOrEqualTo((int) committed);
      committed = read.size();
    }
  }

  @Test
  void anotherProcessIsRefusedEvenAfterAnAttemptInThisOne() throws Exception {
    try (FileEventLog log = FileEventLog.open(folder, SampleLog.RUN, 1)) {
      assertThatThrownBy(() -> FileEventLog.open(folder, SampleLog.RUN, 1))
          .isInstanceOf(FileRefused.class);
      Process second = start("write", 1);
      try (BufferedReader lines = second.inputReader(StandardCharsets.US_ASCII)) {
        assertThat(lines.readLine())
            .startsWith("refused ENVIRONMENT")
            .contains("being written by another run (process " + ProcessHandle.current().pid());
      }
      assertThat(second.waitFor()).isZero();
      SampleLog.append(log, 1);
    }
  }

  private Process start(String command, int epoch) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Writer.class.getName(),
            command,
            folder.toString(),
            Integer.toString(epoch))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Appends and commits until it is killed, saying each committed sequence number. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
      try (FileEventLog log =
          FileEventLog.open(Path.of(args[1]), SampleLog.RUN, Integer.parseInt(args[2]), 5_000)) {
        out.println("next " + log.nextSeq());
        while (!out.checkError()) {
          SampleLog.append(log, log.nextSeq());
          SampleLog.append(log, log.nextSeq());
          log.commit();
          out.println(log.nextSeq() - 1);
        }
      } catch (FileRefused e) {
        out.println("refused " + e.refusal() + " " + e.getMessage());
      }
    }
  }
}
