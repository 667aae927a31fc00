package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.adapters.files.GzipInputTest.join;
import static tw.kuroshio.adapters.files.GzipInputTest.zip;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.adapters.files.ReferenceChanges.Origin;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

class MarketDataFolderTest {

  private static final String DAILY =
      "symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n";
  private static final String BARS = "symbol,day,time,open,high,low,close,volume\n";
  private static final String EX = "symbol,date,prev_close,ref_price\n";
  private static final String LISTING = "type,code,name,ISIN,start,market,group,CFI\n";
  private static final String A_DAY = DAILY + "2330,20200318,1,1,1,1,1000,1000,1,0,0\n";
  private static final LocalDate LAST = LocalDate.of(2020, 12, 31);

  @TempDir Path folder;

  @Test
  void readsADailyBarExactly() throws Exception {
    write(
        "daily_2020.csv",
        DAILY + "2330,20200319,261.5,263,248.0000,248,123456789,31000000000,54321,-12.5,0\n");
    MarketData data = read();
    DailyBars bars = data.daily(0);
    assertThat(bars.size()).isEqualTo(1);
    assertThat(bars.rowOf(LocalDate.of(2020, 3, 19))).isZero();
    assertThat(bars.openE4()).containsExactly(2_615_000);
    assertThat(bars.highE4()).containsExactly(2_630_000);
    assertThat(bars.lowE4()).containsExactly(2_480_000);
    assertThat(bars.closeE4()).containsExactly(2_480_000);
    assertThat(bars.volumeShares()).containsExactly(123_456_789);
    assertThat(bars.valueTwd()).containsExactly(31_000_000_000L);
    assertThat(bars.trades()).containsExactly(54_321);
    assertThat(data.report().quarantined()).isEmpty();
    assertThat(data.dailyDates()).containsExactly(LocalDate.of(2020, 3, 19));
  }

  @Test
  void rowsWithoutATradeAreCountedAndAreNoBars() throws Exception {
    write(
        "daily_2020.csv",
        DAILY
            + "0051,20200316,,,,,0,0,0,,0\n"
            + "0051,20200317,,,,,125,4193,1,0.0,0\n"
            + "0051,20200318,0.0,0.0,0.0,0.0,500,4655,2,,0\n"
            + "0051,20200319,28.74,28.74,28.74,28.74,0,0,0,,0\n"
            + "0051,20200320,28.74,28.74,28.74,28.74,5846,169755,6,-0.11,0\n");
    MarketData data = read();
    assertThat(data.daily(0).size()).isEqualTo(1);
    assertThat(data.report().noTradeRows()).isEqualTo(4);
    assertThat(data.report().quarantined()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2330,20200319,1,1,1,1,1,1,1,0           | FIELD_COUNT",
        "2330,20200319,1,1,1,1,1,1,1,0,0,0       | FIELD_COUNT",
        "2330x,20200319,1,1,1,1,1,1,1,0,0        | BAD_SYMBOL",
        "2330,2020-03-19,1,1,1,1,1,1,1,0,0       | BAD_DATE",
        "2330,20200230,1,1,1,1,1,1,1,0,0         | BAD_DATE",
        "2330,20181223,1,1,1,1,1,1,1,0,0         | NOT_A_TRADING_DAY",
        "2330,19991231,1,1,1,1,1,1,1,0,0         | NOT_A_TRADING_DAY",
        "2330,20200319,1,1,1,x,1,1,1,0,0         | BAD_NUMBER",
        "2330,20200319,1,1,1,1.00001,1,1,1,0,0   | BAD_NUMBER",
        "2330,20200319,1,1e9,1,1,1,1,1,0,0       | BAD_NUMBER",
        "2330,20200319,1,100000,1,1,1,1,1,0,0    | BAD_NUMBER",
        "2330,20200319,1,1,1,1,1.5,1,1,0,0       | BAD_NUMBER",
        "2330,20200319,1,1,1,1,1,1,1,?,0         | BAD_NUMBER",
        "2330,20200319,1,1,1,1,1,1,1,0,2         | BAD_NUMBER",
        "2330,20200319,1,1,1,1,,1,1,0,0          | MISSING_NUMBER",
        "2330,20200319,1,1,,1,1,1,1,0,0          | MISSING_NUMBER",
        "2330,20200319,1,1,1,,1,1,1,0,0          | MISSING_NUMBER",
        "2330,20200319,1,1,1,1,-1,1,1,0,0        | NEGATIVE_QUANTITY",
        "2330,20200319,1,1,1,1,1,-1,1,0,0        | NEGATIVE_QUANTITY",
        "2330,20200319,1,1,0,1,1,1,1,0,0         | PRICE_NOT_POSITIVE",
        "2330,20200319,1,1,-1,1,1,1,1,0,0        | PRICE_NOT_POSITIVE",
        "2330,20200319,2,1,3,2,1,1,1,0,0         | HIGH_BELOW_LOW",
        "2330,20200319,2,2,1,3,1,1,1,0,0         | PRICE_OUTSIDE_RANGE",
        "2330,20200319,3,2,1,2,1,1,1,0,0         | PRICE_OUTSIDE_RANGE",
        "2330,20200319,261.3,263,261,262,1,1,1,0,0 | OFF_TICK",
      })
  void aBadRowIsSetAsideWithItsReason(String row, RowFault reason) throws Exception {
    write("daily_2020.csv", A_DAY + row + "\n2330,20200320,1,1,1,1,1,1,1,0,0\n");
    MarketData data = read();
    assertThat(data.report().quarantined()).containsExactly(Map.entry(reason, 1L));
    QuarantinedRow sample = data.report().samples().getFirst();
    assertThat(sample).isEqualTo(new QuarantinedRow(reason, "daily_2020.csv", 3, row));
    assertThat(sample).hasToString(reason + " daily_2020.csv:3: " + row);
    assertThat(data.daily(0).size()).isEqualTo(2);
  }

