package tw.kuroshio.adapters.duckdb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Writes a table of a date, a symbol and numbers as Parquet, compressed with Zstandard; a number
 * that is missing is null. Column names are taken as they are.
 */
public final class ParquetFile {

  private ParquetFile() {}

  /** Takes the rows of a table. */
  public interface Rows {

    /**
     * Adds a row.
     *
     * @param values one a column, NaN = missing
     */
    void add(LocalDate date, String symbol, double[] values) throws IOException;
  }

  /** Gives the rows of a table. */
  public interface Source {
    void writeTo(Rows rows) throws IOException;
  }

  /**
   * Writes a file, which is replaced when it exists.
   *
   * @throws IOException when it cannot be written
   */
  public static void write(Path file, List<String> columns, Source source) throws IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      StringBuilder table = new StringBuilder("create table t (\"date\" date, symbol varchar");
      columns.forEach(name -> table.append(", ").append(quoted(name)).append(" double"));
      statement.execute(table.append(')').toString());
      try (DuckDBAppender appender =
          connection.unwrap(DuckDBConnection.class).createAppender("t")) {
        source.writeTo((date, symbol, values) -> append(appender, date, symbol, values));
      }
      statement.execute(
          "copy t to '"
              + file.toString().replace("'", "''")
              + "' (format parquet, compression zstd)");
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void append(
      DuckDBAppender appender, LocalDate date, String symbol, double[] values) throws IOException {
    try {
      appender.beginRow();
      appender.append(date);
      appender.append(symbol);
      for (double value : values) {
        if (Double.isNaN(value)) {
          appender.appendNull();
        } else {
          appender.append(value);
        }
      }
      appender.endRow();
    } catch (SQLException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
