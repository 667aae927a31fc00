package tw.kuroshio.adapters.files;

import java.util.List;
import java.util.Optional;

/** The tables of a data folder, each known by how its files' names begin. */
public enum Table {
  /** Raw daily bars. */
  DAILY("daily_", "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag"),
  /** Adjusted daily prices with the flows of investors. */
  DAILY_ADJUSTED(
      "daily_adj_flows_",
      "symbol,date,adj_close,adj_open,adj_high,adj_low,volume,trades,value,foreign_net,"
          + "foreign_dealer_net,trust_net,dealer_self_net,dealer_hedge_net,foreign_hold_pct"),
  /** Bars of five minutes. */
  BARS_5M("bars5m_", "symbol,day,time,open,high,low,close,volume"),
  /** Reference prices of ex-dividend and ex-rights dates. */
  EX_DIVIDEND("exdividend_", "symbol,date,prev_close,ref_price"),
  /** Listed securities. */
  LISTING("isin_listing_", "type,code,name,ISIN,start,market,group,CFI"),
  /** The capitalisation-weighted index of the exchange. */
  TAIEX("taiex_ohlc_", "date,open,high,low,close"),
  /** Days on which trading was seen. */
  TRADING_DAYS("trading_days_", "date,weekday,sources"),
  /** Volatility index computed from options. */
  VIX(
      "vix_txo_daily_",
      "trade_date,vix7,vix7_mode,vix7_d1,vix7_d2,vix7_code1,vix7_code2,vix14,vix14_mode,vix14_d1,"
          + "vix14_d2,vix14_code1,vix14_code2,vix30,vix30_mode,vix30_d1,vix30_d2,vix30_code1,"
          + "vix30_code2,n_expiry_used,n_expiry_near,n_expiry_near_ok,dte_near,F_near,K0_near,"
          + "ba_ratio,strip_min,expiry_src,warnings,vix7_span,vix14_span,vix30_span,close_0050"),
  /** Net shares of the three kinds of institutional investor. */
  INSTITUTIONAL("institutional_", "Date,Code,ForeignNet,TrustNet,DealerNet,Total"),
  /** Margin and short balances. */
  MARGIN("margin_", "Date,Code,MarginBalance,MarginChange,ShortBalance"),
  /** Price-earnings ratio, yield and price-book ratio. */
  VALUATION("pe_yield_pb_", "date,symbol,fiscal_quarter,pe,dps,yield_pct,pb");

  private final String prefix;
  private final String columns;

  Table(String prefix, String columns) {
    this.prefix = prefix;
    this.columns = columns;
  }

  /** The table that a file of this name belongs to. */
  public static Optional<Table> ofFile(String name) {
    if (!name.endsWith(".csv") && !name.endsWith(".csv.gz")) {
      return Optional.empty();
    }
    for (Table table : values()) {
      if (table.isNamed(name)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(String name) {
    if (!name.startsWith(prefix)) {
      return false;
    }
    // Raw daily bars name a period, so that daily_adj_flows_* and the like are never taken for
    // them.
    return this != DAILY
        || (name.length() > prefix.length()
            && name.charAt(prefix.length()) >= '0'
            && name.charAt(prefix.length()) <= '9');
  }

  /** Form of the file names, for messages. */
  String pattern() {
    return prefix + (this == DAILY ? "<period>" : "*") + ".csv";
  }

  /** The columns of its header. */
  public List<String> columns() {
    return List.of(columns.split(",", -1));
  }

  /**
   * Where each documented column stands in a file's header; the order is the file's own.
   *
   * @throws TableFault naming the first column that is missing, unknown or there twice
   */
  int[] positions(List<String> header) throws TableFault {
    return HeaderColumns.positions(columns(), header);
  }
}
