package tw.kuroshio.adapters.simulator;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.LineCopy;

/**
 * The network between the exchange and us: makes both copies of each datagram, damages them as told
 * and gives them out in the order in which they come, in virtual time. Everything is decided by the
 * seed and the datagrams sent so far, each stream by itself; speed and orders change nothing.
 *
 * <p>Without damage copy A of a datagram comes when it is said to, copy B up to {@value #LAG_NS} ns
 * later. Where copy A does not come whole and in time, copy B comes when copy A would have: which
 * copy is first differs, not when the datagram is first there. So damage that leaves one punctual
 * copy of every datagram cannot move a record past a timer or a record of the other market, and the
 * day's results stay the same to the bit.
 */
public final class LineDamage {

  /** Copy B comes less than this after copy A. */
  private static final long LAG_NS = 10_000;

  /** A duplicate comes less than this after the first. */
  private static final long DUPLICATE_NS = 1_000_000;

  /** Most later datagrams that overtake one, and the longest it takes when fewer come. */
  private static final int DISPLACEMENT = 8;

  private static final long DISPLACEMENT_NS = 15_000_000;

  private static final Comparator<Arrival> BY_TIME =
      Comparator.comparingLong((Arrival a) -> a.timeNs).thenComparingLong(a -> a.number);

  private static final class Arrival {
    private final FeedLine stream;
    private final byte[] bytes;
    private final long timeNs;
    private final long number;

    /** Overtaken, and now queued elsewhere. */
    private boolean moved;

    Arrival(FeedLine stream, byte[] bytes, long timeNs, long number) {
      this.stream = stream;
      this.bytes = bytes;
      this.timeNs = timeNs;
      this.number = number;
    }
  }

  /** One of the twenty streams. */
  private static final class Stream {
    private final FeedLine line;
    private final SeededRandom random;

    /** What later datagrams overtake, and how many still do. */
    private @Nullable Arrival displaced;

    private int overtakes;

    /** Fate of the datagram at hand. */
    private boolean gone;

    private boolean twice;
    private boolean displace;
    private boolean corrupt;

    Stream(FeedLine line, SeededRandom random) {
      this.line = line;
      this.random = random;
    }

    boolean isWhole() {
      return !gone && !corrupt;
    }

    boolean isInPlace() {
      return isWhole() && !displace;
    }
  }

  private final DamageSettings settings;
  private final long midnightNs;
  private final Stream[] streams = new Stream[FeedLine.COUNT];
  private final long[] lastNs = new long[FeedLine.COUNT];
  private final PriorityQueue<Arrival> arrivals = new PriorityQueue<>(BY_TIME);
  private long number;
  private long sent;
  private long lost;
  private long silenced;
  private long duplicated;
  private long reordered;
  private long corrupted;
  private long missed;
  private long late;

