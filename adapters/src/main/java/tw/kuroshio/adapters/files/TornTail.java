package tw.kuroshio.adapters.files;

import java.nio.file.Path;

/**
 * What a crash in the middle of a write leaves at the very end of the newest segment. Nothing that
 * was committed is in it.
 *
 * @param file newest segment
 * @param offset where the incomplete bytes start; the end of the file when only the block's link is
 *     absent
 * @param bytes number of incomplete bytes
 * @param fault what is wrong with them
 * @param keptRecords complete records before them whose block was not committed
 */
record TornTail(Path file, long offset, long bytes, String fault, long keptRecords) {

  String sentence() {
    return "Event log "
        + file
        + " ends as a crash leaves it: "
        + fault
        + " at byte "
        + offset
        + ", "
        + bytes
        + " bytes cut off, "
        + keptRecords
        + " complete records of the uncommitted block kept.";
  }
}
