package tw.kuroshio.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.CodeRule;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.model.SecurityKind;

/** Class of a security as the store's listings have it, else by its code. */
final class ListedKinds implements Function<String, SecurityKind> {

  private final Map<String, SecurityKind> byCode = new TreeMap<>();

  ListedKinds(FactTable listings) {
    int kind = Dataset.LISTING.field("kind");
    for (int row = 0; row < listings.size(); row++) {
      String name = listings.text(row, kind);
      for (SecurityKind known : SecurityKind.values()) {
        if (known.name().equals(name)) {
          byCode.put(listings.subject(row), known);
        }
      }
    }
  }

  @Override
  public SecurityKind apply(String code) {
    @Nullable SecurityKind listed = byCode.get(code);
    return listed == null ? CodeRule.kindOf(code) : listed;
  }
}
