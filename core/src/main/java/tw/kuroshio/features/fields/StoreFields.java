package tw.kuroshio.features.fields;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.features.FieldGap;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.PublicationTimes;

/**
 * The tables of the store as formulas read them: at each session what was known at that day's
 * decision moment, and nothing that became known later.
 *
 * <ul>
 *   <li>Of a level the row of the newest known period counts until the next one; a period counts
 *       from its first day on. It counts no more when its successors are overdue: 62 days after the
 *       period's first day for daily tables, 124 for months, 400 for quarters, 800 for years.
 *       Shares issued, memberships and listings have no successor due; a listing counts to its end.
 *   <li>A flow counts once, in the first session that knows its period.
 *   <li>Periods back are counted by the calendar from the newest known one, each in the newest
 *       version known; a period that is not there is missing.
 *   <li>Texts are keys: a number made of the text alone.
 *   <li>Members of an index are asked for by the index: {@code of(TW50, index_membership.member)}.
 * </ul>
 *
 * Not safe for several threads while rows are appended to a table; reads alone may be shared.
 */
public final class StoreFields implements SessionFields {

  /**
   * 08:45, after the tables that come before the session and before it opens. Live, tables stand
   * still while a session goes on; a history that is to agree with that reads them as of this
   * moment also where a session is decided after its close: the index and the flows of the session
   * itself are those of the next one then.
   */
  public static final long BEFORE_OPEN = PublicationTimes.DEFAULT.preOpen() + 15 * 60_000_000_000L;

  private final List<String> codes;
  private final Map<Dataset, TableColumns> tables = new EnumMap<>(Dataset.class);
  private final IndexReviews reviews;

  /**
   * @param codes of the instruments, by dense index
   * @param tables every version of what was read of the store; of tables that are not among them
   *     nothing is known
   * @param decisionNsOfDay when a session is decided, nanoseconds since midnight in Taipei
   */
  public StoreFields(
      List<String> codes, List<AsOfIndex> tables, long decisionNsOfDay, IndexReviews reviews) {
    this.codes = List.copyOf(codes);
    this.reviews = reviews;
    for (AsOfIndex table : tables) {
      if (this.tables.put(table.dataset(), new TableColumns(table, decisionNsOfDay)) != null) {
        throw new IllegalArgumentException(
            "Table " + table.dataset().tableName() + " must be given once, was twice");
      }
    }
  }

  @Override
  public void fill(int instrument, Field field, int[] epochDay, int sessions, double[] target) {
    switch (field) {
      case StoreField column -> fill(instrument, column, epochDay, sessions, target);
      case CalendarField.SESSIONS_TO_INDEX_REVIEW -> {
        for (int i = 0; i < sessions; i++) {
          target[i] = reviews.sessionsUntil(epochDay[i]);
        }
      }
      case LiveField live -> Arrays.fill(target, 0, sessions, Double.NaN);
      case BarField bar ->
          throw new IllegalArgumentException("Field " + bar.text() + " is read from the bars");
    }
  }

  @Override
  public FieldGap why(int instrument, Field field, int[] epochDay, int session) {
    LocalDate day = LocalDate.ofEpochDay(epochDay[session]);
    return switch (field) {
      case StoreField column -> {
        TableColumns table = tables.get(column.dataset());
        yield table == null
            ? TableColumns.noRows(column)
            : table.why(subject(codes.get(instrument), column), column, epochDay, session);
      }
      case CalendarField.SESSIONS_TO_INDEX_REVIEW ->
          new FieldGap(
              FieldGap.Kind.OUTSIDE_CALENDAR, "is not known on " + day + ", outside the calendar");
      case LiveField live -> SessionFields.super.why(instrument, live, epochDay, session);
      case BarField bar ->
          throw new IllegalArgumentException("Field " + bar.text() + " is read from the bars");
    };
  }

  private void fill(
      int instrument, StoreField field, int[] epochDay, int sessions, double[] target) {
    TableColumns table = tables.get(field.dataset());
    if (table == null) {
      Arrays.fill(target, 0, sessions, Double.NaN);
    } else {
      table.fill(subject(codes.get(instrument), field), field, epochDay, sessions, target);
    }
  }

  /** Whose rows of a table an instrument's field is read from. */
  public static String subject(String code, StoreField field) {
    if (field.dataset() == Dataset.INDEX_MEMBERSHIP) {
      return field.subject() + "/" + code;
    }
    return field.subject().isEmpty() ? code : field.subject();
  }
}
