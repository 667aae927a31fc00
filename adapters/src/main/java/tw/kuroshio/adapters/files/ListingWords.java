package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The Chinese words of the securities listing, translated by {@code listing-words.txt}. */
public final class ListingWords {

  private static final String RESOURCE = "listing-words.txt";

  private final Map<String, SecurityKind> kinds = new TreeMap<>();
  private final Map<String, Market> markets = new TreeMap<>();
  private final Map<String, String> sectors = new TreeMap<>();

  public ListingWords() {
    try (InputStream in = ListingWords.class.getResourceAsStream(RESOURCE)) {
      String text =
          new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
      text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
    } catch (IOException e) {
      throw new IllegalStateException("Resource " + RESOURCE + " cannot be read", e);
    }
  }

  private void add(String line) {
    String[] fields = line.strip().split("\\s+", -1);
    switch (fields[0]) {
      case "type" -> kinds.put(fields[1], SecurityKind.valueOf(fields[2]));
      case "market" -> markets.put(fields[1], Market.valueOf(fields[2]));
      case "sector" -> sectors.put(fields[1], fields[2]);
      default -> throw new IllegalStateException(RESOURCE + " has the line '" + line + "'");
    }
  }

  /** Class of security. */
  public Optional<SecurityKind> kind(String word) {
    return Optional.ofNullable(kinds.get(word));
  }

  public Optional<Market> market(String word) {
    return Optional.ofNullable(markets.get(word));
  }

  /** Industry code of two digits. */
  public Optional<String> sector(String word) {
    return Optional.ofNullable(sectors.get(word));
  }
}
