package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

  private static final LocalDate DAY = LocalDate.of(2020, 3, 19);

  @TempDir Path home;

  @Test
  void numbersTheRunsOfADateAndNeverReusesAFolder() throws Exception {
    assertThat(RunFolder.create(home, DAY, "{\"a\":1}").name()).isEqualTo("2020-03-19-1");
    assertThat(RunFolder.create(home, DAY, "{}").name()).isEqualTo("2020-03-19-2");
    RunFolder other = RunFolder.create(home, LocalDate.of(2008, 10, 20), "{}");
    assertThat(other.name()).isEqualTo("2008-10-20-1");
    assertThat(other.date()).isEqualTo(LocalDate.of(2008, 10, 20));
    assertThat(home.resolve("runs/2020-03-19-1/header.json")).hasContent("{\"a\":1}");
    assertThat(home.resolve("runs/2020-03-19-1/log")).isEmptyDirectory();
    assertThat(home.resolve("runs/2020-03-19-1/snapshots")).isEmptyDirectory();
    assertThat(names(home.resolve("runs")))
        .containsExactly("2008-10-20-1", "2020-03-19-1", "2020-03-19-2", "newest");
  }

  @Test
  void startsAtTheSameMomentGetFoldersOfTheirOwn() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<String>> starts =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      (Callable<String>)
                          () -> RunFolder.create(home, DAY, "{\"i\":" + i + "}").name())
              .toList();
      List<String> created =
          threads.invokeAll(starts).stream().map(Future::resultNow).sorted().toList();
      assertThat(created)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 40).mapToObj(n -> DAY + "-" + n).toList());
    }
  }

  @Test
  void theNewestRunIsTheOneStartedLastWhateverItsDate() throws Exception {
    assertThat(RunFolder.newest(home)).isEmpty();
    RunFolder.create(home, DAY, "{\"run\":1}");
    RunFolder last = RunFolder.create(home, LocalDate.of(2008, 10, 20), "{\"run\":2}");
    assertThat(RunFolder.newest(home).orElseThrow().path()).isEqualTo(last.path());
    assertThat(RunFolder.open(home).header()).isEqualTo("{\"run\":2}");
    assertThat(RunFolder.open(home.resolve("runs/2020-03-19-1")).header()).isEqualTo("{\"run\":1}");
  }

  @Test
  void withoutTheNoteOfTheNewestFileTimesDecide() throws Exception {
    RunFolder.create(home, DAY, "{}");
    RunFolder.create(home, DAY, "{}");
    Files.delete(home.resolve("runs/newest"));
    Files.setLastModifiedTime(
        home.resolve("runs/2020-03-19-1/header.json"), FileTime.fromMillis(2_000));
    Files.setLastModifiedTime(
        home.resolve("runs/2020-03-19-2/header.json"), FileTime.fromMillis(1_000));
    assertThat(RunFolder.newest(home).orElseThrow().name()).isEqualTo("2020-03-19-1");
    Files.writeString(home.resolve("runs/newest"), "2020-03-19-9\n");
    assertThat(RunFolder.newest(home).orElseThrow().name()).isEqualTo("2020-03-19-1");
  }

  @Test
  void whatIsNoRunIsSaidSo() throws Exception {
    for (Path wrong :
        List.of(home, home.resolve("nowhere"), Files.writeString(home.resolve("f"), "x"))) {
      assertThatThrownBy(() -> RunFolder.open(wrong))
          .isInstanceOfSatisfying(
              FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INPUT))
          .hasMessageContaining("neither a run folder nor a home with runs");
    }
    Files.createDirectories(home.resolve("runs/2020-03-19-1/log"));
    assertThatThrownBy(() -> RunFolder.open(home)).hasMessageContaining("has no header.json");
  }

  @Test
  void aHomeThatCannotBeWrittenIsAnEnvironmentRefusalAndLeavesNothing() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "x");
    assertThatThrownBy(() -> RunFolder.create(file, DAY, "{}"))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
        .hasMessageContaining("Home " + file + " cannot be written")
        .hasMessageContaining("--home DIR or KUROSHIO_HOME");
    assertThat(names(home)).containsExactly("file");
  }

  @Test
  void aReadOnlyFileSystemIsSaidSo() {
    // Even the superuser may not create a folder in the kernel's own file system.
    Path kernel = Path.of("/sys/kernel");
    if (!Files.isDirectory(kernel)) {
      Assumptions.abort("no /sys/kernel here: run on Linux to see a refused home");
    }
    assertThatThrownBy(() -> RunFolder.create(kernel.resolve("kuroshio-home"), DAY, "{}"))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT))
        .hasMessageContaining("cannot be written");
  }

  @Test
  void reportAndModelAreWrittenOnceAndWhole() throws Exception {
    RunFolder run = RunFolder.create(home, DAY, "{}");
    assertThat(run.report()).isEmpty();
    assertThat(run.model()).isEmpty();
    assertThat(run.hasEnded()).isFalse();
    run.writeModel("tree\nversion=v4\n");
    run.writeReport("{\"exit\":0,\"名\":\"台積電\"}");
    RunFolder again = RunFolder.open(home);
    assertThat(again.model()).hasValue("tree\nversion=v4\n");
    assertThat(again.report()).hasValue("{\"exit\":0,\"名\":\"台積電\"}");
    assertThat(again.hasEnded()).isTrue();
    assertThatThrownBy(() -> again.writeReport("{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("never overwritten");
    assertThat(names(run.path()))
        .containsExactly("header.json", "log", "model.txt", "report.json", "snapshots");
  }

  @Test
  void theLogIsBoundToTheHeader() throws Exception {
    RunFolder run = RunFolder.create(home, DAY, "{\"seed\":1}");
    try (FileEventLog log = run.openLog(1)) {
      SampleLog.append(log, 1);
    }
    try (FileEventLogReader reader = run.readLog()) {
      assertThat(SampleLog.drain(reader)).hasSize(1);
    }
    Files.writeString(run.path().resolve("header.json"), "{\"seed\":2}");
    assertThatThrownBy(() -> RunFolder.open(run.path()).readLog())
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INPUT))
        .hasMessageContaining("header.json was changed");
  }

  @Test
  void aTornEndIsACrashBeforeTheReportAndDamageAfterIt() throws Exception {
    RunFolder run = RunFolder.create(home, DAY, "{}");
    try (FileEventLog log = run.openLog(1)) {
      SampleLog.append(log, 1);
    }
    Files.write(run.path().resolve("log/000001.kel"), new byte[9], StandardOpenOption.APPEND);
    try (FileEventLogReader reader = run.readLog()) {
      assertThat(SampleLog.drain(reader)).hasSize(1);
      assertThat(reader.warning()).isPresent();
    }
    run.writeReport("{}");
    assertThatThrownBy(
            () -> {
              try (FileEventLogReader reader = run.readLog()) {
                SampleLog.drain(reader);
              }
            })
        .isInstanceOf(LogCorrupted.class);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
