package tw.kuroshio.adapters.files.importing;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;

/** What is wrong with the key of a row: code and session. */
final class SessionKey {

  private SessionKey() {}

  static @Nullable RowFault fault(RowFields row, int codeField, long day, ImportContext context) {
    return row.code(codeField) == RowFields.BAD ? RowFault.BAD_SYMBOL : fault(day, context);
  }

  static @Nullable RowFault fault(long day, ImportContext context) {
    if (day == RowFields.BAD) {
      return RowFault.BAD_DATE;
    }
    if (context.isFuture(day)) {
      return RowFault.FUTURE_DATE;
    }
    return context.grid().isTradingDay(day) ? null : RowFault.NOT_A_TRADING_DAY;
  }
}
