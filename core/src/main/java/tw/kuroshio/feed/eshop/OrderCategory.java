package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.OrderCondition;

/** How an order is funded or covered and by whom, 委託種類代號. */
public enum OrderCategory {
  /** 現券. */
  CASH('0', OrderCondition.CASH),
  /** 證金公司辦理融資: margin purchase, a securities finance company lends. */
  MARGIN_BY_FINANCE_COMPANY('1', OrderCondition.MARGIN),
  /** 證金公司辦理融券: margin short sale, a securities finance company lends. */
  SHORT_BY_FINANCE_COMPANY('2', OrderCondition.SHORT),
  /** 證券公司辦理融資: margin purchase, the broker lends. */
  MARGIN_BY_BROKER('3', OrderCondition.MARGIN),
  /** 證券公司辦理融券: margin short sale, the broker lends. */
  SHORT_BY_BROKER('4', OrderCondition.SHORT),
  /** 借券賣出（一般）: sale of borrowed shares, no hedge. */
  BORROWED('5', OrderCondition.SBL),
  /** 借券賣出（避險）: sale of borrowed shares as a hedge. */
  BORROWED_HEDGE('6', OrderCondition.SBL);

  private static final OrderCategory[] ALL = values();

  final char mark;
  private final OrderCondition condition;

  OrderCategory(char mark, OrderCondition condition) {
    this.mark = mark;
    this.condition = condition;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable OrderCategory ofMark(int mark) {
    return mark >= '0' && mark <= '6' ? ALL[mark - '0'] : null;
  }

  /** The condition of order entry this stands for. */
  public OrderCondition condition() {
    return condition;
  }
}
