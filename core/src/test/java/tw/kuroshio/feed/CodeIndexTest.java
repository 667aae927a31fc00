package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

class CodeIndexTest {

  @Test
  void agreesWithTheInstrumentsForEveryCodeOfEachMarket() {
    SplittableRandom random = new SplittableRandom(5);
    TreeSet<InstrumentId> ids = new TreeSet<>();
    while (ids.size() < 5_000) {
      String code = Integer.toString(1_000 + random.nextInt(99_000));
      String suffix = random.nextInt(5) == 0 ? "R" : "";
      ids.add(new InstrumentId(code + suffix, random.nextBoolean() ? Market.TWSE : Market.TPEX));
    }
    List<Instrument> list = new ArrayList<>();
    for (InstrumentId id : ids) {
      list.add(Instrument.of(id, "", "00", SecurityKind.STOCK));
    }
    Instruments instruments = new Instruments(list);
    for (Market market : Market.values()) {
      CodeIndex index = new CodeIndex(instruments, market);
      for (int code = 0; code < 100_000; code++) {
        for (String text : List.of(Integer.toString(code), code + "R")) {
          InstrumentId id = new InstrumentId(text, market);
          assertThat(index.indexOf(CodeKey.of(text))).isEqualTo(instruments.indexOf(id));
        }
      }
    }
  }

  @Test
  void emptyMarketHoldsNothing() {
    CodeIndex index = new CodeIndex(new Instruments(List.of()), Market.TWSE);
    assertThat(index.indexOf(CodeKey.of("2330"))).isEqualTo(-1);
    assertThat(index.indexOf(CodeKey.ALL_ZEROS)).isEqualTo(-1);
  }

  @Test
  void keyIsTheSixBytesOnTheWire() {
    byte[] wire = {'x', '0', '0', '6', '3', '2', 'R'};
    assertThat(CodeKey.at(wire, 1)).isEqualTo(CodeKey.of("00632R"));
    assertThat(CodeKey.of("2330")).isEqualTo(0x3233_3330_2020L);
    assertThat(CodeKey.toText(CodeKey.of("2330"))).isEqualTo("2330");
  }
}
