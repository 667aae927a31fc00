package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import tw.kuroshio.adapters.files.ReferenceChanges.Origin;

/**
 * Finds one symbol's reference changes: first in the table of ex-dates, then from the change column
 * of its bars, which the exchange counts from the reference price. Sources leave the change empty,
 * or 0 beside a close that moved, on a session that is not comparable with the one before.
 */
final class ReferenceFinder {

  private record Change(long session, long previousCloseE4, long referenceE4, Origin origin) {}

  private final NavigableMap<Long, ReferenceRows.Event> events;
  private final List<Change> changes = new ArrayList<>();

  private ReferenceFinder(NavigableMap<Long, ReferenceRows.Event> events) {
    this.events = events;
  }

  static ReferenceChanges find(
      NavigableMap<Long, ReferenceRows.Event> events, DailyColumns daily, int[] rows) {
    ReferenceFinder finder = new ReferenceFinder(events);
    events.forEach(
        (session, event) ->
            finder.changes.add(
                new Change(
                    session, event.previousCloseE4(), event.referenceE4(), Origin.PUBLISHED)));
    finder.scan(daily, rows);
    return finder.result();
  }

  private void scan(DailyColumns daily, int[] rows) {
    int previous = -1;
    for (int row : rows) {
      if (!daily.traded(row)) {
        continue;
      }
      if (previous >= 0) {
        boolean published =
            !events
                .subMap((long) daily.epochDay[previous], false, (long) daily.epochDay[row], true)
                .isEmpty();
        if (!published) {
          compare(daily, row, daily.closeE4[previous]);
        }
      }
      previous = row;
    }
  }

  private void compare(DailyColumns daily, int row, long previousCloseE4) {
    boolean moved = daily.closeE4[row] != previousCloseE4;
    int changeE4 = daily.changeE4[row];
    if (changeE4 == DailyColumns.NO_CHANGE) {
      if (moved || daily.exDate[row]) {
        add(daily.epochDay[row], previousCloseE4, 0, Origin.UNKNOWN);
      }
      return;
    }
    long referenceE4 = (long) daily.closeE4[row] - changeE4;
    if (referenceE4 == previousCloseE4) {
      return;
    }
    if (changeE4 == 0 || referenceE4 <= 0) {
      add(daily.epochDay[row], previousCloseE4, 0, Origin.UNKNOWN);
    } else {
      add(daily.epochDay[row], previousCloseE4, referenceE4, Origin.FROM_CHANGE);
    }
  }

  private void add(long session, long previousCloseE4, long referenceE4, Origin origin) {
    changes.add(new Change(session, previousCloseE4, referenceE4, origin));
  }

  private ReferenceChanges result() {
    changes.sort(Comparator.comparingLong(Change::session));
    return new ReferenceChanges(
        changes.stream().mapToInt(change -> (int) change.session()).toArray(),
        changes.stream().mapToLong(Change::previousCloseE4).toArray(),
        changes.stream().mapToLong(Change::referenceE4).toArray(),
        changes.stream().map(Change::origin).toArray(Origin[]::new));
  }
}
