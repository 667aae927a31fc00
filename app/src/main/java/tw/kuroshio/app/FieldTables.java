package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.PeriodKind;

/** The tables of which formulas read columns, every version of the rows they can ask for. */
final class FieldTables {

  private FieldTables() {}

  /**
   * Reads them.
   *
   * @param fields that formulas read
   * @param codes of the instruments
   * @throws Refusal when a field is of a table without one value a session
   * @throws tw.kuroshio.history.StoreUnavailable when the store cannot be read
   */
  static List<FactTable> read(FactStore store, List<Field> fields, List<String> codes) {
    Map<Dataset, TreeSet<String>> subjects = new EnumMap<>(Dataset.class);
    for (Field field : fields) {
      if (field instanceof StoreField column) {
        require(column);
        TreeSet<String> wanted = subjects.computeIfAbsent(column.dataset(), _ -> new TreeSet<>());
        codes.forEach(code -> wanted.add(StoreFields.subject(code, column)));
      }
    }
    List<FactTable> tables = new ArrayList<>();
    subjects.forEach(
        (dataset, wanted) -> {
          if (!wanted.isEmpty()) {
            tables.add(
                store.versions(
                    dataset, FactorInputs.FIRST_DAY, FactorInputs.LAST_DAY, List.copyOf(wanted)));
          }
        });
    return tables;
  }

  private static void require(StoreField column) {
    if (column.dataset().period() == PeriodKind.INSTANT) {
      throw new Refusal(
          ExitCode.USAGE,
          "Field "
              + column.text()
              + " has no one value a session: use a daily table, or the bar's own fields");
    }
  }
}
