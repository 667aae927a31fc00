package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes halts and resumptions, format 19 version 1, of either market. */
public final class HaltEncoder extends RecordEncoder {

  public HaltEncoder() {
    super(HaltCursor.LAYOUT);
  }

  /**
   * Begins a halt, part of a cyclic sending unless {@link #immediate}.
   *
   * @param sequence position in the sending, from 1
   * @param codeKey {@link CodeKey#ALL_ZEROS} for the whole market
   * @param resumeTimeNsOfDay {@link TimeOfDay#NONE} while unknown
   */
  public HaltEncoder start(
      Market market, int sequence, long codeKey, long haltTimeNsOfDay, long resumeTimeNsOfDay) {
    begin(HaltCursor.LAYOUT, market, sequence);
    CodeKey.write(codeKey, record, HaltCursor.CODE_AT);
    TimeOfDay.putSeconds(haltTimeNsOfDay, record, HaltCursor.HALT_AT);
    TimeOfDay.putSeconds(resumeTimeNsOfDay, record, HaltCursor.RESUME_AT);
    record[HaltCursor.SENDING_AT] = HaltCursor.CYCLIC;
    return this;
  }

  /** Begins the record that ends a sending of {@code securities} halts. */
  public HaltEncoder startEndOfCycle(Market market, int sequence, int securities) {
    start(market, sequence, CodeKey.ALL_ZEROS, TimeOfDay.NONE, TimeOfDay.NONE);
    WireText.putCount(securities, record, HaltCursor.CODE_AT);
    return this;
  }

  /** Part of an immediate sending. */
  public HaltEncoder immediate() {
    record[HaltCursor.SENDING_AT] = HaltCursor.IMMEDIATE;
    return this;
  }
}
