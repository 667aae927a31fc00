package tw.kuroshio.feed.twse;

/** What a heartbeat says of the exchange's sending system: format 16, field 3.2. */
public enum HeartbeatState {
  /** The first heartbeat of the day. */
  START('S'),
  /** Sending normally. */
  NORMAL('L'),
  /** The first heartbeat after an interruption; those missed are not sent again. */
  RESTART('R'),
  /** The day is over: all other formats have stopped. */
  END('T'),
  /** A letter the manual does not have. */
  UNKNOWN('?');

  final byte letter;

  HeartbeatState(char letter) {
    this.letter = (byte) letter;
  }

  static HeartbeatState ofByte(byte letter) {
    return switch (letter) {
      case 'S' -> START;
      case 'L' -> NORMAL;
      case 'R' -> RESTART;
      case 'T' -> END;
      default -> UNKNOWN;
    };
  }
}
