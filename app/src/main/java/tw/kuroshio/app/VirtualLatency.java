package tw.kuroshio.app;

import tw.kuroshio.model.StateWriter;

/**
 * Seeded delays between the exchange and us in virtual time, nanoseconds. A function of the seed
 * and the number of the message, so that it does not depend on speed or load.
 *
 * @param marketDataNs least delay of a record
 * @param reportNs least delay of an execution report
 * @param orderNs least delay of an order to the venue
 * @param jitterNs upper bound of the random part added to each
 */
record VirtualLatency(long marketDataNs, long reportNs, long orderNs, long jitterNs) {

  static VirtualLatency defaults() {
    return new VirtualLatency(150_000, 300_000, 400_000, 100_000);
  }

  long marketData(long seed, long number) {
    return marketDataNs + jitter(seed, number);
  }

  long report(long seed, long number) {
    return reportNs + jitter(~seed, number);
  }

  long order(long seed, long number) {
    return orderNs + jitter(seed * 31 + 7, number);
  }

  /** SplitMix64's finaliser (Steele, Lea and Flood 2014) over seed and number. */
  private long jitter(long seed, long number) {
    long z = seed + number * 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    z ^= z >>> 31;
    return jitterNs == 0 ? 0 : Long.remainderUnsigned(z, jitterNs);
  }

  void write(StateWriter out) {
    out.putLong(marketDataNs).putLong(reportNs).putLong(orderNs).putLong(jitterNs);
  }
}
