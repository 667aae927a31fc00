package tw.kuroshio.features.intraday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.features.FieldGap;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.model.IntradayBars;

/** Bars within sessions as fields of formulas, and a live session after them. */
class BarFieldsTest {

  private static final int SESSIONS = 45;

  private final TreeMap<Integer, IntradayBars> bars = new TreeMap<>();
  private final int[] days = IntStream.range(0, SESSIONS).map(day -> 20_000 + day).toArray();
  private final BarFields fields = new BarFields(LiveDay.SESSION, SessionFields.NONE);

  /** Prices that go up and down with the volume, other ones each day. */
  private static IntradayBars bars(int day) {
    int rows = 4;
    int[] second = new int[rows];
    long[] price = new long[rows];
    long[] volume = new long[rows];
    for (int row = 0; row < rows; row++) {
      second[row] = 32_400 + row * 1_200;
      price[row] = 1_000_000 + (day * 7 + row * 11) % 13 * 5_000L;
      volume[row] = 1_000L * (1 + (day * 5 + row * 3) % 7);
    }
    return new IntradayBars(second, 300, price, price, price, price, volume);
  }

  private double[] column(LiveField field) {
    fields.add(0, days, bars);
    double[] target = new double[SESSIONS];
    fields.fill(0, field, days, SESSIONS, target);
    return target;
  }

  @Test
  void aGapBeginsTheWindowsAnew() {
    for (int day : days) {
      bars.put(day, bars(day));
    }
    double[] whole = column(LiveField.KYLE_LAMBDA);
    bars.remove(days[21]);
    double[] slopes = column(LiveField.KYLE_LAMBDA);
    double[] volumes = column(LiveField.VOLUME_SAME_TIME_20);
    for (int session = 0; session < SESSIONS; session++) {
      boolean known = session == 19 || session == 20 || session >= 41;
      assertThat(Double.isNaN(slopes[session])).as("slope %d", session).isEqualTo(!known);
      boolean volume = session == 20 || session >= 42;
      assertThat(Double.isNaN(volumes[session])).as("volume %d", session).isEqualTo(!volume);
    }
    assertThat(slopes[20]).isEqualTo(whole[20]);
    assertThat(slopes[44]).as("nothing before the window").isEqualTo(whole[44]);
  }

  @Test
  void saysWhatItNeeds() {
    assertThat(column(LiveField.KYLE_LAMBDA)).containsOnly(Double.NaN);
    assertThat(fields.why(0, LiveField.KYLE_LAMBDA, days, 40).detail())
        .startsWith("needs bars of five minutes of 20 sessions");
    assertThat(fields.why(1, LiveField.VOLUME_SAME_TIME_20, days, 40))
        .isEqualTo(
            new FieldGap(
                FieldGap.Kind.NO_BARS,
                "needs bars of five minutes of the session and 20 before it"));
    assertThat(fields.why(0, LiveField.BID, days, 40).kind()).isEqualTo(FieldGap.Kind.LIVE);
  }

  @Test
  void whatElseIsKnownIsSomebodyElses() {
    for (int day : days) {
      bars.put(day, bars(day));
    }
    assertThat(column(LiveField.SPREAD)).containsOnly(Double.NaN);
    double[] other = new double[SESSIONS];
    fields.fill(1, LiveField.KYLE_LAMBDA, days, SESSIONS, other);
    assertThat(other).containsOnly(Double.NaN);
  }

  /** Sessions of bars, then the last one told print by print. */
  @Test
  void aLiveSessionEndsAsItsBars() {
    for (int day : days) {
      bars.put(day, bars(day));
    }
    LiveDay live = new LiveDay();
    int last = days[SESSIONS - 1];
    bars.headMap(last).values().forEach(session -> live.state.addClosedSession(0, session));
    IntradayBars session = bars(last);
    for (int row = 0; row < session.size(); row++) {
      String time = LocalTime.ofSecondOfDay(session.startSecondOfDay()[row]).toString();
      int lots = (int) (session.volumeShares()[row] / 1_000);
      QuoteEncoder print = row == 0 ? live.call(time).openingPrint() : live.at(time);
      print.trade(session.closeE4()[row], lots);
      live.send(lots);
    }
    assertThat(live.value(LiveField.KYLE_LAMBDA, "13:30:00"))
        .isNotNaN()
        .isEqualTo(column(LiveField.KYLE_LAMBDA)[SESSIONS - 1]);
    assertThat(live.value(LiveField.VOLUME_SAME_TIME_20, "13:30:00"))
        .isEqualTo(column(LiveField.VOLUME_SAME_TIME_20)[SESSIONS - 1]);
  }
}
