package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FieldType;

/** Tables as they were handed over: no versions, no key is checked, so that faults stay in. */
final class TableStore implements FactStore {

  private final Map<Dataset, List<FactTable>> tables = new EnumMap<>(Dataset.class);

  private record Place(FactTable table, int row) {

    String subject() {
      return table.subject(row);
    }

    long period() {
      return table.period(row);
    }

    int ordinal() {
      return table.ordinal(row);
    }
  }

  @Override
  public Loaded load(Source source, FactTable rows, long loadedAtNs) {
    tables.computeIfAbsent(rows.dataset(), dataset -> new ArrayList<>()).add(rows);
    return new Loaded(rows.size(), 0, 0);
  }

  @Override
  public FactTable asOf(
      Dataset dataset, long knownAtNs, long firstPeriod, long lastPeriod, List<String> subjects) {
    List<Place> places = new ArrayList<>();
    for (FactTable table : tables.getOrDefault(dataset, List.of())) {
      for (int row = 0; row < table.size(); row++) {
        boolean wanted =
            table.period(row) >= firstPeriod
                && table.period(row) <= lastPeriod
                && table.knownAtNs(row) <= knownAtNs
                && (subjects.isEmpty() || subjects.contains(table.subject(row)));
        if (wanted) {
          places.add(new Place(table, row));
        }
      }
    }
    places.sort(
        Comparator.comparing(Place::subject)
            .thenComparingLong(Place::period)
            .thenComparingInt(Place::ordinal));
    FactTable found = new FactTable(dataset);
    places.forEach(place -> copy(place.table(), place.row(), found));
    return found;
  }

  private static void copy(FactTable from, int row, FactTable to) {
    int copied =
        to.add(from.subject(row), from.period(row), from.ordinal(row), from.knownAtNs(row));
    for (int field = 0; field < from.dataset().fields().size(); field++) {
      if (from.dataset().fields().get(field).type() == FieldType.TEXT) {
        to.setText(copied, field, from.text(row, field));
      } else {
        to.set(copied, field, from.cell(row, field));
      }
    }
  }

  @Override
  public FactTable versions(
      Dataset dataset, long firstPeriod, long lastPeriod, List<String> subjects) {
    return asOf(dataset, Long.MAX_VALUE, firstPeriod, lastPeriod, subjects);
  }

  @Override
  public FactTable last(Dataset dataset, String subject, long knownAtNs, long earliestPeriod) {
    FactTable known = asOf(dataset, knownAtNs, earliestPeriod, Long.MAX_VALUE, List.of(subject));
    FactTable last = new FactTable(dataset);
    if (known.size() > 0) {
      copy(known, known.size() - 1, last);
    }
    return last;
  }

  @Override
  public void close() {
    tables.clear();
  }
}
