package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.model.IntradayBars;

/**
 * Twenty real sessions of bars, April 2025. The slopes were computed apart, in two passes over all
 * pairs with exact sums (Python's fsum).
 */
class RealBarsTest {

  private final TreeMap<String, List<List<String>>> days = new TreeMap<>();

  private List<IntradayBars> sessions(String symbol) {
    SharedData.rows(
        "bars5m_202504.csv.gz",
        row -> {
          if (row.get(0).equals(symbol)) {
            days.computeIfAbsent(row.get(1), day -> new ArrayList<>()).add(row);
          }
        });
    return days.values().stream().map(RealBarsTest::bars).toList();
  }

  private static IntradayBars bars(List<List<String>> rows) {
    return new IntradayBars(
        rows.stream().mapToInt(row -> second(row.get(2))).toArray(),
        300,
        column(rows, 3, 4),
        column(rows, 4, 4),
        column(rows, 5, 4),
        column(rows, 6, 4),
        column(rows, 7, 0));
  }

  private static int second(String time) {
    return Integer.parseInt(time.substring(0, 2)) * 3_600
        + Integer.parseInt(time.substring(3)) * 60;
  }

  private static long[] column(List<List<String>> rows, int column, int scale) {
    return rows.stream()
        .mapToLong(row -> new BigDecimal(row.get(column)).movePointRight(scale).longValueExact())
        .toArray();
  }

  @Test
  void theSlopeOfTwentySessions() {
    double[] slopes = BarHistory.kyleLambda(sessions("1232"), LiveDay.SESSION);
    assertThat(slopes).hasSize(20);
    assertThat(slopes[18]).isNaN();
    assertThat(slopes[19]).isEqualTo(3.0062025095917446e-06, offset(3e-18));
    days.clear();
    assertThat(BarHistory.kyleLambda(sessions("1477"), LiveDay.SESSION)[19])
        .isEqualTo(9.13493494875408e-07, offset(1e-18));
  }

  /** What the sessions give as history is what a live state makes of them. */
  @Test
  void liveAndHistoryAgree() {
    List<IntradayBars> sessions = sessions("1232");
    LiveDay day = new LiveDay();
    sessions.forEach(bars -> day.state.addClosedSession(0, bars));
    sessions = new ArrayList<>(sessions);
    sessions.add(
        new IntradayBars(
            new int[] {32_400}, 300, e4(100), e4(100), e4(100), e4(100), new long[] {1_000}));
    day.call("09:00:00").openingPrint().trade(100_0000, 1);
    day.send(1);
    assertThat(day.value(LiveField.KYLE_LAMBDA, "13:25:00"))
        .isEqualTo(BarHistory.kyleLambda(sessions, LiveDay.SESSION)[20]);
    assertThat(day.value(LiveField.VOLUME_SAME_TIME_20, "13:30:00"))
        .isEqualTo(BarHistory.meanVolume(sessions, LiveDay.SESSION)[20])
        .isEqualTo(112_175.5);
  }

  private static long[] e4(double price) {
    return new long[] {LiveDay.e4(price)};
  }
}
