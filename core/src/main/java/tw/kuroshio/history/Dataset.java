package tw.kuroshio.history;

import static tw.kuroshio.history.FieldType.COUNT;
import static tw.kuroshio.history.FieldType.DATE;
import static tw.kuroshio.history.FieldType.LOTS;
import static tw.kuroshio.history.FieldType.NUMBER;
import static tw.kuroshio.history.FieldType.POINTS_E4;
import static tw.kuroshio.history.FieldType.PRICE_E4;
import static tw.kuroshio.history.FieldType.SHARES;
import static tw.kuroshio.history.FieldType.TEXT;
import static tw.kuroshio.history.FieldType.TWD;

import java.util.List;
import java.util.Locale;

/**
 * The tables of the store. A row is what is known of one subject (an instrument's code, an index,
 * an option series) for one period; where a source gives several of them for one moment an ordinal
 * tells them apart.
 */
public enum Dataset {
  /** Raw daily bars of the regular session. */
  DAILY_BAR(
      PeriodKind.SESSION,
      new Field("open", PRICE_E4),
      new Field("high", PRICE_E4),
      new Field("low", PRICE_E4),
      new Field("close", PRICE_E4),
      new Field("volume", SHARES),
      new Field("value", TWD),
      new Field("trades", COUNT),
      new Field("change", PRICE_E4),
      new Field("ex_flag", COUNT)),
  /** Raw bars of five minutes, by the moment they begin. */
  BAR_5M(
      PeriodKind.INSTANT,
      new Field("open", PRICE_E4),
      new Field("high", PRICE_E4),
      new Field("low", PRICE_E4),
      new Field("close", PRICE_E4),
      new Field("volume", SHARES)),
  /** Prices somebody else adjusted: off the tick grid, never mixed with raw ones. */
  ADJUSTED_DAILY(
      PeriodKind.SESSION,
      new Field("adj_open", NUMBER),
      new Field("adj_high", NUMBER),
      new Field("adj_low", NUMBER),
      new Field("adj_close", NUMBER),
      new Field("volume", SHARES),
      new Field("value", TWD),
      new Field("trades", COUNT)),
  /** Net shares bought by the three kinds of institutional investor (report T86). */
  INSTITUTIONAL_FLOW(
      PeriodKind.SESSION,
      new Field("foreign_net", SHARES),
      new Field("foreign_dealer_net", SHARES),
      new Field("trust_net", SHARES),
      new Field("dealer_net", SHARES),
      new Field("dealer_self_net", SHARES),
      new Field("dealer_hedge_net", SHARES),
      new Field("total_net", SHARES),
      new Field("foreign_hold", NUMBER)),
  /** Margin and short balances (report MI_MARGN). */
  MARGIN_BALANCE(
      PeriodKind.SESSION,
      new Field("margin_balance", LOTS),
      new Field("margin_change", LOTS),
      new Field("short_balance", LOTS)),
  /**
   * Price-earnings ratio, price-book ratio and yield as the exchange publishes them, by the day
   * they were fetched; the session they are of, where the source says.
   */
  VALUATION(
      PeriodKind.SESSION,
      new Field("fiscal_quarter", TEXT),
      new Field("pe", NUMBER),
      new Field("dividend_a_share", NUMBER),
      new Field("dividend_yield", NUMBER),
      new Field("pb", NUMBER),
      new Field("session", DATE)),
  /** Previous close and reference price of an ex-date. */
  REFERENCE_PRICE(
      PeriodKind.SESSION, new Field("prev_close", PRICE_E4), new Field("ref_price", PRICE_E4)),
  /** Reference price and limits of a session, as the exchange gives them before it. */
  DAY_REFERENCE(
      PeriodKind.SESSION,
      new Field("ref_price", PRICE_E4),
      new Field("limit_up", PRICE_E4),
      new Field("limit_down", PRICE_E4),
      new Field("prev_price", PRICE_E4),
      new Field("last_traded_on", DATE),
      new Field("odd_lots", COUNT)),
  /**
   * Dividends of a year a company pays in: a year may have several rows. Amounts a share; a stock
   * dividend of 1 TWD is a tenth of a share.
   */
  DIVIDEND(
      PeriodKind.YEAR,
      new Field("fiscal_year", COUNT),
      new Field("meeting_on", DATE),
      new Field("cash_ex_on", DATE),
      new Field("cash_ref_price", PRICE_E4),
      new Field("stock_ex_on", DATE),
      new Field("stock_ref_price", PRICE_E4),
      new Field("cash_dividend", PRICE_E4),
      new Field("stock_dividend", PRICE_E4)),
  /**
   * What a rule found in a row of another table and left there: the ordinal is the rule's number.
   * Whoever computes with the row sees it here.
   */
  DATA_FLAG(
      PeriodKind.SESSION,
      new Field("dataset", TEXT),
      new Field("rule", TEXT),
      new Field("explanation", TEXT),
      new Field("value", NUMBER),
      new Field("allowed", NUMBER)),
  /** Daily values of an index. */
  INDEX_DAILY(
      PeriodKind.SESSION,
      new Field("open", POINTS_E4),
      new Field("high", POINTS_E4),
      new Field("low", POINTS_E4),
      new Field("close", POINTS_E4)),
  /** Daily volatility indices computed from options, in points: 20 is twenty per cent a year. */
  VOLATILITY_DAILY(
      PeriodKind.SESSION,
      new Field("vix7", NUMBER),
      new Field("vix14", NUMBER),
      new Field("vix30", NUMBER),
      new Field("forward_near", NUMBER),
      new Field("strike_near", NUMBER)),
  /** From when to when a code is listed, where, and as what. */
  LISTING(
      PeriodKind.INTERVAL,
      new Field("market", TEXT),
      new Field("kind", TEXT),
      new Field("industry", TEXT),
      new Field("name", TEXT),
      new Field("isin", TEXT),
      new Field("cfi", TEXT),
      new Field("delisted_on", DATE),
      new Field("inferred", COUNT)),
  /** Days on which the exchange traded. */
  TRADING_DAY(PeriodKind.SESSION, new Field("sources", TEXT)),
  /** Daily values of option series. */
  OPTION_DAILY(
      PeriodKind.SESSION,
      new Field("open", POINTS_E4),
      new Field("high", POINTS_E4),
      new Field("low", POINTS_E4),
      new Field("close", POINTS_E4),
      new Field("settlement", POINTS_E4),
      new Field("volume", LOTS),
      new Field("open_interest", LOTS)),
  /** Final settlement prices of derivatives. */
  FINAL_SETTLEMENT(PeriodKind.SESSION, new Field("price", POINTS_E4)),
  /** Trades of futures and options, as published: one row a side. */
  DERIVATIVE_TRADE(
      PeriodKind.INSTANT,
      new Field("price", POINTS_E4),
      new Field("quantity", LOTS),
      new Field("opening_auction", COUNT),
      new Field("near_price", POINTS_E4),
      new Field("far_price", POINTS_E4)),
  /** Trades of the feed, regular board. */
  TRADE(
      PeriodKind.INSTANT,
      new Field("price", PRICE_E4),
      new Field("volume", SHARES),
      new Field("cum_volume", SHARES)),
  /** Monthly revenue. */
  MONTHLY_REVENUE(PeriodKind.MONTH, new Field("revenue", TWD)),
  /**
   * Financial statements as companies file them: what flows is cumulative from the beginning of the
   * fiscal year, which is taken for the calendar's.
   */
  STATEMENT_FILED(PeriodKind.QUARTER, StatementFields.all()),
  /**
   * Financial statements in single quarters, made from the filed ones by {@link SingleQuarters}.
   */
  STATEMENT(PeriodKind.QUARTER, StatementFields.all()),
  /** Common shares issued, from a day on. */
  SHARES_OUTSTANDING(PeriodKind.DAY, new Field("shares", SHARES)),
  /**
   * What analysts expect a company to earn a share in the fiscal year of a month and in the year
   * after it: their consensus at the end of that month.
   */
  EARNINGS_FORECAST(
      PeriodKind.MONTH,
      new Field("fiscal_year", COUNT),
      new Field("eps", PRICE_E4),
      new Field("eps_next_year", PRICE_E4),
      new Field("analysts", COUNT)),
  /**
   * Changes of an index's members, by the day they take effect: 1 from then on a member, 0 no more.
   * The subject is index and code, {@code TW50/2330}.
   */
  INDEX_MEMBERSHIP(PeriodKind.DAY, new Field("member", COUNT));

  private final PeriodKind period;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records
  private final List<Field> fields;

  Dataset(PeriodKind period, Field... fields) {
    this.period = period;
    this.fields = List.of(fields);
  }

  /** Name of the table, lower case. */
  public String tableName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public PeriodKind period() {
    return period;
  }

  /** The columns, in the order of a table's cells. */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Place of a column.
   *
   * @throws IllegalArgumentException when the dataset has none of this name
   */
  public int field(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Dataset " + tableName() + " has no field " + name);
  }
}
