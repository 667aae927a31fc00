package tw.kuroshio.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Keeps facts in memory, for as long as the object lives. One thread. */
public final class InHeapFactStore implements FactStore {

  private final Map<Dataset, Rows> byDataset = new EnumMap<>(Dataset.class);

  /** What a load says of the rows it brings. */
  private record Load(boolean sourceSeen, long atNs) {}

  private record Key(String subject, long period, int ordinal) implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::subject)
            .thenComparingLong(Key::period)
            .thenComparingInt(Key::ordinal);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Every version of every key: rows of one table, found by key, oldest version first. */
  private static final class Rows {
    private final FactTable all;
    private final TreeMap<Key, List<Integer>> byKey = new TreeMap<>();
    private final TreeSet<String> contents = new TreeSet<>();

    /** Rows that counted as known from loading because the source gave no later moment. */
    private final BitSet seenLate = new BitSet();

    Rows(Dataset dataset) {
      all = new FactTable(dataset);
    }
  }

  private Rows rows(Dataset dataset) {
    return byDataset.computeIfAbsent(dataset, Rows::new);
  }

  @Override
  public Loaded load(Source source, FactTable table, long loadedAtNs) {
    Rows rows = rows(table.dataset());
    Load load = new Load(!rows.contents.add(source.contentSha256()), loadedAtNs);
    long added = 0;
    long revised = 0;
    for (int row : byMoment(table)) {
      Key key = new Key(table.subject(row), table.period(row), table.ordinal(row));
      List<Integer> versions = rows.byKey.computeIfAbsent(key, _ -> new ArrayList<>(1));
      if (versions.isEmpty()) {
        versions.add(copy(table, row, rows.all, table.knownAtNs(row), 1));
        added++;
      } else if (!says(rows, versions, table, row, load)) {
        versions.add(revise(rows, versions, table, row, load));
        revised++;
      }
    }
    return new Loaded(added, revised, table.size() - added - revised);
  }

  private static int[] byMoment(FactTable table) {
    return IntStream.range(0, table.size())
        .boxed()
        .sorted(Comparator.comparingLong(table::knownAtNs))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Whether the newest version says the same, or what was known at the row's own moment did and
   * nothing was changed silently since but by this same source.
   */
  private static boolean says(
      Rows rows, List<Integer> versions, FactTable table, int row, Load load) {
    int newest = versions.getLast();
    if (!differs(rows.all, newest, table, row, true)) {
      return true;
    }
    int then = knownAt(rows.all, versions, table.knownAtNs(row));
    return then >= 0
        && !differs(rows.all, then, table, row, true)
        && (load.sourceSeen() || !rows.seenLate.get(newest));
  }

  /** Row of the newest version known at a moment, -1 when none was. */
  private static int knownAt(FactTable all, List<Integer> versions, long knownAtNs) {
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (all.knownAtNs(versions.get(i)) <= knownAtNs) {
        return versions.get(i);
      }
    }
    return -1;
  }

  /** Whether a cell that the row has is another one, or, where counted, missing in the version. */
  private static boolean differs(
      FactTable all, int version, FactTable table, int row, boolean missingDiffers) {
    for (int field = 0; field < table.dataset().fields().size(); field++) {
      if (table.isMissing(row, field)) {
        continue;
      }
      if (all.isMissing(version, field)) {
        if (missingDiffers) {
          return true;
        }
      } else if (!sameCell(all, version, table, row, field)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sameCell(FactTable a, int rowA, FactTable b, int rowB, int field) {
    return switch (type(a, field)) {
      case TEXT -> a.text(rowA, field).equals(b.text(rowB, field));
      case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD, COUNT, DATE, NUMBER ->
          a.cell(rowA, field) == b.cell(rowB, field);
    };
  }

  private static FieldType type(FactTable table, int field) {
    return table.dataset().fields().get(field).type();
  }

  private static int revise(
      Rows rows, List<Integer> versions, FactTable table, int row, Load load) {
    FactTable all = rows.all;
    int newest = versions.getLast();
    long before = all.knownAtNs(newest);
    long own = table.knownAtNs(row);
    boolean late = own <= before && differs(all, newest, table, row, false);
    long knownAtNs = Math.max(before, late ? load.atNs() : own);
    int merged = copy(all, newest, all, knownAtNs, versions.size() + 1);
    rows.seenLate.set(merged, late);
    for (int field = 0; field < table.dataset().fields().size(); field++) {
      if (!table.isMissing(row, field)) {
        copyCell(table, row, all, merged, field);
      }
    }
    return merged;
  }

  private static int copy(FactTable from, int row, FactTable to, long knownAtNs, int version) {
    int copied = to.add(from.subject(row), from.period(row), from.ordinal(row), knownAtNs);
    to.setVersion(copied, version);
    for (int field = 0; field < from.dataset().fields().size(); field++) {
      copyCell(from, row, to, copied, field);
    }
    return copied;
  }

  private static void copyCell(FactTable from, int row, FactTable to, int copied, int field) {
    if (type(from, field) == FieldType.TEXT) {
      to.setText(copied, field, from.text(row, field));
    } else {
      to.set(copied, field, from.cell(row, field));
    }
  }

  @Override
  public FactTable asOf(
      Dataset dataset, long knownAtNs, long firstPeriod, long lastPeriod, List<String> subjects) {
    return select(dataset, firstPeriod, lastPeriod, subjects, false, knownAtNs);
  }

  @Override
  public FactTable versions(
      Dataset dataset, long firstPeriod, long lastPeriod, List<String> subjects) {
    return select(dataset, firstPeriod, lastPeriod, subjects, true, Long.MAX_VALUE);
  }

  private FactTable select(
      Dataset dataset,
      long firstPeriod,
      long lastPeriod,
      List<String> subjects,
      boolean everyVersion,
      long knownAtNs) {
    Rows rows = rows(dataset);
    FactTable found = new FactTable(dataset);
    for (Map<Key, List<Integer>> part : parts(rows.byKey, firstPeriod, lastPeriod, subjects)) {
      part.forEach(
          (key, versions) -> {
            if (key.period() < firstPeriod || key.period() > lastPeriod) {
              return;
            }
            if (everyVersion) {
              versions.forEach(version -> copy(rows.all, version, found));
            } else {
              int version = knownAt(rows.all, versions, knownAtNs);
              if (version >= 0) {
                copy(rows.all, version, found);
              }
            }
          });
    }
    return found;
  }

  private static Collection<? extends Map<Key, List<Integer>>> parts(
      NavigableMap<Key, List<Integer>> byKey,
      long firstPeriod,
      long lastPeriod,
      List<String> subjects) {
    if (firstPeriod > lastPeriod) {
      return List.of();
    }
    if (subjects.isEmpty()) {
      return List.of(byKey);
    }
    List<Map<Key, List<Integer>>> parts = new ArrayList<>();
    for (String subject : new TreeSet<>(subjects)) {
      parts.add(
          byKey.subMap(
              new Key(subject, firstPeriod, Integer.MIN_VALUE),
              true,
              new Key(subject, lastPeriod, Integer.MAX_VALUE),
              true));
    }
    return parts;
  }

  private static void copy(FactTable all, int version, FactTable to) {
    copy(all, version, to, all.knownAtNs(version), all.version(version));
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
    byDataset.clear();
  }
}
