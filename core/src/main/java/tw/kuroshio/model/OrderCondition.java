package tw.kuroshio.model;

/** How an order is funded or covered, exchange tag 10001. */
public enum OrderCondition {
  CASH,
  MARGIN,
  SHORT,
  SBL
}
