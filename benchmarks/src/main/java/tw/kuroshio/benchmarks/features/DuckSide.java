package tw.kuroshio.benchmarks.features;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.operators.BarField;

/**
 * DuckDB in memory: one table of bars, one statement for all values, windows named once so that
 * they are sorted once. Values are summed up instead of being stored, which costs it the least.
 */
final class DuckSide implements AutoCloseable {

  /**
   * A value both can say.
   *
   * @param warmUp sessions before the first one that both have: SQL's windows begin short
   */
  record Column(String name, String formula, String sql, int warmUp) {}

  static final List<Column> COLUMNS =
      List.of(
          new Column("ret_21", "ret(21)", "p / lag(p, 21) OVER own - 1", 21),
          new Column("sum_20", "ts_sum(volume, 20)", "sum(volume) OVER w20", 19),
          new Column("mean_20", "ts_mean(P, 20)", "avg(p) OVER w20", 19),
          new Column("mean_60", "ts_mean(P, 60)", "avg(p) OVER w60", 59),
          new Column("std_20", "ts_std(P, 20)", "stddev_samp(p) OVER w20", 19),
          new Column("min_60", "ts_min(P, 60)", "min(p) OVER w60", 59),
          new Column("max_60", "ts_max(P, 60)", "max(p) OVER w60", 59),
          new Column("corr_20", "ts_corr(P, volume, 20)", "corr(p, volume) OVER w20", 19),
          new Column("slope_20", "ts_slope(P, 20)", "regr_slope(p, t) OVER w20", 19),
          new Column("median_20", "ts_median(P, 20)", "median(p) OVER w20", 19));

  private static final String WINDOWS =
      """
       WINDOW own AS (PARTITION BY i ORDER BY t),
        w20 AS (PARTITION BY i ORDER BY t ROWS BETWEEN 19 PRECEDING AND CURRENT ROW),
        w60 AS (PARTITION BY i ORDER BY t ROWS BETWEEN 59 PRECEDING AND CURRENT ROW)
      """;

  private final DuckDBConnection connection;
  private final Statement statement;

  DuckSide(BarPanel panel) throws SQLException {
    Connection opened = DriverManager.getConnection("jdbc:duckdb:");
    connection = opened.unwrap(DuckDBConnection.class);
    statement = connection.createStatement();
    statement.execute("CREATE TABLE bars (i INTEGER, t INTEGER, p DOUBLE, volume DOUBLE)");
    try (DuckDBAppender appender =
        connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "bars")) {
      for (int i = 0; i < panel.size(); i++) {
        double[] p = panel.column(i, BarField.P);
        double[] volume = panel.column(i, BarField.VOLUME);
        for (int t = 0; t < p.length; t++) {
          appender.beginRow();
          appender.append(i).append(t).append(p[t]).append(volume[t]);
          appender.endRow();
        }
      }
    }
  }

  static String formulas() {
    return COLUMNS.stream()
        .map(column -> column.name() + " = " + column.formula() + "\n")
        .collect(Collectors.joining());
  }

  private static String select(String of) {
    return COLUMNS.stream()
        .map(column -> column.sql() + " AS " + column.name())
        .collect(Collectors.joining(", ", "SELECT i, t, ", " FROM " + of + WINDOWS));
  }

  String version() throws SQLException {
    return text("SELECT version()");
  }

  /** Threads of its own choice. */
  int defaultThreads() throws SQLException {
    statement.execute("RESET threads");
    return Integer.parseInt(text("SELECT current_setting('threads')"));
  }

  private String text(String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  /** Computes every value. */
  void run(int threads) throws SQLException {
    statement.execute("SET threads = " + threads);
    String sums =
        COLUMNS.stream()
            .map(column -> "sum(" + column.name() + ")")
            .collect(Collectors.joining(", "));
    text("SELECT " + sums + " FROM (" + select("bars") + ")");
  }

  /** Takes one row, in the order of instruments and sessions. */
  interface Rows {
    void accept(int instrument, int session, double[] values);
  }

  /** The values of every {@code step}-th instrument. */
  void read(int step, Rows rows) throws SQLException {
    String some = "(SELECT * FROM bars WHERE i % " + step + " = 0)";
    double[] values = new double[COLUMNS.size()];
    try (ResultSet result = statement.executeQuery(select(some) + " ORDER BY i, t")) {
      while (result.next()) {
        for (int k = 0; k < values.length; k++) {
          values[k] = result.getDouble(3 + k);
          values[k] = result.wasNull() ? Double.NaN : values[k];
        }
        rows.accept(result.getInt(1), result.getInt(2), values);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
    connection.close();
  }
}
