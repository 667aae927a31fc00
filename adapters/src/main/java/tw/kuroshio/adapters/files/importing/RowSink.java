package tw.kuroshio.adapters.files.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.adapters.files.ConflictingRows;
import tw.kuroshio.adapters.files.QuarantinedRow;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.RowFields;
import tw.kuroshio.adapters.files.TableFault;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;
import tw.kuroshio.history.PeriodKind;
import tw.kuroshio.history.TaipeiTime;

/** Takes what the rows of one file become: facts, flags and rows set aside. */
final class RowSink {

  private final ImportContext context;
  private final KeyIndex keys;
  private final String file;
  private final Map<Dataset, TableDraft> drafts = new EnumMap<>(Dataset.class);
  private final Map<RowFault, Long> faults = new EnumMap<>(RowFault.class);
  private final Map<FlagRule, Long> flags = new EnumMap<>(FlagRule.class);
  private final List<QuarantinedRow> quarantined = new ArrayList<>();
  private long duplicates;
  private String part = "";

  RowSink(ImportContext context, KeyIndex keys, String file) {
    this.context = context;
    this.keys = keys;
    this.file = file;
  }

  /** Names the part of an archive that the rows from here on are of; empty for the file itself. */
  void setPart(String name) {
    part = name;
  }

  private TableDraft draft(Dataset dataset) {
    return drafts.computeIfAbsent(dataset, of -> new TableDraft(file, of));
  }

  FactTable table(Dataset dataset) {
    return draft(dataset).table();
  }

  /**
   * Begins a row and returns its number in {@link #table}.
   *
   * @param knownAtNs by the rules; what the user says goes first
   * @throws TableFault when the user says that it was known before it happened
   */
  int begin(Dataset dataset, String subject, long period, int ordinal, long knownAtNs)
      throws TableFault {
    if (context.knownAtNs().isPresent() && isObserved(dataset)) {
      requireAfter(dataset, period, context.knownAtNs().getAsLong());
    }
    return table(dataset).add(subject, period, ordinal, context.knownAtNs().orElse(knownAtNs));
  }

  /** Whether a row tells what happened in its period, and not what was announced for it. */
  private static boolean isObserved(Dataset dataset) {
    return dataset != Dataset.REFERENCE_PRICE
        && dataset != Dataset.DAY_REFERENCE
        && dataset != Dataset.LISTING
        && dataset != Dataset.TRADING_DAY
        && dataset != Dataset.DIVIDEND
        && dataset != Dataset.SHARES_OUTSTANDING
        && dataset != Dataset.INDEX_MEMBERSHIP;
  }

  private static void requireAfter(Dataset dataset, long period, long knownAtNs) throws TableFault {
    boolean instant = dataset.period() == PeriodKind.INSTANT;
    if (instant ? knownAtNs < period : TaipeiTime.dayOf(knownAtNs) < period) {
      throw new TableFault(
          "has a row of "
              + LocalDate.ofEpochDay(instant ? TaipeiTime.dayOf(period) : period)
              + ", which cannot have been known before: check --known-at");
    }
  }

  /**
   * Ends the row begun last: a row that says what an earlier one said is left out.
   *
   * @throws ConflictingRows when an earlier row of this import has the key and other values
   */
  void end(Dataset dataset, RowFields source) throws ConflictingRows {
    if (!keep(dataset, source)) {
      duplicates++;
    }
  }

  private boolean keep(Dataset dataset, RowFields source) throws ConflictingRows {
    TableDraft draft = draft(dataset);
    FactTable table = draft.table();
    int row = table.size() - 1;
    draft.setLine(row, source.line());
    KeyIndex.Key key = new KeyIndex.Key(table.subject(row), table.period(row), table.ordinal(row));
    KeyIndex.Place place = new KeyIndex.Place(draft, row);
    KeyIndex.Place other = keys.enter(dataset, key, place);
    if (other == null) {
      return true;
    }
    TableDraft.Likeness likeness = draft.likeness(row, other.draft(), other.row());
    if (likeness == TableDraft.Likeness.SAME) {
      table.drop();
      return false;
    }
    if (likeness == TableDraft.Likeness.CONTRADICTING || other.draft() == draft) {
      throw conflict(dataset, key, other, place);
    }
    return true;
  }

  private static ConflictingRows conflict(
      Dataset dataset, KeyIndex.Key key, KeyIndex.Place first, KeyIndex.Place second) {
    String period =
        dataset.period() == PeriodKind.INSTANT
            ? String.valueOf(key.period())
            : LocalDate.ofEpochDay(key.period()).toString();
    return new ConflictingRows(key.subject() + " " + period, first.toString(), second.toString());
  }

  void quarantine(RowFault fault, RowFields source) {
    faults.merge(fault, 1L, Long::sum);
    String place = part.isEmpty() ? file : file + "!" + part;
    quarantined.add(new QuarantinedRow(fault, place, source.line(), source.wholeLine()));
  }

  void flag(
      FlagRule rule,
      Dataset dataset,
      String subject,
      long session,
      long knownAtNs,
      double value,
      double allowed,
      RowFields source)
      throws ConflictingRows {
    rule.add(
        table(Dataset.DATA_FLAG),
        dataset,
        subject,
        session,
        context.knownAtNs().orElse(knownAtNs),
        "UNEXPLAINED",
        value,
        allowed);
    if (keep(Dataset.DATA_FLAG, source)) {
      flags.merge(rule, 1L, Long::sum);
    }
  }

  ImportContext context() {
    return context;
  }

  long duplicates() {
    return duplicates;
  }

  Map<RowFault, Long> faults() {
    return faults;
  }

  Map<FlagRule, Long> flags() {
    return flags;
  }

  List<QuarantinedRow> quarantined() {
    return quarantined;
  }

  /** The tables that have rows. */
  List<FactTable> tables() {
    return drafts.values().stream().map(TableDraft::table).filter(t -> t.size() > 0).toList();
  }
}
