package tw.kuroshio.adapters.shioaji;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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

/** Events of Shioaji's local server, and the libraries' own form. */
class ShioajiDecoderTest {

  private static final InstrumentId TSMC = new InstrumentId("2330", Market.TWSE);

  private final ShioajiDecoder decoder = new ShioajiDecoder(new VendorSymbols(List.of(TSMC)));

  private SourceQuote decode(String event, String data) throws MessageRefused {
    return Objects.requireNonNull(decoder.decode(event, data.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void theRecordedTickOfTheLibrarySaysWhatItSays() throws MessageRefused {
    byte[] tick = Samples.read("shioaji-tick-stk-v1.json");
    assertThat(decoder.decode("tick_stk", tick))
        .isEqualTo(
            new SourceQuote(
                TSMC,
                Board.REGULAR,
                1_665_710_662_500_106_000L,
                false,
                false,
                SourceTrade.of(Price.parse("410.5"), new Size.Lots(2)),
                new Size.Lots(15_972),
                null));
  }

  @Test
  void theServersOwnFormHasPricesAsTexts() throws MessageRefused {
    SourceQuote tick =
        decode(
            "tick_stk",
            "{\"code\":\"2330\",\"date\":\"2026-04-01\",\"time\":\"10:02:37.104099\",\"close\":"
                + "\"197.5\",\"volume\":3,\"total_volume\":68971,\"simtrade\":true}");
    assertThat(tick.trade()).isEqualTo(SourceTrade.of(Price.parse("197.5"), new Size.Lots(3)));
    assertThat(tick.trial()).isTrue();
    SourceQuote odd =
        decode(
            "bidask_stk",
            "{\"code\":\"2330\",\"date\":\"2026-04-01\",\"time\":\"10:02:37.104099\","
                + "\"bid_price\":[\"29.85\",\"0\"],\"bid_volume\":[3459,0],"
                + "\"ask_price\":[\"29.9\"],\"ask_volume\":[6665],"
                + "\"suspend\":true,\"simtrade\":false,\"intraday_odd\":true}");
    assertThat(odd.board()).isEqualTo(Board.ODD_LOT);
    assertThat(odd.suspended()).isTrue();
    assertThat(odd.book())
        .isEqualTo(
            new SourceBook(
                List.of(new SourceLevel(Price.parse("29.85"), new Size.Shares(3_459))),
                List.of(new SourceLevel(Price.parse("29.9"), new Size.Shares(6_665)))));
  }

  @Test
  void whatNobodyAskedForIsPassedOver() throws MessageRefused {
    assertThat(decoder.decode("heartbeat", "nonsense".getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(decoder.decode("tick_fop", new byte[0])).isNull();
  }

  @Test
  void whatCannotBeIsRefused() {
    String[] bad = {
      "{\"code\":\"2330\"}",
      "{\"code\":\"9999\",\"datetime\":\"2026-04-01 10:00:00\",\"close\":1,\"volume\":1,"
          + "\"total_volume\":1}",
      "{\"code\":\"2330\",\"datetime\":\"2026-04-01T10:00:00\",\"close\":1,\"volume\":1,"
          + "\"total_volume\":1}",
      "{\"code\":\"2330\",\"datetime\":\"2026-04-01 10:00:00\",\"close\":\"NaN\",\"volume\":1,"
          + "\"total_volume\":1}",
      "{\"code\":\"2330\",\"datetime\":\"2026-04-01 10:00:00\",\"close\":1,\"volume\":\"1\","
          + "\"total_volume\":1}",
      "[]",
      ""
    };
    for (String data : bad) {
      assertThatThrownBy(() -> decode("tick_stk", data))
          .as(data)
          .isInstanceOf(MessageRefused.class);
    }
    assertThatThrownBy(
            () ->
                decode(
                    "bidask_stk",
                    "{\"code\":\"2330\",\"datetime\":\"2026-04-01 10:00:00\",\"bid_price\":[1],"
                        + "\"bid_volume\":[],\"ask_price\":[],\"ask_volume\":[]}"))
        .isInstanceOf(MessageRefused.class);
  }
}
