package tw.kuroshio.market;

/** What the regular board does at a moment of the day. */
public enum SessionPhase {
  /** No orders are taken. */
  CLOSED,
  /** Orders are collected for the opening call at the end of the phase. */
  PRE_OPEN,
  /** Orders match one by one as they come (逐筆交易), since 2020-03-23. */
  CONTINUOUS,
  /** Orders are collected and matched in a call every few seconds, before 2020-03-23. */
  PERIODIC_CALL,
  /** Orders are collected for the closing call at the end of the phase. */
  CLOSING_CALL;

  /** Whether orders may be entered on the regular board. */
  public boolean takesOrders() {
    return this != CLOSED;
  }
}
