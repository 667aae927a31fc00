package tw.kuroshio.feed.twse;

/** Why a security does not trade today: format 15, field 3.2. */
public enum SuspensionReason {
  /** Listing terminated (終止上市, 終止上櫃). */
  DELISTED('T'),
  /** Trading suspended (暫停買賣). */
  SUSPENDED('S'),
  /** Blank: the record is the cycle's count. */
  NONE(' '),
  /** A letter the manual does not have. */
  UNKNOWN('?');

  final byte letter;

  SuspensionReason(char letter) {
    this.letter = (byte) letter;
  }

  static SuspensionReason ofByte(byte letter) {
    return switch (letter) {
      case 'T' -> DELISTED;
      case 'S' -> SUSPENDED;
      case ' ' -> NONE;
      default -> UNKNOWN;
    };
  }
}
