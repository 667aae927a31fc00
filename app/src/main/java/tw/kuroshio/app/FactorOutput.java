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

  void write(FactorValues values) {
    Path temporary = file.resolveSibling("." + name + ".part");
    try {
      try {
        if (name.endsWith(".parquet")) {
          ParquetFile.write(temporary, values.names(), rows -> rows(values, rows));
        } else {
          FactorCsv.write(values, temporary, name.endsWith(".gz"));
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

  private static void rows(FactorValues values, ParquetFile.Rows rows) throws IOException {
    double[] row = new double[values.names().size()];
    for (int s = 0; s < values.sessions(); s++) {
      for (int i = 0; i < values.codes().size(); i++) {
        if (values.isPresent(s, i)) {
          for (int f = 0; f < row.length; f++) {
            row[f] = values.value(s, i, f);
          }
          rows.add(values.date(s), values.codes().get(i), row);
        }
      }
    }
  }
}
