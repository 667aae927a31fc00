package tw.kuroshio.benchmarks.eventlog;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.engine.EventLog;

/**
 * What a log does with groups of one size: append, append, …, commit, as fast as it can.
 *
 * @param log which log
 * @param group records a commit
 * @param recordsPerSecond committed
 * @param commitNs from the call to its return
 */
public record GroupStep(String log, int group, double recordsPerSecond, Percentiles commitNs) {

  private static final int DIGITS = 3;
  private static final long SEED = 20_260_302;

  static GroupStep measure(
      String name, EventLog log, long firstSeq, int group, int payloadBytes, double seconds) {
    byte[] payload = payload(payloadBytes);
    Histogram commits = new Histogram(DIGITS);
    long seq = firstSeq;
    long startNs = System.nanoTime();
    long endNs = startNs + (long) (seconds * 1e9);
    long nowNs = startNs;
    while (nowNs < endNs) {
      for (int i = 0; i < group; i++) {
        log.append((byte) 1, (byte) 1, seq++, nowNs, payload, 0, payload.length);
      }
      long beforeNs = System.nanoTime();
      log.commit();
      nowNs = System.nanoTime();
      commits.recordValue(nowNs - beforeNs);
    }
    double tookSeconds = (nowNs - startNs) / 1e9;
    return new GroupStep(name, group, (seq - firstSeq) / tookSeconds, Percentiles.of(commits));
  }

  static byte[] payload(int bytes) {
    byte[] payload = new byte[bytes];
    new SplittableRandom(SEED).nextBytes(payload);
    return payload;
  }
}
