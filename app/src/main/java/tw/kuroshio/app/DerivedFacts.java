package tw.kuroshio.app;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Loaded;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InferredListings;
import tw.kuroshio.history.PublicationRules;
import tw.kuroshio.history.ReturnCause;
import tw.kuroshio.history.ReturnCheck;
import tw.kuroshio.history.SingleQuarters;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.DigestChain;

/**
 * What follows from tables together: from the daily bars, reference prices and listings the listing
 * intervals of codes no listing names, and a flag with its cause on every close beyond the price
 * limits; from statements as filed their single quarters. Made anew whenever one of the three
 * changed, since a later table explains what an earlier one left open; what is the same stays as it
 * is.
 */
final class DerivedFacts {

  private static final long ALWAYS = Long.MAX_VALUE;
  private static final long FIRST_DAY = -36_500;
  private static final long LAST_DAY = 73_000;

  private final FactStore store;
  private final MarketRules rules;
  private final PublicationRules publication;
  private final long nowNs;

  /**
   * Counts of what was derived.
   *
   * @param listings intervals begun, ended or withdrawn
   * @param beyondLimit closes beyond the limits, by cause
   */
  record Derived(Loaded listings, Loaded flags, Map<ReturnCause, Long> beyondLimit) {}

  DerivedFacts(FactStore store, MarketRules rules, PublicationRules publication, long nowNs) {
    this.store = store;
    this.rules = rules;
    this.publication = publication;
    this.nowNs = nowNs;
  }

  Derived derive() {
    FactTable bars = all(Dataset.DAILY_BAR);
    Loaded listings = inferListings(bars);
    FactTable listed = all(Dataset.LISTING);
    ReturnCheck check =
        new ReturnCheck(rules, new ListedKinds(listed), all(Dataset.REFERENCE_PRICE), listed);
    FactTable flags = check.flags(bars, FIRST_DAY, all(Dataset.DATA_FLAG), nowNs);
    return new Derived(listings, load("return check", flags), byCause(flags));
  }

  private Loaded inferListings(FactTable bars) {
    FactTable listings = all(Dataset.LISTING);
    InferredListings inferred =
        new InferredListings(bars, listings, new ListedKinds(listings), publication, nowNs);
    Loaded starts = load("inferred listings", inferred.starts());
    Loaded ends = load("inferred ends of listings", inferred.ends());
    return new Loaded(
        starts.added() + ends.added(),
        starts.revised() + ends.revised(),
        starts.unchanged() + ends.unchanged());
  }

  /** Single quarters of the statements these companies filed. */
  Loaded singleQuarters(List<String> filers) {
    FactTable filed = store.versions(Dataset.STATEMENT_FILED, FIRST_DAY, LAST_DAY, filers);
    return load("single quarters", SingleQuarters.of(filed));
  }

  private FactTable all(Dataset dataset) {
    return store.asOf(dataset, ALWAYS, FIRST_DAY, LAST_DAY, List.of());
  }

  private Loaded load(String what, FactTable table) {
    if (table.size() == 0) {
      return new Loaded(0, 0, 0);
    }
    // A source of its own each time: what was derived before is no reason to keep it.
    byte[] hash =
        DigestChain.sha256().digest((what + " " + nowNs).getBytes(StandardCharsets.US_ASCII));
    return store.load(new Source(what, HexFormat.of().formatHex(hash)), table, nowNs);
  }

  private static Map<ReturnCause, Long> byCause(FactTable flags) {
    Map<ReturnCause, Long> counts = new TreeMap<>();
    int explanation = Dataset.DATA_FLAG.field("explanation");
    for (int row = 0; row < flags.size(); row++) {
      counts.merge(ReturnCause.valueOf(flags.text(row, explanation)), 1L, Long::sum);
    }
    return counts;
  }
}
