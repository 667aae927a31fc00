package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * The sessions on which one instrument's reference price is not its previous close: ex-dividend and
 * ex-rights dates, capital reductions, splits. Known to the market before the session opens.
 * Adjusting an earlier price to a later session multiplies it by reference ÷ previous close of each
 * change between them.
 *
 * @param epochDay sessions as {@link LocalDate#toEpochDay()}, strictly increasing
 * @param previousCloseE4 close that the reference replaces, 10⁻⁴ TWD
 * @param referenceE4 reference price, 10⁻⁴ TWD; 0 when {@link Origin#UNKNOWN}
 */
public record ReferenceChanges(
    int[] epochDay, long[] previousCloseE4, long[] referenceE4, Origin[] origin) {

  /** Where the reference price comes from. */
  public enum Origin {
    /** The table of ex-dates. */
    PUBLISHED,
    /** Close less the published change of the same session. */
    FROM_CHANGE,
    /** The source marks the session as not comparable with the one before and gives no price. */
    UNKNOWN
  }

  public ReferenceChanges {
    int n = epochDay.length;
    if (previousCloseE4.length != n || referenceE4.length != n || origin.length != n) {
      throw new IllegalArgumentException("Reference change columns differ in length");
    }
  }

  public int size() {
    return epochDay.length;
  }

  /** Row of {@code date}, negative when the reference of that date is the previous close. */
  public int rowOf(LocalDate date) {
    return Arrays.binarySearch(epochDay, (int) date.toEpochDay());
  }
}
