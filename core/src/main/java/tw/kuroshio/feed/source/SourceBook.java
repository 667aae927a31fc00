package tw.kuroshio.feed.source;

import java.util.List;
import tw.kuroshio.feed.twse.QuoteCursor;

/** A whole book as a message discloses it, best first; an empty side has no orders. */
public record SourceBook(List<SourceLevel> bids, List<SourceLevel> asks) {

  /** Neither side has orders. */
  public static final SourceBook EMPTY = new SourceBook(List.of(), List.of());

  public SourceBook {
    bids = List.copyOf(bids);
    asks = List.copyOf(asks);
    int most = QuoteCursor.MAX_LEVELS;
    if (bids.size() > most || asks.size() > most) {
      throw new IllegalArgumentException("A book has at most " + most + " levels a side");
    }
  }
}
