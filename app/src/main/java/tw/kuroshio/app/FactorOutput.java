package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tw.kuroshio.adapters.duckdb.ParquetFile;

/** The file values are written to, whole or not at all; its ending tells the format. */
final class FactorOutput {

  private final Path file;
  private final String name;

  /**
   * @throws Refusal when the ending is none of .csv, .csv.gz and .parquet, or the place cannot be
   *     written
   */
  FactorOutput(Path file) {
    this.file = file.toAbsolutePath();
    this.name = String.valueOf(this.file.getFileName());
    if (!name.endsWith(".csv") && !name.endsWith(".csv.gz") && !name.endsWith(".parquet")) {
      throw new Refusal(ExitCode.USAGE, "--out must end in .csv, .csv.gz or .parquet, was " + file);
    }
    ReportFile.requireWritable(file);
  }

  void write(FactorRows rows) {
    Path temporary = file.resolveSibling("." + name + ".part");
    try {
      try {
        if (name.endsWith(".parquet")) {
          ParquetFile.write(
              temporary, rows.names(), table -> rows.<IOException>forEach(table::add));
        } else {
          FactorCsv.write(rows, temporary, name.endsWith(".gz"));
        }
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE, "File " + file + " cannot be written: " + e.getMessage(), e);
    }
  }
}
