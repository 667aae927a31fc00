package tw.kuroshio.benchmarks.features;

import tw.kuroshio.features.CompiledFormulas;

/**
 * What is asked for.
 *
 * @param formulas text of the factors
 * @param sessions of history before the live session
 * @param ticks of a stretch, two stretches a pass
 * @param repeats measured passes after the cold one
 * @param historyInstruments of the history, a quarter of them in the comparison
 * @param growth whether the tables of growth are made
 */
public record FeaturesSettings(
    String formulas,
    int instruments,
    int sessions,
    int ticks,
    int repeats,
    int historyInstruments,
    int historySessions,
    boolean growth,
    long seed) {

  /** Sessions the longest window of what is compared needs. */
  static final int LEAST_SESSIONS = 30;

  /**
   * @throws IllegalArgumentException when a size is too small or the formulas are refused
   */
  public FeaturesSettings {
    require("--instruments", instruments, 2);
    require("--sessions", sessions, LEAST_SESSIONS);
    require("--ticks", ticks, 1);
    require("--repeats", repeats, 1);
    require("--history-instruments", historyInstruments, 1);
    require("--history-sessions", historySessions, LEAST_SESSIONS);
    Formulas.compile(formulas);
  }

  private static void require(String option, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(option + " must be at least " + least + ", was " + value);
    }
  }

  /** The factors and one formula for each live field, as a live day may have them. */
  String withLive() {
    return formulas + "\n" + Formulas.live();
  }

  SyntheticMarket market(int ofSessions) {
    return new SyntheticMarket(instruments, ofSessions, seed);
  }

  /** A few passes of one set of formulas by itself. */
  TickResult measure(CompiledFormulas set, SyntheticMarket market, int passes) {
    KuroshioSide side = new KuroshioSide("", set, market);
    TickStream stream = new TickStream(market, ticks, seed);
    stream.everyInstrument();
    for (int k = 0; k < stream.size; k++) {
      side.tick(stream, k);
    }
    TickClock clock = new TickClock(side);
    for (int pass = 0; pass <= passes; pass++) {
      stream.randomInstruments(ticks);
      clock.eachTick(stream);
      stream.randomInstruments(ticks);
      clock.wholeStretch(stream);
    }
    return clock.result();
  }

  /** Mean of a tick in the middle pass. */
  static double median(TickResult result) {
    double[] means = result.passes().stream().mapToDouble(TickPass::meanNs).sorted().toArray();
    return means[means.length / 2];
  }
}
