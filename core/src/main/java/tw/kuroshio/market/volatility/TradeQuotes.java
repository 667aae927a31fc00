package tw.kuroshio.market.volatility;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stand-in for quotes where only trades are at hand: of each series, the lowest and the highest
 * of its newest trades count as bid and ask. A series without a trade in the window counts as not
 * quoted, a strike without a trade since the start as not listed. Trades come in the order of their
 * times. One thread.
 */
public final class TradeQuotes {

  private final int trades;
  private final long windowNs;
  private final Map<OptionExpiry, Map<Long, Map<OptionRight, Series>>> byExpiry = new TreeMap<>();

  /**
   * @param trades how many of the newest trades make a quote
   * @param windowNs how long a trade counts
   */
  public TradeQuotes(int trades, long windowNs) {
    if (trades < 1 || windowNs <= 0) {
      throw new IllegalArgumentException(
          "At least one trade and a window above 0 are needed, were "
              + trades
              + " and "
              + windowNs
              + " ns");
    }
    this.trades = trades;
    this.windowNs = windowNs;
  }

  private final class Series {

    private final long[] priceE4 = new long[trades];
    private final long[] timeNs = new long[trades];
    private long count;

    void add(long price, long atNs) {
      int at = (int) (count++ % trades);
      priceE4[at] = price;
      timeNs[at] = atNs;
    }

    void quote(OptionChain chain, long strikeE4, OptionRight right, long nowNs) {
      long low = Long.MAX_VALUE;
      long high = Long.MIN_VALUE;
      long newest = Long.MIN_VALUE;
      for (int i = 0; i < Math.min(count, trades); i++) {
        if (nowNs - timeNs[i] <= windowNs) {
          low = Math.min(low, priceE4[i]);
          high = Math.max(high, priceE4[i]);
          newest = Math.max(newest, timeNs[i]);
        }
      }
      if (newest != Long.MIN_VALUE) {
        chain.put(strikeE4, right, low, high, newest);
      }
    }
  }

  /** A trade; its time must not be before that of one given before. */
  public void onTrade(
      OptionExpiry expiry, long strikeE4, OptionRight right, long priceE4, long timeNs) {
    byExpiry
        .computeIfAbsent(expiry, e -> new TreeMap<>())
        .computeIfAbsent(strikeE4, k -> new EnumMap<>(OptionRight.class))
        .computeIfAbsent(right, r -> new Series())
        .add(priceE4, timeNs);
  }

  /** The chains as they stand at a moment not before the newest trade. */
  public List<OptionChain> chains(long nowNs) {
    List<OptionChain> chains = new ArrayList<>();
    byExpiry.forEach(
        (expiry, strikes) -> {
          OptionChain chain = new OptionChain(expiry);
          strikes.forEach(
              (strikeE4, sides) -> {
                chain.list(strikeE4);
                sides.forEach((right, series) -> series.quote(chain, strikeE4, right, nowNs));
              });
          chains.add(chain);
        });
    return chains;
  }
}
