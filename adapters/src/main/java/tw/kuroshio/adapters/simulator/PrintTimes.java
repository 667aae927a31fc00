package tw.kuroshio.adapters.simulator;

import tw.kuroshio.market.SessionSchedule;

/**
 * Chooses the times of one instrument's prints between two moments: any microsecond in continuous
 * trading, the instrument's own calls under periodic calls. The exchange goes round the securities
 * within each call interval, so every instrument's calls come at its own offset. Times are
 * nanoseconds of the day.
 */
final class PrintTimes {

  private static final long MICRO = 1_000;
  private static final int TABLE = 256;

  /** How much busier the first and last minute are than the middle of the day. */
  private static final double U_DEPTH = 2.5;

  /** Inverse of the U-shaped day's cumulative volume at TABLE + 1 even steps. */
  private static final double[] INVERSE_U = inverseU();

  private final SessionSchedule session;
  private final long callOffsetNs;
  private double[] fractions = new double[64];
  private long[] slot = new long[64];

  PrintTimes(SessionSchedule session, long callOffsetNs) {
    this.session = session;
    this.callOffsetNs = callOffsetNs;
  }

  private long slotNs() {
    return session.continuousTrading() ? MICRO : session.callIntervalSeconds() * 1_000_000_000L;
  }

  /** The first call (or microsecond) at or after {@code nsOfDay} and after the opening call. */
  long callAtOrAfter(long nsOfDay) {
    if (session.continuousTrading()) {
      return Math.ceilDiv(nsOfDay, MICRO) * MICRO;
    }
    long origin = session.openNsOfDay() + callOffsetNs;
    long call = Math.max(1, Math.ceilDiv(nsOfDay - origin, slotNs()));
    return origin + call * slotNs();
  }

  /** How many prints fit from {@code fromNs} inclusive to {@code toNs} exclusive. */
  long capacity(long fromNs, long toNs) {
    long first = callAtOrAfter(fromNs);
    return first >= toNs ? 0 : (toNs - 1 - first) / slotNs() + 1;
  }

  /**
   * Writes {@code n} strictly increasing times from {@code fromNs} inclusive to {@code toNs}
   * exclusive.
   *
   * @param dayShaped busy at both ends as a whole day is; else even
   */
  void fill(
      long fromNs, long toNs, boolean dayShaped, int n, SeededRandom random, long[] out, int at) {
    long capacity = capacity(fromNs, toNs);
    if (n > capacity) {
      throw new IllegalArgumentException(n + " prints do not fit " + capacity + " calls");
    }
    if (fractions.length < n) {
      fractions = new double[Math.max(n, 2 * fractions.length)];
      slot = new long[fractions.length];
    }
    for (int i = 0; i < n; i++) {
      double even = (i + random.nextDouble()) / n;
      fractions[i] = dayShaped ? interpolate(even) : even;
    }
    long previous = -1;
    for (int i = 0; i < n; i++) {
      previous = Math.max((long) (fractions[i] * capacity), previous + 1);
      slot[i] = previous;
    }
    long limit = capacity;
    for (int i = n - 1; i >= 0; i--) {
      slot[i] = Math.min(slot[i], limit - 1);
      limit = slot[i];
    }
    long first = callAtOrAfter(fromNs);
    for (int i = 0; i < n; i++) {
      out[at + i] = first + slot[i] * slotNs();
    }
  }

  private static double interpolate(double fraction) {
    double position = fraction * TABLE;
    int step = (int) position;
    return INVERSE_U[step] + (INVERSE_U[step + 1] - INVERSE_U[step]) * (position - step);
  }

  /** Density 1 + d·(2x − 1)², integrated and inverted by bisection. */
  private static double[] inverseU() {
    double[] inverse = new double[TABLE + 1];
    for (int i = 0; i <= TABLE; i++) {
      double low = 0;
      double high = 1;
      for (int step = 0; step < 60; step++) {
        double x = (low + high) / 2;
        double cube = (2 * x - 1) * (2 * x - 1) * (2 * x - 1);
        double cumulative = (x + U_DEPTH * (cube + 1) / 6) / (1 + U_DEPTH / 3);
        if (cumulative < i / (double) TABLE) {
          low = x;
        } else {
          high = x;
        }
      }
      inverse[i] = high;
    }
    inverse[0] = 0;
    return inverse;
  }
}
