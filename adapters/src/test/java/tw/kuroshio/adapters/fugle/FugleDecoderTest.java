package tw.kuroshio.adapters.fugle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.adapters.vendor.JsonMessages;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.Samples;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceBook;
import tw.kuroshio.feed.source.SourceLevel;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceTrade;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;

/** Messages of Fugle's channels. */
class FugleDecoderTest {

  private static final InstrumentId TSMC = new InstrumentId("2330", Market.TWSE);

  private final FugleDecoder decoder = new FugleDecoder(new VendorSymbols(List.of(TSMC)));

  private SourceQuote decode(byte[] message) throws MessageRefused {
    return Objects.requireNonNull(
        decoder.decode(JsonMessages.parse(message), id -> id.equals("odd")));
  }

  private SourceQuote decode(String message) throws MessageRefused {
    return decode(message.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theRecordedTradeSaysWhatItSays() throws MessageRefused {
    // 08:31:22.110891: a trial match, which only its time and the volume 0 tell.
    long timeNs =
        LocalDateTime.parse("2025-03-27T08:31:22").toEpochSecond(ZoneOffset.ofHours(8))
                * 1_000_000_000L
            + 110_891_000L;
    assertThat(decode(Samples.read("fugle-trades.json")))
        .isEqualTo(
            new SourceQuote(
                TSMC,
                Board.REGULAR,
                timeNs,
                false,
                false,
                SourceTrade.of(Price.parse("973"), new Size.Lots(1_008)),
                new Size.Lots(0),
                null));
  }

  @Test
  void booksAreReadLevelByLevel() throws MessageRefused {
    SourceQuote quote =
        decode(
            "{\"event\":\"data\",\"channel\":\"books\",\"id\":\"x\",\"data\":{\"symbol\":\"2330\","
                + "\"exchange\":\"TWSE\",\"time\":1743037200000000,\"bids\":[{\"price\":974.5,"
                + "\"size\":3},{\"price\":974,\"size\":0}],\"asks\":[],\"unknown\":{\"a\":[1]}}}");
    assertThat(quote.book())
        .isEqualTo(
            new SourceBook(
                List.of(new SourceLevel(Price.parse("974.5"), new Size.Lots(3))), List.of()));
    assertThat(quote.trade()).isNull();
    assertThat(quote.cumulative()).isNull();
  }

  @Test
  void oddLotsAreKnownByTheirSubscription() throws MessageRefused {
    String trade =
        "{\"event\":\"data\",\"channel\":\"trades\",\"id\":\"%s\",\"data\":{\"symbol\":\"2330\","
            + "\"type\":\"%s\",\"price\":973,\"size\":12,\"volume\":90,\"time\":1,"
            + "\"isTrial\":true,\"isClose\":true}}";
    SourceQuote odd = decode(trade.formatted("odd", "EQUITY"));
    assertThat(odd.board()).isEqualTo(Board.ODD_LOT);
    assertThat(odd.cumulative()).isEqualTo(new Size.Shares(90));
    assertThat(odd.trial()).isTrue();
    assertThat(Objects.requireNonNull(odd.trade()).closing()).isTrue();
    assertThat(decode(trade.formatted("other", "ODDLOT")).board()).isEqualTo(Board.ODD_LOT);
    assertThat(decode(trade.formatted("other", "EQUITY")).board()).isEqualTo(Board.REGULAR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'price':'973','size':1,'volume':1,'time':1 | WRONG_TYPE",
        "'size':1,'volume':1,'time':1 | MISSING_FIELD",
        "'price':973,'size':1.5,'volume':1,'time':1 | BAD_NUMBER",
        "'price':973,'size':1,'volume':-1,'time':1 | BAD_NUMBER",
        "'price':973,'size':1,'volume':1,'time':-5 | BAD_TIME",
        "'price':973,'size':1,'volume':1,'time':9223372036854775807 | BAD_TIME",
        "'price':973,'size':1,'volume':1,'time':1,'isTrial':'yes' | WRONG_TYPE",
        "'price':973,'size':1,'volume':1,'time':1,'exchange':'NYSE' | UNKNOWN_INSTRUMENT",
        "'price':973,'size':1,'volume':1,'time':1,'exchange':'TPEx' | UNKNOWN_INSTRUMENT"
      })
  void whatCannotBeIsRefusedWithItsReason(String fields, String fault) {
    String message = "{'event':'data','channel':'trades','data':{'symbol':'2330'," + fields + "}}";
    try {
      decode(message.replace('\'', '"'));
    } catch (MessageRefused e) {
      assertThat(e.fault().name()).isEqualTo(fault);
      return;
    }
    throw new AssertionError("not refused: " + message);
  }
}
