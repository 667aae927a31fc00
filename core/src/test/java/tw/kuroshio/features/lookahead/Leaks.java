package tw.kuroshio.features.lookahead;

import java.util.List;
import java.util.TreeMap;

/** Values that moved, of each thing the one in the earliest session. */
final class Leaks {

  private final TreeMap<String, Leak> earliest = new TreeMap<>();
  private long compared;

  /** Compares a value before and after a change, bit for bit. */
  void compare(String what, String code, int day, double was, double is, String because) {
    compared++;
    if (Double.doubleToLongBits(was) != Double.doubleToLongBits(is)) {
      Leak leak = new Leak(what, code, day, was, is, because);
      earliest.merge(what, leak, (one, other) -> other.day() < one.day() ? other : one);
    }
  }

  List<Leak> all() {
    return List.copyOf(earliest.values());
  }

  /** Values compared. */
  long compared() {
    return compared;
  }
}
