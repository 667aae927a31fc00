package tw.kuroshio.model;

/**
 * One listed security.
 *
 * @param name short name, may be Chinese
 * @param sector two-character industry code of the exchange, {@code 00} when unknown
 * @param lotShares shares in one board lot, normally 1,000
 * @param currency ISO 4217 code; anything but TWD is not traded
 */
public record Instrument(
    InstrumentId id,
    String name,
    String sector,
    SecurityKind kind,
    int lotShares,
    String currency) {

  public Instrument {
    if (sector.length() != 2) {
      throw new IllegalArgumentException(
          "Sector must be a two-character industry code, was '" + sector + "' (" + id + ")");
    }
    if (lotShares <= 0) {
      throw new IllegalArgumentException(
          "Board lot must be positive, was " + lotShares + " shares (" + id + ")");
    }
  }

  /** A TWD security with the usual lot of 1,000 shares. */
  public static Instrument of(InstrumentId id, String name, String sector, SecurityKind kind) {
    return new Instrument(id, name, sector, kind, 1_000, "TWD");
  }
}
