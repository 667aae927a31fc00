package tw.kuroshio.feed;

import tw.kuroshio.model.Market;

/**
 * One of the twenty multicast streams of the feed: a market, one of its five lines, and which of
 * the two identical copies.
 */
public enum FeedLine {
  TWSE_1_A(Market.TWSE, 1, LineCopy.A),
  TWSE_1_B(Market.TWSE, 1, LineCopy.B),
  TWSE_2_A(Market.TWSE, 2, LineCopy.A),
  TWSE_2_B(Market.TWSE, 2, LineCopy.B),
  TWSE_3_A(Market.TWSE, 3, LineCopy.A),
  TWSE_3_B(Market.TWSE, 3, LineCopy.B),
  TWSE_4_A(Market.TWSE, 4, LineCopy.A),
  TWSE_4_B(Market.TWSE, 4, LineCopy.B),
  TWSE_5_A(Market.TWSE, 5, LineCopy.A),
  TWSE_5_B(Market.TWSE, 5, LineCopy.B),
  TPEX_1_A(Market.TPEX, 1, LineCopy.A),
  TPEX_1_B(Market.TPEX, 1, LineCopy.B),
  TPEX_2_A(Market.TPEX, 2, LineCopy.A),
  TPEX_2_B(Market.TPEX, 2, LineCopy.B),
  TPEX_3_A(Market.TPEX, 3, LineCopy.A),
  TPEX_3_B(Market.TPEX, 3, LineCopy.B),
  TPEX_4_A(Market.TPEX, 4, LineCopy.A),
  TPEX_4_B(Market.TPEX, 4, LineCopy.B),
  TPEX_5_A(Market.TPEX, 5, LineCopy.A),
  TPEX_5_B(Market.TPEX, 5, LineCopy.B);

  /** Lines of a market. */
  public static final int LINES = 5;

  /** Streams in all. */
  public static final int COUNT = 20;

  private static final FeedLine[] ALL = values();

  private final Market market;
  private final int number;
  private final LineCopy copy;
  private final int code;

  FeedLine(Market market, int number, LineCopy copy) {
    this.market = market;
    this.number = number;
    this.copy = copy;
    code = codeOf(market, number, copy);
  }

  private static int codeOf(Market market, int number, LineCopy copy) {
    return (market.place() * LINES + number - 1) * 2 + copy.place();
  }

  /**
   * The stream of a market, line and copy.
   *
   * @param number 1 stocks, 2 warrants, 3 snapshots, 4 statistics and indices, 5 odd lots
   * @throws IllegalArgumentException when there is no such line
   */
  public static FeedLine of(Market market, int number, LineCopy copy) {
    if (number < 1 || number > LINES) {
      throw new IllegalArgumentException("Line must be 1 to " + LINES + ", was " + number);
    }
    return ALL[codeOf(market, number, copy)];
  }

  /**
   * The stream with this number.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static FeedLine ofCode(int code) {
    if (code < 0 || code >= COUNT) {
      throw new IllegalArgumentException("Stream must be 0 to " + (COUNT - 1) + ", was " + code);
    }
    return ALL[code];
  }

  /** Stable number for the event log, 0 to 19. */
  public int code() {
    return code;
  }

  /** The other copy of the same line. */
  public FeedLine otherCopy() {
    return ALL[code ^ 1];
  }

  public Market market() {
    return market;
  }

  /** 1 stocks, 2 warrants, 3 snapshots, 4 statistics and indices, 5 odd lots. */
  public int number() {
    return number;
  }

  public LineCopy copy() {
    return copy;
  }
}
