package tw.kuroshio.adapters.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FieldType;

/** Sends rows by COPY in PostgreSQL's binary format (manual of PostgreSQL 18, COPY, "Binary"). */
final class RowCopy {

  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0
  };

  /** Days from the epoch to 2000-01-01, from which PostgreSQL counts dates. */
  private static final int EPOCH_TO_2000 = 10_957;

  private static final int BUFFER_BYTES = 1 << 16;

  /** A row without its texts is far below this. */
  private static final int ROW_BYTES = 1 << 10;

  private final FactTable rows;
  private final List<Field> fields;
  private final boolean byInstant;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

  RowCopy(FactTable rows, DatasetTable table) {
    this.rows = rows;
    fields = rows.dataset().fields();
    byInstant = table.isByInstant();
  }

  /** Rows as first versions of one load. */
  void firstVersions(Connection connection, String sql, int loadId, LoadWatch watch)
      throws SQLException {
    send(connection, sql, watch, row -> beginFirstVersion(row, loadId));
  }

  /** Rows with their numbers, to be compared. */
  void staged(Connection connection, String sql, LoadWatch watch) throws SQLException {
    send(connection, sql, watch, this::beginStaged);
  }

  private interface RowStart {
    void put(int row);
  }

  private void send(Connection connection, String sql, LoadWatch watch, RowStart start)
      throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      buffer.clear();
      buffer.put(SIGNATURE).putInt(0).putInt(0);
      for (int row = 0; row < rows.size(); row++) {
        if (buffer.remaining() < ROW_BYTES) {
          flush(copy, watch);
        }
        start.put(row);
        putCells(row);
      }
      buffer.putShort((short) -1);
      flush(copy, watch);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void flush(CopyIn copy, LoadWatch watch) throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
    watch.moved();
  }

  private void beginFirstVersion(int row, int loadId) {
    buffer.putShort((short) (7 + fields.size()));
    putPeriod(rows.period(row));
    putLong(rows.knownAtNs(row));
    putInt(rows.ordinal(row));
    putInt(1);
    putInt(loadId);
    buffer.putInt(1).put((byte) 0);
    putText(rows.subject(row));
  }

  private void beginStaged(int row) {
    buffer.putShort((short) (5 + fields.size()));
    putInt(row);
    putPeriod(rows.period(row));
    putLong(rows.knownAtNs(row));
    putInt(rows.ordinal(row));
    putText(rows.subject(row));
  }

  private void putCells(int row) {
    for (int field = 0; field < fields.size(); field++) {
      if (rows.isMissing(row, field)) {
        buffer.putInt(-1);
        continue;
      }
      FieldType type = fields.get(field).type();
      switch (type) {
        case DATE -> putDate(rows.cell(row, field));
        case TEXT -> putText(rows.text(row, field));
        // the bits of a double are what float8 is sent as
        case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD, COUNT, NUMBER ->
            putLong(rows.cell(row, field));
      }
    }
  }

  private void putPeriod(long period) {
    if (byInstant) {
      putLong(period);
    } else {
      putDate(period);
    }
  }

  private void putDate(long epochDay) {
    if (epochDay < DatasetTable.FIRST_DAY || epochDay > DatasetTable.LAST_DAY) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "A date of the store must lie in 1900 to 2199, was day %d since 1970",
              epochDay));
    }
    putInt(Math.toIntExact(epochDay) - EPOCH_TO_2000);
  }

  private void putInt(int value) {
    buffer.putInt(Integer.BYTES).putInt(value);
  }

  private void putLong(long value) {
    buffer.putInt(Long.BYTES).putLong(value);
  }

  private void putText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (buffer.remaining() < bytes.length + ROW_BYTES) {
      ByteBuffer wider = ByteBuffer.allocate(2 * buffer.capacity() + bytes.length);
      buffer.flip();
      buffer = wider.put(buffer);
    }
    buffer.putInt(bytes.length).put(bytes);
  }
}
