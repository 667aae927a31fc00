package tw.kuroshio.benchmarks.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tw.kuroshio.adapters.postgres.StoreAddress;

/**
 * A plain PostgreSQL table on the same server: monthly partitions and an index, no versions, no
 * constraints, and nothing that notices a file loaded twice.
 */
final class PlainSide implements StoreSide {

  private static final int MONTHS = 3;
  private static final int FLUSH_CHARS = 1 << 16;

  private final Connection connection;
  private final PreparedStatement last;

  PlainSide(StoreAddress address) throws SQLException {
    connection = connect(address);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table plain_tick (code text collate \"C\" not null, at_ns bigint not null,"
              + " price bigint, volume bigint, cum_volume bigint) partition by range (at_ns)");
      LocalDate month = LocalDate.ofEpochDay(Ticks.START_NS / Ticks.DAY_NS).withDayOfMonth(1);
      for (int i = 0; i < MONTHS; i++) {
        statement.execute(
            "create table plain_tick_%d partition of plain_tick for values from (%d) to (%d)"
                .formatted(i, ns(month.plusMonths(i)), ns(month.plusMonths(i + 1))));
      }
      statement.execute("create index on plain_tick (code, at_ns)");
    }
    last =
        connection.prepareStatement(
            "select price from plain_tick where code = ? and at_ns between ? and ?"
                + " order by at_ns desc limit 1");
  }

  static Connection connect(StoreAddress address) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + address.host() + ":" + address.port() + "/" + address.database(),
        address.user(),
        address.password());
  }

  private static long ns(LocalDate day) {
    return day.toEpochDay() * Ticks.DAY_NS;
  }

  @Override
  public String name() {
    return "plain table";
  }

  @Override
  public void prepare(Ticks ticks) {}

  @Override
  public void load(Ticks ticks) {
    try {
      CopyIn copy =
          connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy plain_tick from stdin");
      StringBuilder text = new StringBuilder(2 * FLUSH_CHARS);
      for (int i = 0; i < ticks.size; i++) {
        text.append(ticks.code[i]).append('\t').append(ticks.atNs[i]).append('\t');
        text.append(ticks.priceE4[i]).append('\t').append(ticks.shares[i]).append('\t');
        text.append(ticks.cumShares[i]).append('\n');
        if (text.length() > FLUSH_CHARS) {
          flush(text, copy);
        }
      }
      flush(text, copy);
      copy.endCopy();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void flush(StringBuilder text, CopyIn copy) throws SQLException {
    byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
    copy.writeToCopy(bytes, 0, bytes.length);
    text.setLength(0);
  }

  @Override
  public long lastPrice(String code, long knownAtNs) {
    long latest = knownAtNs - Ticks.DELAY_NS;
    try {
      last.setString(1, code);
      last.setLong(2, latest - 4 * Ticks.DAY_NS);
      last.setLong(3, latest);
      try (ResultSet found = last.executeQuery()) {
        return found.next() ? found.getLong(1) : NONE;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
