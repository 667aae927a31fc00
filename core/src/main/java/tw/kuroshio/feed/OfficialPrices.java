package tw.kuroshio.feed;

/** What the exchange's own figures for the session, in a snapshot, say of those of the prints. */
public enum OfficialPrices {
  /** They agree, or the snapshot is older than the prints and could not differ. */
  AGREE,
  /** Prints were lost, and the snapshot gave a price they would have given. */
  REPAIRED,
  /** No print is missing, or the opening print is there, and still the figures differ. */
  CONTRADICT
}
