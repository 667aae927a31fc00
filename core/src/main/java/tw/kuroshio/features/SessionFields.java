package tw.kuroshio.features;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;

/**
 * What was known of instruments besides their own bars. Answers must depend only on what was known
 * at each session's decision moment.
 */
public interface SessionFields {

  /** Nothing was known. */
  SessionFields NONE =
      (instrument, field, epochDay, sessions, target) ->
          Arrays.fill(target, 0, sessions, Double.NaN);

  /**
   * A field's value in each of an instrument's sessions, in the field's unit; a key's is a code
   * that is the same for the same text all the time. NaN = not known.
   *
   * @param instrument dense index
   * @param field none of the bar
   * @param epochDay the instrument's own sessions, oldest first: a flow counts in the first of them
   *     that knows it
   * @param sessions how many of them
   * @param target filled from 0
   */
  void fill(int instrument, Field field, int[] epochDay, int sessions, double[] target);

  /**
   * Why {@link #fill} gives NaN in one of those sessions. For people: it may look at what became
   * known later.
   *
   * @param session place in {@code epochDay}
   */
  default FieldGap why(int instrument, Field field, int[] epochDay, int session) {
    return field instanceof LiveField
        ? new FieldGap(FieldGap.Kind.LIVE, "is known only while a session is open")
        : new FieldGap(
            FieldGap.Kind.NOT_KNOWN,
            "was not known in the session of " + LocalDate.ofEpochDay(epochDay[session]));
  }
}