  @Test
  void tickSizesAreThoseOfTheSecuritysClass() throws Exception {
    String row = ",20200319,60.05,60.05,60.05,60.05,1000,1,1,0,0\n";
    write("daily_2020.csv", DAILY + "0050" + row + "1101" + row + "9188" + row + "020000" + row);
    write("isin_listing_x.csv", LISTING + "ETF,1101,x,TW,2000/01/01,上市,,C\n");
    MarketData data = read();
    assertThat(data.instruments().asList())
        .extracting(instrument -> instrument.id().code())
        .containsExactly("0050", "020000", "1101");
    assertThat(data.report().quarantined()).containsExactly(Map.entry(RowFault.OFF_TICK, 1L));
  }

  @Test
  void laterRowsAreNotReadAtAll() throws Exception {
    write(
        "daily_2020.csv",
        A_DAY + "2330,20200319,1,1,1,1,1,1,1,0,0\n" + "9999,20200320,bad,1,1,1,1,1,1,0,0\n");
    write("bars5m_2020.csv", BARS + "9998,20200320,09:00,1,1,1,1,1\n");
    write("exdividend_x.csv", EX + "2330,2020-03-20,2,1\n");
    MarketData data = MarketDataFolder.open(folder).read(Rules.SHIPPED, LocalDate.of(2020, 3, 19));
    assertThat(data.instruments().size()).isEqualTo(1);
    assertThat(data.daily(0).size()).isEqualTo(2);
    assertThat(data.references(0).size()).isZero();
    assertThat(data.report().quarantined()).isEmpty();
  }

  @Test
  void severalFilesAreOneTableInAnyOrder() throws Exception {
    write("daily_2020b.csv", DAILY + "2330,20200318,1,1,1,1,1,1,1,0,0\n");
    Files.write(
        folder.resolve("daily_2020a.csv.gz"),
        zip(
            DAILY
                + "2330,20200319,2,2,2,2,1,1,1,1,0\n"
                + "1101,20200319,3,3,3,3,1,1,1,0,0\n"
                + "2330,20200317,4,4,4,4,1,1,1,0,0\n"));
    MarketData data = read();
    int tsmc = data.instruments().indexOf(new InstrumentId("2330", Market.TWSE));
    assertThat(data.daily(tsmc).closeE4()).containsExactly(40_000, 10_000, 20_000);
    assertThat(data.instruments().size()).isEqualTo(2);
  }

