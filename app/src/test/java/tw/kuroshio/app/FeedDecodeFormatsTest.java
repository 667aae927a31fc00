package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.feed.twse.AfterHoursOddLotEncoder;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.DayTrading;
import tw.kuroshio.feed.twse.FixedPriceEncoder;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HaltEncoder;
import tw.kuroshio.feed.twse.HeartbeatEncoder;
import tw.kuroshio.feed.twse.IndexReferenceEncoder;
import tw.kuroshio.feed.twse.IndexValueEncoder;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.NoticeEncoder;
import tw.kuroshio.feed.twse.NoticeKind;
import tw.kuroshio.feed.twse.OddLotReferenceEncoder;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.RecordEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.feed.twse.SblQuotaEncoder;
import tw.kuroshio.feed.twse.SectorIndex;
import tw.kuroshio.feed.twse.SectorIndicesEncoder;
import tw.kuroshio.feed.twse.SessionPricesEncoder;
import tw.kuroshio.feed.twse.SuspensionEncoder;
import tw.kuroshio.feed.twse.SuspensionReason;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.model.Market;

/** The JSON line of every format that no published sample shows. */
class FeedDecodeFormatsTest {

  private static final long CODE = CodeKey.of("2330");

  @TempDir private Path folder = Path.of("");

  @Test
  void snapshotsHaveTheDaysPrices() throws IOException {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    QuoteEncoder quote =
        new QuoteEncoder()
            .start(20, Market.TPEX, 3, CodeKey.of("8069"), ns(13, 27, 0) + 5_000)
            .trial()
            .closingDelayed()
            .dayPrices(1_850_000, 1_999_900, 1)
            .cumulativeVolume(99_999_999)
            .limits(LimitState.NORMAL, LimitState.LIMIT_UP, LimitState.LIMIT_DOWN)
            .ask(999_999_999, 1);
    decodes(
        Arrays.copyOf(bytes, quote.encode(bytes, 0)),
        """
        {"format":20,"market":"TPEX","seq":3,"code":"8069","time":"13:27:00.000005","trial":true,\
        "delayedOpen":false,"delayedClose":true,"match":"call","opening":false,"closing":false,\
        "bookDisclosed":true,"suspended":"none","tradeLimit":"none","bidLimit":"up",\
        "askLimit":"down","open":"185.0000","high":"199.9900","low":"0.0001","unit":"lot",\
        "cumVolume":99999999,"trade":null,"bids":[],"asks":[{"price":"99999.9999","qty":1}]}
        """);
  }

  @Test
  void intermediatePrintsDiscloseNoBook() throws IOException {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    QuoteEncoder quote =
        new QuoteEncoder()
            .start(17, Market.TWSE, 4, CodeKey.of("03001P"), ns(9, 0, 0))
            .openingDelayed()
            .continuous()
            .openingPrint()
            .trade(10_000, 7)
            .trend(PriceTrend.RESERVED)
            .tradeOnly();
    decodes(
        Arrays.copyOf(bytes, quote.encode(bytes, 0)),
        """
        {"format":17,"market":"TWSE","seq":4,"code":"03001P","time":"09:00:00.000000",\
        "trial":false,"delayedOpen":false,"delayedClose":false,"match":"continuous",\
        "opening":true,"closing":false,"bookDisclosed":false,"suspended":"reserved",\
        "tradeLimit":"none","bidLimit":"none","askLimit":"none","unit":"lot","cumVolume":0,\
        "trade":{"price":"1.0000","qty":7},"bids":[],"asks":[]}
        """);
  }

