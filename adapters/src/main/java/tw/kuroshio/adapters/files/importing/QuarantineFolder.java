package tw.kuroshio.adapters.files.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tw.kuroshio.adapters.files.DurableFile;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.QuarantinedRow;
import tw.kuroshio.adapters.files.Reason;

/**
 * Rows that were set aside, kept for a person: below {@code HOME/quarantine/<import>/} a file a
 * source, each line {@code line,rule,row} with the row as it was.
 */
public final class QuarantineFolder {

  private final Path folder;

  /**
   * @param importName such as {@code 20261127T120000.000Z-daily}
   */
  public QuarantineFolder(Path home, String importName) {
    folder = home.resolve("quarantine").resolve(importName);
  }

  public Path path() {
    return folder;
  }

  /**
   * Writes the rows of a file, if it has any.
   *
   * @return how many
   * @throws FileRefused when the home cannot be written
   */
  public long write(ImportedFile file) throws FileRefused {
    Map<String, StringBuilder> bySource = new LinkedHashMap<>();
    for (QuarantinedRow row : file.quarantined()) {
      bySource
          .computeIfAbsent(row.file(), _ -> new StringBuilder("line,rule,row\n"))
          .append(row.line())
          .append(',')
          .append(row.fault())
          .append(',')
          .append(row.text())
          .append('\n');
    }
    try {
      for (Map.Entry<String, StringBuilder> one : bySource.entrySet()) {
        Files.createDirectories(folder);
        // An archive's entry may hold a path; here it is no more than a name.
        String name = one.getKey().replaceAll("[^A-Za-z0-9._!-]", "_") + ".csv";
        DurableFile.write(
            folder.resolve(name), one.getValue().toString().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw FileRefused.environment(
          "Home "
              + folder
              + " cannot be written: "
              + Reason.of(e)
              + "; the import itself is done, its quarantined rows are not kept",
          e);
    }
    return file.quarantined().size();
  }
}
