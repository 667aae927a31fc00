package tw.kuroshio.feed;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * What became of everything received. Every record is exactly one of accepted, late, duplicate,
 * conflict, too old, passed over, heartbeat or quarantined, or waits to be accepted; runs of bytes
 * that are no record are quarantined without being counted as one.
 */
public final class FeedCounts implements Stateful {

  final long[] datagrams = new long[FeedLine.COUNT];
  final long[] records = new long[FeedLine.COUNT];
  final long[] first = new long[FeedLine.COUNT];
  final long[] quarantined = new long[QuarantineReason.count() + 1];
  long accepted;
  long duplicates;
  long conflicts;
  long late;
  long tooOld;
  long passedOver;
  long heartbeats;
  long restarts;
  long gaps;
  long missing;

  FeedCounts() {}

  /** Datagrams of a stream. */
  public long datagrams(FeedLine stream) {
    return datagrams[stream.code()];
  }

  /** Whole records of a stream, repeated ones too. */
  public long records(FeedLine stream) {
    return records[stream.code()];
  }

  /** Records of which this stream's copy came first and was taken. */
  public long first(FeedLine stream) {
    return first[stream.code()];
  }

  /** Whole records of all streams. */
  public long records() {
    long sum = 0;
    for (long of : records) {
      sum += of;
    }
    return sum;
  }

  /** Records handed out in sequence. */
  public long accepted() {
    return accepted;
  }

  public long duplicates() {
    return duplicates;
  }

  /** Records under a number that was accepted with other content. */
  public long conflicts() {
    return conflicts;
  }

  /** Records that came after they had been given up. */
  public long late() {
    return late;
  }

  /** Records so far back that nobody remembers their number. */
  public long tooOld() {
    return tooOld;
  }

  /** Records of known formats that nobody decodes. */
  public long passedOver() {
    return passedOver;
  }

  public long heartbeats() {
    return heartbeats;
  }

  /** Times a sequence began again in the middle of the day. */
  public long restarts() {
    return restarts;
  }

  public long gaps() {
    return gaps;
  }

  /** Records missing in all gaps, not reduced by those that came late. */
  public long missing() {
    return missing;
  }

  /** Times bytes were set aside for this reason. */
  public long quarantined(QuarantineReason reason) {
    return quarantined[reason.code()];
  }

  /**
   * Whole records of which nobody knows what became: 0, or the handler is wrong.
   *
   * @param held records that wait for a missing number now
   */
  public long unaccounted(int held) {
    long known = accepted + duplicates + conflicts + late + tooOld + passedOver + heartbeats;
    return records() - known - quarantined(QuarantineReason.SEQUENCE) - held;
  }

  private long[][] arrays() {
    return new long[][] {datagrams, records, first, quarantined};
  }

  @Override
  public void writeState(StateWriter out) {
    for (long[] counts : arrays()) {
      out.putLongs(counts);
    }
    out.putLong(accepted).putLong(duplicates).putLong(conflicts).putLong(late).putLong(tooOld);
    out.putLong(passedOver).putLong(heartbeats).putLong(restarts).putLong(gaps).putLong(missing);
  }

  @Override
  public void readState(StateReader in) {
    for (long[] counts : arrays()) {
      Columns.read(in, counts);
    }
    accepted = in.getLong();
    duplicates = in.getLong();
    conflicts = in.getLong();
    late = in.getLong();
    tooOld = in.getLong();
    passedOver = in.getLong();
    heartbeats = in.getLong();
    restarts = in.getLong();
    gaps = in.getLong();
    missing = in.getLong();
  }
}