  @Test
  void staticDataOfTwse() throws IOException {
    byte[] bytes = new byte[114];
    new ReferenceEncoder()
        .start(Market.TWSE, 12, CODE)
        .name("台積電")
        .sectorCode("24")
        .boardCode('0')
        .attentionCode(1)
        .prices(5_930_000, 6_520_000, 5_340_000)
        .dayTrading(DayTrading.BOTH_WAYS)
        .marginShortExempt(true)
        .tradingUnitShares(1_000)
        .encode(bytes, 0);
    decodes(
        bytes,
        """
        {"format":1,"market":"TWSE","seq":12,"code":"2330","name":"台積電","industry":"24",\
        "kind":"","marker":"","count":null,"abnormal":1,"class":null,"board":"0",\
        "referencePrice":"593.0000","limitUp":"652.0000","limitDown":"534.0000",\
        "nonTenPar":false,"abnormalRecommendation":false,"specialAbnormal":false,"dayTrade":"A",\
        "marginShortExempt":true,"sblExempt":false,"callCycleSeconds":0,"warrant":false,\
        "strike":"0.0000","exercised":0,"cancelled":0,"outstanding":0,"exerciseRatio":"0.00",\
        "upperPrice":"0.0000","lowerPrice":"0.0000","expiry":null,"foreign":false,\
        "tradingUnit":1000,"currency":"TWD","line":1}
        """);
  }

  @Test
  void aWarrantOfTpexAndTheCount() throws IOException {
    byte[] bytes = new byte[228];
    ReferenceEncoder encoder = new ReferenceEncoder();
    encoder
        .start(Market.TPEX, 1, CodeKey.of("70001P"))
        .kindCode("W1")
        .classCode('1')
        .boardCode('0')
        .callCycleSeconds(300)
        .dayTrading(DayTrading.BUY_FIRST)
        .warrant(123_456_789_0L, 12_345, 0, 0, 20_260_301)
        .warrantUnits(1, 2, 3)
        .tradingUnitShares(1_000)
        .currency("USD")
        .encode(bytes, 0);
    encoder.startCount(Market.TPEX, 2, true, 867).encode(bytes, 114);
    decodes(
        bytes,
        """
        {"format":1,"market":"TPEX","seq":1,"code":"70001P","name":"","industry":"",\
        "kind":"W1","marker":"","count":null,"abnormal":0,"class":"1","board":"0",\
        "referencePrice":"0.0000","limitUp":"0.0000","limitDown":"0.0000",\
        "nonTenPar":false,"abnormalRecommendation":false,"specialAbnormal":false,"dayTrade":"B",\
        "marginShortExempt":false,"sblExempt":false,"callCycleSeconds":300,"warrant":true,\
        "strike":"123456.7890","exercised":1,"cancelled":2,"outstanding":3,\
        "exerciseRatio":"123.45","upperPrice":"0.0000","lowerPrice":"0.0000",\
        "expiry":"2026-03-01","foreign":null,"tradingUnit":1000,"currency":"USD","line":2}
        {"format":1,"market":"TPEX","seq":2,"code":"000867","name":"","industry":"",\
        "kind":"","marker":"AL","count":867,"abnormal":0,"class":"0","board":"0",\
        "referencePrice":"0.0000","limitUp":"0.0000","limitDown":"0.0000",\
        "nonTenPar":false,"abnormalRecommendation":false,"specialAbnormal":false,"dayTrade":"",\
        "marginShortExempt":false,"sblExempt":false,"callCycleSeconds":0,"warrant":false,\
        "strike":"0.0000","exercised":0,"cancelled":0,"outstanding":0,"exerciseRatio":"0.00",\
        "upperPrice":"0.0000","lowerPrice":"0.0000","expiry":null,"foreign":null,\
        "tradingUnit":1000,"currency":"TWD","line":1}
        """);
  }

  @Test
  void staticDataOfOddLots() throws IOException {
    decodes(
        record(
            new OddLotReferenceEncoder()
                .start(Market.TPEX, 5, CodeKey.of("8069"))
                .name("元太")
                .prices(1_855_000, 2_040_000, 1_670_000)
                .dayTrading(DayTrading.BUY_FIRST)
                .callCycleSeconds(5)
                .tradingUnitShares(1_000)),
        """
        {"format":22,"market":"TPEX","seq":5,"code":"8069","name":"元太","marker":"",\
        "count":null,"abnormal":0,"referencePrice":"185.5000","limitUp":"204.0000",\
        "limitDown":"167.0000","dayTrade":"B","callCycleSeconds":5,"tradingUnit":1000}
        """);
  }

