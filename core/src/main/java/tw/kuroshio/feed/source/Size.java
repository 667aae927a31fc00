package tw.kuroshio.feed.source;

/**
 * How much, in the unit the source counts in: board lots or single shares. The two are types of
 * their own, so that one cannot pass for the other.
 */
public sealed interface Size {

  /** Nothing larger fits a record in trading units, 9(8). */
  long MOST_LOTS = 99_999_999L;

  /** Nothing larger fits a record in shares, 9(12). */
  long MOST_SHARES = 999_999_999_999L;

  long count();

  /** Board lots. */
  record Lots(long count) implements Size {
    public Lots {
      require(count, MOST_LOTS, "lots");
    }
  }

  /** Single shares. */
  record Shares(long count) implements Size {
    public Shares {
      require(count, MOST_SHARES, "shares");
    }
  }

  private static void require(long count, long most, String unit) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          "Size must be 0 to " + most + " " + unit + ", was " + count);
    }
  }
}
