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

  static void write(FactorValues values, Path file, boolean gzip) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = gzip ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      StringBuilder line = new StringBuilder("date,symbol");
      values.names().forEach(name -> line.append(',').append(name));
      text.append(line.append('\n'));
      for (int s = 0; s < values.sessions(); s++) {
        for (int i = 0; i < values.codes().size(); i++) {
          if (values.isPresent(s, i)) {
            line.setLength(0);
            line.append(values.date(s)).append(',').append(values.codes().get(i));
            for (int f = 0; f < values.names().size(); f++) {
              double value = values.value(s, i, f);
              line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            text.append(line.append('\n'));
          }
        }
      }
    }
  }
}
