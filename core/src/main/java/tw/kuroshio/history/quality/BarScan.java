package tw.kuroshio.history.quality;

import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/** Takes a table of bars through the rules, instrument by instrument, session by session. */
final class BarScan {

  private static final int NONE = -1;

  private final Tally tally;
  private final SessionDays sessions;
  private final Listings listings;
  private final ReferencePrices references;
  private final QualitySettings settings;
  private final BarRow bar = new BarRow();
  private Listings.Code listing = Listings.Code.UNKNOWN;

  BarScan(
      Tally tally,
      SessionDays sessions,
      Listings listings,
      ReferencePrices references,
      QualitySettings settings) {
    this.tally = tally;
    this.sessions = sessions;
    this.listings = listings;
    this.references = references;
    this.settings = settings;
  }

  /** Where a dataset keeps the parts of a bar; {@link #NONE} what it has not. */
  private record Places(
      int open,
      int high,
      int low,
      int close,
      int volume,
      int value,
      int trades,
      int change,
      int exFlag) {

    static Places of(Dataset dataset) {
      String prefix = dataset == Dataset.ADJUSTED_DAILY ? "adj_" : "";
      return new Places(
          place(dataset, prefix + "open"),
          place(dataset, prefix + "high"),
          place(dataset, prefix + "low"),
          place(dataset, prefix + "close"),
          place(dataset, "volume"),
          place(dataset, "value"),
          place(dataset, "trades"),
          place(dataset, "change"),
          place(dataset, "ex_flag"));
    }

    private static int place(Dataset dataset, String name) {
      for (int i = 0; i < dataset.fields().size(); i++) {
        if (dataset.fields().get(i).name().equals(name)) {
          return i;
        }
      }
      return NONE;
    }
  }

  /** Daily bars of instruments: each by itself, and in the order of sessions. */
  void series(FactTable table, long firstDay, long lastDay) {
    boolean raw = table.dataset() == Dataset.DAILY_BAR;
    Places places = Places.of(table.dataset());
    TableDays days = TableDays.of(table, sessions, settings.longestGapSessions());
    PriceCheck prices = new PriceCheck(tally, Unit.TWD, raw);
    LimitCheck returns = new LimitCheck(tally, sessions, references, raw);
    VolumeCheck volumes = new VolumeCheck(tally, settings, raw);
    String subject = "";
    long stretch = Long.MIN_VALUE;
    for (int row = 0; row < table.size(); row++) {
      if (!sessions.isSession(table.period(row))) {
        // The rule for sessions has told it; as a close before it would make others look wrong.
        continue;
      }
      long begin = days.beginOf(table.period(row));
      read(table, row, places, firstDay, lastDay);
      if (begin != stretch || !bar.subject.equals(subject)) {
        stretch = begin;
        subject = bar.subject;
        returns.begin(subject, listing, bar.day, bar.day == begin);
        volumes.begin();
      }
      prices.row(bar);
      returns.row(bar);
      volumes.row(bar);
    }
  }

  /** Bars each by itself. */
  void single(FactTable table, Unit unit, boolean onGrid, long firstDay, long lastDay) {
    Places places = Places.of(table.dataset());
    PriceCheck prices = new PriceCheck(tally, unit, onGrid);
    for (int row = 0; row < table.size(); row++) {
      read(table, row, places, firstDay, lastDay);
      prices.row(bar);
    }
  }

  private void read(FactTable table, int row, Places places, long firstDay, long lastDay) {
    Dataset dataset = table.dataset();
    bar.period = table.period(row);
    bar.day = KeyCheck.day(dataset, bar.period);
    if (!table.subject(row).equals(bar.subject)) {
      bar.subject = table.subject(row);
      listing = listings.of(bar.subject);
    }
    bar.kind = listing.kind(bar.day);
    bar.rules = sessions.rules(bar.day);
    if (dataset == Dataset.ADJUSTED_DAILY) {
      bar.openE4 = e4(table.number(row, places.open));
      bar.highE4 = e4(table.number(row, places.high));
      bar.lowE4 = e4(table.number(row, places.low));
      bar.closeE4 = e4(table.number(row, places.close));
    } else {
      bar.openE4 = table.cell(row, places.open);
      bar.highE4 = table.cell(row, places.high);
      bar.lowE4 = table.cell(row, places.low);
      bar.closeE4 = table.cell(row, places.close);
    }
    bar.volumeShares = cell(table, row, places.volume);
    bar.valueTwd = cell(table, row, places.value);
    bar.trades = cell(table, row, places.trades);
    bar.changeE4 = cell(table, row, places.change);
    bar.exFlag = cell(table, row, places.exFlag);
    bar.fill();
    tally.row(dataset, bar.subject, bar.period, bar.day >= firstDay && bar.day <= lastDay);
  }

  private static long cell(FactTable table, int row, int place) {
    return place == NONE ? FactTable.MISSING : table.cell(row, place);
  }

  private static long e4(double price) {
    return Double.isNaN(price) ? FactTable.MISSING : Math.round(price * 1e4);
  }
}
