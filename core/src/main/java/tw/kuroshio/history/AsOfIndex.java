package tw.kuroshio.history;

/**
 * Every version of one dataset's rows in memory, in columns, for reads as of a moment that allocate
 * nothing: what the store answers, in well under a microsecond. Built once from {@link
 * FactStore#versions}; the day's new rows are appended. Rows and subjects are numbers that stay
 * valid. Not safe for several threads while rows are appended; reads alone may be shared.
 */
public final class AsOfIndex {

  /** No such row or subject. */
  public static final int NONE = -1;

  /** No such period. */
  public static final long NO_PERIOD = Long.MAX_VALUE;

  private final FactTable base;
  private final SortedRows sorted;
  private final FactTable appended;
  private final AppendedRows tail;

  private AsOfIndex(FactTable base) {
    this.base = base;
    sorted = new SortedRows(base);
    appended = base.sibling();
    tail = new AppendedRows(appended);
  }

  /**
   * @param versions rows by subject, period, ordinal and version as {@link FactStore#versions}
   *     gives them; the index takes the table over, it must not be changed any more
   * @throws IllegalArgumentException when the rows are in another order or a key has a version
   *     twice
   */
  public static AsOfIndex of(FactTable versions) {
    return new AsOfIndex(versions);
  }

  /**
   * Adds rows the index does not have: new keys, or later versions of keys it has. Rows whose
   * version is there already are passed over, so a day may be read again and appended again.
   *
   * @param versions as the store gives them, in any order but a key's versions in theirs
   * @return rows added
   * @throws IllegalArgumentException when a row has no version
   */
  public int append(FactTable versions) {
    int before = appended.size();
    for (int row = 0; row < versions.size(); row++) {
      requireVersion(versions, row);
      int subject = subject(versions.subject(row));
      int newest =
          subject == NONE
              ? NONE
              : row(subject, versions.period(row), versions.ordinal(row), Long.MAX_VALUE);
      if (newest == NONE || version(newest) < versions.version(row)) {
        tail.insert(appended.addRow(versions, row));
      }
    }
    return appended.size() - before;
  }

  private static void requireVersion(FactTable versions, int row) {
    if (versions.version(row) < 1) {
      throw new IllegalArgumentException(
          "A row of an index must have a version as the store numbers them, was "
              + versions.version(row)
              + " ("
              + versions.subject(row)
              + "): append what the store reads back");
    }
  }

  public Dataset dataset() {
    return base.dataset();
  }

  /** Rows of all versions. */
  public int size() {
    return base.size() + appended.size();
  }

  /** How many subjects there are; they are numbered from 0. */
  public int subjects() {
    return base.subjects();
  }

  /** Number of a subject, or {@link #NONE}. */
  public int subject(String code) {
    return base.subjectPlace(code);
  }

  public String code(int subject) {
    return base.subjectAt(subject);
  }

  /**
   * The newest version of a key that was known at a moment.
   *
   * @param knownAtNs UTC nanoseconds since the epoch, inclusive
   * @return the row, or {@link #NONE}
   */
  public int row(int subject, long period, int ordinal, long knownAtNs) {
    int later = tail.row(subject, period, ordinal, knownAtNs);
    return later == NONE ? sorted.row(subject, period, ordinal, knownAtNs) : base.size() + later;
  }

  /**
   * The newest period of a subject known at a moment, of several ordinals the highest.
   *
   * @param earliestPeriod older ones do not count
   * @param latestPeriod newer ones do not count
   * @return the row, or {@link #NONE}
   */
  public int last(int subject, long knownAtNs, long earliestPeriod, long latestPeriod) {
    int first = sorted.last(subject, knownAtNs, latestPeriod);
    int later = tail.last(subject, knownAtNs, latestPeriod);
    if (later != NONE && (first == NONE || isNoOlder(later, first))) {
      return appended.period(later) >= earliestPeriod ? base.size() + later : NONE;
    }
    return first != NONE && base.period(first) >= earliestPeriod ? first : NONE;
  }

  private boolean isNoOlder(int later, int first) {
    long laterPeriod = appended.period(later);
    long firstPeriod = base.period(first);
    return laterPeriod > firstPeriod
        || (laterPeriod == firstPeriod && appended.ordinal(later) >= base.ordinal(first));
  }

  /**
   * The first period after another that was known at a moment, or {@link #NO_PERIOD}. Walking the
   * known periods of a subject starts with {@link Long#MIN_VALUE}.
   */
  public long nextPeriod(int subject, long afterPeriod, long knownAtNs) {
    return Math.min(
        sorted.nextPeriod(subject, afterPeriod, knownAtNs),
        tail.nextPeriod(subject, afterPeriod, knownAtNs));
  }

  /**
   * Cells of the newest known periods of many subjects at once.
   *
   * @param subjects numbers; {@link #NONE} gives missing cells
   * @param fields places of the columns
   * @param cells filled subject by subject, a cell a field: {@code subjects.length ×
   *     fields.length}; {@link FactTable#MISSING} where nothing was known
   * @return subjects with a row
   */
  public int snapshot(
      int[] subjects,
      int[] fields,
      long knownAtNs,
      long earliestPeriod,
      long latestPeriod,
      long[] cells) {
    int found = 0;
    int at = 0;
    for (int subject : subjects) {
      int row = subject == NONE ? NONE : last(subject, knownAtNs, earliestPeriod, latestPeriod);
      for (int field : fields) {
        cells[at++] = row == NONE ? FactTable.MISSING : cell(row, field);
      }
      found += row == NONE ? 0 : 1;
    }
    return found;
  }

  /** Subject of a row. */
  public int subjectOf(int row) {
    return row < base.size() ? base.subjectPlace(row) : appended.subjectPlace(row - base.size());
  }

  public long period(int row) {
    return row < base.size() ? base.period(row) : appended.period(row - base.size());
  }

  public int ordinal(int row) {
    return row < base.size() ? base.ordinal(row) : appended.ordinal(row - base.size());
  }

  public long knownAtNs(int row) {
    return row < base.size() ? base.knownAtNs(row) : appended.knownAtNs(row - base.size());
  }

  public int version(int row) {
    return row < base.size() ? base.version(row) : appended.version(row - base.size());
  }

  /** The cell as it is stored, {@link FactTable#MISSING} included. */
  public long cell(int row, int field) {
    return row < base.size() ? base.cell(row, field) : appended.cell(row - base.size(), field);
  }

  /** A {@link FieldType#NUMBER}, not a number where missing. */
  public double number(int row, int field) {
    return row < base.size() ? base.number(row, field) : appended.number(row - base.size(), field);
  }

  /** A {@link FieldType#TEXT}, empty where missing. */
  public String text(int row, int field) {
    return row < base.size() ? base.text(row, field) : appended.text(row - base.size(), field);
  }
}
