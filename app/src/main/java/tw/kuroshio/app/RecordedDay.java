package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.MarketData;
import tw.kuroshio.adapters.files.ReferenceChanges;
import tw.kuroshio.adapters.simulator.DayMaterial;
import tw.kuroshio.adapters.simulator.DayScript;
import tw.kuroshio.adapters.simulator.ReferencePrice;
import tw.kuroshio.adapters.simulator.ScriptedInstrument;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.SecurityKind;

/**
 * A day of real market data: what was known before it, and a script of its real prices for the
 * simulated exchange. Stocks only, and whatever is held.
 */
final class RecordedDay {

  private static final int RECENT_SESSIONS = 20;

  private final MarketData data;
  private final LocalDate date;
  private final MarketRules rules;
  private final DayRules day;
  private final List<ScriptedInstrument> scripted = new ArrayList<>();
  private final List<DailyBars> history = new ArrayList<>();
  private final List<SortedMap<Integer, IntradayBars>> barsWithin = new ArrayList<>();
  private final List<ExDateRatios> exDates = new ArrayList<>();
  private final List<Double> exDateRatio = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int inferredFromOpen;

  private RecordedDay(MarketData data, LocalDate date, MarketRules rules) {
    this.data = data;
    this.date = date;
    this.rules = rules;
    this.day = rules.on(date);
  }

  /**
   * Prepares a day.
   *
   * @param universe only so many instruments, those traded most; null = all stocks
   * @param held codes of the opening positions, which are always in
   */
  static MarketDay prepare(
      MarketData data,
      LocalDate date,
      MarketRules rules,
      @Nullable Integer universe,
      Set<String> held,
      String source) {
    return new RecordedDay(data, date, rules).build(universe, held, source);
  }

  private MarketDay build(@Nullable Integer universe, Set<String> held, String source) {
    for (int i : members(universe, held)) {
      add(i);
    }
    Instruments instruments =
        new Instruments(scripted.stream().map(ScriptedInstrument::instrument).toList());
    if (inferredFromOpen > 0) {
      warnings.add(
          inferredFromOpen
              + " instruments have no reference price of the day in the tables; their opening price"
              + " stands in, marked INFERRED");
    }
    warnings.add("sectors are those of the listing file's date, not of the day");
    TreeMap<String, Long> quarantined = new TreeMap<>();
    data.report().quarantined().forEach((fault, rows) -> quarantined.put(fault.name(), rows));
    List<String> all = new ArrayList<>(data.report().warnings());
    if (!data.report().ignored().isEmpty()) {
      all.add(data.report().ignored());
    }
    all.addAll(warnings);
    return new MarketDay(
        source,
        instruments,
        new BarPanel(history, exDates),
        exDateRatio.stream().mapToDouble(r -> r).toArray(),
        scripted.stream().mapToLong(s -> s.reference().referenceE4()).toArray(),
        new DayScript(day, scripted),
        data.historyDates(date).size(),
        barsWithin,
        quarantined,
        all);
  }

