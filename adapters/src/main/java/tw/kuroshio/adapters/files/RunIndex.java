package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of one home. {@code HOME/runs/newest} names the run started last, because neither dates
 * (a run may be of any past day) nor file times (copies lose them) tell.
 */
final class RunIndex {

  private static final String NEWEST = "newest";

  private RunIndex() {}

  static Path folder(Path home) {
    return home.resolve("runs");
  }

  static void remember(Path home, RunName name) throws IOException {
    DurableFile.write(
        folder(home).resolve(NEWEST), (name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  static RunName nextFree(Path runs, LocalDate date) throws IOException {
    return list(runs).stream()
        .filter(name -> name.date().equals(date))
        .max(Comparator.comparingInt(RunName::number))
        .map(RunName::following)
        .orElseGet(() -> new RunName(date, 1));
  }

  static Optional<RunName> newest(Path home) throws FileRefused {
    Path runs = folder(home);
    try {
      Optional<RunName> remembered = remembered(runs);
      return remembered.isPresent()
          ? remembered
          : list(runs).stream().max(Comparator.comparing(name -> startedAt(runs, name)));
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileRefused.input("Home " + home + " cannot be read: " + Reason.of(e), e);
    }
  }

  private static Optional<RunName> remembered(Path runs) throws IOException {
    Path newest = runs.resolve(NEWEST);
    if (!Files.isRegularFile(newest) || Files.size(newest) > 64) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(newest), StandardCharsets.US_ASCII).strip();
    return RunName.parse(text).filter(name -> Files.isDirectory(runs.resolve(name.toString())));
  }

  private static List<RunName> list(Path runs) throws IOException {
    try (Stream<Path> entries = Files.list(runs)) {
      return entries
          .filter(Files::isDirectory)
          .flatMap(entry -> RunName.parse(String.valueOf(entry.getFileName())).stream())
          .sorted(Comparator.comparing(RunName::date).thenComparingInt(RunName::number))
          .toList();
    }
  }

  private static FileTime startedAt(Path runs, RunName name) {
    try {
      return Files.getLastModifiedTime(runs.resolve(name.toString()).resolve("header.json"));
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
