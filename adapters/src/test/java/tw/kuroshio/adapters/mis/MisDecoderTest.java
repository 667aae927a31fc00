package tw.kuroshio.adapters.mis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.adapters.vendor.MessageRefused;
import tw.kuroshio.adapters.vendor.Samples;
import tw.kuroshio.adapters.vendor.VendorSymbols;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceBook;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.feed.source.SourceLevel;
import tw.kuroshio.feed.source.SourceQuote;
import tw.kuroshio.feed.source.SourceReference;
import tw.kuroshio.feed.source.SourceTrade;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;

/** Answers of getStockInfo.jsp. */
class MisDecoderTest {

  private static final InstrumentId TSMC = new InstrumentId("2330", Market.TWSE);
  private static final InstrumentId MEDIGEN = new InstrumentId("6547", Market.TPEX);

  private final MisDecoder decoder =
      new MisDecoder(
          new VendorSymbols(List.of(TSMC, MEDIGEN)),
          Samples.rules(LocalDate.of(2026, 7, 31)).session());

  private static long at(String time) {
    LocalDateTime local = LocalDateTime.parse("2026-07-31T" + time);
    return local.toEpochSecond(ZoneOffset.ofHours(8)) * 1_000_000_000L;
  }

  private static SourceLevel level(String price, long lots) {
    return new SourceLevel(Price.parse(price), new Size.Lots(lots));
  }

  @Test
  void theRecordedAnswerSaysWhatItSays() throws MessageRefused {
    MisDecoder.Answer answer = decoder.decode(Samples.read("mis-getStockInfo-20260731.json"));
    assertThat(answer.isGood()).isTrue();
    assertThat(answer.userDelayMs()).isEqualTo(5_000);
    assertThat(answer.events())
        .containsExactly(
            new SourceEvent.Referenced(
                new SourceReference(TSMC, 22_050_000, 24_250_000, 19_850_000)),
            new SourceEvent.Quoted(
                new SourceQuote(
                    TSMC,
                    Board.REGULAR,
                    at("13:30:00"),
                    false,
                    false,
                    SourceTrade.of(Price.parse("2425"), new Size.Lots(4_512)),
                    new Size.Lots(56_896),
                    new SourceBook(
                        List.of(
                            level("2425", 1_989),
                            level("2420", 138),
                            level("2415", 237),
                            level("2410", 300),
                            level("2405", 307)),
                        List.of()))),
            new SourceEvent.Referenced(new SourceReference(MEDIGEN, 456_000, 501_000, 410_500)),
            new SourceEvent.Quoted(
                new SourceQuote(
                    MEDIGEN,
                    Board.REGULAR,
                    at("13:30:00"),
                    false,
                    false,
                    SourceTrade.of(Price.parse("45.8"), new Size.Lots(93)),
                    new Size.Lots(1_584),
                    new SourceBook(
                        List.of(
                            level("45.75", 5),
                            level("45.7", 12),
                            level("45.65", 11),
                            level("45.6", 23),
                            level("45.55", 8)),
                        List.of(
                            level("45.8", 3),
                            level("45.85", 3),
                            level("45.9", 3),
                            level("45.95", 8),
                            level("46", 9))))));
  }

  private List<SourceEvent> frame(String fields) throws MessageRefused {
    String answer =
        "{\"rtcode\":\"0000\",\"msgArray\":[{\"c\":\"2330\",\"ex\":\"tse\",\"d\":\"20260731\","
            + fields
            + "}]}";
    return decoder.decode(answer.getBytes(StandardCharsets.UTF_8)).events();
  }

  private static String time(String match, String frame) {
    return "\"t\":\"" + match + "\",\"tlong\":\"" + at(frame) / 1_000_000 + "\",";
  }

  @Test
  void aFrameIsAsNewAsItSaysWithinTheSession() throws MessageRefused {
    List<SourceEvent> events =
        frame(time("10:00:00", "10:00:05") + "\"z\":\"-\",\"tv\":\"-\",\"v\":\"12\",\"b\":\"-\"");
    assertThat(events)
        .containsExactly(
            new SourceEvent.Quoted(
                new SourceQuote(
                    TSMC,
                    Board.REGULAR,
                    at("10:00:05"),
                    false,
                    false,
                    null,
                    new Size.Lots(12),
                    SourceBook.EMPTY)));
  }

