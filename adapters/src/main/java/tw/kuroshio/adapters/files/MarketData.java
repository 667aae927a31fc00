package tw.kuroshio.adapters.files;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.market.ConnectedSessions;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;

/**
 * The tables of a data folder up to one day, by dense instrument index. Every instrument has at
 * least one row in the daily or the five-minute tables. Prices are raw. Immutable.
 */
public final class MarketData {

  private final Instruments instruments;
  private final List<Series> series;
  private final IndexBars index;
  private final TradingCalendar calendar;
  private final LoadReport report;
  private final String folder;
  private final NavigableSet<LocalDate> dailyDates = new TreeSet<>();
  private final NavigableSet<LocalDate> intradayDates = new TreeSet<>();
  private volatile @Nullable Connected lastConnected;

  /** The history dates of one day, kept because every instrument is asked about the same day. */
  private record Connected(LocalDate day, NavigableSet<LocalDate> dates) {}

  /** All that is known of one instrument. */
  record Series(
      DailyBars daily,
      NavigableMap<LocalDate, IntradayBars> intraday,
      ReferenceChanges references,
      Optional<LocalDate> listedOn) {}

  MarketData(
      String folder,
      Instruments instruments,
      List<Series> series,
      IndexBars index,
      TradingCalendar calendar,
      LoadReport report) {
    this.folder = folder;
    this.instruments = instruments;
    this.series = series;
    this.index = index;
    this.calendar = calendar;
    this.report = report;
    for (Series one : series) {
      for (int day : one.daily().epochDay()) {
        dailyDates.add(LocalDate.ofEpochDay(day));
      }
      intradayDates.addAll(one.intraday().keySet());
    }
  }

  public Instruments instruments() {
    return instruments;
  }

  /** Raw daily bars as the tables have them, empty when they have none. */
  public DailyBars daily(int instrumentIndex) {
    return series.get(instrumentIndex).daily();
  }

  /**
   * Five-minute bars of one session. The source has no closing auction, and often no volume in the
   * first bar.
   */
  public Optional<IntradayBars> intraday(int instrumentIndex, LocalDate date) {
    return Optional.ofNullable(series.get(instrumentIndex).intraday().get(date));
  }

  /** Sessions with a reference price other than the previous close. */
  public ReferenceChanges references(int instrumentIndex) {
    return series.get(instrumentIndex).references();
  }

  /**
   * First day of listing as of the listing file's date; codes move between markets, so it is no
   * more.
   */
  public Optional<LocalDate> listedOn(int instrumentIndex) {
    return series.get(instrumentIndex).listedOn();
  }

  /** TAIEX, empty when the folder has no such table. */
  public IndexBars taiex() {
    return index;
  }

  /** Sessions in which any instrument has a raw daily bar. */
  public NavigableSet<LocalDate> dailyDates() {
    return Collections.unmodifiableNavigableSet(dailyDates);
  }

  /** Sessions in which any instrument has five-minute bars. */
  public NavigableSet<LocalDate> intradayDates() {
    return Collections.unmodifiableNavigableSet(intradayDates);
  }

  public LoadReport report() {
    return report;
  }

  /** The sessions before {@code day} that connect to it, see {@link ConnectedSessions}. */
  public NavigableSet<LocalDate> historyDates(LocalDate day) {
    Connected known = lastConnected;
    if (known == null || !known.day().equals(day)) {
      known = new Connected(day, Collections.unmodifiableNavigableSet(connected(day)));
      lastConnected = known;
    }
    return known.dates();
  }

  private NavigableSet<LocalDate> connected(LocalDate day) {
    NavigableSet<LocalDate> all = new TreeSet<>(dailyDates);
    all.addAll(intradayDates);
    return ConnectedSessions.before(day, all, calendar);
  }

  /**
   * One instrument's sessions of {@link #historyDates}: the raw daily bar where the tables have
   * one, else a bar put together from the five-minute bars of a date on which no instrument has a
   * daily bar. Such a bar's close is the last trade before the closing auction, and its value is
   * estimated from the closes of its bars.
   */
  public DailyBars history(int instrumentIndex, LocalDate day) {
    NavigableSet<LocalDate> dates = historyDates(day);
    if (dates.isEmpty()) {
      return DailyBars.EMPTY;
    }
    Series one = series.get(instrumentIndex);
    NavigableMap<LocalDate, IntradayBars> gaps = new TreeMap<>(one.intraday());
    gaps.keySet().removeIf(date -> dailyDates.contains(date) || !dates.contains(date));
    return DailyMerge.of(one.daily(), dates.first(), day, gaps);
  }

  /**
   * Says whether one day can be played from these tables.
   *
   * @throws FileRefused when there are no raw daily bars before it, or neither daily nor
   *     five-minute bars of it
   */
  public void requirePlayable(LocalDate day) throws FileRefused {
    if (!dailyDates.contains(day) && !intradayDates.contains(day)) {
      NavigableSet<LocalDate> all = new TreeSet<>(dailyDates);
      all.addAll(intradayDates);
      LocalDate nearest = all.isEmpty() ? null : all.floor(day);
      throw FileRefused.input(
          "Data folder "
              + folder
              + " has neither daily nor 5-minute bars of "
              + day
              + (nearest == null ? "" : " (the last session before it is " + nearest + ")")
              + ": choose a day the tables hold, or add the table of that period");
    }
    if (dailyDates.headSet(day, false).isEmpty()) {
      throw FileRefused.input(
          "Data folder "
              + folder
              + " has no raw daily bars before "
              + day
              + ": choose a later day, or add "
              + Table.DAILY.pattern()
              + " of an earlier period");
    }
  }
}
