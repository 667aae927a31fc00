package tw.kuroshio.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Values as CSV: date, symbol, a column a factor; empty = missing, numbers read back exactly.
 * Gzipped when the name ends in .gz, the same bytes for the same values.
 */
final class FactorCsv {

  private FactorCsv() {}

  static void write(FactorRows rows, Path file, boolean gzip) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = gzip ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder("date,symbol");
      rows.names().forEach(name -> line.append(',').append(name));
      text.append(line.append('\n'));
      rows.<IOException>forEach(
          (date, symbol, values) -> {
            line.setLength(0);
            line.append(date).append(',').append(symbol);
            for (double value : values) {
              line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            text.append(line.append('\n'));
          });
    }
  }
}
