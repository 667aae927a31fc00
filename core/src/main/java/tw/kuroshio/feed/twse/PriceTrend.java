package tw.kuroshio.feed.twse;

/** Intraday volatility interruption: the low two bits of the limit map. */
public enum PriceTrend {
  NORMAL(0),
  /** Matching suspended, the price was falling. */
  SUSPENDED_DOWN(1),
  /** Matching suspended, the price was rising. */
  SUSPENDED_UP(2),
  /** The bit pattern the manual does not use. */
  RESERVED(3);

  private static final PriceTrend[] BY_BITS = {NORMAL, SUSPENDED_DOWN, SUSPENDED_UP, RESERVED};

  final int bits;

  PriceTrend(int bits) {
    this.bits = bits;
  }

  /** From the two low bits of {@code bits}. */
  public static PriceTrend ofBits(int bits) {
    return BY_BITS[bits & 3];
  }

  public boolean isSuspended() {
    return this == SUSPENDED_DOWN || this == SUSPENDED_UP;
  }
}
