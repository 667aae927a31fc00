package tw.kuroshio.ledger;

import tw.kuroshio.model.Board;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** What the books know of one order: what it reserves and what it has been charged. */
final class OrderEntry {

  final BookId book;
  final int instrument;
  final Side side;
  final Board board;
  final long worstPriceE4;
  final CashAccount cash;
  final PositionBook positions;

  /** Shares still reserved. */
  long leaves;

  long cumShares;
  long cumValueE4;
  long commissionE4;
  long taxE4;
  long reservedCashE4;

  OrderEntry(
      Order order, BookId book, long worstPriceE4, CashAccount cash, PositionBook positions) {
    this(book, order.instrumentIndex(), order.side(), order.board(), worstPriceE4, cash, positions);
  }

  private OrderEntry(
      BookId book,
      int instrument,
      Side side,
      Board board,
      long worstPriceE4,
      CashAccount cash,
      PositionBook positions) {
    this.book = book;
    this.instrument = instrument;
    this.side = side;
    this.board = board;
    this.worstPriceE4 = worstPriceE4;
    this.cash = cash;
    this.positions = positions;
  }

  boolean isOddLot() {
    return board == Board.ODD_LOT || board == Board.AFTER_HOURS_ODD;
  }

  void writeTo(StateWriter out) {
    book.writeTo(out);
    out.putInt(instrument).putEnum(side).putEnum(board).putLong(worstPriceE4);
    out.putLong(leaves).putLong(cumShares).putLong(cumValueE4);
    out.putLong(commissionE4).putLong(taxE4).putLong(reservedCashE4);
  }

  static OrderEntry readFrom(StateReader in, Ledger ledger) {
    BookId book = BookId.readFrom(in);
    int instrument = in.getInt();
    if (instrument < 0 || instrument >= ledger.instruments().size()) {
      throw new IllegalArgumentException(
          "State names instrument " + instrument + ", not in the run");
    }
    OrderEntry entry =
        new OrderEntry(
            book,
            instrument,
            in.getEnum(Side.class),
            in.getEnum(Board.class),
            in.getLong(),
            ledger.cash(book.account()),
            ledger.book(book));
    entry.leaves = in.getLong();
    entry.cumShares = in.getLong();
    entry.cumValueE4 = in.getLong();
    entry.commissionE4 = in.getLong();
    entry.taxE4 = in.getLong();
    entry.reservedCashE4 = in.getLong();
    return entry;
  }
}
