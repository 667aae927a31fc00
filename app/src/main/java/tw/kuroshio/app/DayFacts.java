package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.SessionFields;
import tw.kuroshio.features.fields.IndexReviews;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.intraday.BarFields;
import tw.kuroshio.features.operators.CalendarField;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.StoreField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FactTableCodec;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.IntradayBars;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * What formulas read besides daily bars, as it was known before the day opened. It is kept with the
 * run, so that a replay needs neither the store nor the data folder.
 *
 * @param tables every version known then of the rows that formulas read, with the columns they read
 * @param reviews text of the days of index reviews; empty when formulas read bars alone
 * @param barsWithin what bars within the sessions before gave; null when no formula asks for it
 */
record DayFacts(List<FactTable> tables, String reviews, @Nullable BarFields barsWithin) {

  /** Formulas read bars alone. */
  static final DayFacts NONE = new DayFacts(List.of(), "", null);

  /** Whether formulas read tables, so that somebody must be asked for them. */
  static boolean areRead(List<Field> fields) {
    return fields.stream().anyMatch(StoreField.class::isInstance);
  }

  /**
   * Keeps what is needed of what a store has.
   *
   * @param store asked when {@link #areRead}
   * @param fields that formulas read
   * @throws tw.kuroshio.history.StoreUnavailable when the store cannot be read
   */
  static DayFacts of(
      @Nullable FactStore store,
      List<Field> fields,
      MarketDay day,
      MarketRules rules,
      LocalDate date) {
    List<FactTable> tables = new ArrayList<>();
    if (store != null) {
      long decidedNs = TaipeiTime.utcNs(date.toEpochDay(), StoreFields.BEFORE_OPEN);
      for (FactTable table : FieldTables.read(store, fields, codes(day.instruments()))) {
        tables.add(table.knownBy(decidedNs, columns(table.dataset(), fields)));
      }
    }
    boolean dated = areRead(fields) || fields.stream().anyMatch(CalendarField.class::isInstance);
    return new DayFacts(
        List.copyOf(tables),
        dated ? RuleFiles.indexReviews() : "",
        BarFields.areRead(fields) ? barsWithin(day, rules.on(date).session()) : null);
  }

  private static List<String> codes(Instruments instruments) {
    return instruments.asList().stream().map(instrument -> instrument.id().code()).toList();
  }

  private static TreeSet<Integer> columns(Dataset dataset, List<Field> fields) {
    TreeSet<Integer> columns = new TreeSet<>();
    if (dataset == Dataset.LISTING) {
      columns.add(dataset.field("delisted_on"));
    }
    for (Field field : fields) {
      if (field instanceof StoreField column && column.dataset() == dataset) {
        columns.add(column.column());
      }
    }
    return columns;
  }

  private static BarFields barsWithin(MarketDay day, SessionSchedule schedule) {
    BarFields fields = new BarFields(schedule, SessionFields.NONE);
    for (int i = 0; i < day.instruments().size(); i++) {
      Map<Integer, IntradayBars> sessions = day.barsWithin().get(i);
      if (!sessions.isEmpty()) {
        fields.add(i, day.history().bars(i).epochDay(), sessions);
      }
    }
    return fields;
  }

  /** Says of every table how much of it was known, and which have nothing. */
  void print(String source, PrintWriter out) {
    StringJoiner known = new StringJoiner(", ");
    StringJoiner empty = new StringJoiner(", ");
    for (FactTable table : tables) {
      String name = table.dataset().tableName();
      known.add(String.format(Locale.ROOT, "%s %,d", name, table.size()));
      if (table.size() == 0) {
        empty.add(name);
      }
    }
    out.println("tables   " + source + ", rows known before the open: " + known);
    if (empty.length() > 0) {
      out.println("warning  no row was known of " + empty + ": what reads them is missing");
    }
  }

  /** The history with what was known in it. */
  BarPanel with(BarPanel history, Instruments instruments, MarketRules rules) {
    SessionFields known = SessionFields.NONE;
    if (!reviews.isEmpty()) {
      known =
          new StoreFields(
              codes(instruments),
              tables.stream().map(AsOfIndex::of).toList(),
              StoreFields.BEFORE_OPEN,
              IndexReviews.parse(reviews, rules.calendar()));
    }
    return history.with(barsWithin == null ? known : barsWithin.over(known));
  }

  void write(StateWriter out) {
    out.putInt(tables.size());
    tables.forEach(table -> FactTableCodec.write(table, out));
    out.putString(reviews).putBoolean(barsWithin != null);
    if (barsWithin != null) {
      barsWithin.write(out);
    }
  }

  static DayFacts read(StateReader in, SessionSchedule schedule) {
    List<FactTable> tables = new ArrayList<>();
    for (int left = in.getCount(Integer.BYTES); left > 0; left--) {
      tables.add(FactTableCodec.read(in));
    }
    String reviews = in.getString();
    return new DayFacts(
        List.copyOf(tables), reviews, in.getBoolean() ? BarFields.read(in, schedule) : null);
  }
}
