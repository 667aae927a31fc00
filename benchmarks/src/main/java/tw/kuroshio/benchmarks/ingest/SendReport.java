package tw.kuroshio.benchmarks.ingest;

/**
 * What a sender did.
 *
 * @param datagrams of both copies
 * @param records of both copies, static data included
 * @param lateP99Ns how long after it was due a datagram was sent
 * @param lateOver1Ms datagrams sent more than a millisecond late
 * @param cpuNs processor time of the sending thread
 */
public record SendReport(
    long datagrams,
    long records,
    long lateP50Ns,
    long lateP99Ns,
    long lateMaxNs,
    long lateOver1Ms,
    long cpuNs,
    long wallNs) {

  String text() {
    return "%d %d %d %d %d %d %d %d"
        .formatted(datagrams, records, lateP50Ns, lateP99Ns, lateMaxNs, lateOver1Ms, cpuNs, wallNs);
  }

  static SendReport parse(String[] words, int from) {
    long[] v = new long[8];
    for (int i = 0; i < v.length; i++) {
      v[i] = Long.parseLong(words[from + i]);
    }
    return new SendReport(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
  }
}