  /** Dense indexes of the tables' instruments that belong to the day, ascending. */
  private int[] members(@Nullable Integer universe, Set<String> held) {
    TreeSet<LocalDate> recent = new TreeSet<>(data.historyDates(date).descendingSet());
    while (recent.size() > RECENT_SESSIONS) {
      recent.pollFirst();
    }
    int firstRecent = recent.isEmpty() ? Integer.MAX_VALUE : (int) recent.first().toEpochDay();
    IntStream alive =
        IntStream.range(0, data.instruments().size())
            .filter(i -> isStock(i) || held.contains(code(i)))
            .filter(i -> tradedSince(i, firstRecent) || material(i).isPresent());
    if (universe == null) {
      return alive.toArray();
    }
    TreeSet<Integer> chosen = new TreeSet<>();
    alive
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer i) -> -medianValue(i, firstRecent))
                .thenComparing(this::code))
        .limit(universe)
        .forEach(chosen::add);
    IntStream.range(0, data.instruments().size())
        .filter(i -> held.contains(code(i)))
        .forEach(chosen::add);
    return chosen.stream().mapToInt(i -> i).toArray();
  }

  private boolean isStock(int i) {
    return data.instruments().get(i).kind() == SecurityKind.STOCK;
  }

  private String code(int i) {
    return data.instruments().get(i).id().code();
  }

  private boolean tradedSince(int i, int epochDay) {
    DailyBars bars = data.history(i, date);
    return bars.size() > 0 && bars.epochDay()[bars.size() - 1] >= epochDay;
  }

  /** Median traded value of the recent sessions, a session without a trade counting as 0. */
  private double medianValue(int i, int firstRecent) {
    DailyBars bars = data.history(i, date);
    double[] values = new double[RECENT_SESSIONS];
    int filled = 0;
    for (int row = bars.size() - 1;
        row >= 0 && bars.epochDay()[row] >= firstRecent && filled < RECENT_SESSIONS;
        row--) {
      values[filled++] = bars.valueTwd()[row];
    }
    Arrays.sort(values);
    return (values[RECENT_SESSIONS / 2 - 1] + values[RECENT_SESSIONS / 2]) / 2;
  }

  private void add(int i) {
    Instrument instrument = data.instruments().get(i);
    DailyBars bars = data.history(i, date);
    Optional<DayMaterial> material = material(i);
    if (bars.size() == 0 && material.isEmpty()) {
      return;
    }
    ScriptedInstrument script =
        script(i, instrument, bars, material.orElseGet(DayMaterial.NoTrades::new));
    scripted.add(script);
    history.add(bars);
    barsWithin.add(barsWithin(i, bars));
    exDates.add(ratios(i, bars));
    exDateRatio.add(todaysRatio(i, script.reference()));
  }

  private SortedMap<Integer, IntradayBars> barsWithin(int i, DailyBars bars) {
    TreeMap<Integer, IntradayBars> sessions = new TreeMap<>();
    for (int day : bars.epochDay()) {
      data.intraday(i, LocalDate.ofEpochDay(day)).ifPresent(its -> sessions.put(day, its));
    }
    return sessions;
  }

  private Optional<DayMaterial> material(int i) {
    Optional<IntradayBars> intraday = data.intraday(i, date);
    if (intraday.isPresent() && intraday.get().size() > 0) {
      return Optional.of(new DayMaterial.Bars(intraday.get()));
    }
    DailyBars daily = data.daily(i);
    int row = daily.rowOf(date);
    return row < 0
        ? Optional.empty()
        : Optional.of(
            new DayMaterial.DailyBar(
                daily.openE4()[row],
                daily.highE4()[row],
                daily.lowE4()[row],
                daily.closeE4()[row],
                daily.volumeShares()[row],
                daily.trades()[row]));
  }

  /**
   * The day's reference price: the published one, else the previous close. Without either the day's
   * open stands in. A previous close that comes from bars without a closing auction is not
   * official.
   */
  private ScriptedInstrument script(
      int i, Instrument instrument, DailyBars bars, DayMaterial material) {
    PriceLimits limits = limits(i, instrument);
    ReferenceChanges changes = data.references(i);
    int change = changes.rowOf(date);
    if (change >= 0 && changes.referenceE4()[change] > 0) {
      return ScriptedInstrument.official(
          instrument, limits, changes.referenceE4()[change], material);
    }
    if (change >= 0 || bars.size() == 0) {
      inferredFromOpen++;
      long open = open(material);
      long stand = open > 0 ? open : bars.closeE4()[bars.size() - 1];
      return ScriptedInstrument.inferred(instrument, limits, stand, material);
    }
    int last = bars.size() - 1;
    long close = bars.closeE4()[last];
    return data.dailyDates().contains(LocalDate.ofEpochDay(bars.epochDay()[last]))
        ? ScriptedInstrument.official(instrument, limits, close, material)
        : ScriptedInstrument.inferred(instrument, limits, close, material);
  }

  /** No limit in the first sessions of a new listing. */
  private PriceLimits limits(int i, Instrument instrument) {
    Optional<LocalDate> listed = data.listedOn(i).filter(start -> !start.isAfter(date));
    if (listed.isEmpty() || listed.get().isBefore(date.minusDays(30))) {
      return day.limits(instrument.kind());
    }
    int session = 0;
    for (LocalDate d = listed.get(); !d.isAfter(date); d = d.plusDays(1)) {
      session += rules.calendar().isTradingDay(d) ? 1 : 0;
    }
    return session <= day.noLimitDaysOfNewListing()
        ? day.noLimits(instrument.kind())
        : day.limits(instrument.kind());
  }

  private ExDateRatios ratios(int i, DailyBars bars) {
    ReferenceChanges changes = data.references(i);
    int[] days = new int[changes.size()];
    double[] ratios = new double[changes.size()];
    int count = 0;
    for (int row = 0; row < changes.size(); row++) {
      if (changes.epochDay()[row] < date.toEpochDay() && changes.previousCloseE4()[row] > 0) {
        days[count] = changes.epochDay()[row];
        ratios[count++] = ratio(changes, row, openOf(bars, changes.epochDay()[row]));
      }
    }
    return new ExDateRatios(Arrays.copyOf(days, count), Arrays.copyOf(ratios, count));
  }

  private double todaysRatio(int i, ReferencePrice reference) {
    ReferenceChanges changes = data.references(i);
    int row = changes.rowOf(date);
    return row < 0 || changes.previousCloseE4()[row] <= 0
        ? 1.0
        : reference.referenceE4() / (double) changes.previousCloseE4()[row];
  }

  /** Without a published reference price the session's open stands in: no overnight return. */
  private static double ratio(ReferenceChanges changes, int row, long openE4) {
    long published = changes.referenceE4()[row];
    long reference = published > 0 ? published : openE4;
    return reference <= 0 ? 1.0 : reference / (double) changes.previousCloseE4()[row];
  }

  private static long openOf(DailyBars bars, int epochDay) {
    int row = bars.rowOf(LocalDate.ofEpochDay(epochDay));
    return row < 0 ? 0 : bars.openE4()[row];
  }

  private static long open(DayMaterial material) {
    return switch (material) {
      case DayMaterial.DailyBar bar -> bar.openE4();
      case DayMaterial.Bars(var bars) -> bars.openE4()[0];
      case DayMaterial.NoTrades none -> 0;
    };
  }
}