  @Test
  void equalRowsTwiceAreOneAndOtherValuesAreRefused() throws Exception {
    write("daily_1.csv", A_DAY + "2330,20200319,,,,,0,0,0,,0\n");
    write(
        "daily_2.csv",
        DAILY + "2330,20200319,,,,,0,0,0,,0\n2330,20200318,1.0,1.00,1,1,1000,1000,1,0.0,0\n");
    assertThat(read().report().duplicateRows()).isEqualTo(2);
    assertThat(read().daily(0).size()).isEqualTo(1);

    for (String other :
        new String[] {
          "2330,20200318,1,1,1,1,1001,1000,1,0,0",
          "2330,20200318,1,1,1,1,1000,1000,1,,0",
          "2330,20200318,1,1.01,1,1,1000,1000,1,0,0",
          "2330,20200318,,,,,0,0,0,,0"
        }) {
      write("daily_2.csv", DAILY + "1101,20200318,1,1,1,1,1,1,1,0,0\n" + other + "\n");
      assertRefused(
          "2330 2020-03-18 stands twice with other values, at daily_1.csv:2 and daily_2.csv:3");
    }
  }

  @Test
  void conflictsOfTheOtherTablesAreRefusedToo() throws Exception {
    write("daily_1.csv", A_DAY);
    write("bars5m_1.csv", BARS + "2330,20200318,09:05,1,1,1,1,5\n2330,20200318,09:05,1,1,1,1,6\n");
    assertRefused("2330 2020-03-18 09:05 stands twice", "bars5m_1.csv:2 and bars5m_1.csv:3");
    Files.delete(folder.resolve("bars5m_1.csv"));
    write("exdividend_1.csv", EX + "2330,2020-03-18,10,9\n2330,2020-03-18,10,9\n");
    assertThat(read().report().duplicateRows()).isEqualTo(1);
    write("exdividend_2.csv", EX + "2330,2020-03-18,10,8\n");
    assertRefused("2330 2020-03-18 stands twice", "exdividend_1.csv:2 and exdividend_2.csv:2");
    Files.delete(folder.resolve("exdividend_2.csv"));
    write(
        "isin_listing_1.csv",
        LISTING
            + "股票,2330,台積電,TW,1994/09/05,上市,半導體業,E\n"
            + "股票,2330,台積電,TW,1994/09/05,上市,水泥工業,E\n");
    assertRefused("2330 stands twice", "isin_listing_1.csv:2 and isin_listing_1.csv:3");
    Files.delete(folder.resolve("isin_listing_1.csv"));
    write("taiex_ohlc_1.csv", "date,open,high,low,close\n2020-03-18,1,1,1,1\n2020-03-18,2,2,2,2\n");
    assertRefused("Index 2020-03-18 stands twice");
  }

  @Test
  void readsFiveMinuteBarsByDateWhateverTheirOrder() throws Exception {
    write("daily_1.csv", A_DAY);
    write(
        "bars5m_1.csv",
        BARS
            + "2330,20200319,13:25,3,3,3,3,7\n"
            + "2330,20200318,09:00,1,1,1,1,0\n"
            + "2330,20200319,09:00,2,2.5,2,2,1176000\n"
            + "2330,20200319,08:55,2,2,2,2,1\n"
            + "2330,20200319,13:35,2,2,2,2,1\n"
            + "2330,20200319,09:01,2,2,2,2,1\n"
            + "2330,20200319,9:05,2,2,2,2,1\n"
            + "2330,20200319,09:10,2,2,2,2,-1\n"
            + "2330,20200319,09:10,2,2,2,2,\n"
            + "2330,20200319,09:10,2,1,2,2,4\n"
            + "2330,20200321,09:10,2,2,2,2,4\n");
    MarketData data = read();
    IntradayBars bars = data.intraday(0, LocalDate.of(2020, 3, 19)).orElseThrow();
    assertThat(bars.startSecondOfDay()).containsExactly(9 * 3_600, 13 * 3_600 + 25 * 60);
    assertThat(bars.barSeconds()).isEqualTo(300);
    assertThat(bars.highE4()).containsExactly(25_000, 30_000);
    assertThat(bars.volumeShares()).containsExactly(1_176_000, 7);
    assertThat(data.intraday(0, LocalDate.of(2020, 3, 18)).orElseThrow().volumeShares())
        .containsExactly(0);
    assertThat(data.intraday(0, LocalDate.of(2020, 3, 20))).isEmpty();
    assertThat(data.report().quarantined())
        .isEqualTo(
            Map.of(
                RowFault.BAD_TIME, 4L,
                RowFault.NEGATIVE_QUANTITY, 1L,
                RowFault.MISSING_NUMBER, 1L,
                RowFault.HIGH_BELOW_LOW, 1L,
                RowFault.NOT_A_TRADING_DAY, 1L));
  }

