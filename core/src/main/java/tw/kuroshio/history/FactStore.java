package tw.kuroshio.history;

import java.util.List;

/**
 * Keeps facts with every version of them. A row is never changed: another value for a key that is
 * there is a new version with a later moment. A read as of a moment gives, of each key, the newest
 * version known then, and nothing else.
 *
 * <p>What a later version leaves out it does not take back: a missing cell keeps the value of the
 * version before it.
 */
public interface FactStore extends AutoCloseable {

  /**
   * Where rows come from.
   *
   * @param name the file's name without its folder, or the address asked
   * @param contentSha256 of the decompressed content, hexadecimal
   */
  record Source(String name, String contentSha256) {}

  /**
   * What became of rows.
   *
   * @param added keys that were not there
   * @param revised keys that were there with other values and have a new version now
   * @param unchanged rows that say what was known already
   */
  record Loaded(long added, long revised, long unchanged) {}

  /**
   * Takes rows, all or none. Loading the same rows again changes nothing.
   *
   * <p>A row that contradicts what is there and was not known later becomes a version known at
   * {@code loadedAtNs}, but not before the version it replaces: what was changed silently is known
   * from when it was seen. A row that only fills missing cells keeps its own moment, but none
   * before that of the version it completes.
   *
   * <p>A row that says what the store knew at the row's own moment contradicts nothing, so an older
   * file loaded after a restatement takes nothing back. Only a silent change may be taken back by
   * such a row, and only if it comes with content that was not loaded before.
   *
   * <p>Rows of one key are taken in the order of their moments. What is observed (bars, flows,
   * balances, trades, not what is announced or scheduled) cannot be known before its period.
   *
   * @param loadedAtNs the moment of loading, UTC nanoseconds since the epoch
   * @throws StoreUnavailable when the store cannot be reached or does not take them; nothing
   *     changed, or, when it went away just as it confirmed, all of it: loading again settles that
   * @throws IllegalArgumentException when a period or date is not within 1900 to 2199
   */
  Loaded load(Source source, FactTable rows, long loadedAtNs);

  /**
   * The newest version known at a moment of each key.
   *
   * @param knownAtNs UTC nanoseconds since the epoch, inclusive
   * @param firstPeriod first period wanted
   * @param lastPeriod last period wanted
   * @param subjects codes wanted, none for all
   * @return rows by subject, period and ordinal
   */
  FactTable asOf(
      Dataset dataset, long knownAtNs, long firstPeriod, long lastPeriod, List<String> subjects);

  /**
   * Every version of the keys in a range, for an {@link AsOfIndex}.
   *
   * @return rows by subject, period, ordinal and version
   */
  FactTable versions(Dataset dataset, long firstPeriod, long lastPeriod, List<String> subjects);

  /**
   * The newest period of a subject known at a moment, as one row or none.
   *
   * @param earliestPeriod older ones are not looked for: a read of a partitioned table is bounded
   */
  FactTable last(Dataset dataset, String subject, long knownAtNs, long earliestPeriod);

  @Override
  void close();
}
