package tw.kuroshio.market.volatility;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Keeps one series' outlying quotes out of the index. Between two moments of computation, 15 s
 * apart, it sees every quote; at the moment it chooses the last valid one, else the narrowest of
 * the interval (the latest of equals), else what it chose before. A quote is usual when its spread
 * is within γ times the average spread or below λ, when the market has moved past the choice before
 * (bid above its middle, or ask below it with a bid), or when it is the day's first. The average is
 * of the intervals' narrowest spreads, and takes in the present interval before it is compared.
 *
 * <p>Source: the filter in appendix 3 of TAIFEX's methodology of the index; in which order average
 * and comparison come, and that the narrowest quote must be usual too, is our reading. One thread.
 */
public final class QuoteFilter implements Stateful {

  private static final long NONE = -1;

  private final FilterSettings settings;
  private double averageSpreadE4 = Double.NaN;
  private long lastBidE4 = NONE;
  private long lastAskE4 = NONE;
  private long narrowBidE4 = NONE;
  private long narrowAskE4 = NONE;
  private long bidE4 = NONE;
  private long askE4 = NONE;

  public QuoteFilter(FilterSettings settings) {
    this.settings = settings;
  }

  /** A quote of the series; what is none (bid below zero, ask not above it) is passed over. */
  public void onQuote(long newBidE4, long newAskE4) {
    if (newBidE4 < 0 || newAskE4 <= newBidE4) {
      return;
    }
    lastBidE4 = newBidE4;
    lastAskE4 = newAskE4;
    if (narrowBidE4 == NONE || newAskE4 - newBidE4 <= narrowAskE4 - narrowBidE4) {
      narrowBidE4 = newBidE4;
      narrowAskE4 = newAskE4;
    }
  }

  /**
   * The interval is over: chooses.
   *
   * @return whether there is a choice, this interval's or one before
   */
  public boolean choose() {
    if (narrowBidE4 != NONE) {
      long spread = narrowAskE4 - narrowBidE4;
      averageSpreadE4 =
          Double.isNaN(averageSpreadE4)
              ? spread
              : settings.carry() * averageSpreadE4 + (1 - settings.carry()) * spread;
    }
    if (lastBidE4 != NONE && isUsual(lastBidE4, lastAskE4)) {
      bidE4 = lastBidE4;
      askE4 = lastAskE4;
    } else if (narrowBidE4 != NONE && isUsual(narrowBidE4, narrowAskE4)) {
      bidE4 = narrowBidE4;
      askE4 = narrowAskE4;
    }
    narrowBidE4 = NONE;
    narrowAskE4 = NONE;
    return bidE4 != NONE;
  }

  private boolean isUsual(long bid, long ask) {
    if (bidE4 == NONE) {
      return true;
    }
    long spread = ask - bid;
    long twiceBefore = bidE4 + askE4;
    return spread <= factor(bid, ask, twiceBefore) * averageSpreadE4
        || spread < settings.usualSpreadE4()
        || 2 * bid > twiceBefore
        || (2 * ask < twiceBefore && bid > 0);
  }

  private double factor(long bid, long ask, long twiceBefore) {
    if (bid == 0) {
      return settings.zeroBidFactor();
    }
    return bid + ask <= twiceBefore ? settings.belowFactor() : settings.aboveFactor();
  }

  /** Bid of the choice, 10⁻⁴ points; −1 before the first. */
  public long bidE4() {
    return bidE4;
  }

  /** Ask of the choice, 10⁻⁴ points; −1 before the first. */
  public long askE4() {
    return askE4;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putDouble(averageSpreadE4).putLong(lastBidE4).putLong(lastAskE4);
    out.putLong(narrowBidE4).putLong(narrowAskE4).putLong(bidE4).putLong(askE4);
  }

  @Override
  public void readState(StateReader in) {
    averageSpreadE4 = in.getDouble();
    lastBidE4 = in.getLong();
    lastAskE4 = in.getLong();
    narrowBidE4 = in.getLong();
    narrowAskE4 = in.getLong();
    bidE4 = in.getLong();
    askE4 = in.getLong();
  }
}