  @Test
  void theListingGivesClassMarketAndSector() throws Exception {
    String row = ",20200318,1,1,1,1,1,1,1,0,0\n";
    write(
        "daily_1.csv",
        DAILY + "2330" + row + "6547" + row + "00632R" + row + "2881A" + row + "6869" + row + "9188"
            + row + "8888" + row);
    write(
        "isin_listing_1.csv",
        LISTING
            + "股票,2330,台積電,TW0002330008,1994/09/05,上市,半導體業,ESVUFR\n"
            + "股票,6547,高端疫苗,TW0006547003,2018/01/01,上櫃,生技醫療業,ESVUFR\n"
            + "ETF,00632R,元大台灣50反1,TW00000632R9,2014/10/31,上市,,CEOIRU\n"
            + "特別股,2881A,富邦特,TW0002881A02,2016/05/31,上市,金融保險業,EPNRAR\n"
            + "創新板,6869,雲豹能源,TW0006869003,2022/07/28,上市臺灣創新板,綠能環保,ESVUFR\n"
            + "新種類,8888,新,TW0008888888,2022/07/28,上市,新產業,ESVUFR\n"
            + "股票,7777,興櫃股,TW0007777777,2022/07/28,興櫃,其他業,ESVUFR\n"
            + "股票,7776,壞日期,TW0007777777,2022-07-28,上市,其他業,ESVUFR\n"
            + "股票,77760000,壞碼,TW0007777777,2022/07/28,上市,其他業,ESVUFR\n");
    MarketData data = read();
    assertThat(data.instruments().asList())
        .extracting(i -> i.id() + " " + i.name() + " " + i.sector() + " " + i.kind())
        .containsExactly(
            "00632R.TWSE 元大台灣50反1 00 ETF",
            "2330.TWSE 台積電 24 STOCK",
            "2881A.TWSE 富邦特 17 PREFERRED_STOCK",
            "6547.TPEX 高端疫苗 22 STOCK",
            "6869.TWSE 雲豹能源 35 STOCK",
            "8888.TWSE 新 00 STOCK",
            "9188.TWSE 9188 00 TDR");
    assertThat(data.listedOn(1)).hasValue(LocalDate.of(1994, 9, 5));
    assertThat(data.listedOn(6)).isEmpty();
    assertThat(data.report().warnings())
        .anyMatch(w -> w.startsWith("1 symbols have no listing row") && w.endsWith("9188"))
        .anyMatch(w -> w.contains("types that are not known") && w.endsWith("新種類"))
        .anyMatch(w -> w.contains("industries that are not known") && w.endsWith("新產業"));
    assertThat(data.report().quarantined())
        .isEqualTo(
            Map.of(RowFault.UNKNOWN_MARKET, 1L, RowFault.BAD_DATE, 1L, RowFault.BAD_SYMBOL, 1L));
  }

  @Test
  void aCodeAloneTellsTheClass() {
    Map<String, SecurityKind> kinds =
        Map.of(
            "2330", SecurityKind.STOCK,
            "0050", SecurityKind.ETF,
            "00632R", SecurityKind.ETF,
            "2881A", SecurityKind.PREFERRED_STOCK,
            "9188", SecurityKind.TDR,
            "910322", SecurityKind.TDR,
            "01005T", SecurityKind.REIT,
            "020011", SecurityKind.ETN,
            "030001", SecurityKind.WARRANT,
            "65475", SecurityKind.CONVERTIBLE_BOND);
    kinds.forEach((code, kind) -> assertThat(CodeRule.kindOf(code)).as(code).isEqualTo(kind));
  }

