package tw.kuroshio.feed.twse;

/** Which day trades the exchange allows in a security: format 1, field 3.1.14. */
public enum DayTrading {
  NONE,
  /** Buy then sell, or sell then buy ('A'). */
  BOTH_WAYS,
  /** Buy then sell only ('B'). */
  BUY_FIRST;

  static DayTrading ofByte(byte value) {
    return switch (value) {
      case 'A' -> BOTH_WAYS;
      case 'B' -> BUY_FIRST;
      default -> NONE;
    };
  }

  byte toByte() {
    return switch (this) {
      case NONE -> ' ';
      case BOTH_WAYS -> 'A';
      case BUY_FIRST -> 'B';
    };
  }
}
