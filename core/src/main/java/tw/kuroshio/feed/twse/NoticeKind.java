package tw.kuroshio.feed.twse;

/** What a notice is: format 5, field 3.1. */
public enum NoticeKind {
  GENERAL(0),
  /** The general notices have all been sent. */
  GENERAL_END(9),
  URGENT(90),
  /** The urgent notices have all been sent. */
  URGENT_END(99),
  /** A number the manual does not have, see {@link NoticeCursor#kindCode()}. */
  UNKNOWN(-1);

  final int code;

  NoticeKind(int code) {
    this.code = code;
  }

  static NoticeKind ofCode(int code) {
    return switch (code) {
      case 0 -> GENERAL;
      case 9 -> GENERAL_END;
      case 90 -> URGENT;
      case 99 -> URGENT_END;
      default -> UNKNOWN;
    };
  }

  /** Ends a cycle of notices. */
  public boolean isEnd() {
    return this == GENERAL_END || this == URGENT_END;
  }
}
