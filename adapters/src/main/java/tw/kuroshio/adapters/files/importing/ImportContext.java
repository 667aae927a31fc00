package tw.kuroshio.adapters.files.importing;

import java.util.OptionalLong;
import java.util.function.Function;
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
 */
public record ImportContext(
    SessionGrid grid,
    PublicationRules publication,
    Function<String, SecurityKind> kinds,
    long loadedAtNs,
    OptionalLong knownAtNs) {

  public ImportContext(
      MarketRules rules,
      PublicationRules publication,
      Function<String, SecurityKind> kinds,
      long loadedAtNs,
      OptionalLong knownAtNs) {
    this(new SessionGrid(rules), publication, kinds, loadedAtNs, knownAtNs);
  }

  boolean isFuture(long epochDay) {
    return epochDay > TaipeiTime.dayOf(loadedAtNs);
  }
}
