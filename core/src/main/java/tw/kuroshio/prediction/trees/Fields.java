package tw.kuroshio.prediction.trees;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of the header or of one tree. Keys may come in any order, each once. */
final class Fields {

  private final TreeMap<String, Field> byKey = new TreeMap<>();
  private final List<String> known;
  private final String where;
  private final int line;

  /**
   * @param where "the header" or "tree 12", for messages
   * @param line the first line, for what is missing
   * @param known every key the format has here; another may change what the rest means
   */
  Fields(String where, int line, List<String> known) {
    this.where = where;
    this.line = line;
    this.known = known;
  }

  void add(Field field) throws ModelRefused {
    if (!known.contains(field.key())) {
      throw field.refused("the format has no such key in " + where);
    }
    if (byKey.put(field.key(), field) != null) {
      throw field.refused("given twice in " + where);
    }
  }

  @Nullable Field find(String key) {
    return byKey.get(key);
  }

  Field need(String key) throws ModelRefused {
    Field field = byKey.get(key);
    if (field == null) {
      throw new ModelRefused(line, key, "missing in " + where);
    }
    if (!field.hasValue()) {
      throw field.refused("has no value");
    }
    return field;
  }

  ModelRefused refused(String key, String reason) {
    Field field = byKey.get(key);
    return new ModelRefused(field == null ? line : field.line(), key, reason);
  }
}
