package tw.kuroshio.adapters.multicast;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tw.kuroshio.feed.FeedLine;

/** Streams in text: {@code TWSE:1:A}; shorter, all of a line ({@code TWSE:1}) or a market. */
public final class LineName {

  private LineName() {}

  /** The full name of a stream. */
  public static String of(FeedLine line) {
    return line.market() + ":" + line.number() + ":" + line.copy();
  }

  /**
   * The streams a name means, in the order of the enum.
   *
   * @throws IllegalArgumentException with a sentence for the user when it means none
   */
  public static List<FeedLine> parse(String text) {
    String asked = text.toUpperCase(Locale.ROOT);
    List<FeedLine> lines = new ArrayList<>();
    for (FeedLine line : FeedLine.values()) {
      String name = of(line);
      if (name.equals(asked) || name.startsWith(asked + ":")) {
        lines.add(line);
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "A line is written MARKET:LINE:COPY, TWSE or TPEX, 1 to "
              + FeedLine.LINES
              + ", A or B, for example TWSE:1:A, was '"
              + text
              + "'");
    }
    return lines;
  }
}
