package tw.kuroshio.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Tick sizes (升降單位) of one class of security on one date: Operating Rules of the TWSE, Article 62.
 * A band holds prices from its lower bound, inclusive, up to the next band's, exclusive. All prices
 * and ticks are in 10⁻⁴ TWD. Immutable.
 */
public final class TickSizeTable {

  private final long[] fromE4;
  private final long[] tickE4;

  private TickSizeTable(long[] fromE4, long[] tickE4) {
    this.fromE4 = fromE4;
    this.tickE4 = tickE4;
  }

  /**
   * Parses bands such as {@code 10:0.01 50:0.05 -:0.10}: below 10 TWD 0.01, below 50 TWD 0.05, else
   * 0.10.
   */
  static TickSizeTable parse(RuleLine line, List<String> bands) {
    List<Long> from = new ArrayList<>();
    List<Long> ticks = new ArrayList<>();
    long lower = 0;
    for (int i = 0; i < bands.size(); i++) {
      int colon = bands.get(i).indexOf(':');
      if (colon < 0) {
        throw line.bad("band must be below:tick, was '" + bands.get(i) + "'");
      }
      String below = bands.get(i).substring(0, colon);
      boolean last = i == bands.size() - 1;
      if (last != below.equals("-")) {
        throw line.bad("the last band, and only it, must be -:tick");
      }
      long tick = line.scaled(bands.get(i).substring(colon + 1), 4);
      long upper = last ? 0 : line.scaled(below, 4);
      if (tick <= 0 || lower % tick != 0 || (!last && (upper <= lower || upper % tick != 0))) {
        throw line.bad("band bounds must rise and be multiples of the ticks on both sides");
      }
      from.add(lower);
      ticks.add(tick);
      lower = upper;
    }
    if (from.isEmpty()) {
      throw line.bad("must have at least one band");
    }
    return new TickSizeTable(
        from.stream().mapToLong(Long::longValue).toArray(),
        ticks.stream().mapToLong(Long::longValue).toArray());
  }

  /** The tick of the band that holds {@code priceE4}: what an order price here is a multiple of. */
  public long tickE4(long priceE4) {
    return tickE4[band(priceE4)];
  }

  /** The smallest price above zero. */
  public long minimumE4() {
    return tickE4[0];
  }

  /** Whether an order may carry this price: positive and a multiple of its band's tick. */
  public boolean isOnTick(long priceE4) {
    return priceE4 > 0 && priceE4 % tickE4(priceE4) == 0;
  }

  /** The largest multiple of a tick at or below the price; 0 below the smallest price. */
  public long roundDownE4(long priceE4) {
    return priceE4 - priceE4 % tickE4(priceE4);
  }

  /** The smallest multiple of a tick at or above the price. */
  public long roundUpE4(long priceE4) {
    long tick = tickE4(priceE4);
    // A band ends on a multiple of its own tick and of the next one, so rounding up cannot jump it.
    return Math.multiplyExact(Math.ceilDiv(priceE4, tick), tick);
  }

  /**
   * The price {@code ticks} ticks higher (lower when negative), crossing bands; never below the
   * smallest price.
   *
   * @throws IllegalArgumentException when {@code priceE4} is not on a tick
   */
  public long stepE4(long priceE4, int ticks) {
    requireOnTick(priceE4);
    return ticks >= 0 ? stepUp(priceE4, ticks) : stepDown(priceE4, -(long) ticks);
  }

  private long stepUp(long priceE4, long ticks) {
    long price = priceE4;
    long left = ticks;
    int band = band(price);
    while (band + 1 < fromE4.length) {
      long room = (fromE4[band + 1] - price) / tickE4[band];
      if (left <= room) {
        break;
      }
      price = fromE4[band + 1];
      left -= room;
      band++;
    }
    return Math.addExact(price, Math.multiplyExact(left, tickE4[band]));
  }

  private long stepDown(long priceE4, long ticks) {
    long price = priceE4;
    long left = ticks;
    // From a band's own lower bound the next price down is in the band below.
    int band = band(price - 1);
    while (band > 0) {
      long room = (price - fromE4[band]) / tickE4[band];
      if (left <= room) {
        break;
      }
      price = fromE4[band];
      left -= room;
      band--;
    }
    return Math.max(minimumE4(), price - Math.multiplyExact(left, tickE4[band]));
  }

  private void requireOnTick(long priceE4) {
    if (!isOnTick(priceE4)) {
      long tick = priceE4 < 0 ? minimumE4() : tickE4(priceE4);
      throw new IllegalArgumentException(
          "Price must be a positive multiple of "
              + plain(tick)
              + " TWD, was "
              + plain(priceE4)
              + " TWD");
    }
  }

  private int band(long priceE4) {
    if (priceE4 < 0) {
      throw new IllegalArgumentException(
          "Price must not be negative, was " + plain(priceE4) + " TWD");
    }
    int band = fromE4.length - 1;
    while (priceE4 < fromE4[band]) {
      band--;
    }
    return band;
  }

  private static String plain(long e4) {
    return BigDecimal.valueOf(e4, 4).stripTrailingZeros().toPlainString();
  }
}
