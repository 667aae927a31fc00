package tw.kuroshio.history.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.SecurityKind;

/** Tables by hand and what the rules say of them. */
final class Bars {

  static final MarketRules RULES = RuleFiles.rules();
  private static final long HOUR_NS = 3_600_000_000_000L;

  final FactStore store = new TableStore();
  final FactTable daily = new FactTable(Dataset.DAILY_BAR);
  private final Map<String, Long> lastCloseE4 = new TreeMap<>();
  private QualitySettings settings = QualitySettings.DEFAULT;

  private static SecurityKind kind(String code) {
    return code.startsWith("00") ? SecurityKind.ETF : SecurityKind.STOCK;
  }

  /** 14:00 in Taipei. */
  static long afterClose(LocalDate day) {
    return day.toEpochDay() * 24 * HOUR_NS + 6 * HOUR_NS;
  }

  static LocalDate sessionAfter(LocalDate day, int sessions) {
    LocalDate session = day;
    for (int i = 0; i < sessions; i++) {
      session = RULES.calendar().nextTradingDay(session);
    }
    return session;
  }

  Bars with(QualitySettings other) {
    settings = other;
    return this;
  }

  /** A bar whose change is counted from the close before; prices in TWD. */
  int bar(String code, LocalDate day, double open, double high, double low, double close) {
    int row = row(code, day);
    set(row, "open", e4(open));
    set(row, "high", e4(high));
    set(row, "low", e4(low));
    set(row, "close", e4(close));
    set(row, "volume", 100_000);
    set(row, "value", Math.round(100_000 * (high + low) / 2));
    set(row, "trades", 50);
    long previousE4 = lastCloseE4.getOrDefault(code, e4(close));
    set(row, "change", e4(close) - previousE4);
    lastCloseE4.put(code, e4(close));
    return row;
  }

  /** A bar of one price. */
  int flat(String code, LocalDate day, double close) {
    return bar(code, day, close, close, close, close);
  }

  /** A row without a trade. */
  int quiet(String code, LocalDate day) {
    int row = row(code, day);
    set(row, "volume", 0);
    return row;
  }

  private int row(String code, LocalDate day) {
    return daily.add(code, day.toEpochDay(), 0, afterClose(day));
  }

  static long e4(double twd) {
    return Math.round(twd * 1e4);
  }

  private static int field(String name) {
    return Dataset.DAILY_BAR.field(name);
  }

  void set(int row, String name, long value) {
    daily.set(row, field(name), value);
  }

  void reference(String code, LocalDate day, double previousClose, double reference) {
    FactTable table = new FactTable(Dataset.REFERENCE_PRICE);
    int row = table.add(code, day.toEpochDay(), 0, afterClose(day.minusDays(1)));
    table.set(row, 0, e4(previousClose));
    table.set(row, 1, e4(reference));
    load(table);
  }

  void listed(String code, LocalDate from, String kind, String name) {
    FactTable table = new FactTable(Dataset.LISTING);
    int row = table.add(code, from.toEpochDay(), 0, afterClose(from.minusDays(1)));
    table.setText(row, Dataset.LISTING.field("kind"), kind);
    table.setText(row, Dataset.LISTING.field("name"), name);
    load(table);
  }

  void load(FactTable table) {
    store.load(new FactStore.Source(table.dataset().tableName(), ""), table, Long.MAX_VALUE / 2);
  }

  /** Loads the bars and judges everything. */
  QualityReport report() {
    load(daily);
    return report(Long.MAX_VALUE, LocalDate.of(2005, 1, 1), LocalDate.of(2026, 1, 1));
  }

  QualityReport report(long knownAtNs, LocalDate from, LocalDate to) {
    return new QualityScan(RULES, settings, Bars::kind).run(store, knownAtNs, from, to);
  }

  /** Findings as {@code RULE subject day}. */
  static List<String> texts(QualityReport report) {
    return report.findings().stream()
        .map(
            finding ->
                finding.rule()
                    + " "
                    + finding.subject()
                    + " "
                    + LocalDate.ofEpochDay(KeyCheck.day(finding.dataset(), finding.period())))
        .toList();
  }

  List<String> found() {
    return texts(report());
  }
}
