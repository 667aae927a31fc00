package tw.kuroshio.feed.twse;

import tw.kuroshio.model.Market;

/** Writes heartbeats, format 16 version 1, of either market. */
public final class HeartbeatEncoder extends RecordEncoder {

  public HeartbeatEncoder() {
    super(HeartbeatCursor.LAYOUT);
  }

  /**
   * Begins a heartbeat.
   *
   * @param systemTimeNsOfDay cut to whole seconds, or {@link TimeOfDay#NONE} for the last one
   */
  public HeartbeatEncoder start(
      Market market, int sequence, long systemTimeNsOfDay, HeartbeatState state) {
    begin(HeartbeatCursor.LAYOUT, market, sequence);
    TimeOfDay.putSeconds(systemTimeNsOfDay, record, HeartbeatCursor.TIME_AT);
    record[HeartbeatCursor.STATE_AT] = state.letter;
    return this;
  }

  /** Begins the record that ends the day: no time, state {@link HeartbeatState#END}. */
  public HeartbeatEncoder startEnd(Market market, int sequence) {
    return start(market, sequence, TimeOfDay.NONE, HeartbeatState.END);
  }
}