  @Test
  void afterTheSession() throws IOException {
    decodes(
        record(new FixedPriceEncoder().startEndOfCycle(Market.TWSE, 6)),
        """
        {"format":9,"market":"TWSE","seq":6,"code":"000000","time":"99:99:99","unit":"lot",\
        "price":"0.0000","qty":0}
        """);
    decodes(
        record(
            new AfterHoursOddLotEncoder()
                .start(Market.TWSE, 7, CODE, ns(14, 30, 0))
                .limits(LimitState.LIMIT_DOWN, LimitState.NORMAL, LimitState.LIMIT_DOWN)
                .trade(5_340_000, 123_456_789_012L)
                .quotes(0, 5_340_000)),
        """
        {"format":13,"market":"TWSE","seq":7,"code":"2330","time":"14:30:00","trial":false,\
        "tradeLimit":"down","bidLimit":"none","askLimit":"down","unit":"share",\
        "price":"534.0000","qty":123456789012,"bid":"0.0000","ask":"534.0000"}
        """);
  }

  @Test
  void sessionPricesByMarket() throws IOException {
    SessionPricesEncoder prices = new SessionPricesEncoder();
    String entry =
        """
        [{"code":"2330","open":"593.0000","high":"600.0000","low":"590.0000","last":"595.0000",\
        "cumVolume":12345,"time":"10:00:00.000001"}]}
        """;
    long time = ns(10, 0, 0) + 1_000;
    prices
        .start(Market.TWSE, 8)
        .security(CODE, 5_930_000, 6_000_000, 5_900_000, 5_950_000, 12_345, time);
    String head = "\"seq\":8,\"count\":1,\"endOfCycle\":%s,\"unit\":\"lot\",\"prices\":" + entry;
    decodes(record(prices), "{\"format\":12,\"market\":\"TWSE\"," + head.formatted("false"));
    prices
        .start(Market.TPEX, 8)
        .security(CODE, 5_930_000, 6_000_000, 5_900_000, 5_950_000, 12_345, time)
        .endOfCycle();
    decodes(record(prices), "{\"format\":11,\"market\":\"TPEX\"," + head.formatted("true"));
    decodes(
        record(prices.startWarrants(Market.TPEX, 9)),
        """
        {"format":18,"market":"TPEX","seq":9,"count":0,"endOfCycle":false,"unit":"lot",\
        "prices":[]}
        """);
  }

  @Test
  void indicesByMarket() throws IOException {
    IndexValueEncoder value = new IndexValueEncoder();
    long index = CodeKey.of("IX0043");
    decodes(
        record(value.start(Market.TWSE, 10, index, ns(9, 0, 5), 9_999_999)),
        """
        {"format":10,"market":"TWSE","seq":10,"index":"IX0043","time":"09:00:05",\
        "value":"99999.99"}
        """);
    decodes(
        record(value.startPreviousClose(Market.TPEX, index, 1)),
        """
        {"format":12,"market":"TPEX","seq":0,"index":"IX0043","time":"00:00:00","value":"0.01"}
        """);
    decodes(
        record(
            new IndexReferenceEncoder()
                .start(Market.TPEX, 11, index)
                .names("櫃買指數", "TPEx Index")
                .previousCloseE2(24_680)
                .times(ns(9, 0, 0), ns(13, 33, 0))
                .carryingFormat(12)),
        """
        {"format":21,"market":"TPEX","seq":11,"index":"IX0043","name":"櫃買指數",\
        "englishName":"TPEx Index","previousClose":"246.80","open":"09:00","close":"13:33",\
        "carryingFormat":12}
        """);
  }

