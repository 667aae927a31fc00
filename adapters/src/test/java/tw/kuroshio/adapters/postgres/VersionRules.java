package tw.kuroshio.adapters.postgres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;

/** The store's rules written down a second time, row by row: the oracle of random loads. */
final class VersionRules {

  private record Key(String subject, long period, int ordinal) {}

  private record Version(long knownAtNs, boolean seenLate, @Nullable Object[] cells) {}

  private record Row(Key key, long knownAtNs, @Nullable Object[] cells) {}

  private final TreeMap<Key, List<Version>> keys =
      new TreeMap<>(
          Comparator.comparing(Key::subject)
              .thenComparingLong(Key::period)
              .thenComparingInt(Key::ordinal));
  private final Set<String> contents = new LinkedHashSet<>();

  void load(Source source, FactTable table, long loadedAtNs) {
    boolean seen = !contents.add(source.contentSha256());
    List<Row> rows = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      @Nullable Object[] cells = new @Nullable Object[table.dataset().fields().size()];
      for (int field = 0; field < cells.length; field++) {
        cells[field] = table.isMissing(row, field) ? null : table.cell(row, field);
      }
      rows.add(
          new Row(
              new Key(table.subject(row), table.period(row), table.ordinal(row)),
              table.knownAtNs(row),
              cells));
    }
    rows.sort(Comparator.comparingLong(Row::knownAtNs));
    for (Row row : rows) {
      take(row, seen, loadedAtNs);
    }
  }

  private void take(Row row, boolean sourceSeen, long loadedAtNs) {
    List<Version> versions = keys.computeIfAbsent(row.key(), _ -> new ArrayList<>());
    if (versions.isEmpty()) {
      versions.add(new Version(row.knownAtNs(), false, row.cells()));
      return;
    }
    Version newest = versions.getLast();
    @Nullable Version then = null;
    for (Version version : versions) {
      if (version.knownAtNs() <= row.knownAtNs()) {
        then = version;
      }
    }
    if (agrees(row.cells(), newest.cells())
        || (then != null
            && agrees(row.cells(), then.cells())
            && (sourceSeen || !newest.seenLate()))) {
      return;
    }
    boolean contradicts = contradicts(row.cells(), newest.cells());
    boolean late = contradicts && row.knownAtNs() <= newest.knownAtNs();
    long knownAtNs =
        late
            ? Math.max(loadedAtNs, newest.knownAtNs())
            : Math.max(row.knownAtNs(), newest.knownAtNs());
    versions.add(new Version(knownAtNs, late, completed(row.cells(), newest.cells())));
  }

  private static boolean agrees(@Nullable Object[] said, @Nullable Object[] there) {
    for (int i = 0; i < said.length; i++) {
      if (said[i] != null && !said[i].equals(there[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean contradicts(@Nullable Object[] said, @Nullable Object[] there) {
    for (int i = 0; i < said.length; i++) {
      if (said[i] != null && there[i] != null && !said[i].equals(there[i])) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object[] completed(@Nullable Object[] said, @Nullable Object[] before) {
    @Nullable Object[] whole = new @Nullable Object[said.length];
    for (int i = 0; i < said.length; i++) {
      whole[i] = said[i] == null ? before[i] : said[i];
    }
    return whole;
  }

  List<String> versions() {
    List<String> lines = new ArrayList<>();
    keys.forEach(
        (key, versions) -> {
          for (int i = 0; i < versions.size(); i++) {
            lines.add(line(key, i + 1, versions.get(i)));
          }
        });
    return lines;
  }

  List<String> asOf(long knownAtNs, long first, long last) {
    List<String> lines = new ArrayList<>();
    keys.forEach(
        (key, versions) -> {
          for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).knownAtNs() <= knownAtNs) {
              if (key.period() >= first && key.period() <= last) {
                lines.add(line(key, i + 1, versions.get(i)));
              }
              return;
            }
          }
        });
    return lines;
  }

  private static String line(Key key, int number, Version version) {
    StringBuilder line = new StringBuilder();
    line.append(key.subject())
        .append(' ')
        .append(key.period())
        .append('/')
        .append(key.ordinal())
        .append(" v")
        .append(number)
        .append(" @")
        .append(version.knownAtNs())
        .append(':');
    for (@Nullable Object cell : version.cells()) {
      line.append(' ').append(cell == null ? "-" : cell);
    }
    return line.toString();
  }
}
