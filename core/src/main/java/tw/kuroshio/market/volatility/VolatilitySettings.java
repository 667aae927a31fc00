package tw.kuroshio.market.volatility;

import java.time.LocalTime;

/**
 * The choices the method leaves open.
 *
 * @param targetDays days ahead the index looks
 * @param rollDays an expiry with fewer calendar days left is not used. Cboe's method of 2003 took
 *     eight; TAIFEX's own number is unverified
 * @param weeklies whether weekly expiries count
 * @param timeCount how time to expiry is counted
 * @param settlesAt time of day in Taipei at which an expiry ends
 * @param zeroBidsToStop so many strikes in a row without a bid end a wing
 * @param leastStrikesASide puts below and calls above the forward that must have a bid
 * @param staleAfterNs an expiry whose newest quote is older gives no value
 */
public record VolatilitySettings(
    int targetDays,
    int rollDays,
    boolean weeklies,
    TimeCount timeCount,
    LocalTime settlesAt,
    int zeroBidsToStop,
    int leastStrikesASide,
    long staleAfterNs) {

  /** How the time to an expiry is counted. */
  public enum TimeCount {
    /** Whole minutes to the time of settlement, 525,600 a year. */
    MINUTES,
    /** Calendar days from date to date, 365 a year. */
    DAYS
  }

  public VolatilitySettings {
    require(targetDays >= 1, "targetDays must be at least 1", targetDays);
    require(rollDays >= 1, "rollDays must be at least 1", rollDays);
    require(zeroBidsToStop >= 1, "zeroBidsToStop must be at least 1", zeroBidsToStop);
    require(leastStrikesASide >= 1, "leastStrikesASide must be at least 1", leastStrikesASide);
    require(staleAfterNs > 0, "staleAfterNs must be above 0", staleAfterNs);
  }

  private static void require(boolean holds, String rule, long value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + ", was " + value);
    }
  }

  /**
   * 30 days from the monthly expiries, rolled with eight days left, in minutes to 13:30; two
   * strikes without a bid end a wing; quotes may be one minute old.
   */
  public static VolatilitySettings defaults() {
    return new VolatilitySettings(
        30, 8, false, TimeCount.MINUTES, LocalTime.of(13, 30), 2, 2, 60_000_000_000L);
  }

  public VolatilitySettings withRollDays(int days) {
    return new VolatilitySettings(
        targetDays,
        days,
        weeklies,
        timeCount,
        settlesAt,
        zeroBidsToStop,
        leastStrikesASide,
        staleAfterNs);
  }

  public VolatilitySettings withWeeklies(boolean used) {
    return new VolatilitySettings(
        targetDays,
        rollDays,
        used,
        timeCount,
        settlesAt,
        zeroBidsToStop,
        leastStrikesASide,
        staleAfterNs);
  }

  public VolatilitySettings withTimeCount(TimeCount count) {
    return new VolatilitySettings(
        targetDays,
        rollDays,
        weeklies,
        count,
        settlesAt,
        zeroBidsToStop,
        leastStrikesASide,
        staleAfterNs);
  }

  public VolatilitySettings withStaleAfterNs(long ns) {
    return new VolatilitySettings(
        targetDays,
        rollDays,
        weeklies,
        timeCount,
        settlesAt,
        zeroBidsToStop,
        leastStrikesASide,
        ns);
  }
}
