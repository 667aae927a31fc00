package tw.kuroshio.benchmarks.feed;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The instruments of a synthetic day, every second one of TPEx. */
final class BenchInstruments {

  private static final int FIRST_CODE = 1_000;

  /** As many codes of four digits as there are from {@value #FIRST_CODE} on. */
  static final int MAX = 9_000;

  private BenchInstruments() {}

  static String[] codes(int count) {
    String[] codes = new String[count];
    for (int i = 0; i < count; i++) {
      codes[i] = Integer.toString(FIRST_CODE + i);
    }
    return codes;
  }

  static boolean[] ofTpex(int count) {
    boolean[] ofTpex = new boolean[count];
    for (int i = 1; i < count; i += 2) {
      ofTpex[i] = true;
    }
    return ofTpex;
  }

  static Instruments of(String[] codes, boolean[] ofTpex) {
    List<Instrument> list = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      InstrumentId id = new InstrumentId(codes[i], ofTpex[i] ? Market.TPEX : Market.TWSE);
      list.add(Instrument.of(id, "", "01", SecurityKind.STOCK));
    }
    return new Instruments(list);
  }
}
