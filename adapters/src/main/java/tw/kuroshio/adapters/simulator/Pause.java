package tw.kuroshio.adapters.simulator;

import tw.kuroshio.feed.twse.PriceTrend;

/**
 * A span of continuous trading in which an instrument is not matched; a call auction ends it. Times
 * are nanoseconds of the day.
 *
 * @param trend which way an interruption of matching went; {@link PriceTrend#NORMAL} for a halt
 * @param announcedNsOfDay when the end of a halt is made known
 */
record Pause(long fromNsOfDay, long toNsOfDay, PriceTrend trend, long announcedNsOfDay) {

  static Pause interruption(long fromNsOfDay, long toNsOfDay, PriceTrend trend) {
    return new Pause(fromNsOfDay, toNsOfDay, trend, fromNsOfDay);
  }

  static Pause halt(long fromNsOfDay, long toNsOfDay, long announcedNsOfDay) {
    return new Pause(fromNsOfDay, toNsOfDay, PriceTrend.NORMAL, announcedNsOfDay);
  }

  /** Trading is halted: no orders are taken. Otherwise only matching is interrupted. */
  boolean isHalt() {
    return trend == PriceTrend.NORMAL;
  }
}
