package tw.kuroshio.feed.source;

import tw.kuroshio.model.Price;

/**
 * The last match a message tells, or a trial match.
 *
 * @param opening the source says that it is the day's first
 * @param closing the source says that it is the day's last
 */
public record SourceTrade(Price price, Size size, boolean opening, boolean closing) {

  public SourceTrade {
    SourceLevel.requirePrice(price);
  }

  /** A match of which the source says neither. */
  public static SourceTrade of(Price price, Size size) {
    return new SourceTrade(price, size, false, false);
  }
}
