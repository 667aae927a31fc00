package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.postgres.EmbeddedDatabase;
import tw.kuroshio.adapters.postgres.StoreStatus;
import tw.kuroshio.adapters.postgres.StoreStatus.DatasetStatus;
import tw.kuroshio.history.PeriodKind;

/** A store's state for people and, schema {@code kuroshio.store-status/1}, for programs. */
record StoreStatusText(StoreServer server, StoreStatus status) {

  private static final String SCHEMA = "kuroshio.store-status/1";
  private static final long SECOND_NS = 1_000_000_000L;

  void print(PrintWriter out) {
    out.printf("store      %s%s%n", server.address(), embedded());
    out.printf(
        "server     %s%s%n", status.server(), status.takesWrites() ? "" : ", takes no writes");
    out.printf("tables     %s%n", tables());
    out.printf(Locale.ROOT, "size       %.1f MB%n", status.bytes() / 1e6);
    if (status.datasets().isEmpty()) {
      return;
    }
    out.printf(
        "%n%-20s %14s %10s  %-24s %s%n", "dataset", "rows", "restated", "periods", "last known");
    for (DatasetStatus each : status.datasets()) {
      boolean some = each.rows() > 0;
      out.printf(
          Locale.ROOT,
          "%-20s %,14d %,10d  %-24s %s%n",
          each.dataset().tableName(),
          each.rows(),
          each.restated(),
          some ? day(each, each.firstPeriod()) + " " + day(each, each.lastPeriod()) : "-",
          some ? instant(each.lastKnownAtNs()) : "-");
    }
  }

  private String embedded() {
    @Nullable EmbeddedDatabase embedded = server.embedded();
    if (embedded == null) {
      return "";
    }
    return ", embedded, process "
        + embedded.serverPid()
        + (embedded.isOwner() ? "" : ", run by another command");
  }

  private String tables() {
    if (status.tables() != StoreStatus.currentTables()) {
      return "version "
          + status.tables()
          + ", "
          + StoreStatus.currentTables()
          + " is needed: run ./kuroshio store migrate";
    }
    return "version "
        + status.tables()
        + (status.hypertables() > 0
            ? ", " + status.hypertables() + " hypertables, "
            : ", " + status.partitions() + " partitions, ")
        + status.timescale().sentence();
  }

  private static LocalDate day(DatasetStatus each, long period) {
    return each.dataset().period() == PeriodKind.INSTANT
        ? LocalDate.ofEpochDay(Math.floorDiv(period, 86_400 * SECOND_NS))
        : LocalDate.ofEpochDay(period);
  }

  private static Instant instant(long ns) {
    return Instant.ofEpochSecond(Math.floorDiv(ns, SECOND_NS), Math.floorMod(ns, SECOND_NS));
  }

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("store", server.address().toString());
    json.put("embedded", server.embedded() != null).put("server", status.server());
    json.put("takesWrites", status.takesWrites()).put("tables", status.tables());
    json.put("timescale", status.timescale().version());
    json.put("timescaleLicense", status.timescale().license());
    json.put("hypertables", status.hypertables()).put("partitions", status.partitions());
    json.put("bytes", status.bytes());
    ArrayNode datasets = json.putArray("datasets");
    for (DatasetStatus each : status.datasets()) {
      ObjectNode node = datasets.addObject();
      node.put("dataset", each.dataset().tableName());
      node.put("rows", each.rows()).put("restated", each.restated());
      if (each.rows() > 0) {
        node.put("firstDay", day(each, each.firstPeriod()).toString());
        node.put("lastDay", day(each, each.lastPeriod()).toString());
        node.put("lastKnownAt", instant(each.lastKnownAtNs()).toString());
      }
    }
    return json.put("exit", ExitCode.DONE.code).toString();
  }
}
