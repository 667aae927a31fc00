package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/**
 * A market that exists only by its seed: instruments, their prior sessions and a day to play.
 *
 * <p>Daily log returns are market, sector and own noise, plus a planted weak signal: a name's
 * expected return rises with its return over the last {@value SyntheticHistory#MOMENTUM_SESSIONS}
 * sessions relative to the others. The mean rank IC of that momentum with the return over the next
 * five sessions is about 0.08. Bars obey the ticks and price limits of their dates.
 *
 * <p>The day has opening and closing calls with an overnight gap, names locked at their limits (all
 * day, from some time on, or for a while), one sector that jumps on news, quiet names, and the
 * usual incidents.
 *
 * @param history prior sessions by instrument index
 * @param script the day to play
 * @param news what happens to one sector during the day
 */
public record SyntheticMarket(
    Instruments instruments, List<DailyBars> history, DayScript script, News news) {

  /**
   * A jump of all names of one sector.
   *
   * @param nsOfDay when, nanoseconds since midnight in Taipei
   * @param meanReturn mean log return of the jump
   */
  public record News(String sector, long nsOfDay, double meanReturn) {}

  private static final int FIRST_CODE = 1_101;
  private static final int MOST_INSTRUMENTS = 8_000;

  /** Industry codes, semiconductors and electronics more than once, as in the real market. */
  private static final String[] SECTORS = {
    "24", "24", "28", "28", "25", "26", "27", "31", "17", "14", "05", "10", "21", "22", "15", "20",
    "02", "03", "04", "12"
  };

  /**
   * Generates the market.
   *
   * @param date a trading day; the day to play
   * @param count number of instruments, 1 to 8,000
   * @param sessions number of trading days of history before {@code date}
   * @throws IllegalArgumentException when the date is no trading day or the count is out of range
   */
  public static SyntheticMarket generate(
      long seed, LocalDate date, int count, int sessions, MarketRules rules) {
    if (count < 1 || count > MOST_INSTRUMENTS) {
      throw new IllegalArgumentException(
          "Simulated instruments must be 1 to " + MOST_INSTRUMENTS + ", were " + count);
    }
    if (!rules.calendar().isTradingDay(date)) {
      throw new IllegalArgumentException(
          "Simulated day must be a trading day, was "
              + date
              + " ("
              + rules.calendar().whyClosed(date)
              + ")");
    }
    SeededRandom random = new SeededRandom(seed).stream("synthetic market");
    Instruments instruments = instruments(count, random.stream("instruments"));
    SyntheticHistory history = new SyntheticHistory(instruments, random.stream("history"), rules);
    history.run(sessionsBefore(date, sessions, rules));
    SyntheticSession day =
        new SyntheticSession(instruments, history, rules.on(date), random.stream("day"));
    List<ScriptedInstrument> scripted = new ArrayList<>();
    PriceLimits limits = rules.on(date).limits(SecurityKind.STOCK);
    for (int i = 0; i < count; i++) {
      scripted.add(
          ScriptedInstrument.official(instruments.get(i), limits, history.closeE4(i), day.play(i)));
    }
    return new SyntheticMarket(
        instruments,
        history.bars(),
        new DayScript(rules.on(date), scripted).with(IncidentRates.USUAL),
        day.news());
  }

  private static Instruments instruments(int count, SeededRandom random) {
    List<Instrument> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String code = Integer.toString(FIRST_CODE + i);
      Market market = random.nextInt(10) < 3 ? Market.TPEX : Market.TWSE;
      String sector = SECTORS[random.nextInt(SECTORS.length)];
      all.add(
          Instrument.of(new InstrumentId(code, market), "SIM" + code, sector, SecurityKind.STOCK));
    }
    return new Instruments(all);
  }

  private static List<DayRules> sessionsBefore(LocalDate date, int sessions, MarketRules rules) {
    List<DayRules> days = new ArrayList<>();
    LocalDate day = date;
    for (int i = 0; i < sessions; i++) {
      day = rules.calendar().previousTradingDay(day);
      days.add(rules.on(day));
    }
    return days.reversed();
  }
}