  @Test
  void referencePricesComeFromTheTableElseFromTheChange() throws Exception {
    write(
        "daily_1.csv",
        DAILY
            + "1442,20190807,16.5,16.5,16.5,16.5,1,1,1,0,0\n"
            + "1442,20190808,16.55,16.55,16.55,16.55,1,1,1,0.05,0\n"
            // 2019-08-09 was closed by a typhoon, so its ex-date took effect on the 12th.
            + "1442,20190812,15.85,15.85,15.65,15.65,1,1,1,0.1,0\n"
            // A capital reduction that only the change shows: 15 is 3 above the reference 12.
            + "1442,20190813,15,15,15,15,1,1,1,3,0\n"
            // Not comparable: the change is empty, later zero, though the close moved.
            + "1442,20190814,14,14,14,14,1,1,1,,0\n"
            + "1442,20190815,14,14,14,14,1,1,1,,0\n"
            + "1442,20190816,13,13,13,13,1,1,1,0,0\n"
            + "1442,20190819,13,13,13,13,1,1,1,,1\n");
    write("exdividend_1.csv", EX + "1442,2019-08-09,16.55,15.55\n");
    ReferenceChanges changes = read().references(0);
    assertThat(Arrays.stream(changes.epochDay()).mapToObj(LocalDate::ofEpochDay))
        .extracting(LocalDate::getDayOfMonth)
        .containsExactly(12, 13, 14, 16, 19);
    assertThat(changes.previousCloseE4())
        .containsExactly(165_500, 156_500, 150_000, 140_000, 130_000);
    assertThat(changes.referenceE4()).containsExactly(155_500, 120_000, 0, 0, 0);
    assertThat(changes.origin())
        .containsExactly(
            Origin.PUBLISHED, Origin.FROM_CHANGE, Origin.UNKNOWN, Origin.UNKNOWN, Origin.UNKNOWN);
    assertThat(read().report().warnings())
        .anyMatch(
            w -> w.startsWith("3 sessions are not comparable") && w.contains("1442 2019-08-14"));
  }

  @Test
  void readsTheIndex() throws Exception {
    write("daily_1.csv", A_DAY);
    write(
        "taiex_ohlc_1.csv",
        """
        date,open,high,low,close
        2020-03-19,9218.94,9237.41,8523.63,8681.34
        2020-03-18,9439,9500,9200,9218.67
        2020-03-21,1,1,1,1
        2020-03-17,1,1,2,1
        """);
    MarketData data = read();
    assertThat(data.taiex().closeE4()).containsExactly(92_186_700, 86_813_400);
    assertThat(data.taiex().rowOf(LocalDate.of(2020, 3, 19))).isEqualTo(1);
    assertThat(data.report().quarantined())
        .isEqualTo(Map.of(RowFault.NOT_A_TRADING_DAY, 1L, RowFault.HIGH_BELOW_LOW, 1L));
  }

  @Test
  void otherFilesAreNamedInOneLine() throws Exception {
    write("daily_1.csv", A_DAY);
    for (String name :
        new String[] {
          "README.md", "daily.csv", "daily_x.csv", "stock_day_1.csv", "daily_1.csv.bak"
        }) {
      write(name, "anything");
    }
    Files.createDirectory(folder.resolve("daily_2.csv"));
    LoadReport report = read().report();
    assertThat(report.ignored())
        .isEqualTo(
            "Ignored, not a table: README.md, daily.csv, daily_1.csv.bak, daily_2.csv, daily_x.csv,"
                + " stock_day_1.csv");
    assertThat(report.files()).extracting(LoadReport.FileRead::name).containsExactly("daily_1.csv");
    assertThat(report.files().getFirst().rows()).isEqualTo(1);
  }

  @Test
  void theContentHashIsOfTheContentOnly() throws Exception {
    write("daily_1.csv", A_DAY);
    write("margin_1.csv", "Date,Code,MarginBalance,MarginChange,ShortBalance\n");
    String hash = read().report().contentSha256();
    Files.delete(folder.resolve("daily_1.csv"));
    Files.write(folder.resolve("daily_2.csv.gz"), zip(A_DAY));
    assertThat(read().report().contentSha256()).isEqualTo(hash).hasSize(64);
    write("margin_1.csv", "Date,Code,MarginBalance,MarginChange,ShortBalance\nx\n");
    assertThat(read().report().contentSha256()).isNotEqualTo(hash);
  }

