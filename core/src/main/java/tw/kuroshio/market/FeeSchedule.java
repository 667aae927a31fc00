package tw.kuroshio.market;

import java.util.Map;
import java.util.Objects;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;

/**
 * Commission and securities transaction tax of one account on one date. Both are whole TWD, cut
 * off, never rounded up. An amount may be one execution or all executions of an order: brokers
 * differ, so the caller decides what it adds up before asking, and the minimum then applies once to
 * that amount. Immutable.
 *
 * <p>Sources: Securities Transaction Tax Act, Articles 2 (0.3 % on shares, 0.1 % on other
 * securities, sales only), 2-1 and 2-2 (0.15 % on same-day round trips in shares); Operating Rules
 * of the TWSE, Article 94 (0.1425 % is the rate above which a broker has to tell the customer).
 */
public final class FeeSchedule {

  private static final double MILLION = 1e6;
  private static final long HALF_SCALE = 10_000_000L;

  private final long commissionPerMillion;
  private final Map<SecurityKind, Long> taxPerMillion;
  private final Map<SecurityKind, Long> dayTradeTaxPerMillion;
  private final Brokerage brokerage;

  FeeSchedule(
      long commissionPerMillion,
      Map<SecurityKind, Long> taxPerMillion,
      Map<SecurityKind, Long> dayTradeTaxPerMillion,
      Brokerage brokerage) {
    this.commissionPerMillion = commissionPerMillion;
    this.taxPerMillion = taxPerMillion;
    this.dayTradeTaxPerMillion = dayTradeTaxPerMillion;
    this.brokerage = brokerage;
  }

  /** The same rates with another account's discount and minimums. */
  public FeeSchedule with(Brokerage other) {
    return new FeeSchedule(commissionPerMillion, taxPerMillion, dayTradeTaxPerMillion, other);
  }

  /**
   * Commission on a traded amount, either side: whole TWD, at least the account's minimum; zero for
   * a zero amount.
   */
  public Money commission(Money value, boolean oddLot) {
    requireNotNegative(value);
    if (value.e4() == 0) {
      return Money.ZERO;
    }
    Money charged = wholeTwd(value, commissionPerMillion * brokerage.discountPer10000());
    Money minimum = oddLot ? brokerage.minimumOddLot() : brokerage.minimumBoardLot();
    return charged.compareTo(minimum) < 0 ? minimum : charged;
  }

  /**
   * Securities transaction tax on a traded amount: zero on a purchase.
   *
   * @param dayTrade the amount is the offset part of a same-day round trip
   */
  public Money tax(SecurityKind kind, Side side, Money value, boolean dayTrade) {
    requireNotNegative(value);
    return switch (side) {
      case BUY -> Money.ZERO;
      case SELL -> wholeTwd(value, taxPerMillion(kind, dayTrade) * Price.SCALE);
    };
  }

  /** Commission of a purchase as a natural fraction of the amount, without minimum. */
  public double buyRate() {
    return commissionPerMillion * brokerage.discount() / MILLION;
  }

  /** Commission and tax of a sale as a natural fraction of the amount, without minimum. */
  public double sellRate(SecurityKind kind) {
    return buyRate() + taxPerMillion(kind, false) / MILLION;
  }

  /** As {@link #sellRate} for the offset part of a same-day round trip. */
  public double dayTradeSellRate(SecurityKind kind) {
    return buyRate() + taxPerMillion(kind, true) / MILLION;
  }

  private long taxPerMillion(SecurityKind kind, boolean dayTrade) {
    return Objects.requireNonNull((dayTrade ? dayTradeTaxPerMillion : taxPerMillion).get(kind));
  }

  /** The whole TWD of {@code value × ratePer10Billion ÷ 10¹⁰}, exact for any amount. */
  private static Money wholeTwd(Money value, long ratePer10Billion) {
    // Amount and rate have 14 decimals together; the product would overflow above NT$65 billion at
    // the full rate, so the low seven digits are multiplied first. Both cuts are exact.
    long high = value.e4() / HALF_SCALE;
    long low = value.e4() % HALF_SCALE;
    long scaled =
        Math.addExact(
            Math.multiplyExact(high, ratePer10Billion), low * ratePer10Billion / HALF_SCALE);
    return Money.ofTwd(scaled / HALF_SCALE);
  }

  private static void requireNotNegative(Money value) {
    if (value.isNegative()) {
      throw new IllegalArgumentException(
          "Traded amount must not be negative, was " + value + " TWD");
    }
  }
}
