package tw.kuroshio.feed.source;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;

/**
 * What one message says of one instrument. What it does not say is null, which is something else
 * than zero or empty.
 *
 * @param board {@link Board#REGULAR}, in lots, or {@link Board#ODD_LOT}, in shares
 * @param timeNs exchange time, UTC nanoseconds since the epoch
 * @param trial the source says that match and book are simulated
 * @param suspended the source says that trading is suspended
 * @param cumulative the day's volume
 */
public record SourceQuote(
    InstrumentId id,
    Board board,
    long timeNs,
    boolean trial,
    boolean suspended,
    @Nullable SourceTrade trade,
    @Nullable Size cumulative,
    @Nullable SourceBook book) {

  public SourceQuote {
    if (board != Board.REGULAR && board != Board.ODD_LOT) {
      throw new IllegalArgumentException("Board must be REGULAR or ODD_LOT, was " + board);
    }
    if (trade != null) {
      require(board, trade.size());
    }
    if (cumulative != null) {
      require(board, cumulative);
    }
    if (book != null) {
      for (SourceLevel level : book.bids()) {
        require(board, level.size());
      }
      for (SourceLevel level : book.asks()) {
        require(board, level.size());
      }
    }
  }

  private static void require(Board board, Size size) {
    if (board == Board.ODD_LOT != size instanceof Size.Shares) {
      throw new IllegalArgumentException(
          "The regular board is told in lots and odd lots in shares, was "
              + size
              + " ("
              + board
              + ")");
    }
  }
}
