package tw.kuroshio.feed.twse;

/** Whether a price stands at the day's limit: two bits of the limit map. */
public enum LimitState {
  NORMAL(0),
  LIMIT_DOWN(1),
  LIMIT_UP(2),
  /** The bit pattern the manual does not use. */
  RESERVED(3);

  private static final LimitState[] BY_BITS = {NORMAL, LIMIT_DOWN, LIMIT_UP, RESERVED};

  final int bits;

  LimitState(int bits) {
    this.bits = bits;
  }

  /** From the two low bits of {@code bits}. */
  public static LimitState ofBits(int bits) {
    return BY_BITS[bits & 3];
  }
}
