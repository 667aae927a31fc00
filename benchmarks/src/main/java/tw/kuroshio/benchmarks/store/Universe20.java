package tw.kuroshio.benchmarks.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;

/** Twenty columns of the whole market on a day: bars, flows and balances. */
final class Universe20 {

  static final int DAYS = 60;
  private static final int FIRST_DAY = 20_400;
  private static final List<Dataset> DATASETS =
      List.of(Dataset.DAILY_BAR, Dataset.INSTITUTIONAL_FLOW, Dataset.MARGIN_BALANCE);

  private final FactStore store;
  private final List<AsOfIndex> indexes = new ArrayList<>();
  private final List<int[]> subjects = new ArrayList<>();
  private final List<int[]> fields = new ArrayList<>();
  private final List<long[]> cells = new ArrayList<>();

  Universe20(FactStore store, String[] codes, long seed) {
    this.store = store;
    SplittableRandom random = new SplittableRandom(seed);
    for (Dataset dataset : DATASETS) {
      store.load(new Source(dataset.tableName(), "20"), rows(dataset, codes, random), 0);
      AsOfIndex index = AsOfIndex.of(store.versions(dataset, FIRST_DAY, Long.MAX_VALUE, List.of()));
      indexes.add(index);
      int columns = dataset.fields().size();
      fields.add(IntStream.range(0, columns).toArray());
      subjects.add(IntStream.range(0, codes.length).map(i -> index.subject(codes[i])).toArray());
      cells.add(new long[columns * codes.length]);
    }
  }

  private static FactTable rows(Dataset dataset, String[] codes, SplittableRandom random) {
    FactTable table = new FactTable(dataset);
    for (String code : codes) {
      for (int day = FIRST_DAY; day < FIRST_DAY + DAYS; day++) {
        int row = table.add(code, day, 0, knownAtNs(day));
        for (int field = 0; field < dataset.fields().size(); field++) {
          table.set(row, field, 1 + random.nextInt(1_000_000));
        }
      }
    }
    return table;
  }

  private static long knownAtNs(int day) {
    return (day + 1) * Ticks.DAY_NS;
  }

  static int columns() {
    return DATASETS.stream().mapToInt(dataset -> dataset.fields().size()).sum();
  }

  /** Cells found in the index. */
  long fromIndex(int day) {
    long found = 0;
    for (int i = 0; i < indexes.size(); i++) {
      found +=
          indexes
                  .get(i)
                  .snapshot(
                      subjects.get(i),
                      fields.get(i),
                      knownAtNs(FIRST_DAY + day),
                      FIRST_DAY,
                      FIRST_DAY + day,
                      cells.get(i))
              * (long) fields.get(i).length;
    }
    return found;
  }

  /** Cells found in the database, which must be those of the index. */
  long fromDatabase(int day) {
    long found = 0;
    for (Dataset dataset : DATASETS) {
      FactTable table =
          store.asOf(
              dataset, knownAtNs(FIRST_DAY + day), FIRST_DAY + day, FIRST_DAY + day, List.of());
      found += (long) table.size() * dataset.fields().size();
    }
    return found;
  }

  /** Whether the index's last answer is the database's. */
  boolean agrees(int day) {
    for (int i = 0; i < DATASETS.size(); i++) {
      AsOfIndex index = indexes.get(i);
      FactTable table =
          store.asOf(
              DATASETS.get(i),
              knownAtNs(FIRST_DAY + day),
              FIRST_DAY + day,
              FIRST_DAY + day,
              List.of());
      int columns = fields.get(i).length;
      for (int at = 0; at < subjects.get(i).length; at++) {
        for (int field = 0; field < columns; field++) {
          int row = index.subject(table.subject(at));
          long inIndex =
              index.cell(index.last(row, knownAtNs(FIRST_DAY + day), 0, FIRST_DAY + day), field);
          if (inIndex != table.cell(at, field)) {
            return false;
          }
        }
      }
    }
    return true;
  }
}
