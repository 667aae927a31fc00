package tw.kuroshio.feed;

/**
 * Why a book is in its state. Several may hold at once; the first in this order is the one that is
 * told.
 */
public enum BookReason {
  /** The whole market is stopped: format 19 for code 000000. */
  MARKET_HALTED(BookState.SUSPENDED),
  /** Format 19: halted in the session, not yet resumed. */
  HALTED(BookState.SUSPENDED),
  /** Format 15: not traded today, suspended or delisted. */
  NOT_TRADED_TODAY(BookState.SUSPENDED),
  /** The day's reference price does not fit the close before and nothing explains it. */
  REFERENCE_MISMATCH(BookState.SUSPENDED),
  /** Volatility interruption: the limit map's trend, format 6. */
  MATCHING_SUSPENDED(BookState.SUSPENDED),
  /** Records are missing on both copies since the book was last disclosed. */
  SEQUENCE_GAP(BookState.GAP),
  /** One number, two contents. */
  CONTENT_CONFLICT(BookState.GAP),
  /** The sequence began again in the middle of the day. */
  FEED_RESTARTED(BookState.GAP),
  /** A record of the instrument was refused by validation: what it said is not known. */
  RECORD_REFUSED(BookState.GAP),
  /** Bid not below ask in continuous trading; cleared after some clean books. */
  CROSSED(BookState.GAP),
  /** Nothing received today. */
  NOT_QUOTED(BookState.STALE),
  /** Neither copy of the line is heard. */
  LINE_DOWN(BookState.STALE),
  /** Records come and say nothing new while the market moves. */
  FROZEN(BookState.STALE),
  /** A source beside the exchange's lines says nothing of it while it tells others. */
  SILENT(BookState.STALE);

  private static final BookReason[] ALL = values();

  private final BookState state;

  BookReason(BookState state) {
    this.state = state;
  }

  /** The state this reason puts a book in. */
  public BookState state() {
    return state;
  }

  /** The exchange takes no orders, or none can be priced: more than an interruption of matching. */
  public boolean stopsOrders() {
    return state == BookState.SUSPENDED && this != MATCHING_SUSPENDED;
  }

  @SuppressWarnings("EnumOrdinal") // the order is the priority
  int bit() {
    return 1 << ordinal();
  }

  static BookReason ofBit(int bit) {
    return ALL[Integer.numberOfTrailingZeros(bit)];
  }
}