  @Test
  void theTrialMatchIsOneOnlyInAnAuction() throws MessageRefused {
    String fields =
        "\"z\":\"2400.0000\",\"tv\":\"3\",\"v\":\"12\",\"pz\":\"2395.0000\",\"ps\":\"70\"";
    SourceTrade real = SourceTrade.of(Price.parse("2400"), new Size.Lots(3));
    SourceTrade trial = SourceTrade.of(Price.parse("2395"), new Size.Lots(70));
    assertThat(frame(time("10:00:00", "10:00:05") + fields))
        .extracting(event -> ((SourceEvent.Quoted) event).quote().trade())
        .containsExactly(real);
    List<SourceEvent> closing = frame(time("13:24:59", "13:27:00") + fields);
    assertThat(closing)
        .extracting(event -> ((SourceEvent.Quoted) event).quote().trade())
        .containsExactly(real, trial);
    assertThat(closing)
        .extracting(event -> ((SourceEvent.Quoted) event).quote().trial())
        .containsExactly(false, true);
    assertThat(frame(time("08:45:00", "08:45:00") + fields))
        .extracting(event -> ((SourceEvent.Quoted) event).quote().trade())
        .containsExactly(trial);
  }

  @Test
  void anAnswerThatIsNotGoodHasNoFrames() throws MessageRefused {
    MisDecoder.Answer answer =
        decoder.decode(
            "{\"rtcode\":\"9999\",\"rtmessage\":\"busy\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.isGood()).isFalse();
    assertThat(answer.events()).isEmpty();
    assertThatThrownBy(() -> decoder.decode("{\"rtcode\":0}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.WRONG_TYPE));
  }

  @Test
  void aBadFrameIsSetAsideAndTheOthersAreTaken() throws MessageRefused {
    String good =
        "{\"c\":\"6547\",\"ex\":\"otc\",\"d\":\"20260731\",\"t\":\"10:00:00\",\"tlong\":\"1\"}";
    String[][] bad = {
      {"{\"ex\":\"tse\"}", "MISSING_FIELD"},
      {"{\"c\":\"6547\",\"ex\":\"tse\"}", "UNKNOWN_INSTRUMENT"},
      {
        "{\"c\":\"2330\",\"ex\":\"tse\",\"d\":\"20261331\",\"t\":\"1\",\"tlong\":\"1\"}", "BAD_TIME"
      },
      {
        "{\"c\":\"2330\",\"ex\":\"tse\",\"d\":\"20260731\",\"t\":\"10:00:00\",\"tlong\":\"1\","
            + "\"b\":\"1_2_\",\"g\":\"1_\"}",
        "BAD_LEVELS"
      },
      {
        "{\"c\":\"2330\",\"ex\":\"tse\",\"d\":\"20260731\",\"t\":\"10:00:00\",\"tlong\":\"1\","
            + "\"v\":12}",
        "WRONG_TYPE"
      },
      {
        "{\"c\":\"2330\",\"ex\":\"tse\",\"d\":\"20260731\",\"t\":\"10:00:00\",\"tlong\":\"1\","
            + "\"v\":\"-12\"}",
        "BAD_NUMBER"
      },
      {"17", "MISSING_FIELD"},
    };
    for (String[] each : bad) {
      String answer = "{\"rtcode\":\"0000\",\"msgArray\":[" + each[0] + "," + good + "]}";
      List<SourceEvent> events = decoder.decode(answer.getBytes(StandardCharsets.UTF_8)).events();
      assertThat(events).as(each[0]).hasSize(2);
      assertThat(((SourceEvent.SetAside) events.getFirst()).fault().name())
          .as(each[0])
          .isEqualTo(each[1]);
    }
  }

  @Test
  void damagedAnswersGiveAValueOrAReason() {
    byte[] good =
        ("{\"rtcode\":\"0000\",\"userDelay\":5000,\"msgArray\":[{\"c\":\"2330\",\"ex\":\"tse\","
                + "\"d\":\"20260731\",\"t\":\"10:00:00\",\"tlong\":\"1785463200000\","
                + "\"z\":\"2425.0000\",\"tv\":\"4512\",\"v\":\"56896\",\"a\":\"1_2_\","
                + "\"f\":\"3_4_\",\"b\":\"-\",\"g\":\"-\",\"y\":\"2205.0000\"}]}")
            .getBytes(StandardCharsets.UTF_8);
    SplittableRandom random = new SplittableRandom(41);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = good.clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        decoder.decode(damaged);
      } catch (MessageRefused e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 19_999);
  }
}
