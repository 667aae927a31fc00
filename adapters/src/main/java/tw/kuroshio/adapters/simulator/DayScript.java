package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.util.List;
import tw.kuroshio.market.DayRules;

/**
 * A trading day to be played.
 *
 * @param rules the market's rules on the day; decide between continuous trading and periodic calls
 * @param instruments in any order; played in InstrumentId order
 * @param maxPrintsPerInstrument most prints of one instrument, but for an opening burst; every
 *     print is a market data record
 * @param disclosure what the exchange says beside the prints
 * @param incidents what happens out of the ordinary
 */
public record DayScript(
    DayRules rules,
    List<ScriptedInstrument> instruments,
    int maxPrintsPerInstrument,
    DisclosureSettings disclosure,
    IncidentRates incidents) {

  public static final int DEFAULT_MAX_PRINTS = 1_000;

  public DayScript {
    instruments = List.copyOf(instruments);
    if (maxPrintsPerInstrument < 4) {
      throw new IllegalArgumentException(
          "Most prints per instrument must be at least 4, was " + maxPrintsPerInstrument);
    }
  }

  /** A day without incidents, sparing in what it says. */
  public DayScript(DayRules rules, List<ScriptedInstrument> instruments) {
    this(rules, instruments, DEFAULT_MAX_PRINTS, DisclosureSettings.SPARING, IncidentRates.NONE);
  }

  public DayScript with(DisclosureSettings newDisclosure) {
    return new DayScript(rules, instruments, maxPrintsPerInstrument, newDisclosure, incidents);
  }

  public DayScript with(IncidentRates newIncidents) {
    return new DayScript(rules, instruments, maxPrintsPerInstrument, disclosure, newIncidents);
  }

  public LocalDate date() {
    return rules.date();
  }
}
