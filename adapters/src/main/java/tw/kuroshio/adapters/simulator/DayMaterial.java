package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.IntradayBars;

/** What is known of one instrument's day, from which the simulator makes its prints. */
public sealed interface DayMaterial {

  /**
   * The whole day in one bar. Prints begin at the open with the opening call, touch the high and
   * the low, and end at the close with the closing call.
   *
   * @param openE4 10⁻⁴ TWD; the same for high, low and close
   * @param volumeShares shares traded; what is left of the last whole lot is not printed
   * @param trades number of trades, the most prints there can be; 0 when not known
   */
  record DailyBar(
      long openE4, long highE4, long lowE4, long closeE4, long volumeShares, long trades)
      implements DayMaterial {

    public DailyBar {
      requireBar(openE4, highE4, lowE4, closeE4, volumeShares);
      if (trades < 0) {
        throw new IllegalArgumentException("Trades must not be negative, was " + trades);
      }
    }
  }

  /**
   * Bars inside the day. Inside each bar the prints begin at its open, touch its high and low and
   * end at its close. A bar that starts at the session's open begins with the opening call; bars
   * that start in or after the collection for the closing call are the closing call. Without such a
   * bar the day has no closing match: the closing call ends without a trade.
   *
   * <p>A bar's volume is printed in whole lots, the rest carried into the next bar. A bar with
   * fewer lots than prices to touch (sources often give volume 0 for the first bar) prints one lot
   * at each; what that adds is counted as implied lots.
   */
  record Bars(IntradayBars bars) implements DayMaterial {

    public Bars {
      for (int i = 0; i < bars.size(); i++) {
        requireBar(
            bars.openE4()[i],
            bars.highE4()[i],
            bars.lowE4()[i],
            bars.closeE4()[i],
            bars.volumeShares()[i]);
      }
    }
  }

  /** No trade and nothing known of the book: it stays empty and nothing can fill. */
  record NoTrades() implements DayMaterial {}

  private static void requireBar(long open, long high, long low, long close, long volume) {
    if (low <= 0 || low > Math.min(open, close) || high < Math.max(open, close) || volume < 0) {
      throw new IllegalArgumentException(
          "Bar must have 0 < low <= open, close <= high and volume >= 0, was open "
              + open
              + ", high "
              + high
              + ", low "
              + low
              + ", close "
              + close
              + " in 0.0001 TWD, volume "
              + volume
              + " shares");
    }
  }
}
