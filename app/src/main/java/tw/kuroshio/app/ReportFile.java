package tw.kuroshio.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes the report where the user asked for it: whole or not at all. */
final class ReportFile {

  private ReportFile() {}

  static void write(Path file, String json) {
    Path target = file.toAbsolutePath();
    try {
      Path folder = target.getParent();
      if (folder == null) {
        throw new IOException("it names no file");
      }
      Path temporary = Files.createTempFile(folder, ".report", "");
      try {
        Files.write(temporary, json.getBytes(StandardCharsets.UTF_8));
        Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  /** Refuses a place that cannot be written, before the day is played. */
  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw refusal(file, new IOException("its folder does not exist or cannot be written"));
    }
    if (Files.isDirectory(file)) {
      throw refusal(file, new IOException("it is a folder"));
    }
  }

  private static Refusal refusal(Path file, IOException e) {
    return new Refusal(
        ExitCode.USAGE, "Report " + file + " cannot be written: " + e.getMessage(), e);
  }
}
