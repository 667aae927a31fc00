package tw.kuroshio.adapters.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;

/**
 * Random loads, with restatements, silent changes, missing cells, moments out of order and files
 * loaded twice: the store says what the rules say, and the index says what the store says.
 */
class RandomFactsTest {

  private static final int LOADS = 12;
  private static final int QUERIES = 700;

  private static StoreAddress address;

  @BeforeAll
  static void migrate() {
    address = SharedServer.migratedSchema();
  }

  @AfterAll
  static void drop() {
    SharedServer.drop(address);
  }

  private record Scale(long firstPeriod, long periodStep, long knownFrom, long knownStep) {}

  private static Scale scale(Dataset dataset) {
    return dataset == Dataset.BAR_5M || dataset == Dataset.TRADE
        ? new Scale(1_780_000_000_000_000_000L, 400_000_000_000_000L, 1_790_000_000_000_000_000L, 7)
        : new Scale(20_400, 20, 1_790_000_000_000_000_000L, 7);
  }

  @ParameterizedTest
  @CsvSource({"MARGIN_BALANCE, 1", "BAR_5M, 2", "REFERENCE_PRICE, 3", "TRADE, 4", "DAILY_BAR, 5"})
  void storeRulesAndIndexAgree(Dataset dataset, long seed) {
    Random random = new Random(seed);
    Scale scale = scale(dataset);
    VersionRules rules = new VersionRules();
    try (PostgresFactStore store = PostgresFactStore.open(address, StoreSettings.defaults())) {
      @Nullable AsOfIndex index = null;
      List<FactTable> files = new ArrayList<>();
      for (int load = 0; load < LOADS; load++) {
        boolean again = load > 2 && random.nextInt(4) == 0;
        int file = again ? random.nextInt(files.size()) : files.size();
        if (!again) {
          files.add(randomRows(dataset, scale, random));
        }
        Source source = Facts.source(dataset + " " + file);
        long loadedAtNs = scale.knownFrom() + (40 + 10L * load) * scale.knownStep();
        store.load(source, files.get(file), loadedAtNs);
        rules.load(source, files.get(file), loadedAtNs);
        FactTable versions = store.versions(dataset, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
        assertThat(Facts.lines(versions))
            .as("seed %d, load %d", seed, load)
            .isEqualTo(rules.versions());
        if (load == LOADS / 2) {
          index = AsOfIndex.of(versions);
        } else if (index != null) {
          index.append(versions);
        }
      }
      AsOfIndex appended = requireNonNull(index);
      AsOfIndex whole =
          AsOfIndex.of(store.versions(dataset, Long.MIN_VALUE, Long.MAX_VALUE, List.of()));
      for (int query = 0; query < QUERIES; query++) {
        compare(store, rules, List.of(whole, appended), scale, random);
      }
    }
  }

  private static FactTable randomRows(Dataset dataset, Scale scale, Random random) {
    FactTable table = new FactTable(dataset);
    int rows = 1 + random.nextInt(60);
    for (int i = 0; i < rows; i++) {
      int row =
          table.add(
              "S" + random.nextInt(6),
              scale.firstPeriod() + random.nextInt(12) * scale.periodStep(),
              random.nextInt(5) == 0 ? 1 : 0,
              scale.knownFrom() + random.nextInt(100) * scale.knownStep());
      for (int field = 0; field < dataset.fields().size(); field++) {
        if (random.nextInt(3) > 0) {
          table.set(row, field, 1 + random.nextInt(3));
        }
      }
    }
    return table;
  }

  private static void compare(
      PostgresFactStore store,
      VersionRules rules,
      List<AsOfIndex> indexes,
      Scale scale,
      Random random) {
    Dataset dataset = indexes.getFirst().dataset();
    long knownAtNs = scale.knownFrom() + (random.nextInt(240) - 10L) * scale.knownStep();
    long first = scale.firstPeriod() + (random.nextInt(14) - 1L) * scale.periodStep();
    long last = first + random.nextInt(8) * scale.periodStep();
    String subject = "S" + random.nextInt(7);

    FactTable range = store.asOf(dataset, knownAtNs, first, last, List.of());
    assertThat(Facts.lines(range)).isEqualTo(rules.asOf(knownAtNs, first, last));
    FactTable newest = store.last(dataset, subject, knownAtNs, first);
    for (AsOfIndex index : indexes) {
      assertThat(walked(index, knownAtNs, first, last)).isEqualTo(Facts.lines(range));
      int number = index.subject(subject);
      int row =
          number == AsOfIndex.NONE
              ? AsOfIndex.NONE
              : index.last(number, knownAtNs, first, Long.MAX_VALUE);
      assertThat(row == AsOfIndex.NONE ? List.of() : List.of(line(index, row)))
          .isEqualTo(Facts.lines(newest));
      assertSnapshot(index, range, knownAtNs, first, last);
    }
  }

  /** What an index gives for the keys of a range, in the store's order. */
  private static List<String> walked(AsOfIndex index, long knownAtNs, long first, long last) {
    List<String> lines = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    for (int subject = 0; subject < index.subjects(); subject++) {
      codes.add(index.code(subject));
    }
    codes.sort(null);
    for (String code : codes) {
      int subject = index.subject(code);
      for (long period = index.nextPeriod(subject, first - 1, knownAtNs);
          period <= last && period != AsOfIndex.NO_PERIOD;
          period = index.nextPeriod(subject, period, knownAtNs)) {
        for (int ordinal = 0; ordinal <= 1; ordinal++) {
          int row = index.row(subject, period, ordinal, knownAtNs);
          if (row != AsOfIndex.NONE) {
            lines.add(line(index, row));
          }
        }
      }
    }
    return lines;
  }

  private static void assertSnapshot(
      AsOfIndex index, FactTable range, long knownAtNs, long first, long last) {
    int[] subjects = {index.subject("S0"), index.subject("S5"), index.subject("none")};
    int[] fields = {index.dataset().fields().size() - 1, 0};
    long[] cells = new long[subjects.length * fields.length];
    index.snapshot(subjects, fields, knownAtNs, first, last, cells);
    for (int i = 0; i < subjects.length; i++) {
      int row = AsOfIndex.NONE;
      for (int candidate = 0; candidate < range.size(); candidate++) {
        if (subjects[i] != AsOfIndex.NONE
            && range.subject(candidate).equals(index.code(subjects[i]))) {
          row = candidate;
        }
      }
      for (int j = 0; j < fields.length; j++) {
        assertThat(cells[i * fields.length + j])
            .isEqualTo(row == AsOfIndex.NONE ? FactTable.MISSING : range.cell(row, fields[j]));
      }
    }
  }

  private static String line(AsOfIndex index, int row) {
    StringBuilder line = new StringBuilder();
    line.append(index.code(index.subjectOf(row)))
        .append(' ')
        .append(index.period(row))
        .append('/')
        .append(index.ordinal(row))
        .append(" v")
        .append(index.version(row))
        .append(" @")
        .append(index.knownAtNs(row))
        .append(':');
    for (int field = 0; field < index.dataset().fields().size(); field++) {
      long cell = index.cell(row, field);
      line.append(' ').append(cell == FactTable.MISSING ? "-" : Long.toString(cell));
    }
    return line.toString();
  }
}
