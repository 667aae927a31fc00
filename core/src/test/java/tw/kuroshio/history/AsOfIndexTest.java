package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsOfIndexTest {

  private static final int CLOSE = Dataset.DAILY_BAR.field("close");
  private static final int VOLUME = Dataset.DAILY_BAR.field("volume");
  private static final long EVER = Long.MAX_VALUE;

  private final FactTable table = new FactTable(Dataset.DAILY_BAR);

  private void bar(
      FactTable to, String subject, long day, long knownAtNs, int version, long close) {
    int row = to.add(subject, day, 0, knownAtNs);
    to.setVersion(row, version);
    to.set(row, CLOSE, close);
  }

  private AsOfIndex index() {
    bar(table, "1101", 10, 100, 1, 50);
    bar(table, "2330", 10, 100, 1, 600);
    bar(table, "2330", 10, 300, 2, 601);
    bar(table, "2330", 11, 200, 1, 610);
    return AsOfIndex.of(table);
  }

  private static long close(AsOfIndex index, int row) {
    return index.cell(row, CLOSE);
  }

  @Test
  void aKeyIsReadAsTheNewestVersionKnownThen() {
    AsOfIndex index = index();
    int tsmc = index.subject("2330");

    assertThat(index.row(tsmc, 10, 0, 99)).isEqualTo(AsOfIndex.NONE);
    assertThat(close(index, index.row(tsmc, 10, 0, 100))).isEqualTo(600);
    assertThat(close(index, index.row(tsmc, 10, 0, 299))).isEqualTo(600);
    assertThat(close(index, index.row(tsmc, 10, 0, 300))).isEqualTo(601);
    assertThat(index.row(tsmc, 10, 1, EVER)).isEqualTo(AsOfIndex.NONE);
    assertThat(index.row(tsmc, 12, 0, EVER)).isEqualTo(AsOfIndex.NONE);
    assertThat(index.subject("2317")).isEqualTo(AsOfIndex.NONE);
  }

  @Test
  void theNewestPeriodIsNotTheNewestRow() {
    AsOfIndex index = index();
    int tsmc = index.subject("2330");

    // the restatement of day 10 is known later than day 11
    assertThat(index.period(index.last(tsmc, EVER, 0, EVER))).isEqualTo(11);
    assertThat(index.period(index.last(tsmc, 199, 0, EVER))).isEqualTo(10);
    assertThat(close(index, index.last(tsmc, EVER, 0, 10))).isEqualTo(601);
    assertThat(close(index, index.last(tsmc, 250, 0, 10))).isEqualTo(600);
    assertThat(index.last(tsmc, 199, 11, EVER)).isEqualTo(AsOfIndex.NONE);
    assertThat(index.last(tsmc, 99, 0, EVER)).isEqualTo(AsOfIndex.NONE);
  }

  @Test
  void theDaysRowsAreAppendedOnceAndInAnyOrder() {
    AsOfIndex index = index();
    FactTable day = new FactTable(Dataset.DAILY_BAR);
    bar(day, "2330", 12, 400, 1, 620);
    bar(day, "9958", 12, 400, 1, 200);
    bar(day, "2330", 11, 400, 2, 611);
    bar(day, "2330", 10, 300, 2, 601);

    assertThat(index.append(day)).isEqualTo(3);
    assertThat(index.append(day)).isZero();
    int tsmc = index.subject("2330");
    assertThat(close(index, index.row(tsmc, 11, 0, 399))).isEqualTo(610);
    assertThat(close(index, index.row(tsmc, 11, 0, 400))).isEqualTo(611);
    assertThat(close(index, index.last(tsmc, EVER, 0, EVER))).isEqualTo(620);
    assertThat(close(index, index.last(tsmc, EVER, 0, 11))).isEqualTo(611);
    assertThat(close(index, index.last(index.subject("9958"), EVER, 0, EVER))).isEqualTo(200);
    assertThat(index.nextPeriod(tsmc, 10, EVER)).isEqualTo(11);
    assertThat(index.nextPeriod(tsmc, 11, 399)).isEqualTo(AsOfIndex.NO_PERIOD);
    assertThat(index.nextPeriod(tsmc, 11, 400)).isEqualTo(12);
    assertThat(index.size()).isEqualTo(7);
  }

  @Test
  void aSnapshotHoldsTheCellsOfManySubjects() {
    AsOfIndex index = index();
    int[] subjects = {index.subject("2330"), index.subject("none"), index.subject("1101")};
    long[] cells = new long[6];

    int found = index.snapshot(subjects, new int[] {VOLUME, CLOSE}, 250, 0, EVER, cells);

    long missing = FactTable.MISSING;
    assertThat(found).isEqualTo(2);
    assertThat(cells).containsExactly(missing, 610, missing, missing, missing, 50);
  }

  @Test
  void textsAreFoundInOldAndNewRows() {
    FactTable old = new FactTable(Dataset.TRADING_DAY);
    int row = old.add("TWSE", 1, 0, 0);
    old.setVersion(row, 1);
    old.setText(row, 0, "first");
    AsOfIndex index = AsOfIndex.of(old);
    FactTable later = new FactTable(Dataset.TRADING_DAY);
    row = later.add("TWSE", 2, 0, 0);
    later.setVersion(row, 1);
    later.setText(row, 0, "second");
    index.append(later);

    assertThat(index.text(index.row(0, 1, 0, 0), 0)).isEqualTo("first");
    assertThat(index.text(index.row(0, 2, 0, 0), 0)).isEqualTo("second");
  }

  @Test
  void rowsOutOfOrderAreRefused() {
    bar(table, "2330", 11, 100, 1, 1);
    bar(table, "2330", 10, 100, 1, 1);
    assertThatThrownBy(() -> AsOfIndex.of(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2330, period 10");
  }

  @Test
  void rowsWithoutAVersionAreNotAppended() {
    AsOfIndex index = index();
    FactTable unsaved = new FactTable(Dataset.DAILY_BAR);
    bar(unsaved, "2330", 12, 100, 0, 1);
    assertThatThrownBy(() -> index.append(unsaved))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("append what the store reads back");
  }

  @Test
  void readsAllocateNothing() {
    AsOfIndex index = index();
    FactTable day = new FactTable(Dataset.DAILY_BAR);
    bar(day, "2330", 12, 400, 1, 620);
    index.append(day);
    int[] subjects = {0, 1};
    int[] fields = {CLOSE, VOLUME};
    long[] cells = new long[4];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long sum = 0;
    long fewest = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        sum += index.row(1, 10 + i % 3, 0, i % 500);
        sum += index.last(index.subject("2330"), i % 500, 0, EVER);
        sum += index.nextPeriod(1, i % 13, i % 500);
        sum += index.snapshot(subjects, fields, i % 500, 0, EVER, cells);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(sum).isNotZero();
    assertThat(fewest).isLessThan(10_000);
  }

  /** Long stretches with many rows of one period, so that blocks begin within them. */
  @Test
  void longStretchesAreReadAsRowByRow() {
    Random random = new Random(20260727);
    for (int round = 0; round < 40; round++) {
      FactTable rows = new FactTable(Dataset.TRADE);
      int[] ends = new int[3];
      for (int subject = 0; subject < 3; subject++) {
        long period = 0;
        int ordinal = 0;
        for (int i = random.nextInt(400); i >= 0; i--) {
          boolean same = random.nextInt(round % 2 == 0 ? 3 : 100) > 0;
          ordinal = same ? ordinal + 1 : 0;
          period += same ? 0 : 1 + random.nextInt(5);
          int row = rows.add("S" + subject, period, ordinal, period + random.nextInt(4));
          rows.setVersion(row, 1);
        }
        ends[subject] = rows.size();
      }
      AsOfIndex index = AsOfIndex.of(rows);
      for (int question = 0; question < 300; question++) {
        int subject = random.nextInt(3);
        int first = subject == 0 ? 0 : ends[subject - 1];
        int any = first + random.nextInt(ends[subject] - first);
        long period = rows.period(any) + random.nextInt(3) - 1;
        long knownAtNs = period + random.nextInt(6) - 1;
        int key = AsOfIndex.NONE;
        int last = AsOfIndex.NONE;
        for (int row = first; row < ends[subject]; row++) {
          boolean known = rows.knownAtNs(row) <= knownAtNs;
          last = known && rows.period(row) <= period ? row : last;
          boolean asked = rows.period(row) == period && rows.ordinal(row) == rows.ordinal(any);
          key = known && asked ? row : key;
        }
        assertThat(index.row(subject, period, rows.ordinal(any), knownAtNs)).isEqualTo(key);
        assertThat(index.last(subject, knownAtNs, Long.MIN_VALUE, period)).isEqualTo(last);
      }
    }
  }
}
