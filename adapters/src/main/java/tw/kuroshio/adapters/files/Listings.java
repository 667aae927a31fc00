package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The securities that the listing tables name, by code. */
final class Listings implements TableRows {

  private static final int TYPE = 0;
  private static final int CODE = 1;
  private static final int NAME = 2;
  private static final int START = 4;
  private static final int MARKET = 5;
  private static final int GROUP = 6;

  private final ListingWords words = new ListingWords();
  private final Quarantine quarantine;
  private final Map<String, Row> byCode = new TreeMap<>();
  private final SortedSet<String> unknownTypes = new TreeSet<>();
  private final SortedSet<String> unknownSectors = new TreeSet<>();
  private long duplicates;

  /** A row and where it stands. */
  private record Row(Instrument instrument, LocalDate listedOn, String texts, String place) {}

  Listings(Quarantine quarantine) {
    this.quarantine = quarantine;
  }

  @Override
  public void add(SourceFile file, CsvScanner row, int[] at) throws IOException {
    String code = row.text(at[CODE]);
    if (!InstrumentId.isCode(code)) {
      quarantine.add(RowFault.BAD_SYMBOL, file.name(), row);
      return;
    }
    long start = row.separatedDate(at[START], '/');
    if (start == CsvScanner.BAD) {
      quarantine.add(RowFault.BAD_DATE, file.name(), row);
      return;
    }
    Optional<Market> market = words.market(row.text(at[MARKET]));
    if (market.isEmpty()) {
      quarantine.add(RowFault.UNKNOWN_MARKET, file.name(), row);
      return;
    }
    Instrument instrument =
        Instrument.of(
            new InstrumentId(code, market.get()),
            row.text(at[NAME]),
            sector(row.text(at[GROUP])),
            kind(row.text(at[TYPE]), code));
    String texts = String.join(",", row.texts());
    Row previous =
        byCode.putIfAbsent(
            code,
            new Row(
                instrument, LocalDate.ofEpochDay(start), texts, file.name() + ":" + row.line()));
    if (previous != null) {
      if (!previous.texts().equals(texts)) {
        throw new ConflictingRows(code, previous.place(), file.name() + ":" + row.line());
      }
      duplicates++;
    }
  }

  private SecurityKind kind(String word, String code) {
    Optional<SecurityKind> kind = words.kind(word);
    if (kind.isEmpty()) {
      unknownTypes.add(word);
    }
    return kind.orElseGet(() -> CodeRule.kindOf(code));
  }

  private String sector(String word) {
    Optional<String> sector = words.sector(word);
    if (sector.isEmpty() && !word.isEmpty()) {
      unknownSectors.add(word);
    }
    return sector.orElse("00");
  }

  /** The listed security, or one made from the code alone. */
  Instrument instrument(String code) {
    Row row = byCode.get(code);
    return row != null
        ? row.instrument()
        : Instrument.of(new InstrumentId(code, Market.TWSE), code, "00", CodeRule.kindOf(code));
  }

  Optional<LocalDate> listedOn(String code) {
    return Optional.ofNullable(byCode.get(code)).map(Row::listedOn);
  }

  boolean has(String code) {
    return byCode.containsKey(code);
  }

  long duplicates() {
    return duplicates;
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!unknownTypes.isEmpty()) {
      warnings.add(
          "The listing has types that are not known, their class was taken from the code: "
              + String.join(", ", unknownTypes));
    }
    if (!unknownSectors.isEmpty()) {
      warnings.add(
          "The listing has industries that are not known, their sector is 00: "
              + String.join(", ", unknownSectors));
    }
    return warnings;
  }
}
