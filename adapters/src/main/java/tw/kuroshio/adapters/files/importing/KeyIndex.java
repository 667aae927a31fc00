package tw.kuroshio.adapters.files.importing;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/** The keys of all rows of one import, so that no two of its files contradict each other. */
public final class KeyIndex {

  private final Map<Dataset, Map<Key, Place>> byDataset = new EnumMap<>(Dataset.class);

  record Key(String subject, long period, int ordinal) {}

  /** A row of a file's table. */
  record Place(TableDraft draft, int row) {

    @Override
    public String toString() {
      return draft.file() + ":" + draft.line(row);
    }
  }

  /** The row that had the key before, null when none did; then the place has it from now on. */
  @Nullable Place enter(Dataset dataset, Key key, Place place) {
    return byDataset.computeIfAbsent(dataset, _ -> new HashMap<>()).putIfAbsent(key, place);
  }
}
