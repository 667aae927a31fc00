package tw.kuroshio.app;

import java.util.List;

/**
 * How a step of a day ended.
 *
 * @param done false when it has to be tried again
 * @param atNs UTC nanoseconds since the epoch
 * @param notes lines for the reader: a file's summary, or why it failed
 */
record DailyEntry(DailyStep step, boolean done, long atNs, List<String> notes) {

  DailyEntry {
    notes = List.copyOf(notes);
  }
}