  @Test
  void sectorIndicesAtTheClose() throws IOException {
    byte[] record =
        record(
            new SectorIndicesEncoder()
                .start(12, TimeOfDay.NONE)
                .valueE2(SectorIndex.TAIEX, 2_345_678));
    record[13] = 0x02;
    decodes(
        sealed(record),
        """
        {"format":3,"market":"TWSE","seq":12,"time":"99:99:99","count":2,"values":\
        [{"index":"IX0001","value":"23456.78"},{"index":"IX0007","value":"0.00"}]}
        """);
  }

  @Test
  void haltsSuspensionsAndQuotas() throws IOException {
    HaltEncoder halt = new HaltEncoder();
    decodes(
        record(halt.start(Market.TPEX, 1, CodeKey.ALL_ZEROS, ns(10, 0, 0), ns(10, 30, 0))),
        """
        {"format":19,"market":"TPEX","seq":1,"code":"000000","count":null,"wholeMarket":true,\
        "halt":"10:00:00","resume":"10:30:00","sending":"C"}
        """);
    decodes(
        record(halt.startEndOfCycle(Market.TPEX, 2, 1)),
        """
        {"format":19,"market":"TPEX","seq":2,"code":"000001","count":1,"wholeMarket":false,\
        "halt":"99:99:99","resume":"99:99:99","sending":"C"}
        """);
    SuspensionEncoder suspension = new SuspensionEncoder();
    decodes(
        record(suspension.startCount(Market.TWSE, 3)),
        """
        {"format":15,"market":"TWSE","seq":0,"code":"000003","count":3,"reason":""}
        """);
    decodes(
        record(suspension.start(Market.TWSE, 1, CODE, SuspensionReason.SUSPENDED)),
        """
        {"format":15,"market":"TWSE","seq":1,"code":"2330","count":null,"reason":"S"}
        """);
    decodes(
        record(new SblQuotaEncoder().start(Market.TWSE, 4, CODE, ns(9, 1, 2) + 3_000, 5_000)),
        """
        {"format":25,"market":"TWSE","seq":4,"code":"2330","time":"09:01:02.000003",\
        "unit":"share","remaining":5000}
        """);
  }

  @Test
  void noticesAndTheLastHeartbeat() throws IOException {
    decodes(
        record(new NoticeEncoder().start(Market.TWSE, 1, NoticeKind.URGENT, "延長\"一\"小時")),
        """
        {"format":5,"market":"TWSE","seq":1,"kind":90,"text":"延長\\"一\\"小時"}
        """);
    decodes(
        record(new HeartbeatEncoder().startEnd(Market.TPEX, 1_111)),
        """
        {"format":16,"market":"TPEX","seq":1111,"time":"99:99:99","state":"T"}
        """);
  }

  /** Fixed-price orders are format 10 at TPEx, statistics format 2 everywhere: not decoded. */
  @Test
  void formatsWithoutADecoder() throws IOException {
    byte[] record = record(new HeartbeatEncoder().startEnd(Market.TPEX, 9));
    record[4] = 0x10;
    decodes(
        sealed(record),
        """
        {"format":10,"market":"TPEX","seq":9,"length":17,"decoded":false}
        """);
  }

  private void decodes(byte[] bytes, String lines) throws IOException {
    Path file = Files.write(folder.resolve("records.bin"), bytes);
    Cli run = Cli.run("feed", "decode", "--json", "--bin", file.toString());
    assertThat(run.out()).isEqualTo(lines);
    Cli text = Cli.run("feed", "decode", "--bin", file.toString());
    assertThat(text.out().lines()).hasSize((int) lines.lines().count() + 1);
  }

  private static byte[] record(RecordEncoder encoder) {
    byte[] bytes = new byte[400];
    return Arrays.copyOf(bytes, encoder.encode(bytes, 0));
  }

  private static byte[] sealed(byte[] record) {
    record[record.length - 3] = (byte) Frame.checkByte(record, 0, record.length);
    return record;
  }

  private static long ns(int hour, int minute, int second) {
    return ((hour * 60 + minute) * 60 + second) * 1_000_000_000L;
  }
}