  @Test
  void gzipIsKnownByItsMagicBytesAndLinksAreFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.write(
        elsewhere.resolve("real"), join(zip(DAILY), zip("2330,20200318,1,1,1,1,1,1,1,0,0\n")));
    Files.createSymbolicLink(folder.resolve("daily_1.csv"), elsewhere.resolve("real"));
    Files.writeString(folder.resolve("daily_2.csv.gz"), DAILY + "1101,20200318,1,1,1,1,1,1,1,0,0");
    assertThat(read().instruments().size()).isEqualTo(2);
    Files.createSymbolicLink(folder.resolve("daily_3.csv"), elsewhere.resolve("gone"));
    assertRefused("daily_3.csv is a link to a file that does not exist");
  }

  @Test
  void aTruncatedFileIsRefusedWhicheverTableItIs() throws Exception {
    byte[] whole = zip(A_DAY);
    Files.write(folder.resolve("daily_1.csv.gz"), Arrays.copyOf(whole, whole.length - 4));
    assertRefused("daily_1.csv.gz is a truncated gzip file");
    Files.write(folder.resolve("daily_1.csv.gz"), whole);
    byte[] margin = zip("Date,Code,MarginBalance,MarginChange,ShortBalance\n");
    Files.write(folder.resolve("margin_1.csv.gz"), Arrays.copyOf(margin, margin.length / 2));
    assertRefused("margin_1.csv.gz is a truncated gzip file");
  }

  @Test
  void aFileThatUnpacksBeyondTheCapIsRefused() throws Exception {
    Files.write(folder.resolve("daily_1.csv.gz"), zip(A_DAY + "\n".repeat(1_000_000)));
    assertThatThrownBy(() -> MarketDataFolder.open(folder, 100_000).read(Rules.SHIPPED, LAST))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("holds more than 100000 bytes when decompressed");
    assertThat(read().daily(0).size()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "daily_1.csv     | symbol,date,open,high,low,close,volume,value,trades,change    | has no column 'ex_flag'",
        "daily_1.csv     | symbol,date,open,hi,low,close,volume,value,trades,change,ex_flag | has no column 'high'",
        "bars5m_1.csv    | symbol,day,time,open,high,low,close,volume,extra | has the unknown column 'extra'",
        "exdividend_1.csv| symbol,date,prev_close,ref_price,date            | has the column 'date' twice",
        "isin_listing_1.csv | a;b                                           | has no column 'type'",
        "vix_txo_daily_1.csv | date,vix                                     | has no column 'trade_date'",
        "institutional_1.csv | Date,Code,ForeignNet,TrustNet,DealerNet      | has no column 'Total'",
        "pe_yield_pb_1.csv | date,symbol,pe                                 | has no column 'fiscal_quarter'",
        "trading_days_1.csv | date                                          | has no column 'weekday'",
        "daily_adj_flows_1.csv | symbol,date                                | has no column 'adj_close'",
        "taiex_ohlc_1.csv | date,open,high,low                              | has no column 'close'",
        "margin_1.csv    | ''                                               | is empty",
      })
  void aWrongHeaderIsRefusedNamingTheColumn(String file, String header, String message)
      throws Exception {
    write("daily_0.csv", A_DAY);
    write(file, header + "\n");
    assertRefused(file + " " + message);
  }

  @Test
  void columnsMayStandInAnotherOrder() throws Exception {
    write(
        "daily_1.csv",
        """
        ex_flag,close,symbol,date,open,high,low,volume,value,trades,change
        0,2,2330,20200318,1,3,1,10,20,5,0
        """);
    DailyBars bars = read().daily(0);
    assertThat(bars.closeE4()).containsExactly(20_000);
    assertThat(bars.highE4()).containsExactly(30_000);
    assertThat(bars.volumeShares()).containsExactly(10);
  }

  @Test
  void aFolderThatCannotServeIsRefusedInOneSentence() throws Exception {
    assertRefused("holds no table: put daily_<period>.csv or .csv.gz there, with the columns");
    write("margin_1.csv", "x");
    assertRefused("holds no raw daily bars: put daily_<period>.csv");
    write("daily_adj_flows_1.csv", "x");
    assertRefused("holds only adjusted daily prices, which are off the tick grid");
    Path gone = folder.resolve("gone");
    assertThatThrownBy(() -> MarketDataFolder.open(gone))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("Data folder " + gone + " does not exist");
    assertThatThrownBy(() -> MarketDataFolder.open(folder.resolve("margin_1.csv")))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void aDayNeedsBarsBeforeItAndItsOwn() throws Exception {
    write(
        "daily_1.csv",
        DAILY + "2330,20200318,1,1,1,1,1,1,1,0,0\n2330,20200319,1,1,1,1,1,1,1,0,0\n");
    write("bars5m_1.csv", BARS + "2330,20200320,09:00,1,1,1,1,1\n");
    MarketData data = read();
    data.requirePlayable(LocalDate.of(2020, 3, 19));
    data.requirePlayable(LocalDate.of(2020, 3, 20));
    assertThatThrownBy(() -> data.requirePlayable(LocalDate.of(2020, 3, 18)))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("has no raw daily bars before 2020-03-18");
    assertThatThrownBy(() -> data.requirePlayable(LocalDate.of(2020, 3, 24)))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("has neither daily nor 5-minute bars of 2020-03-24")
        .hasMessageContaining("the last session before it is 2020-03-20");
  }

  @Test
  void historyConnectsToTheDayAndFillsSessionsFromFiveMinuteBars() throws Exception {
    write(
        "daily_1.csv",
        DAILY
            + "2330,20190102,9,9,9,9,1,1,1,0,0\n"
            + "2330,20200316,1,1,1,1,1,1,1,0,0\n"
            + "1101,20200317,1,1,1,1,1,1,1,0,0\n"
            + "2330,20200320,1,1,1,1,1,1,1,0,0\n");
    write(
        "bars5m_1.csv",
        BARS
            + "2330,20200317,09:00,5,5,5,5,5\n"
            + "2330,20200319,09:05,2,4,2,3,1000\n"
            + "2330,20200319,13:20,3,3,1,1.5,2000\n");
    MarketData data = read();
    int tsmc = data.instruments().indexOf(new InstrumentId("2330", Market.TWSE));
    LocalDate day = LocalDate.of(2020, 3, 20);
    assertThat(data.historyDates(day))
        .extracting(LocalDate::getDayOfMonth)
        .containsExactly(16, 17, 19);
    DailyBars history = data.history(tsmc, day);
    // The 17th has daily bars of others, so that 2330 has none there means that it did not trade.
    assertThat(Arrays.stream(history.epochDay()).mapToObj(LocalDate::ofEpochDay))
        .containsExactly(LocalDate.of(2020, 3, 16), LocalDate.of(2020, 3, 19));
    assertThat(history.openE4()).containsExactly(10_000, 20_000);
    assertThat(history.highE4()).containsExactly(10_000, 40_000);
    assertThat(history.lowE4()).containsExactly(10_000, 10_000);
    assertThat(history.closeE4()).containsExactly(10_000, 15_000);
    assertThat(history.volumeShares()).containsExactly(1, 3_000);
    assertThat(history.valueTwd()).containsExactly(1, 6_000);
    assertThat(data.history(tsmc, LocalDate.of(2019, 1, 2)).size()).isZero();
  }

  @Test
  void seededGarbageIsAValueOrARefusalNeverAnException() throws Exception {
    java.util.SplittableRandom random = new java.util.SplittableRandom(5);
    byte[] seed =
        (A_DAY + "2330,20200319,261.5,263,248,248,1,1,1,-12.5,0\n".repeat(5))
            .getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int round = 0; round < 600; round++) {
      byte[] bytes =
          random.nextBoolean() ? seed.clone() : zip(new String(seed, StandardCharsets.UTF_8));
      for (int hits = random.nextInt(1, 6); hits > 0; hits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      Files.write(folder.resolve("daily_1.csv"), bytes);
      try {
        assertThat(read().report().files()).hasSize(1);
      } catch (FileRefused e) {
        assertThat(e).hasMessageContaining("daily_1.csv");
        refused++;
      }
    }
    assertThat(refused).isBetween(100, 599);
  }

  private MarketData read() throws FileRefused {
    return MarketDataFolder.open(folder).read(Rules.SHIPPED, LAST);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }

  private void assertRefused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INPUT))
        .satisfies(
            e -> {
              for (String part : parts) {
                assertThat(e).hasMessageContaining(part);
              }
              assertThat(e.getMessage()).doesNotContain("\n");
            });
  }
}
