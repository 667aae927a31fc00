package tw.kuroshio.feed.eshop;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** A count for each constant of an enum; counting does not allocate. */
final class EnumCounts<E extends Enum<E>> {

  private final Map<E, long[]> cells;

  EnumCounts(Class<E> type) {
    cells = new EnumMap<>(type);
    for (E constant : type.getEnumConstants()) {
      cells.put(constant, new long[1]);
    }
  }

  void add(E constant, long count) {
    Objects.requireNonNull(cells.get(constant))[0] += count;
  }

  long get(E constant) {
    return Objects.requireNonNull(cells.get(constant))[0];
  }
}
