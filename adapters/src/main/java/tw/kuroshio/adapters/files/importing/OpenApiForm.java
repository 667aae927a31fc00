package tw.kuroshio.adapters.files.importing;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import tw.kuroshio.adapters.files.HeaderColumns;
import tw.kuroshio.adapters.files.TableFault;

/** Endpoints of the exchange's OpenAPI v1 whose answers are imported, known by their names. */
enum OpenApiForm {
  /** /exchangeReport/STOCK_DAY_ALL. */
  STOCK_DAY_ALL(
      "Date,Code,Name,TradeVolume,TradeValue,OpeningPrice,HighestPrice,LowestPrice,ClosingPrice,"
          + "Change,Transaction",
      StockDayAllImporter::new),
  /** /exchangeReport/BWIBBU_ALL. */
  BWIBBU_ALL("Date,Code,Name,PEratio,DividendYield,PBratio", RatioImporter::new),
  /** /exchangeReport/MI_MARGN, which does not say its day. */
  MI_MARGN(
      "股票代號,股票名稱,融資買進,融資賣出,融資現金償還,融資前日餘額,融資今日餘額,融資限額,融券買進,融券賣出,融券現券償還,"
          + "融券前日餘額,融券今日餘額,融券限額,資券互抵,註記",
      MarginListImporter::new),
  /** /exchangeReport/TWT84U, which does not say its day. */
  TWT84U(
      "Code,Name,TodayLimitUp,TodayOpeningRefPrice,TodayLimitDown,PreviousDayOpeningRefPrice,"
          + "PreviousDayPrice,PreviousDayLimitUp,PreviousDayLimitDown,LastTradingDay,"
          + "AllowOddLotTrade",
      DayReferenceImporter::new),
  /** /opendata/t187ap05_L, companies' monthly revenue. */
  MONTHLY_REVENUE(
      "出表日期,資料年月,公司代號,公司名稱,產業別,營業收入-當月營收,營業收入-上月營收,營業收入-去年當月營收,"
          + "營業收入-上月比較增減(%),營業收入-去年同月增減(%),累計營業收入-當月累計營收,累計營業收入-去年累計營收,"
          + "累計營業收入-前期比較增減(%),備註",
      MonthlyRevenueImporter::new),
  /** /opendata/t187ap03_L, companies' basics, of which the shares issued are taken. */
  COMPANY_BASICS(SharesImporter.BASICS, SharesImporter::basics, true),
  /** /opendata/t187ap06_L_*, income statements; each industry has columns of its own beside. */
  INCOME_STATEMENT(CompanyStatementImporter.INCOME, CompanyStatementImporter::income, true),
  /** /opendata/t187ap07_L_*, balance sheets. */
  BALANCE_SHEET(CompanyStatementImporter.BALANCE, CompanyStatementImporter::balance, true);

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Function<RowSink, RowImporter> importer;

  private final boolean open;

  OpenApiForm(String columns, Function<RowSink, RowImporter> importer) {
    this(columns, importer, false);
  }

  /**
   * @param columns the names; in an open form {@code a|b} are two names of one column, and one
   *     behind a question mark may be absent
   * @param open whether answers may have other columns beside
   */
  OpenApiForm(String columns, Function<RowSink, RowImporter> importer, boolean open) {
    this.columns = List.of(columns.split(",", -1));
    this.importer = importer;
    this.open = open;
  }

  /**
   * The endpoint that answers with these names.
   *
   * @throws TableFault naming what is wrong in the one that comes nearest
   */
  static OpenApiForm of(List<String> names) throws TableFault {
    OpenApiForm nearest = STOCK_DAY_ALL;
    long nearestShared = -1;
    for (OpenApiForm form : values()) {
      if (form.isNamed(names)) {
        return form;
      }
      long shared = names.stream().filter(form.columns::contains).count();
      if (shared > nearestShared) {
        nearest = form;
        nearestShared = shared;
      }
    }
    HeaderColumns.positions(nearest.columns, names);
    throw new TableFault("is of no endpoint that is known");
  }

  boolean isNamed(List<String> names) {
    if (open) {
      return columns.stream().allMatch(one -> one.startsWith("?") || place(one, names) >= 0);
    }
    return names.size() == columns.size() && new HashSet<>(names).containsAll(columns);
  }

  List<String> columns() {
    return columns;
  }

  /** Where a column stands among an object's names, -1 when it is absent. */
  int place(String column, List<String> names) {
    if (!open) {
      return names.indexOf(column);
    }
    for (String name : (column.startsWith("?") ? column.substring(1) : column).split("\\|", -1)) {
      int place = names.indexOf(name);
      if (place >= 0) {
        return place;
      }
    }
    return -1;
  }

  /** Where the columns stand in the rows made of the objects. */
  int[] positions() {
    return IntStream.range(0, columns.size()).toArray();
  }

  RowImporter importer(RowSink sink) {
    return importer.apply(sink);
  }
}
