package tw.kuroshio.adapters.files.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.Table;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.Field;
import tw.kuroshio.history.FlagRule;

/** Every form of table, with vectors made for it, and what is wrong with files and rows. */
@SuppressWarnings(
    "StringConcatToTextBlock") // a header and its rows, as the file has them line by line
class FileImportTest {

  private static final String DAILY =
      "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n";
  private static final String FLOWS = "Date,Code,ForeignNet,TrustNet,DealerNet,Total\n";

  @TempDir private Path folder = Path.of("");

  private ImportedFile read(ImportKind kind, String text) throws Exception {
    return read(kind, text.getBytes(StandardCharsets.UTF_8));
  }

  private ImportedFile read(ImportKind kind, byte[] bytes) throws Exception {
    return new FileImport(kind, Imports.context()).read(write("table.csv", bytes));
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private Path write(String name, String text) throws IOException {
    return write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static FactTable table(ImportedFile file, Dataset dataset) {
    return file.tables().stream()
        .filter(table -> table.dataset() == dataset)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Rows as {@code subject period/ordinal @known field=value …}; days as dates, texts as they are.
   */
  private static List<String> lines(FactTable table) {
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < table.size(); row++) {
      StringBuilder line = new StringBuilder(table.subject(row));
      line.append(' ').append(period(table, row)).append('/').append(table.ordinal(row));
      line.append(" @").append(taipei(table.knownAtNs(row)));
      List<Field> fields = table.dataset().fields();
      for (int field = 0; field < fields.size(); field++) {
        if (!table.isMissing(row, field)) {
          line.append(' ').append(fields.get(field).name()).append('=');
          line.append(
              switch (fields.get(field).type()) {
                case TEXT -> table.text(row, field);
                case NUMBER -> table.number(row, field);
                case DATE -> LocalDate.ofEpochDay(table.cell(row, field));
                case PRICE_E4, POINTS_E4, SHARES, LOTS, TWD, COUNT -> table.cell(row, field);
              });
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String period(FactTable table, int row) {
    return switch (table.dataset().period()) {
      case INSTANT -> taipei(table.period(row));
      case SESSION, DAY, MONTH, QUARTER, YEAR, INTERVAL ->
          LocalDate.ofEpochDay(table.period(row)).toString();
    };
  }

  private static String taipei(long ns) {
    return LocalDateTime.ofEpochSecond(ns / 1_000_000_000L, 0, ZoneOffset.ofHours(8)).toString();
  }

  @Test
  void rawDailyBars() throws Exception {
    ImportedFile file =
        read(
            ImportKind.DAILY,
            DAILY
                + "2330,20200319,260.0,261.5,235.5,248.0,155000000,38440000000,55000,-12.0,0\n"
                + "9999,20200319,,,,,0,0,0,,0\n");
    assertThat(lines(table(file, Dataset.DAILY_BAR)))
        .containsExactly(
            "2330 2020-03-19/0 @2020-03-19T14:00 open=2600000 high=2615000 low=2355000"
                + " close=2480000 volume=155000000 value=38440000000 trades=55000 change=-120000"
                + " ex_flag=0",
            "9999 2020-03-19/0 @2020-03-19T14:00 volume=0 value=0 trades=0 ex_flag=0");
    assertThat(file.rows()).isEqualTo(2);
    assertThat(file.faults()).isEmpty();
    assertThat(file.flags()).isEmpty();
  }

  /** Row B67 of the bad inputs: each is set aside by its reason, none becomes a zero. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2330|1090319|260|261|235|248|1000|250000|5|-12.0|0|BAD_DATE",
        "2330|109/03/19|260|261|235|248|1000|250000|5|-12.0|0|BAD_DATE",
        "2330|2020-03-19|260|261|235|248|1000|250000|5|-12.0|0|BAD_DATE",
        "2330|20200230|260|261|235|248|1000|250000|5|-12.0|0|BAD_DATE",
        "2330|20181223|260|261|235|248|1000|250000|5|-12.0|0|NOT_A_TRADING_DAY",
        "2330|20261130|260|261|235|248|1000|250000|5|-12.0|0|FUTURE_DATE",
        "2330|20200319|--|--|--|--|1000|250000|5|-12.0|0|BAD_NUMBER",
        "2330|20200319|260|261|235|248|1.5e3|250000|5|-12.0|0|BAD_NUMBER",
        "2330|20200319|260|261|235|248|1000|250000|5|X0.00|0|BAD_NUMBER",
        "2330|20200319|260|261|235|248|1000|250000|5|1|2|BAD_NUMBER",
        "2330|20200319|260|261|235|248|-1000|250000|5|1|0|NEGATIVE_QUANTITY",
        "2330|20200319|260|261|235|248|1000|-250000|5|1|0|NEGATIVE_QUANTITY",
        "2330|20200319|260|261|235|248||250000|5|1|0|MISSING_NUMBER",
        "2330|20200319||261|235|248|1000|250000|5|1|0|MISSING_NUMBER",
        "2330|20200319|260|261|0|248|1000|250000|5|1|0|PRICE_NOT_POSITIVE",
        "2330|20200319|240|235|261|248|1000|250000|5|1|0|HIGH_BELOW_LOW",
        "2330|20200319|260|261|249|248|1000|250000|5|1|0|PRICE_OUTSIDE_RANGE",
        "2330|20200319|260.3|261|235|248|1000|250000|5|1|0|OFF_TICK",
        "0050|20200319|81.12|82|81|81.5|1000|81500|5|1|0|OFF_TICK",
        "合計|20200319|260|261|235|248|1000|250000|5|1|0|BAD_SYMBOL"
      })
  void badDailyRows(
      String symbol,
      String date,
      String open,
      String high,
      String low,
      String close,
      String volume,
      String value,
      String trades,
      String change,
      String exFlag,
      RowFault fault)
      throws Exception {
    String row =
        String.join(
            ",",
            Arrays.asList(
                    symbol, date, open, high, low, close, volume, value, trades, change, exFlag)
                .stream()
                .map(cell -> cell == null ? "" : cell)
                .toList());
    ImportedFile file = read(ImportKind.DAILY, DAILY + row + "\n");
    assertThat(file.faults()).containsOnlyKeys(fault);
    assertThat(file.tables()).isEmpty();
    assertThat(file.quarantined()).singleElement().hasToString(fault + " table.csv:2: " + row);
  }

  @Test
  void thousandsSeparatorsAndFootersAreRowsOfAnotherLength() throws Exception {
    ImportedFile file =
        read(
            ImportKind.DAILY,
            "\uFEFF"
                + DAILY
                + "2330,20200319,260,261,235,248,1,000,250000,5,1,0\n\n"
                + "說明: 本表資料僅供參考\n");
    assertThat(file.rows()).isEqualTo(2);
    assertThat(file.faults()).containsEntry(RowFault.FIELD_COUNT, 2L);
  }

  @Test
  void theTickGridIsThatOfTheClassAndTheDay() throws Exception {
    String tail = ",1000,0,5,0,0\n";
    ImportedFile file =
        read(
            ImportKind.DAILY,
            DAILY
                + "2330,20050225,149.7,149.7,149.7,149.7"
                + tail
                + "2330,20050225,149.5,149.5,149.5,149.5"
                + tail
                + "2330,20050301,149.7,149.7,149.7,149.7"
                + tail
                + "0050,20200319,49.99,49.99,49.99,49.99"
                + tail
                + "2330,20200319,49.99,49.99,49.99,49.99"
                + tail);
    assertThat(table(file, Dataset.DAILY_BAR).size()).isEqualTo(2);
    assertThat(file.faults()).containsEntry(RowFault.OFF_TICK, 3L);
  }

  @Test
  void oddBarsComeInWithAFlag() throws Exception {
    ImportedFile file =
        read(
            ImportKind.DAILY,
            DAILY
                + "1101,20200319,,,,,500,18000,7,,0\n"
                + "1102,20200319,40,40,40,40,0,0,0,0,0\n"
                + "1103,20200319,20,21,20,20.5,1000,19990,3,0,0\n"
                + "1104,20200319,20,21,20,20.5,1000,19998,3,0,0\n");
    assertThat(table(file, Dataset.DAILY_BAR).size()).isEqualTo(4);
    assertThat(file.flags())
        .containsOnly(
            Map.entry(FlagRule.VOLUME_WITHOUT_PRICE, 1L),
            Map.entry(FlagRule.PRICE_WITHOUT_VOLUME, 1L),
            Map.entry(FlagRule.IMPLIED_PRICE, 1L));
    assertThat(lines(table(file, Dataset.DATA_FLAG)))
        .contains(
            "1103 2020-03-19/1 @2020-03-19T14:00 dataset=daily_bar rule=IMPLIED_PRICE"
                + " explanation=UNEXPLAINED value=19.99 allowed=20.0");
  }

  @Test
  void closesAlone() throws Exception {
    ImportedFile file =
        read(
            ImportKind.DAILY,
            "Date,Code,Close,Volume,Value\n2026-07-09,1101,22.7,39534972.0,904081005.0\n"
                + "2026-07-13,1341,,0.0,0.0\n");
    assertThat(lines(table(file, Dataset.DAILY_BAR)))
        .containsExactly(
            "1101 2026-07-09/0 @2026-07-09T14:00 close=227000 volume=39534972 value=904081005",
            "1341 2026-07-13/0 @2026-07-13T14:00 volume=0 value=0");
  }

  @Test
  void adjustedPricesAreNeverRawBars() throws Exception {
    ImportedFile file =
        read(
            ImportKind.ADJUSTED,
            "symbol,date,adj_close,adj_open,adj_high,adj_low,volume,trades,value,foreign_net,"
                + "foreign_dealer_net,trust_net,dealer_self_net,dealer_hedge_net,foreign_hold_pct\n"
                + "2330,20230703,563.1234567,560.1,565,560,1226988,1194,71829011,-92958,0,0,5,"
                + "-293294,71.19\n");
    assertThat(file.tables()).noneMatch(table -> table.dataset() == Dataset.DAILY_BAR);
    assertThat(lines(table(file, Dataset.ADJUSTED_DAILY)))
        .containsExactly(
            "2330 2023-07-03/0 @2023-07-03T14:00 adj_open=560.1 adj_high=565.0 adj_low=560.0"
                + " adj_close=563.1234567 volume=1226988 value=71829011 trades=1194");
    assertThat(lines(table(file, Dataset.INSTITUTIONAL_FLOW)))
        .containsExactly(
            "2330 2023-07-03/0 @2023-07-03T21:00 foreign_net=-92958 foreign_dealer_net=0"
                + " trust_net=0 dealer_self_net=5 dealer_hedge_net=-293294 foreign_hold=0.7119");
  }

  @Test
  void fiveMinuteBarsAreKnownWhenTheyEnd() throws Exception {
    ImportedFile file =
        read(
            ImportKind.BARS,
            "symbol,day,time,open,high,low,close,volume\n"
                + "1109,20250401,09:00,17.5,17.5,17.5,17.5,0\n"
                + "1109,20250401,09:03,17.5,17.5,17.5,17.5,0\n"
                + "1109,20250401,13:35,17.5,17.5,17.5,17.5,0\n");
    assertThat(lines(table(file, Dataset.BAR_5M)))
        .containsExactly(
            "1109 2025-04-01T09:00/0 @2025-04-01T09:05 open=175000 high=175000 low=175000"
                + " close=175000 volume=0");
    assertThat(file.faults()).containsEntry(RowFault.BAD_TIME, 2L);
  }

  @Test
  void referencePricesAreKnownBeforeTheOpen() throws Exception {
    ImportedFile file =
        read(
            ImportKind.CORPORATE_ACTIONS,
            "symbol,date,prev_close,ref_price\n0050,2005-05-19,46.69,44.84\n1101,2005-05-19,0,1\n");
    assertThat(lines(table(file, Dataset.REFERENCE_PRICE)))
        .containsExactly("0050 2005-05-19/0 @2005-05-19T08:30 prev_close=466900 ref_price=448400");
    assertThat(file.faults()).containsOnlyKeys(RowFault.PRICE_NOT_POSITIVE);
  }

  @Test
  void dividendsByYear() throws Exception {
    String header = "symbol,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18,c19\n";
    ImportedFile file =
        read(
            ImportKind.CORPORATE_ACTIONS,
            header
                + "1313,2007,2008,2008/06/10,2008/08/01,15.35,2008/08/01,15.35,,1,0,1,0.4,0,0.4,1.4"
                + ",15.4,9.06,,\n"
                + "0050,2016,2017,,2017/07/31,81.4,,,,0.7,0,0.7,0,0,0,0.7,78.8,0.89,,\n"
                + "0050,2016,2017,,2017/02/08,71.6,,,,1.7,0,1.7,0,0,0,1.7,78.8,2.16,,\n"
                + "2012,1984,1985,,,,,,,0,0,0,1,0,1,1,,,,\n"
                + "2013,1984,1985,,,,,,,0,0,0,1,0,2,1,,,,\n"
                + "2014,1984,1985,19'10/22,,,,,,0,0,0,1,0,1,1,,,,\n");
    assertThat(lines(table(file, Dataset.DIVIDEND)))
        .containsExactly(
            "1313 2008-01-01/0 @2008-06-10T21:00 fiscal_year=2007 meeting_on=2008-06-10"
                + " cash_ex_on=2008-08-01 cash_ref_price=153500 stock_ex_on=2008-08-01"
                + " stock_ref_price=153500 cash_dividend=10000 stock_dividend=4000",
            "0050 2017-01-01/0 @2017-07-31T08:30 fiscal_year=2016 cash_ex_on=2017-07-31"
                + " cash_ref_price=814000 cash_dividend=7000 stock_dividend=0",
            "0050 2017-01-01/1 @2017-02-08T08:30 fiscal_year=2016 cash_ex_on=2017-02-08"
                + " cash_ref_price=716000 cash_dividend=17000 stock_dividend=0",
            "2012 1985-01-01/0 @1985-12-31T21:00 fiscal_year=1984 cash_dividend=0"
                + " stock_dividend=10000");
    assertThat(file.faults())
        .containsOnly(Map.entry(RowFault.SUM_DIFFERS, 1L), Map.entry(RowFault.BAD_DATE, 1L));
  }

  @Test
  void flowsAndBalancesAreKnownInTheEvening() throws Exception {
    ImportedFile flows =
        read(
            ImportKind.FLOWS, FLOWS + "2026-07-09,1101,-298,-9,-1,-308\n2026-07-09,1102,1,2,3,7\n");
    assertThat(lines(table(flows, Dataset.INSTITUTIONAL_FLOW)))
        .containsExactly(
            "1101 2026-07-09/0 @2026-07-09T21:00 foreign_net=-298 trust_net=-9 dealer_net=-1"
                + " total_net=-308",
            "1102 2026-07-09/0 @2026-07-09T21:00 foreign_net=1 trust_net=2 dealer_net=3"
                + " total_net=7");
    assertThat(flows.flags()).containsOnlyKeys(FlagRule.FLOW_IDENTITY);
    ImportedFile margin =
        read(
            ImportKind.MARGIN,
            "Date,Code,MarginBalance,MarginChange,ShortBalance\n2026-07-09,1101,36828,-1329,14\n"
                + "2026-07-09,1102,-1,0,0\n");
    assertThat(lines(table(margin, Dataset.MARGIN_BALANCE)))
        .containsExactly(
            "1101 2026-07-09/0 @2026-07-09T21:00 margin_balance=36828 margin_change=-1329"
                + " short_balance=14");
    assertThat(margin.faults()).containsOnlyKeys(RowFault.NEGATIVE_QUANTITY);
  }

  @Test
  void valuationKeepsTheDayItWasFetchedAndTheSessionItIsOf() throws Exception {
    ImportedFile file =
        read(
            ImportKind.VALUATION,
            "date,symbol,fiscal_quarter,pe,dps,yield_pct,pb\n"
                + "20260321,1102,2025Q4,12.05,,6.74,0.67\n"
                + "20260321,1240,1150319,11.79,0.87236746,5.90,1.81\n"
                + "20260321,1240,115Q1,11.79,,5.90,1.81\n"
                + "20260321,1241,1150322,11.79,,5.90,1.81\n");
    assertThat(lines(table(file, Dataset.VALUATION)))
        .containsExactly(
            "1102 2026-03-21/0 @2026-03-21T21:00 fiscal_quarter=2025Q4 pe=12.05"
                + " dividend_yield=0.0674 pb=0.67",
            "1240 2026-03-21/0 @2026-03-21T21:00 pe=11.79 dividend_a_share=0.87236746"
                + " dividend_yield=0.059 pb=1.81 session=2026-03-19");
    assertThat(file.faults())
        .containsOnly(Map.entry(RowFault.BAD_WORD, 1L), Map.entry(RowFault.FUTURE_DATE, 1L));
  }

  @Test
  void indexListingAndTradingDays() throws Exception {
    assertThat(
            lines(
                table(
                    read(
                        ImportKind.INDEX,
                        "date,open,high,low,close\n2000-01-04,8644.91,8803.61,8642.5,8756.55\n"),
                    Dataset.INDEX_DAILY)))
        .containsExactly(
            "TAIEX 2000-01-04/0 @2000-01-04T14:00 open=86449100 high=88036100 low=86425000"
                + " close=87565500");
    ImportedFile listing =
        read(
            ImportKind.LISTING,
            "type,code,name,ISIN,start,market,group,CFI\n"
                + "股票,1101,台泥,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR\n"
                + "股票,1102,亞泥,TW0001102002,1962/06/08,興櫃,水泥工業,ESVUFR\n");
    assertThat(lines(table(listing, Dataset.LISTING)))
        .containsExactly(
            "1101 1962-02-09/0 @1962-02-09T08:30 market=TWSE kind=STOCK industry=01 name=台泥"
                + " isin=TW0001101004 cfi=ESVUFR inferred=0");
    assertThat(listing.faults()).containsOnlyKeys(RowFault.UNKNOWN_MARKET);
    ImportedFile days =
        read(
            ImportKind.TRADING_DAYS,
            "date,weekday,sources\n20000104,Tue,grs;taiex\n20000105,Tue,grs\n20000108,Sat,grs\n");
    assertThat(lines(table(days, Dataset.TRADING_DAY)))
        .containsExactly("TWSE 2000-01-04/0 @2000-01-04T14:00 sources=grs;taiex");
    assertThat(days.faults()).containsOnlyKeys(RowFault.BAD_WORD, RowFault.NOT_A_TRADING_DAY);
  }

  @Test
  void optionsTheirSettlementAndTrades() throws Exception {
    ImportedFile daily =
        read(
            ImportKind.OPTIONS,
            "date,expiry_month,strike,type,open,high,low,close,settlement,volume,open_interest\n"
                + "2014-01-02,2014-03,6000,call,0.0,0.0,0.0,0.0,2590.0,0,1\n"
                + "2014-01-02,2014-03,6000,put,0.5,0.6,0.5,0.6,0.1,11,3365\n"
                + "2014-01-02,2014-3,6000,put,0.5,0.6,0.5,0.6,0.1,11,3365\n");
    assertThat(lines(table(daily, Dataset.OPTION_DAILY)))
        .containsExactly(
            "TXO-201403-6000-C 2014-01-02/0 @2014-01-02T21:00 settlement=25900000 volume=0"
                + " open_interest=1",
            "TXO-201403-6000-P 2014-01-02/0 @2014-01-02T21:00 open=5000 high=6000 low=5000"
                + " close=6000 settlement=1000 volume=11 open_interest=3365");
    assertThat(daily.faults()).containsOnlyKeys(RowFault.BAD_SYMBOL);
    ImportedFile settled =
        read(
            ImportKind.OPTIONS,
            "settle_date,expiry,product,final_price\n2014-12-17,201412  ,TXO,8843.0\n");
    assertThat(lines(table(settled, Dataset.FINAL_SETTLEMENT)))
        .containsExactly("TXO-201412 2014-12-17/0 @2014-12-17T21:00 price=88430000");
    ImportedFile trades =
        read(
            ImportKind.TICKS,
            "date,product,strike,expiry,type,time,price,qty,open_auction\n"
                + "20210726,TXO,11200,202109,P,084500,.5,1,*\n"
                + "20210726,TXO,11200,202109,P,084500,.5,1,\n"
                + "20210726,TXO,11200,202109,P,084560,.5,1,\n");
    assertThat(lines(table(trades, Dataset.DERIVATIVE_TRADE)))
        .containsExactly(
            "TXO-202109-11200-P 2021-07-26T08:45/0 @2021-07-26T08:45 price=5000 quantity=1"
                + " opening_auction=1",
            "TXO-202109-11200-P 2021-07-26T08:45/1 @2021-07-26T08:45 price=5000 quantity=1"
                + " opening_auction=0");
    assertThat(trades.faults()).containsOnlyKeys(RowFault.BAD_TIME);
    ImportedFile futures =
        read(
            ImportKind.TICKS,
            "date,product,expiry,time,price,qty,near_price,far_price,open_auction\n"
                + "20210726,TX,202108/202109,084501,-40,2,17500,17460,\n"
                + "20210726,TX,202108,084501,-40,2,-,-,\n");
    assertThat(lines(table(futures, Dataset.DERIVATIVE_TRADE)))
        .containsExactly(
            "TX-202108/202109 2021-07-26T08:45:01/0 @2021-07-26T08:45:01 price=-400000 quantity=2"
                + " opening_auction=0 near_price=175000000 far_price=174600000");
    assertThat(futures.faults()).containsOnlyKeys(RowFault.PRICE_NOT_POSITIVE);
  }

  @Test
  void volatilityWithoutABracketHasNoSevenDayIndex() throws Exception {
    String columns = String.join(",", Table.VIX.columns());
    String row =
        "2020-03-19,,no_bracket,,,,,16.1,interp,13.0,48.0,202001,202002,51.39697487963991,interp,"
            + "27.0,62.0,202004,202005,5,2,1,27.0,8355.0,8300.0,0.6,63.0,empirical,"
            + "\"a (8500~10200),b\",,,35.0,17.2";
    ImportedFile file = read(ImportKind.VOLATILITY, columns + "\n" + row + "\n");
    assertThat(lines(table(file, Dataset.VOLATILITY_DAILY)))
        .containsExactly(
            "TXO 2020-03-19/0 @2020-03-19T21:00 vix14=16.1 vix30=51.39697487963991"
                + " forward_near=8355.0 strike_near=8300.0");
    assertThat(file.faults()).isEmpty();
  }

  private void refused(ImportKind kind, byte[] bytes, String... parts) throws Exception {
    Path file = write("table.csv", bytes);
    assertThatThrownBy(() -> new FileImport(kind, Imports.context()).read(file))
        .isInstanceOf(FileRefused.class)
        .hasMessageContainingAll(parts);
  }

  private void refused(ImportKind kind, String text, String... parts) throws Exception {
    refused(kind, text.getBytes(StandardCharsets.UTF_8), parts);
  }

  @Test
  void filesThatAreRefusedSayWhy() throws Exception {
    refused(ImportKind.DAILY, "", "is empty");
    refused(ImportKind.DAILY, DAILY, "holds no row");
    refused(
        ImportKind.DAILY,
        "symbol,date,open,high,low,closing,volume,value,trades,change,ex_flag\n",
        "has no column 'close'");
    refused(ImportKind.DAILY, FLOWS + "2026-07-09,1101,1,1,1,3\n", "import flows");
    refused(
        ImportKind.MARGIN,
        "Date,Code,MarginBalance,MarginChange,ShortBalance,Note\n",
        "unknown column 'Note'");
    assertThatThrownBy(
            () ->
                new FileImport(ImportKind.DAILY, Imports.context())
                    .read(folder.resolve("nowhere.csv")))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void anotherEncodingIsRefusedWithItsPlace() throws Exception {
    byte[] head =
        "type,code,name,ISIN,start,market,group,CFI\n".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream big5 = new ByteArrayOutputStream();
    big5.writeBytes(head);
    big5.writeBytes(
        "股票,1101,台泥,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR\n".getBytes(Charset.forName("MS950")));
    refused(ImportKind.LISTING, big5.toByteArray(), "is not UTF-8 in line 2, byte 1");
    refused(
        ImportKind.DAILY,
        DAILY.getBytes(StandardCharsets.UTF_16LE),
        "is not UTF-8 in line 1, byte 2");
  }

  @Test
  void damagedAndHostileArchivesAreRefused() throws Exception {
    byte[] whole =
        gzip((DAILY + "2330,20200319,,,,,0,0,0,,0\n").repeat(50).getBytes(StandardCharsets.UTF_8));
    refused(ImportKind.DAILY, Arrays.copyOf(whole, whole.length - 20), "truncated gzip");
    byte[] bomb = gzip(new byte[8 << 20]);
    refused(ImportKind.DAILY, bomb, "is not UTF-8");
    byte[] spaces = new byte[8 << 20];
    Arrays.fill(spaces, (byte) '\n');
    refused(ImportKind.DAILY, gzip(spaces), "expands beyond");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void filesOfOneImportMustAgree() throws Exception {
    String row = "2330,20200319,260,261,235,248,1000,250000,5,-12.0,0\n";
    FileImport files = new FileImport(ImportKind.DAILY, Imports.context());
    files.read(write("a.csv", DAILY + row));
    ImportedFile same = files.read(write("b.csv", DAILY + row));
    assertThat(same.duplicates()).isEqualTo(1);
    assertThat(same.tables()).isEmpty();
    Path other = write("c.csv", DAILY + row.replace("248,1000", "249,1000"));
    assertThatThrownBy(() -> files.read(other))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(
            "2330 2020-03-19 stands twice with other values, at a.csv:2 and c.csv:2")
        .hasMessageContaining("nothing was imported");
    // A table of closes says less, but nothing else.
    ImportedFile closes =
        files.read(
            write("d.csv", "Date,Code,Close,Volume,Value\n2020-03-19,2330,248,1000,250000\n"));
    assertThat(closes.tables()).hasSize(1);
    refused(ImportKind.DAILY, DAILY + row + row.replace("-12.0", ""), "stands twice");
  }

  @Test
  void theUsersMomentGoesBeforeTheRules() throws Exception {
    long moment =
        LocalDateTime.of(2020, 3, 20, 6, 0).toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000_000L;
    FileImport files = new FileImport(ImportKind.DAILY, Imports.context(OptionalLong.of(moment)));
    ImportedFile file =
        files.read(write("a.csv", DAILY + "2330,20200319,260,261,235,248,1000,250000,5,-12.0,0\n"));
    assertThat(taipei(table(file, Dataset.DAILY_BAR).knownAtNs(0))).isEqualTo("2020-03-20T06:00");
    Path later = write("b.csv", DAILY + "2330,20200323,260,261,235,248,1000,250000,5,0,0\n");
    assertThatThrownBy(() -> files.read(later))
        .hasMessageContaining("has a row of 2020-03-23, which cannot have been known before");
  }

  @Test
  void quarantinedRowsAreKeptWithTheirLines() throws Exception {
    ImportedFile file =
        read(ImportKind.DAILY, DAILY + "2330,20181223,260,261,235,248,1000,250000,5,1,0\n");
    QuarantineFolder quarantine = new QuarantineFolder(folder, "20261127T040000Z-daily");
    assertThat(quarantine.write(file)).isEqualTo(1);
    assertThat(folder.resolve("quarantine/20261127T040000Z-daily/table.csv.csv"))
        .hasContent(
            "line,rule,row\n2,NOT_A_TRADING_DAY,2330,20181223,260,261,235,248,1000,250000,5,1,0\n");
  }
}
