package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** Whether a snapshot shows a match, 成交揭示. */
public enum MatchFlag {
  /** No match; price and volume are those of the last one. */
  NONE(' '),
  MATCHED('Y'),
  /** Price stabilisation. */
  STABILISING('S');

  final char mark;

  MatchFlag(char mark) {
    this.mark = mark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable MatchFlag ofMark(int mark) {
    return switch (mark) {
      case ' ' -> NONE;
      case 'Y' -> MATCHED;
      case 'S' -> STABILISING;
      default -> null;
    };
  }
}