  /**
   * @param date the day whose times the silences mean
   */
  public LineDamage(DamageSettings settings, LocalDate date, long seed) {
    this.settings = settings;
    midnightNs = date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.ofHours(8)) * 1_000_000_000L;
    SeededRandom random = new SeededRandom(seed).stream("damage " + date);
    for (int i = 0; i < streams.length; i++) {
      FeedLine line = FeedLine.ofCode(i);
      streams[i] = new Stream(line, random.stream(line.name()));
    }
    Arrays.fill(lastNs, Long.MIN_VALUE);
  }

  /**
   * Sends one datagram on both copies of a line; the bytes are copied.
   *
   * @param line either copy
   * @param arrivalNs when copy A comes without damage, UTC nanoseconds since the epoch; a line's
   *     datagrams do not overtake one another, so it is not before the one sent before
   */
  public void send(FeedLine line, byte[] buffer, int offset, int length, long arrivalNs) {
    sent++;
    Stream a = streams[FeedLine.of(line.market(), line.number(), LineCopy.A).code()];
    Stream b = streams[a.line.otherCopy().code()];
    long baseNs = Math.max(arrivalNs, lastNs[a.line.code()]);
    lastNs[a.line.code()] = baseNs;
    decide(a, baseNs);
    decide(b, baseNs);
    boolean punctualA = a.isInPlace() && settings.delayANs() == 0;
    boolean punctualB = b.isInPlace() && settings.delayBNs() == 0;
    if (!a.isWhole() && !b.isWhole()) {
      missed++;
    } else if (!punctualA && !punctualB) {
      late++;
    }
    byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
    long lagNs = 1L + b.random.nextInt((int) LAG_NS - 1);
    put(a, bytes, baseNs + settings.delayANs());
    put(b, bytes, baseNs + settings.delayBNs() + (punctualA ? lagNs : 0));
  }

  private void decide(Stream stream, long nowNs) {
    boolean silent = settings.isSilent(stream.line.copy(), nowNs - midnightNs);
    stream.gone = silent;
    stream.twice = false;
    stream.displace = false;
    stream.corrupt = false;
    silenced += silent ? 1 : 0;
    if (settings.isRandom()) {
      SeededRandom random = stream.random;
      boolean isLost = random.nextDouble() < settings.loss();
      stream.twice = random.nextDouble() < settings.duplicate();
      stream.displace = random.nextDouble() < settings.reorder() && stream.displaced == null;
      stream.corrupt = random.nextDouble() < settings.corrupt();
      lost += isLost && !silent ? 1 : 0;
      stream.gone |= isLost;
    }
  }

  private void put(Stream stream, byte[] bytes, long timeNs) {
    if (stream.gone) {
      return;
    }
    SeededRandom random = stream.random;
    byte[] content = bytes;
    if (stream.corrupt) {
      corrupted++;
      content = bytes.clone();
      content[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
    }
    if (stream.displace) {
      reordered++;
      stream.displaced = queue(stream.line, content, timeNs + DISPLACEMENT_NS);
      stream.overtakes = 1 + random.nextInt(DISPLACEMENT);
    } else {
      queue(stream.line, content, timeNs);
      overtake(stream, timeNs);
    }
    if (stream.twice) {
      duplicated++;
      queue(stream.line, content, timeNs + 1 + random.nextInt((int) DUPLICATE_NS));
    }
  }

  private Arrival queue(FeedLine line, byte[] bytes, long timeNs) {
    Arrival arrival = new Arrival(line, bytes, timeNs, number++);
    arrivals.add(arrival);
    return arrival;
  }

  /** Brings back what was displaced once enough have overtaken it. */
  private void overtake(Stream stream, long timeNs) {
    Arrival behind = stream.displaced;
    if (behind == null) {
      return;
    }
    if (behind.timeNs <= timeNs) {
      stream.displaced = null;
    } else if (--stream.overtakes == 0) {
      behind.moved = true;
      queue(behind.stream, behind.bytes, timeNs);
      stream.displaced = null;
    }
  }

  /** When the next datagram comes; Long.MAX_VALUE when none is on the way. */
  public long nextArrivalNs() {
    Arrival next = arrivals.peek();
    while (next != null && next.moved) {
      arrivals.remove();
      next = arrivals.peek();
    }
    return next == null ? Long.MAX_VALUE : next.timeNs;
  }

  /**
   * Gives out the datagram that comes at {@link #nextArrivalNs()}.
   *
   * @throws IllegalStateException when none is on the way
   */
  public void deliver(DatagramListener listener) {
    long timeNs = nextArrivalNs();
    Arrival next = arrivals.poll();
    if (next == null) {
      throw new IllegalStateException("No datagram is on the way");
    }
    listener.onDatagram(next.stream, next.bytes, 0, next.bytes.length, timeNs);
  }

  public DamageCounts counts() {
    return new DamageCounts(sent, lost, silenced, duplicated, reordered, corrupted, missed, late);
  }
}
