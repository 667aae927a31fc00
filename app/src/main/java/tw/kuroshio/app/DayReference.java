package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.ExDateRatios;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Everything a trading day begins with, so that a run folder can be replayed without the data it
 * came from. Lists and arrays are by dense instrument index. Immutable by convention.
 *
 * @param rules text of the dated market rules by file name
 * @param formulas text of the factor definitions
 * @param history sessions and ex-dates strictly before the date, and what else was known in them
 * @param exDateRatio the day's own reference price / previous close, 1 when it is no ex-date
 * @param referenceE4 reference price of the day in 10⁻⁴ TWD, the mark the day starts with
 * @param openingCash settled
 * @param holdings positions the day starts with
 * @param model the trained model with its validation, or the reason why there is none
 * @param recentBars by instrument: bars within its newest sessions before the date, at most 20,
 *     oldest first and without a gap; none where no formula asks for what they tell
 * @param facts where the history has what else was known from
 */
record DayReference(
    LocalDate date,
    SortedMap<String, String> rules,
    String formulas,
    Instruments instruments,
    BarPanel history,
    double[] exDateRatio,
    long[] referenceE4,
    Money openingCash,
    List<Holding> holdings,
    ModelArtefact model,
    List<List<IntradayBars>> recentBars,
    DayFacts facts) {

  private static final int FORMAT = 3;

  /** A day whose formulas read daily bars alone. */
  DayReference(
      LocalDate date,
      SortedMap<String, String> rules,
      String formulas,
      Instruments instruments,
      BarPanel history,
      double[] exDateRatio,
      long[] referenceE4,
      Money openingCash,
      List<Holding> holdings,
      ModelArtefact model) {
    this(
        date,
        rules,
        formulas,
        instruments,
        history,
        exDateRatio,
        referenceE4,
        openingCash,
        holdings,
        model,
        Collections.nCopies(instruments.size(), List.of()),
        DayFacts.NONE);
  }

  /**
   * One opening position.
   *
   * @param shares held, positive
   * @param cost what was paid for all of it
   */
  record Holding(int instrument, long shares, Money cost) {}

  void write(StateWriter out) {
    out.putInt(FORMAT).putLong(date.toEpochDay()).putInt(rules.size());
    rules.forEach((name, text) -> out.putString(name).putString(text));
    out.putString(formulas).putInt(instruments.size());
    for (int i = 0; i < instruments.size(); i++) {
      writeInstrument(instruments.get(i), out);
      writeBars(history.bars(i), out);
      out.putInts(history.exDates(i).epochDay()).putDoubles(history.exDates(i).ratio());
    }
    out.putDoubles(exDateRatio).putLongs(referenceE4).putLong(openingCash.e4());
    out.putInt(holdings.size());
    for (Holding holding : holdings) {
      out.putInt(holding.instrument()).putLong(holding.shares()).putLong(holding.cost().e4());
    }
    model.write(out);
    for (List<IntradayBars> sessions : recentBars) {
      out.putInt(sessions.size());
      sessions.forEach(bars -> writeBars(bars, out));
    }
    facts.write(out);
  }

  /** Reads what {@link #write} wrote; IllegalArgumentException when it is something else. */
  static DayReference read(StateReader in) {
    int format = in.getInt();
    if (format != FORMAT) {
      throw new IllegalArgumentException("Reference data of format " + format + " is not known");
    }
    LocalDate date = LocalDate.ofEpochDay(in.getLong());
    TreeMap<String, String> rules = new TreeMap<>();
    for (int left = in.getCount(8); left > 0; left--) {
      String name = in.getString();
      rules.put(name, in.getString());
    }
    String formulas = in.getString();
    int n = in.getCount(16);
    List<Instrument> instruments = new ArrayList<>(n);
    List<DailyBars> bars = new ArrayList<>(n);
    List<ExDateRatios> exDates = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      instruments.add(readInstrument(in));
      bars.add(readBars(in));
      exDates.add(new ExDateRatios(in.getInts(), in.getDoubles()));
    }
    Instruments all = new Instruments(instruments);
    double[] exDateRatio = in.getDoubles();
    long[] referenceE4 = in.getLongs();
    Money cash = new Money(in.getLong());
    List<Holding> holdings = readHoldings(in);
    ModelArtefact model = ModelArtefact.read(in);
    List<List<IntradayBars>> recentBars = readRecentBars(n, in);
    MarketRules dated = MarketRules.parse(rules);
    DayFacts facts = DayFacts.read(in, dated.on(date).session());
    return new DayReference(
        date,
        rules,
        formulas,
        all,
        facts.with(new BarPanel(bars, exDates), all, dated),
        exDateRatio,
        referenceE4,
        cash,
        holdings,
        model,
        recentBars,
        facts);
  }

  private static List<List<IntradayBars>> readRecentBars(int instruments, StateReader in) {
    List<List<IntradayBars>> recent = new ArrayList<>(instruments);
    for (int i = 0; i < instruments; i++) {
      List<IntradayBars> sessions = new ArrayList<>();
      for (int left = in.getCount(28); left > 0; left--) {
        sessions.add(readIntradayBars(in));
      }
      recent.add(sessions);
    }
    return recent;
  }

  private static void writeBars(IntradayBars bars, StateWriter out) {
    out.putInts(bars.startSecondOfDay()).putInt(bars.barSeconds());
    out.putLongs(bars.openE4()).putLongs(bars.highE4()).putLongs(bars.lowE4());
    out.putLongs(bars.closeE4()).putLongs(bars.volumeShares());
  }

  private static IntradayBars readIntradayBars(StateReader in) {
    return new IntradayBars(
        in.getInts(),
        in.getInt(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs());
  }

  private static List<Holding> readHoldings(StateReader in) {
    List<Holding> holdings = new ArrayList<>();
    for (int left = in.getCount(20); left > 0; left--) {
      holdings.add(new Holding(in.getInt(), in.getLong(), new Money(in.getLong())));
    }
    return holdings;
  }

  private static void writeInstrument(Instrument instrument, StateWriter out) {
    out.putString(instrument.id().code()).putString(instrument.id().market().name());
    out.putString(instrument.name()).putString(instrument.sector());
    out.putString(instrument.kind().name()).putInt(instrument.lotShares());
    out.putString(instrument.currency());
  }

  private static Instrument readInstrument(StateReader in) {
    InstrumentId id = new InstrumentId(in.getString(), Market.valueOf(in.getString()));
    return new Instrument(
        id,
        in.getString(),
        in.getString(),
        SecurityKind.valueOf(in.getString()),
        in.getInt(),
        in.getString());
  }

  private static void writeBars(DailyBars bars, StateWriter out) {
    out.putInts(bars.epochDay());
    out.putLongs(bars.openE4()).putLongs(bars.highE4()).putLongs(bars.lowE4());
    out.putLongs(bars.closeE4()).putLongs(bars.volumeShares()).putLongs(bars.valueTwd());
    out.putLongs(bars.trades());
  }

  private static DailyBars readBars(StateReader in) {
    return new DailyBars(
        in.getInts(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs(),
        in.getLongs());
  }
}
