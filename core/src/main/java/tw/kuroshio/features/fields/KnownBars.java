package tw.kuroshio.features.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.model.DailyBars;

/**
 * Daily bars of the store as each was known at the end of its own day: no later restatement enters
 * a history, so that a value of the past never changes. A bar nobody knew on its day is left out;
 * so are days without a trade on the regular board.
 */
public final class KnownBars {

  private static final Dataset BAR = Dataset.DAILY_BAR;
  private static final int[] COLUMNS = {
    BAR.field("open"),
    BAR.field("high"),
    BAR.field("low"),
    BAR.field("close"),
    BAR.field("volume"),
    BAR.field("value"),
    BAR.field("trades")
  };
  private static final int CLOSE = 3;
  private static final int VOLUME = 4;

  private final Map<String, DailyBars> byCode = new TreeMap<>();
  private long late;

  private KnownBars() {}

  /**
   * Reads the bars.
   *
   * @param versions of {@link Dataset#DAILY_BAR}, by subject, period and version
   */
  public static KnownBars of(FactTable versions) {
    if (versions.dataset() != BAR) {
      throw new IllegalArgumentException(
          "Bars are read from daily bars, not from " + versions.dataset().tableName());
    }
    KnownBars bars = new KnownBars();
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < versions.size(); row++) {
      int next = row + 1;
      if (versions.knownAtNs(row) >= TaipeiTime.utcNs(versions.period(row) + 1, 0)) {
        boolean first = row == 0 || !isSameKey(versions, row, row - 1);
        bars.late += first ? 1 : 0;
      } else if (next == versions.size()
          || !isSameKey(versions, row, next)
          || versions.knownAtNs(next) >= TaipeiTime.utcNs(versions.period(row) + 1, 0)) {
        rows.add(row);
      }
      if (next == versions.size() || !versions.subject(row).equals(versions.subject(next))) {
        bars.byCode.put(versions.subject(row), traded(versions, rows));
        rows.clear();
      }
    }
    return bars;
  }

  private static boolean isSameKey(FactTable table, int row, int other) {
    return table.period(row) == table.period(other)
        && table.subject(row).equals(table.subject(other));
  }

  private static DailyBars traded(FactTable table, List<Integer> rows) {
    int[] traded =
        rows.stream()
            .mapToInt(row -> row)
            .filter(row -> table.cell(row, COLUMNS[CLOSE]) > 0)
            .filter(row -> table.cell(row, COLUMNS[VOLUME]) > 0)
            .toArray();
    int[] days = new int[traded.length];
    long[][] columns = new long[COLUMNS.length][traded.length];
    for (int i = 0; i < traded.length; i++) {
      days[i] = Math.toIntExact(table.period(traded[i]));
      for (int k = 0; k < COLUMNS.length; k++) {
        columns[k][i] = Math.max(0, table.cell(traded[i], COLUMNS[k]));
      }
    }
    return new DailyBars(
        days, columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6]);
  }

  /** Codes with rows, in order, also those that never traded. */
  public List<String> codes() {
    return List.copyOf(byCode.keySet());
  }

  /** A code's traded sessions; raw prices, 0 where the source has none. */
  public DailyBars of(String code) {
    return byCode.getOrDefault(code, DailyBars.EMPTY);
  }

  /** Bars left out because nobody knew them on their day. */
  public long late() {
    return late;
  }
}
