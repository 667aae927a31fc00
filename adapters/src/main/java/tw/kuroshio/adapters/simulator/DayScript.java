package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.market.DayRules;

/**
 * A trading day to be played.
 *
 * @param rules the market's rules on the day; decide between continuous trading and periodic calls
 * @param instruments in any order; played in InstrumentId order
 * @param maxPrintsPerInstrument most prints of one instrument; every print is a market data record
 */
public record DayScript(
    DayRules rules, List<ScriptedInstrument> instruments, int maxPrintsPerInstrument) {

  public static final int DEFAULT_MAX_PRINTS = 1_000;

  public DayScript {
    instruments = List.copyOf(instruments);
    if (maxPrintsPerInstrument < 4) {
      throw new IllegalArgumentException(
          "Most prints per instrument must be at least 4, was " + maxPrintsPerInstrument);
    }
  }

  public DayScript(DayRules rules, List<ScriptedInstrument> instruments) {
    this(rules, instruments, DEFAULT_MAX_PRINTS);
  }

  public LocalDate date() {
    return rules.date();
  }
}
