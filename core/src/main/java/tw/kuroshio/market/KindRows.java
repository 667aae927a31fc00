package tw.kuroshio.market;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import tw.kuroshio.model.SecurityKind;

/** Dated rows for every class of security. */
final class KindRows<T> {

  private final Map<SecurityKind, DatedRows<T>> byKind = new EnumMap<>(SecurityKind.class);

  KindRows(String what) {
    for (SecurityKind kind : SecurityKind.values()) {
      byKind.put(kind, new DatedRows<>(what + " of " + kind));
    }
  }

  /** Adds the value for each of the comma-separated kinds. */
  void put(RuleLine line, LocalDate from, String kinds, T value) {
    for (String name : kinds.split(",", -1)) {
      of(kindNamed(line, name)).put(line, from, value);
    }
  }

  Map<SecurityKind, T> on(LocalDate date) {
    Map<SecurityKind, T> values = new EnumMap<>(SecurityKind.class);
    byKind.forEach((kind, rows) -> values.put(kind, rows.on(date)));
    return values;
  }

  private DatedRows<T> of(SecurityKind kind) {
    return Objects.requireNonNull(byKind.get(kind));
  }

  private static SecurityKind kindNamed(RuleLine line, String name) {
    for (SecurityKind kind : SecurityKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw line.bad("unknown class of security '" + name + "'");
  }
}
