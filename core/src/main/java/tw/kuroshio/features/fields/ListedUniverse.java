package tw.kuroshio.features.fields;

import java.util.List;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.history.Universe;
import tw.kuroshio.model.SecurityKind;

/**
 * The cross-section of a session: the instruments of one class that were listed on the day, as was
 * known at its decision moment. The dead are in it as long as they lived.
 */
public final class ListedUniverse implements BarPanel.Universe {

  private static final int KIND = Dataset.LISTING.field("kind");

  private final AsOfIndex listings;
  private final Universe universe;
  private final int[] subjects;
  private final String kind;
  private final long decisionNsOfDay;

  /**
   * @param codes of the instruments, by dense index
   * @param listings of {@link Dataset#LISTING}
   * @param decisionNsOfDay when a session is decided, nanoseconds since midnight in Taipei
   */
  public ListedUniverse(
      List<String> codes, AsOfIndex listings, SecurityKind kind, long decisionNsOfDay) {
    this.listings = listings;
    this.universe = new Universe(listings);
    this.subjects = codes.stream().mapToInt(listings::subject).toArray();
    this.kind = kind.name();
    this.decisionNsOfDay = decisionNsOfDay;
  }

  @Override
  public boolean isMember(int instrument, int epochDay) {
    int subject = subjects[instrument];
    if (subject == AsOfIndex.NONE) {
      return false;
    }
    int row = universe.listing(subject, epochDay, TaipeiTime.utcNs(epochDay, decisionNsOfDay));
    return row != AsOfIndex.NONE && listings.text(row, KIND).equals(kind);
  }
}
