package tw.kuroshio.features.intraday;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.model.IntradayBars;

/**
 * Bars of five minutes of the store by code and session, each as it was known at the end of its own
 * day; one that nobody knew then, or that has no price, is left out.
 */
public final class KnownIntradayBars {

  private static final Dataset BAR = Dataset.BAR_5M;
  private static final int BAR_SECONDS = 300;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int OPEN = BAR.field("open");
  private static final int CLOSE = BAR.field("close");
  private static final int VOLUME = BAR.field("volume");

  private final Map<String, Map<Integer, IntradayBars>> byCode = new TreeMap<>();

  private KnownIntradayBars() {}

  /**
   * Reads the bars.
   *
   * @param versions of {@link Dataset#BAR_5M}, by subject, period and version
   */
  public static KnownIntradayBars of(FactTable versions) {
    if (versions.dataset() != BAR) {
      throw new IllegalArgumentException(
          "Bars within sessions are read from bars of five minutes, not from "
              + versions.dataset().tableName());
    }
    Map<String, Map<Integer, TreeMap<Long, Integer>>> rows = new TreeMap<>();
    for (int row = 0; row < versions.size(); row++) {
      int day = Math.toIntExact(TaipeiTime.dayOf(versions.period(row)));
      boolean known = versions.knownAtNs(row) < TaipeiTime.utcNs(day + 1L, 0);
      boolean priced = versions.cell(row, OPEN) > 0 && versions.cell(row, CLOSE) > 0;
      if (known && priced) {
        rows.computeIfAbsent(versions.subject(row), _ -> new TreeMap<>())
            .computeIfAbsent(day, _ -> new TreeMap<>())
            .put(versions.period(row), row);
      }
    }
    KnownIntradayBars bars = new KnownIntradayBars();
    rows.forEach(
        (code, days) -> {
          Map<Integer, IntradayBars> sessions = new TreeMap<>();
          days.forEach((day, its) -> sessions.put(day, bars(versions, day, its)));
          bars.byCode.put(code, sessions);
        });
    return bars;
  }

  private static IntradayBars bars(FactTable table, int day, Map<Long, Integer> rows) {
    long midnightNs = TaipeiTime.utcNs(day, 0);
    List<Integer> of = new ArrayList<>(rows.values());
    return new IntradayBars(
        rows.keySet().stream().mapToInt(ns -> (int) ((ns - midnightNs) / SECOND_NS)).toArray(),
        BAR_SECONDS,
        column(table, of, OPEN),
        column(table, of, BAR.field("high")),
        column(table, of, BAR.field("low")),
        column(table, of, CLOSE),
        column(table, of, VOLUME));
  }

  private static long[] column(FactTable table, List<Integer> rows, int field) {
    return rows.stream().mapToLong(row -> Math.max(0, table.cell(row, field))).toArray();
  }

  /** A code's sessions, days since the epoch. */
  public Map<Integer, IntradayBars> of(String code) {
    return byCode.getOrDefault(code, new TreeMap<>());
  }
}
