package tw.kuroshio.features.intraday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;

/**
 * The live fields that bars within the session give, as they stood at its close: {@link
 * LiveField#KYLE_LAMBDA} and {@link LiveField#VOLUME_SAME_TIME_20}. A session without bars has no
 * value, and windows begin anew after it. All other fields are asked of somebody else.
 */
public final class BarFields implements SessionFields {

  private final Sessions sessions;
  private final SessionSchedule schedule;
  private final SessionFields others;

  /** Bars within sessions. */
  public interface Sessions {

    /** The bars of five minutes or less of an instrument's session, null where there are none. */
    @Nullable IntradayBars bars(int instrument, int epochDay);
  }

  /**
   * Joins bars to other fields.
   *
   * @param schedule the regular board's times on all days
   */
  public BarFields(Sessions sessions, SessionSchedule schedule, SessionFields others) {
    this.sessions = sessions;
    this.schedule = schedule;
    this.others = others;
  }

  @Override
  public void fill(int instrument, Field field, int[] epochDay, int count, double[] target) {
    if (field != LiveField.KYLE_LAMBDA && field != LiveField.VOLUME_SAME_TIME_20) {
      others.fill(instrument, field, epochDay, count, target);
      return;
    }
    Arrays.fill(target, 0, count, Double.NaN);
    List<IntradayBars> run = new ArrayList<>();
    for (int session = 0; session <= count; session++) {
      IntradayBars bars = session == count ? null : sessions.bars(instrument, epochDay[session]);
      if (bars != null) {
        run.add(bars);
      } else if (!run.isEmpty()) {
        double[] values = values(field, run);
        System.arraycopy(values, 0, target, session - values.length, values.length);
        run.clear();
      }
    }
  }

  private double[] values(Field field, List<IntradayBars> run) {
    return field == LiveField.KYLE_LAMBDA
        ? BarHistory.kyleLambda(run, schedule)
        : BarHistory.meanVolume(run, schedule);
  }
}
