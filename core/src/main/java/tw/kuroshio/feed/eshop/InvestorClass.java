package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;

/** Who the investor is, 投資人屬性. */
public enum InvestorClass {
  /** 投信基金. */
  INVESTMENT_TRUST('M'),
  /** 外資. */
  FOREIGN('F'),
  /** 自然人. */
  INDIVIDUAL('I'),
  /** 其他一般法人. */
  OTHER_INSTITUTION('J');

  final char mark;

  InvestorClass(char mark) {
    this.mark = mark;
  }

  /** The meaning of a mark, null when the table does not list it. */
  static @Nullable InvestorClass ofMark(int mark) {
    return switch (mark) {
      case 'M' -> INVESTMENT_TRUST;
      case 'F' -> FOREIGN;
      case 'I' -> INDIVIDUAL;
      case 'J' -> OTHER_INSTITUTION;
      default -> null;
    };
  }
}
