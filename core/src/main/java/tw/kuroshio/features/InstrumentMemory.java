package tw.kuroshio.features;

/**
 * Bytes that live evaluation keeps of one instrument, by what for.
 *
 * @param stateBytes what series operators carry from session to session, read at every tick
 * @param historyBytes closed values that windows are rebuilt from, read when a session closes
 * @param valueBytes node values that are read again
 * @param inputBytes the bar so far and the other fields
 * @param rowBytes raw and frozen values, ranks and places in the ranked sections
 * @param sectionBytes places in the cross-sections inside formulas
 */
public record InstrumentMemory(
    long stateBytes,
    long historyBytes,
    long valueBytes,
    long inputBytes,
    long rowBytes,
    long sectionBytes) {

  public long total() {
    return stateBytes + historyBytes + valueBytes + inputBytes + rowBytes + sectionBytes;
  }
}
