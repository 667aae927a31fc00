package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import tw.kuroshio.feed.twse.TimeOfDay;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.Market;

/**
 * One market's halts and resumptions, format 19: news at once, and every ten minutes all of the
 * day's, while there are any. Each sending is numbered from 1 and ends with its count.
 */
final class HaltBoard implements EventSource {

  private static final long EVERY_NS = 600_000_000_000L;

  /** An announcement: the halt, or when it will end. */
  private record News(long timeNsOfDay, Instrument instrument, long haltNs, long resumeNs) {}

  private final Market market;
  private final long toNsOfDay;
  private final RecordWriter out;
  private final PriorityQueue<News> coming =
      new PriorityQueue<>(
          Comparator.comparingLong(News::timeNsOfDay).thenComparing(n -> n.instrument().id()));

  /** The last news of each instrument, in the order of the halts. */
  private final List<News> all = new ArrayList<>();

  private long cycleNs;

  HaltBoard(Market market, long fromNsOfDay, long toNsOfDay, RecordWriter out) {
    this.market = market;
    this.toNsOfDay = toNsOfDay;
    this.out = out;
    cycleNs = fromNsOfDay / EVERY_NS * EVERY_NS + EVERY_NS;
  }

  /** Adds a halt of the day to come. */
  void plan(Instrument instrument, Pause halt) {
    long from = halt.fromNsOfDay();
    coming.add(new News(from, instrument, from, TimeOfDay.NONE));
    coming.add(new News(halt.announcedNsOfDay(), instrument, from, halt.toNsOfDay()));
  }

  @Override
  public long nextNsOfDay() {
    News news = coming.peek();
    long cycle = cycleNs < toNsOfDay ? cycleNs : NEVER;
    return news == null ? cycle : Math.min(news.timeNsOfDay(), cycle);
  }

  @Override
  public void advance() {
    long nsOfDay = nextNsOfDay();
    List<News> told = new ArrayList<>();
    for (News next = coming.peek();
        next != null && next.timeNsOfDay() == nsOfDay;
        next = coming.peek()) {
      News news = coming.remove();
      told.add(news);
      all.removeIf(earlier -> earlier.instrument().equals(news.instrument()));
      all.add(news);
    }
    send(told, true, nsOfDay);
    if (nsOfDay == cycleNs) {
      send(all, false, nsOfDay);
      cycleNs += EVERY_NS;
    }
  }

  private void send(List<News> list, boolean immediate, long nsOfDay) {
    if (list.isEmpty()) {
      return;
    }
    int sequence = 0;
    for (News news : list) {
      out.halt(news.instrument(), ++sequence, news.haltNs(), news.resumeNs(), immediate, nsOfDay);
    }
    out.haltCount(market, sequence + 1, list.size(), immediate, nsOfDay);
  }
}
