package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tw.kuroshio.features.operators.LiveField;
import tw.kuroshio.feed.BookState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.market.SessionSchedule;

/**
 * The live fields of one instrument that need a memory, computed anew from all of its records each
 * time: nothing is kept but what the records said. The definitions of {@link LiveField}, written
 * down a second time.
 */
final class RecordedMoments {

  private static final int SESSIONS = 20;
  private static final long MINUTE_NS = 60_000_000_000L;
  private static final long FIVE_MINUTES_NS = 5 * MINUTE_NS;

  /** What a record left behind. */
  private record Moment(
      long ns,
      boolean trade,
      boolean initiated,
      long priceE4,
      long shares,
      boolean matching,
      long bidE4,
      long askE4,
      long printedShares) {

    boolean quoted() {
      return matching && bidE4 > 0 && askE4 > bidE4;
    }

    double spread() {
      return quoted() ? 2.0 * (askE4 - bidE4) / (askE4 + bidE4) : Double.NaN;
    }
  }

  private final SessionSchedule session;
  private final List<List<Moment>> sessions = new ArrayList<>();
  private List<Moment> today = new ArrayList<>();

  RecordedMoments(SessionSchedule session) {
    this.session = session;
  }

  void onRecord(OrderBooks books, int i, int changed) {
    long before = today.isEmpty() ? 0 : today.getLast().ns();
    boolean call = (changed & (OrderBooks.SESSION_OPEN | OrderBooks.SESSION_CLOSE)) != 0;
    today.add(
        new Moment(
            Math.max(before, books.matchTimeNsOfDay(i)),
            (changed & OrderBooks.TRADE) != 0,
            !call && (books.isContinuous(i) || books.callCycleSeconds(i) > 0),
            books.lastTradePriceE4(i),
            books.lastTradeShares(i),
            !books.isTrial(i) && books.state(i) != BookState.SUSPENDED,
            books.bestBidPriceE4(i),
            books.bestAskPriceE4(i),
            books.printedShares(i)));
  }

  void closeSession() {
    if (today.stream().anyMatch(Moment::trade)) {
      sessions.add(today);
    }
    today = new ArrayList<>();
  }

  double value(LiveField field, long askedNs) {
    long ns = today.isEmpty() ? askedNs : Math.max(askedNs, today.getLast().ns());
    return switch (field) {
      case TRADE_SIGN_1M -> signedShare(ns, MINUTE_NS / 60);
      case TRADE_SIGN_5M -> signedShare(ns, FIVE_MINUTES_NS / 60);
      case TRADE_SIGN_30M -> signedShare(ns, 30 * MINUTE_NS / 60);
      case REALISED_VARIANCE -> realisedVariance(ns);
      case SECONDS_SINCE_TRADE ->
          today.stream()
              .filter(Moment::trade)
              .mapToDouble(m -> (ns - m.ns()) / 1e9)
              .reduce(Double.NaN, (a, b) -> b);
      case QUOTED_SPREAD -> quotedSpread(today, ns);
      case QUOTED_SPREAD_20 -> meanSpread(ns);
      case VOLUME_SAME_TIME_20 -> meanVolume(ns);
      case KYLE_LAMBDA -> kyleLambda(ns);
      default -> throw new IllegalArgumentException("Not computed from all records: " + field);
    };
  }

  /** Lee and Ready's sign of each trade, 0 for other records. */
  private static int[] signs(List<Moment> moments) {
    int[] signs = new int[moments.size()];
    List<Long> prices = new ArrayList<>();
    for (int k = 0; k < signs.length; k++) {
      Moment m = moments.get(k);
      if (!m.trade()) {
        continue;
      }
      int change = 0;
      for (int back = prices.size() - 1; back >= 0 && change == 0; back--) {
        change = Long.compare(m.priceE4(), prices.get(back));
      }
      prices.add(m.priceE4());
      Moment before = k == 0 ? null : moments.get(k - 1);
      int side =
          before != null && before.quoted()
              ? Long.compare(2 * m.priceE4(), before.bidE4() + before.askE4())
              : 0;
      signs[k] = m.initiated() ? (side != 0 ? side : change) : 0;
    }
    return signs;
  }

  private double signedShare(long ns, long bucketNs) {
    int[] signs = signs(today);
    long signed = 0;
    long all = 0;
    for (int k = 0; k < signs.length; k++) {
      Moment m = today.get(k);
      if (m.trade() && m.initiated() && ns / bucketNs - m.ns() / bucketNs < 60) {
        signed += signs[k] * m.shares();
        all += m.shares();
      }
    }
    return all == 0 ? Double.NaN : (double) signed / all;
  }

  private double realisedVariance(long ns) {
    TreeMap<Long, Long> closes = new TreeMap<>();
    long openE4 = 0;
    for (Moment m : today) {
      if (m.trade()) {
        openE4 = openE4 == 0 ? m.priceE4() : openE4;
        closes.put(m.ns() / MINUTE_NS, m.priceE4());
      }
    }
    double sum = Double.NaN;
    long before = openE4;
    for (long closeE4 : closes.headMap(ns / MINUTE_NS).values()) {
      double r = StrictMath.log((double) closeE4 / before);
      sum = Double.isNaN(sum) ? r * r : sum + r * r;
      before = closeE4;
    }
    return sum;
  }

