package tw.kuroshio.adapters.files.importing;

import java.util.OptionalLong;
import java.util.function.Function;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.adapters.files.SessionGrid;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.SecurityKind;

/**
 * What reading a file needs to know besides it.
 *
 * @param grid calendar and tick tables
 * @param publication when a row counts as known
 * @param kinds class of a security by its code
 * @param loadedAtNs the moment of loading, UTC nanoseconds since the epoch
 * @param knownAtNs known moment of every row, in place of the rules
 * @param undatedDay day, since the epoch, of tables that do not say theirs
 * @param index name of the index in tables that do not say theirs, empty when the user gave none
 */
public record ImportContext(
    SessionGrid grid,
    PublicationRules publication,
    Function<String, SecurityKind> kinds,
    long loadedAtNs,
    OptionalLong knownAtNs,
    OptionalLong undatedDay,
    String index) {

  public ImportContext(
      MarketRules rules,
      PublicationRules publication,
      Function<String, SecurityKind> kinds,
      long loadedAtNs,
      OptionalLong knownAtNs,
      OptionalLong undatedDay) {
    this(new SessionGrid(rules), publication, kinds, loadedAtNs, knownAtNs, undatedDay, "");
  }

  /** Names the index of tables that do not say theirs. */
  public ImportContext as(String name) {
    return new ImportContext(grid, publication, kinds, loadedAtNs, knownAtNs, undatedDay, name);
  }

  /** The day of a table that does not say its own, or {@link RowFields#BAD} when nobody said it. */
  long tableDay() {
    return undatedDay.orElse(RowFields.BAD);
  }

  boolean isFuture(long epochDay) {
    return epochDay > TaipeiTime.dayOf(loadedAtNs);
  }
}
