package tw.kuroshio.features.intraday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.features.FieldGap;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * The live fields that bars within the session give, as they stood at its close: {@link
 * LiveField#KYLE_LAMBDA} and {@link LiveField#VOLUME_SAME_TIME_20}. A session without bars has no
 * value, and windows begin anew after it. All other fields are asked of somebody else.
 */
public final class BarFields implements SessionFields {

  private final SessionSchedule schedule;
  private final SessionFields others;
  private final SortedMap<Integer, Values> values;

  /** Values in an instrument's sessions, of which the bars themselves are not kept. */
  private record Values(int[] epochDay, double[] slope, double[] volume) {}

  /**
   * Begins without bars.
   *
   * @param schedule the regular board's times on all days
   */
  public BarFields(SessionSchedule schedule, SessionFields others) {
    this(schedule, others, new TreeMap<>());
  }

  private BarFields(
      SessionSchedule schedule, SessionFields others, SortedMap<Integer, Values> values) {
    this.schedule = schedule;
    this.others = others;
    this.values = values;
  }

  /** The same values, with somebody else to ask for the other fields. */
  public BarFields over(SessionFields another) {
    return new BarFields(schedule, another, values);
  }

  /** Whether formulas that read these fields need the bars. */
  public static boolean areRead(List<Field> fields) {
    return fields.stream().anyMatch(BarFields::isRead);
  }

  private static boolean isRead(Field field) {
    return field == LiveField.KYLE_LAMBDA || field == LiveField.VOLUME_SAME_TIME_20;
  }

  /**
   * Computes an instrument's values.
   *
   * @param epochDay all of the instrument's own sessions, oldest first
   * @param bars of five minutes or less by session, days since the epoch
   */
  public void add(int instrument, int[] epochDay, Map<Integer, IntradayBars> bars) {
    double[] slope = new double[epochDay.length];
    double[] volume = new double[epochDay.length];
    Arrays.fill(slope, Double.NaN);
    Arrays.fill(volume, Double.NaN);
    List<IntradayBars> run = new ArrayList<>();
    for (int session = 0; session < epochDay.length; session++) {
      IntradayBars its = bars.get(epochDay[session]);
      if (its != null) {
        run.add(its);
      }
      if (its == null || session == epochDay.length - 1) {
        int start = its == null ? session - run.size() : session + 1 - run.size();
        double[] slopes = BarHistory.kyleLambda(run, schedule);
        System.arraycopy(slopes, 0, slope, start, slopes.length);
        double[] volumes = BarHistory.meanVolume(run, schedule);
        System.arraycopy(volumes, 0, volume, start, volumes.length);
        run.clear();
      }
    }
    values.put(instrument, new Values(epochDay.clone(), slope, volume));
  }

  /** Writes the values; the bars they came from are not needed any more. */
  public void write(StateWriter out) {
    out.putInt(values.size());
    values.forEach(
        (instrument, its) ->
            out.putInt(instrument)
                .putInts(its.epochDay)
                .putDoubles(its.slope)
                .putDoubles(its.volume));
  }

  /** Reads what {@link #write} wrote; nothing is known of the other fields. */
  public static BarFields read(StateReader in, SessionSchedule schedule) {
    BarFields fields = new BarFields(schedule, SessionFields.NONE);
    for (int left = in.getCount(4 * Integer.BYTES); left > 0; left--) {
      fields.values.put(in.getInt(), new Values(in.getInts(), in.getDoubles(), in.getDoubles()));
    }
    return fields;
  }

  @Override
  public void fill(int instrument, Field field, int[] epochDay, int sessions, double[] target) {
    if (!isRead(field)) {
      others.fill(instrument, field, epochDay, sessions, target);
      return;
    }
    Values known = values.get(instrument);
    for (int session = 0; session < sessions; session++) {
      int row = known == null ? -1 : Arrays.binarySearch(known.epochDay, epochDay[session]);
      if (known == null || row < 0) {
        target[session] = Double.NaN;
      } else {
        target[session] = field == LiveField.KYLE_LAMBDA ? known.slope[row] : known.volume[row];
      }
    }
  }

  @Override
  public FieldGap why(int instrument, Field field, int[] epochDay, int session) {
    return switch (field) {
      case LiveField.KYLE_LAMBDA ->
          new FieldGap(
              FieldGap.Kind.NO_BARS,
              "needs bars of five minutes of 20 sessions running, in which there is trade");
      case LiveField.VOLUME_SAME_TIME_20 ->
          new FieldGap(
              FieldGap.Kind.NO_BARS, "needs bars of five minutes of the session and 20 before it");
      default -> others.why(instrument, field, epochDay, session);
    };
  }
}
