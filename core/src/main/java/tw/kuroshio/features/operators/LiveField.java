package tw.kuroshio.features.operators;

/**
 * What a formula can read of an instrument's market as the day goes: the book, the trades and the
 * clock, after the newest record or at a decision barrier. Times are the exchange's, Asia/Taipei.
 *
 * <p>A quote is the best limit orders of a disclosed book while orders are matched. There is none
 * while the matching is simulated (before the open, in the closing call, in a volatility
 * interruption), while the instrument is halted or suspended, and before its first record: what
 * needs a quote is NaN then. Every value is finite or NaN. In history all are NaN but those that
 * bars of five minutes give: {@link #KYLE_LAMBDA} and {@link #VOLUME_SAME_TIME_20}.
 */
public enum LiveField implements Field {
  /** Best limit bid, TWD. NaN without a quote or without limit bids. */
  BID("bid"),
  /** Best limit ask, TWD. NaN without a quote or without limit asks. */
  ASK("ask"),
  /** Shares at the best limit bid, 0 without limit bids. NaN without a quote. */
  BID_SIZE("bid_size"),
  /** Shares at the best limit ask, 0 without limit asks. NaN without a quote. */
  ASK_SIZE("ask_size"),
  /** (bid + ask) / 2, TWD. NaN without both sides, and while they are locked or crossed. */
  MID("mid"),
  /** (ask - bid) / mid, natural fraction. NaN where {@link #MID} is. */
  SPREAD("spread"),
  /**
   * (bid shares - ask shares) / their sum at the best limit orders, -1 to 1; one side alone is -1
   * or 1. NaN without a quote and of an empty book.
   */
  BOOK_IMBALANCE_1("book_imbalance_1"),
  /** The same of all five disclosed levels, market orders that rest among them. */
  BOOK_IMBALANCE_5("book_imbalance_5"),
  /**
   * Micro-price minus mid, TWD: the micro-price weighs each side's price with the other side's
   * shares at the best limit orders. NaN where {@link #MID} is.
   */
  MICRO_PRICE_GAP("micro_price_gap"),
  /**
   * Shares bought minus shares sold by who began the trade, over all shares, -1 to 1, of the last
   * minute. The initiator is after Lee & Ready (1991), without their delay of the quote: above the
   * mid that stood before the trade is bought, below is sold, at the mid and without a quote the
   * last change of the price decides (tick rule). Prints of the opening and closing call and of the
   * call that ends an interruption have no initiator and are left out; where calls are all there is
   * they are signed. By buckets of a sixtieth of the window: the present one and the 59 before it.
   * NaN when no such print is in the window.
   */
  TRADE_SIGN_1M("trade_sign_1m"),
  /** The same of the last five minutes. */
  TRADE_SIGN_5M("trade_sign_5m"),
  /** The same of the last thirty minutes. */
  TRADE_SIGN_30M("trade_sign_30m"),
  /**
   * Sum of the squared one-minute log returns of the session so far, of the last prices at the ends
   * of its whole minutes; the first return begins with the first print. Not annualised. NaN until
   * the first minute with a print is over.
   */
  REALISED_VARIANCE("realised_variance"),
  /**
   * Limit-up price over the last price - 1, natural fraction. NaN before the session's first trade
   * and without limits.
   */
  LIMIT_UP_DISTANCE("limit_up_distance"),
  /** 1 - limit-down price over the last price. NaN as {@link #LIMIT_UP_DISTANCE}. */
  LIMIT_DOWN_DISTANCE("limit_down_distance"),
  /**
   * 1 when the last trade was at limit-up and nobody offers, neither at a price nor at the market;
   * else 0. The book of a simulated matching counts here. NaN before the first record, while the
   * instrument is halted or suspended, and without limits.
   */
  LIMIT_UP_LOCKED("limit_up_locked"),
  /** 1 when the last trade was at limit-down and nobody bids; else as {@link #LIMIT_UP_LOCKED}. */
  LIMIT_DOWN_LOCKED("limit_down_locked"),
  /** Seconds since the session's last trade. NaN before the first. */
  SECONDS_SINCE_TRADE("seconds_since_trade"),
  /**
   * Price of the simulated match over the day's reference price - 1, natural fraction. NaN outside
   * simulated matching, when nothing would match, and without a reference price.
   */
  TRIAL_GAP("trial_gap"),
  /**
   * What the instrument's market does: 0 closed, 1 before the open, 2 continuous, 3 periodic calls,
   * 4 closing call, 5 volatility interruption, 6 halted or suspended.
   */
  PHASE("phase"),
  /** Whole minutes since 09:00, negative before. */
  MINUTE("minute"),
  /**
   * Mean over the 20 sessions before of the shares traded by the end of the same minute, for
   * relative volume by time of day. Kept at the ends of intervals of five minutes, linear between
   * them; from the closing call on the whole session's. NaN before 20 sessions are known.
   */
  VOLUME_SAME_TIME_20("volume_same_time_20"),
  /**
   * Time-weighted (ask - bid) / mid over continuous trading of the session so far (Holden &
   * Jacobsen 2014), natural fraction; time without a quote does not count. NaN while there was
   * none.
   */
  QUOTED_SPREAD("session_spread"),
  /**
   * Mean of {@link #QUOTED_SPREAD} over the last 20 sessions, the present one so far among them.
   * NaN until there are 20, and while one of them has none.
   */
  QUOTED_SPREAD_20("session_spread_20"),
  /**
   * Slope of five-minute returns on signed root value, 20 sessions, the present one so far among
   * them (Hasbrouck 2009): return a square root of TWD. Least squares with an intercept over the
   * whole intervals of continuous trading from each session's first price on; return of the mid at
   * the interval's end, of the last price without a quote; root value is the sum over prints of
   * sign x sqrt(price x shares), signed as in {@link #TRADE_SIGN_1M}. From bars: returns of last
   * prices, one print a bar at its close, tick rule. NaN until there are 20 sessions and where the
   * root value does not vary.
   */
  KYLE_LAMBDA("price_impact_20");

  private final String text;

  LiveField(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }

  @Override
  public Timing timing() {
    return Timing.IN_SESSION;
  }
}
