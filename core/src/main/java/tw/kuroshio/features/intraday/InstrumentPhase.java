package tw.kuroshio.features.intraday;

import tw.kuroshio.feed.BookReason;
import tw.kuroshio.feed.BookState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.SessionSchedule;

/** What an instrument's market does at a moment, as the number a formula reads. */
public enum InstrumentPhase {
  CLOSED(0),
  /** Orders are collected for the opening call, a delayed one too. */
  PRE_OPEN(1),
  CONTINUOUS(2),
  /** A call every few seconds or minutes, by the day's rules or for this instrument. */
  PERIODIC_CALL(3),
  /** Orders are collected for the closing call, a delayed one too. */
  CLOSING_CALL(4),
  /** Volatility interruption: matching is suspended, or simulated, between open and close. */
  INTERRUPTED(5),
  /** Halted, suspended, or not to be traded for its reference price. */
  HALTED(6);

  private final int number;

  InstrumentPhase(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /** Whether orders are matched, and a disclosed book is a quote. */
  static boolean isMatching(OrderBooks books, int instrument) {
    return !books.isTrial(instrument) && books.state(instrument) != BookState.SUSPENDED;
  }

  /** The phase by what is known of the instrument and the time of day. */
  static InstrumentPhase of(
      SessionSchedule session, OrderBooks books, int instrument, long nsOfDay) {
    if (books.state(instrument) == BookState.SUSPENDED) {
      return books.reason(instrument) == BookReason.MATCHING_SUSPENDED ? INTERRUPTED : HALTED;
    }
    if (books.isOpeningDelayed(instrument)) {
      return PRE_OPEN;
    }
    if (books.isClosingDelayed(instrument)) {
      return CLOSING_CALL;
    }
    return switch (session.phaseAt(nsOfDay)) {
      case CLOSED -> CLOSED;
      case PRE_OPEN -> PRE_OPEN;
      case CLOSING_CALL -> books.isClosed(instrument) ? CLOSED : CLOSING_CALL;
      case CONTINUOUS, PERIODIC_CALL -> between(session, books, instrument);
    };
  }

  private static InstrumentPhase between(SessionSchedule session, OrderBooks books, int i) {
    if (!session.continuousTrading() || books.callCycleSeconds(i) > 0) {
      return PERIODIC_CALL;
    }
    return books.isTrial(i) ? INTERRUPTED : CONTINUOUS;
  }
}
