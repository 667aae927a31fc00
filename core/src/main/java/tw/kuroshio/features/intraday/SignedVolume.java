package tw.kuroshio.features.intraday;

import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * Signed and all shares of the last 1, 5 and 30 minutes, each window in 60 buckets of time. Whole
 * numbers, so that what leaves a window takes away exactly what it brought.
 */
final class SignedVolume implements Stateful {

  static final int ONE_MINUTE = 0;
  static final int FIVE_MINUTES = 1;
  static final int THIRTY_MINUTES = 2;

  private static final int WINDOWS = 3;
  private static final int BUCKETS = 60;
  private static final long SECOND_NS = 1_000_000_000L;
  private static final long[] BUCKET_NS = {SECOND_NS, 5 * SECOND_NS, 30 * SECOND_NS};

  /** By instrument, window and bucket; a bucket's number modulo {@link #BUCKETS} is its place. */
  private final long[] signed;

  private final long[] all;

  /** By instrument and window: sums of the buckets. */
  private final long[] signedSum;

  private final long[] allSum;

  /** By instrument and window: number of the newest bucket since midnight. */
  private final int[] newest;

  SignedVolume(int instruments) {
    int windows = instruments * WINDOWS;
    signed = new long[windows * BUCKETS];
    all = new long[windows * BUCKETS];
    signedSum = new long[windows];
    allSum = new long[windows];
    newest = new int[windows];
  }

  /** Counts a print; times of an instrument do not go back. */
  void add(int i, long nsOfDay, long shares, int sign) {
    for (int window = 0; window < WINDOWS; window++) {
      int row = i * WINDOWS + window;
      int bucket = (int) (nsOfDay / BUCKET_NS[window]);
      advance(row, bucket);
      int at = row * BUCKETS + bucket % BUCKETS;
      signed[at] += sign * shares;
      all[at] += shares;
      signedSum[row] += sign * shares;
      allSum[row] += shares;
    }
  }

  private void advance(int row, int bucket) {
    int first = Math.max(newest[row] + 1, bucket - BUCKETS + 1);
    for (int left = first; left <= bucket; left++) {
      int at = row * BUCKETS + left % BUCKETS;
      signedSum[row] -= signed[at];
      allSum[row] -= all[at];
      signed[at] = 0;
      all[at] = 0;
    }
    newest[row] = bucket;
  }

  /** Signed shares over all shares of a window as it stands at a time; NaN without a print. */
  double share(int i, int window, long nsOfDay) {
    int row = i * WINDOWS + window;
    int bucket = (int) (nsOfDay / BUCKET_NS[window]);
    if (bucket - newest[row] >= BUCKETS) {
      return Double.NaN;
    }
    long plus = signedSum[row];
    long total = allSum[row];
    for (int left = newest[row] + 1; left <= bucket; left++) {
      int at = row * BUCKETS + left % BUCKETS;
      plus -= signed[at];
      total -= all[at];
    }
    return total == 0 ? Double.NaN : (double) plus / total;
  }

  void clear(int i) {
    int from = i * WINDOWS;
    int to = from + WINDOWS;
    Arrays.fill(signed, from * BUCKETS, to * BUCKETS, 0);
    Arrays.fill(all, from * BUCKETS, to * BUCKETS, 0);
    Arrays.fill(signedSum, from, to, 0);
    Arrays.fill(allSum, from, to, 0);
    Arrays.fill(newest, from, to, 0);
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLongs(signed).putLongs(all).putLongs(signedSum).putLongs(allSum).putInts(newest);
  }

  @Override
  public void readState(StateReader in) {
    StateColumns.read(in, signed);
    StateColumns.read(in, all);
    StateColumns.read(in, signedSum);
    StateColumns.read(in, allSum);
    StateColumns.read(in, newest);
  }
}
