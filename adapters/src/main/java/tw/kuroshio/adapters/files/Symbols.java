package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.model.Instrument;

/** Numbers the symbols in the order in which they first appear. */
final class Symbols {

  private final Listings listings;
  private final Map<Long, Integer> byCode = new HashMap<>();
  private final List<Instrument> instruments = new ArrayList<>();
  private long lastCode = CsvScanner.BAD;
  private int lastNumber;

  Symbols(Listings listings) {
    this.listings = listings;
  }

  /**
   * Number of a symbol.
   *
   * @param code as {@link CsvScanner#code} gives it
   */
  int numberOf(long code) {
    if (code != lastCode) {
      lastCode = code;
      lastNumber = byCode.computeIfAbsent(code, this::enter);
    }
    return lastNumber;
  }

  private int enter(long code) {
    instruments.add(listings.instrument(text(code)));
    return instruments.size() - 1;
  }

  private static String text(long code) {
    StringBuilder text = new StringBuilder(6);
    for (int shift = 40; shift >= 0; shift -= 8) {
      char c = (char) (code >>> shift & 0xFF);
      if (c != 0) {
        text.append(c);
      }
    }
    return text.toString();
  }

  Instrument instrument(int number) {
    return instruments.get(number);
  }

  int size() {
    return instruments.size();
  }
}
