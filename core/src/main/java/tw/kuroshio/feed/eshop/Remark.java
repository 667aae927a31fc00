package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** What a snapshot shows, 揭示註記. */
public enum Remark {
  NORMAL(' '),
  /** Simulated matching before the opening or the close. */
  TRIAL('T'),
  /** Price stabilisation: matching is suspended. */
  STABILISING('S'),
  /** Matched by hand; only in the shorter records. */
  MANUAL('A');

  final char mark;

  Remark(char mark) {
    this.mark = mark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable Remark ofMark(int mark) {
    return switch (mark) {
      case ' ' -> NORMAL;
      case 'T' -> TRIAL;
      case 'S' -> STABILISING;
      case 'A' -> MANUAL;
      default -> null;
    };
  }
}
