package tw.kuroshio.adapters.files.importing;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import tw.kuroshio.adapters.files.HeaderColumns;
import tw.kuroshio.adapters.files.Table;
import tw.kuroshio.adapters.files.TableFault;

/** The documented forms of comma-separated UTF-8 tables, each known by its header. */
enum SourceForm {
  DAILY(ImportKind.DAILY, Table.DAILY, DailyImporter::new),
  DAILY_CLOSE(ImportKind.DAILY, "Date,Code,Close,Volume,Value", CloseImporter::new),
  ADJUSTED(ImportKind.ADJUSTED, Table.DAILY_ADJUSTED, AdjustedImporter::new),
  BARS_5M(ImportKind.BARS, Table.BARS_5M, IntradayImporter::new),
  EX_DIVIDEND(ImportKind.CORPORATE_ACTIONS, Table.EX_DIVIDEND, ReferencePriceImporter::new),
  DIVIDENDS(
      ImportKind.CORPORATE_ACTIONS,
      "symbol,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19",
      DividendImporter::new),
  INSTITUTIONAL(ImportKind.FLOWS, Table.INSTITUTIONAL, FlowImporter::new),
  MARGIN(ImportKind.MARGIN, Table.MARGIN, MarginImporter::new),
  VALUATION(ImportKind.VALUATION, Table.VALUATION, ValuationImporter::new),
  TAIEX(ImportKind.INDEX, Table.TAIEX, IndexImporter::new),
  VIX(ImportKind.VOLATILITY, Table.VIX, VolatilityImporter::new),
  LISTING(ImportKind.LISTING, Table.LISTING, ListingImporter::new),
  TRADING_DAYS(ImportKind.TRADING_DAYS, Table.TRADING_DAYS, TradingDayImporter::new),
  OPTION_DAILY(
      ImportKind.OPTIONS,
      "date,expiry_month,strike,type,open,high,low,close,settlement,volume,open_interest",
      OptionDailyImporter::new),
  FINAL_SETTLEMENT(
      ImportKind.OPTIONS, "settle_date,expiry,product,final_price", FinalSettlementImporter::new),
  FUTURES_TRADES(
      ImportKind.TICKS,
      "date,product,expiry,time,price,qty,near_price,far_price,open_auction",
      sink -> new DerivativeTradeImporter(sink, false)),
  OPTION_TRADES(
      ImportKind.TICKS,
      "date,product,strike,expiry,type,time,price,qty,open_auction",
      sink -> new DerivativeTradeImporter(sink, true)),
  INDEX_VALUES(ImportKind.INDEX, IndexValueImporter.COLUMNS, IndexValueImporter::new),
  STATEMENTS(ImportKind.STATEMENTS, StatementImporter.COLUMNS, StatementImporter::new),
  SHARES(ImportKind.SHARES, SharesImporter.COLUMNS, SharesImporter::table),
  FORECASTS(ImportKind.FORECASTS, ForecastImporter.COLUMNS, ForecastImporter::new),
  MEMBERSHIP(ImportKind.MEMBERSHIP, MembershipImporter.COLUMNS, MembershipImporter::new);

  private final ImportKind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Function<RowSink, RowImporter> importer;

  SourceForm(ImportKind kind, Table table, Function<RowSink, RowImporter> importer) {
    this.kind = kind;
    this.columns = table.columns();
    this.importer = importer;
  }

  SourceForm(ImportKind kind, String columns, Function<RowSink, RowImporter> importer) {
    this.kind = kind;
    this.columns = List.of(columns.split(",", -1));
    this.importer = importer;
  }

  /**
   * The form of a kind that a header belongs to.
   *
   * @throws TableFault naming the column that is wrong in the form that comes nearest, or the kind
   *     whose form the header is
   */
  static SourceForm of(ImportKind kind, List<String> header) throws TableFault {
    SourceForm nearest = null;
    long nearestShared = -1;
    for (SourceForm form : values()) {
      boolean matches = form.matches(header);
      if (matches && form.kind == kind) {
        return form;
      }
      if (matches) {
        throw new TableFault(
            "is a table for import " + form.kind + ", not for import " + kind + ": use that");
      }
      long shared = header.stream().filter(form.columns::contains).count();
      if (form.kind == kind && shared > nearestShared) {
        nearest = form;
        nearestShared = shared;
      }
    }
    if (nearest == null) {
      throw new TableFault("is not of a form that import " + kind + " knows");
    }
    nearest.positions(header);
    throw new TableFault("is not of a form that import " + kind + " knows");
  }

  private boolean matches(List<String> header) {
    return header.size() == columns.size()
        && new HashSet<>(header).size() == header.size()
        && header.containsAll(columns);
  }

  int[] positions(List<String> header) throws TableFault {
    return HeaderColumns.positions(columns, header);
  }

  RowImporter importer(RowSink sink) {
    return importer.apply(sink);
  }
}