  private double quotedSpread(List<Moment> moments, long untilNs) {
    double weighted = 0.0;
    long total = 0;
    double standing = Double.NaN;
    long since = 0;
    for (int k = 0; k <= moments.size(); k++) {
      boolean end = k == moments.size();
      double next = end ? Double.NaN : moments.get(k).spread();
      long at = end ? untilNs : moments.get(k).ns();
      if (!end && Double.compare(next, standing) == 0) {
        continue;
      }
      long ns = Math.min(at, session.closingCallNsOfDay()) - Math.max(since, session.openNsOfDay());
      if (!Double.isNaN(standing) && ns > 0) {
        weighted += standing * ns;
        total += ns;
      }
      standing = next;
      since = at;
    }
    return total == 0 ? Double.NaN : weighted / total;
  }

  private double meanSpread(long ns) {
    if (sessions.size() < SESSIONS - 1) {
      return Double.NaN;
    }
    double sum = 0.0;
    for (List<Moment> closed : newest(SESSIONS - 1)) {
      sum += quotedSpread(closed, session.closingCallNsOfDay());
    }
    return (sum + quotedSpread(today, ns)) / SESSIONS;
  }

  private List<List<Moment>> newest(int count) {
    return sessions.subList(sessions.size() - count, sessions.size());
  }

  private double meanVolume(long ns) {
    if (sessions.size() < SESSIONS) {
      return Double.NaN;
    }
    long minute = Math.floorDiv(ns - session.openNsOfDay(), MINUTE_NS) + 1;
    if (minute <= 0) {
      return 0.0;
    }
    long interval = (minute - 1) / 5;
    boolean closed = ns >= session.closeNsOfDay();
    long from = 0;
    long to = 0;
    for (List<Moment> moments : newest(SESSIONS)) {
      long open = session.openNsOfDay();
      from += volume(moments, open + interval * FIVE_MINUTES_NS) * (interval > 0 ? 1 : 0);
      to += volume(moments, closed ? Long.MAX_VALUE : open + (interval + 1) * FIVE_MINUTES_NS);
    }
    long into = minute - 5 * interval;
    return closed
        ? (double) to / SESSIONS
        : ((double) from * (5 - into) + (double) to * into) / (5 * SESSIONS);
  }

  private static long volume(List<Moment> moments, long beforeNs) {
    return moments.stream()
        .filter(m -> m.ns() < beforeNs)
        .mapToLong(Moment::printedShares)
        .reduce(0, (a, b) -> b);
  }

  private double kyleLambda(long ns) {
    if (sessions.size() < SESSIONS - 1) {
      return Double.NaN;
    }
    double[] all = new double[5];
    for (List<Moment> closed : newest(SESSIONS - 1)) {
      merge(all, impact(closed, session.closingCallNsOfDay()));
    }
    merge(all, impact(today, ns));
    double deviation = Math.sqrt(all[3] / (all[0] - 1));
    return all[0] > 1 && deviation > 1e-12 * Math.abs(all[1]) ? all[4] / all[3] : Double.NaN;
  }

  /** Count, means and squares of the intervals that are over. */
  private double[] impact(List<Moment> moments, long untilNs) {
    int[] signs = signs(moments);
    long openNs = session.openNsOfDay();
    long last = Math.min(untilNs, session.closingCallNsOfDay());
    int over = last < openNs ? 0 : (int) ((last - openNs) / FIVE_MINUTES_NS);
    int count = (int) ((session.closingCallNsOfDay() - openNs) / FIVE_MINUTES_NS);
    double[] flow = new double[over];
    double[] end = new double[over];
    int first = -1;
    double begin = 0;
    double price = 0;
    int k = 0;
    for (int interval = 0; interval < over; interval++) {
      for (; k < moments.size() && intervalOf(moments.get(k).ns(), count) <= interval; k++) {
        Moment m = moments.get(k);
        boolean inSession = m.ns() >= openNs;
        if (m.trade()) {
          price = m.priceE4();
          first = first < 0 && inSession ? interval : first;
          begin = first == interval && begin == 0 ? price : begin;
          flow[interval] += signs[k] * Math.sqrt(m.priceE4() / 10_000.0 * m.shares());
        }
        if (m.quoted() || (m.matching() && m.priceE4() > 0)) {
          price = m.quoted() ? (m.bidE4() + m.askE4()) / 2.0 : m.priceE4();
          first = first < 0 && inSession ? interval : first;
          begin = first == interval && begin == 0 ? price : begin;
        }
      }
      end[interval] = price;
    }
    double[] m = new double[5];
    for (int interval = Math.max(first, 0); first >= 0 && interval < over; interval++) {
      add(m, flow[interval], end[interval] / begin - 1.0);
      begin = end[interval];
    }
    return m;
  }

  private int intervalOf(long ns, int count) {
    return (int) Math.clamp((ns - session.openNsOfDay()) / FIVE_MINUTES_NS, 0L, (long) count);
  }

  private static void add(double[] m, double x, double y) {
    double n = ++m[0];
    double dx = x - m[1];
    m[1] += dx / n;
    m[2] += (y - m[2]) / n;
    m[3] += dx * (x - m[1]);
    m[4] += dx * (y - m[2]);
  }

  private static void merge(double[] m, double[] g) {
    if (g[0] == 0) {
      return;
    }
    double n = m[0] + g[0];
    double dx = g[1] - m[1];
    double dy = g[2] - m[2];
    double share = g[0] / n;
    double across = m[0] * share;
    m[1] += dx * share;
    m[2] += dy * share;
    m[3] += g[3] + dx * dx * across;
    m[4] += g[4] + dx * dy * across;
    m[0] = n;
  }
}
