package tw.kuroshio.benchmarks.store;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CommitMode;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * QuestDB embedded: the writer appends to a table partitioned by day, without its write-ahead log,
 * its symbol column indexed; a commit syncs, as PostgreSQL's does. The query is the LATEST ON of
 * its manual, compiled once.
 */
final class QuestSide implements StoreSide {

  private final CairoEngine engine;
  private final SqlExecutionContextImpl context;
  private final BindVariableServiceImpl variables;
  private final TableWriter writer;
  private final RecordCursorFactory last;

  QuestSide(Path folder) throws SqlException, IOException {
    // It logs each query, to standard output: that would be measured with it.
    Path logging = Files.writeString(folder.resolve("log.conf"), "writers=\n");
    System.setProperty(LogFactory.CONFIG_SYSTEM_PROPERTY, logging.toString());
    DefaultCairoConfiguration configuration =
        new DefaultCairoConfiguration(folder.toString()) {
          @Override
          public int getCommitMode() {
            return CommitMode.SYNC;
          }
        };
    engine = new CairoEngine(configuration);
    variables = new BindVariableServiceImpl(configuration);
    context =
        new SqlExecutionContextImpl(engine, 1).with(AllowAllSecurityContext.INSTANCE, variables);
    engine.execute(
        "create table tick (code symbol capacity 4096 index, price long, volume long,"
            + " cum_volume long, at timestamp) timestamp(at) partition by day bypass wal",
        context);
    writer = engine.getWriter(engine.verifyTableName("tick"), "benchmark");
    last = compile();
  }

  private RecordCursorFactory compile() throws SqlException {
    variables.clear();
    variables.setStr(0, "");
    variables.setTimestamp(1, 0);
    variables.setTimestamp(2, 0);
    return engine.select(
        "select price from tick where code = $1 and at between $2 and $3"
            + " latest on at partition by code",
        context);
  }

  @Override
  public String name() {
    return "QuestDB";
  }

  @Override
  public void prepare(Ticks ticks) {}

  @Override
  public void load(Ticks ticks) {
    for (int i = 0; i < ticks.size; i++) {
      TableWriter.Row row = writer.newRow(ticks.atNs[i] / 1_000);
      row.putSym(0, ticks.code[i]);
      row.putLong(1, ticks.priceE4[i]);
      row.putLong(2, ticks.shares[i]);
      row.putLong(3, ticks.cumShares[i]);
      row.append();
    }
    writer.commit();
  }

  @Override
  public long lastPrice(String code, long knownAtNs) {
    long latest = knownAtNs - Ticks.DELAY_NS;
    try {
      variables.setStr(0, code);
      variables.setTimestamp(1, Math.floorDiv(latest - 4 * Ticks.DAY_NS, 1_000L));
      variables.setTimestamp(2, Math.floorDiv(latest, 1_000L));
      try (RecordCursor cursor = last.getCursor(context)) {
        return cursor.hasNext() ? cursor.getRecord().getLong(0) : NONE;
      }
    } catch (SqlException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    last.close();
    writer.close();
    engine.close();
  }
}
