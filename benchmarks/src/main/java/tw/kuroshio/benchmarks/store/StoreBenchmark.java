package tw.kuroshio.benchmarks.store;

import io.questdb.griffin.SqlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import tw.kuroshio.adapters.postgres.EmbeddedDatabase;
import tw.kuroshio.adapters.postgres.StoreAddress;
import tw.kuroshio.benchmarks.ingest.Percentiles;
import tw.kuroshio.history.AsOfIndex;

/**
 * Loads the same ticks into every side, stretch by stretch and side by side, then asks all of them
 * the same points in turn and compares the answers.
 */
public final class StoreBenchmark {

  /** Heap an index takes a tick while it is built. */
  private static final long INDEX_BYTES_A_TICK = 200;

  private static final int DIGITS = 3;

  private final Settings settings;
  private final PrintWriter progress;
  private final List<StoreSide> sides = new ArrayList<>();
  private long answers;

  /**
   * @param ticks in all
   * @param stretch ticks of one load
   * @param queries measured of each kind; a tenth as many come before, unmeasured
   * @param folder for the databases, which are left in it
   * @param servers with an empty database each, where the product's store is measured once more
   */
  public record Settings(
      long ticks,
      int stretch,
      int instruments,
      int queries,
      long seed,
      Path folder,
      List<StoreAddress> servers) {}

  public StoreBenchmark(Settings settings, PrintWriter progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * @throws StoreMismatch when two sides answer differently
   */
  public StoreResult run() throws IOException, SQLException, SqlException {
    Files.createDirectories(settings.folder().resolve("questdb"));
    try (EmbeddedDatabase server = EmbeddedDatabase.start(settings.folder().resolve("postgresql"));
        KuroshioSide ours = new KuroshioSide(server.address(), "kuroshio");
        StoreSide plain = new PlainSide(server.address());
        StoreSide quest = new QuestSide(settings.folder().resolve("questdb"))) {
      sides.addAll(List.of(ours, plain, quest));
      for (StoreAddress address : settings.servers()) {
        sides.add(new KuroshioSide(address, ServerName.of(address)));
      }
      Ticks ticks = new Ticks(settings.instruments(), settings.stretch(), settings.seed());
      List<long[]> loads = load(ticks);
      long endNs = Ticks.timeOf(settings.ticks() - 1) + Ticks.DELAY_NS;
      List<Percentiles> last = points(ticks.codes(), endNs, endNs);
      List<Percentiles> asOf = points(ticks.codes(), Ticks.START_NS, endNs);
      return withIndex(ours, ticks.codes(), loads, last, asOf);
    } finally {
      // closing twice does nothing; those of the servers are closed by nobody else
      sides.forEach(StoreSide::close);
    }
  }

  private List<long[]> load(Ticks ticks) {
    int stretches =
        Math.toIntExact((settings.ticks() + settings.stretch() - 1) / settings.stretch());
    List<long[]> loads = new ArrayList<>();
    sides.forEach(_ -> loads.add(new long[stretches]));
    long left = settings.ticks();
    for (int stretch = 0; stretch < stretches; stretch++) {
      ticks.advance((int) Math.min(left, settings.stretch()));
      left -= ticks.size;
      for (int i = 0; i < sides.size(); i++) {
        // who goes first changes, so that nobody always follows the same neighbour
        int side = (i + stretch) % sides.size();
        sides.get(side).prepare(ticks);
        long start = System.nanoTime();
        sides.get(side).load(ticks);
        loads.get(side)[stretch] = System.nanoTime() - start;
      }
      progress.printf("%,d of %,d ticks loaded%n", settings.ticks() - left, settings.ticks());
      progress.flush();
    }
    return loads;
  }

  /** Points of random instruments at moments in a range, of every side in turn. */
  private List<Percentiles> points(String[] codes, long firstNs, long lastNs) {
    List<Histogram> times = new ArrayList<>();
    sides.forEach(_ -> times.add(new Histogram(DIGITS)));
    SplittableRandom random = new SplittableRandom(settings.seed() + 1);
    int warmUp = settings.queries() / 10;
    for (int query = 0; query < warmUp + settings.queries(); query++) {
      String code = codes[random.nextInt(codes.length)];
      long atNs = firstNs == lastNs ? lastNs : random.nextLong(firstNs, lastNs);
      long agreed = Long.MIN_VALUE;
      for (int i = 0; i < sides.size(); i++) {
        long start = System.nanoTime();
        long price = sides.get(i).lastPrice(code, atNs);
        long took = System.nanoTime() - start;
        if (query >= warmUp) {
          times.get(i).recordValue(took);
        }
        agreed = agree(agreed, price, sides.get(i).name(), code, atNs);
      }
      answers++;
    }
    return times.stream().map(Percentiles::of).toList();
  }

  private static long agree(long agreed, long price, String who, String code, long atNs) {
    if (agreed != Long.MIN_VALUE && agreed != price) {
      throw new StoreMismatch(
          who + " says " + price + " for " + code + " at " + atNs + ", another " + agreed);
    }
    return price;
  }

  private StoreResult withIndex(
      KuroshioSide ours,
      String[] codes,
      List<long[]> loads,
      List<Percentiles> last,
      List<Percentiles> asOf) {
    long inHeap = Math.min(settings.ticks(), Runtime.getRuntime().maxMemory() / INDEX_BYTES_A_TICK);
    long fromNs = Ticks.timeOf(settings.ticks() - inHeap);
    long endNs = Ticks.timeOf(settings.ticks() - 1) + Ticks.DELAY_NS;
    progress.printf("reading %,d ticks into the index%n", inHeap);
    progress.flush();
    long start = System.nanoTime();
    AsOfIndex index = ours.index(fromNs);
    long buildNs = System.nanoTime() - start;
    if (index.size() != inHeap) {
      throw new StoreMismatch("The index has " + index.size() + " ticks, not " + inHeap);
    }
    compare(ours, index, codes, fromNs, endNs);
    Percentiles indexLast = indexPoints(index, codes, endNs, endNs);
    Percentiles indexAsOf = indexPoints(index, codes, fromNs, endNs);
    Universe20 universe = new Universe20(ours.store(), codes, settings.seed());
    Percentiles fromDatabase = universe(universe, false);
    Percentiles fromIndex = universe(universe, true);
    List<StoreResult.SideResult> results = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      results.add(
          new StoreResult.SideResult(sides.get(i).name(), loads.get(i), last.get(i), asOf.get(i)));
    }
    return new StoreResult(
        settings.ticks(),
        settings.instruments(),
        settings.stretch(),
        results,
        inHeap,
        buildNs,
        indexLast,
        indexAsOf,
        fromDatabase,
        fromIndex,
        Universe20.columns(),
        answers);
  }

  /** The index and the database on the same points. */
  private void compare(
      KuroshioSide ours, AsOfIndex index, String[] codes, long fromNs, long endNs) {
    SplittableRandom random = new SplittableRandom(settings.seed() + 2);
    // an instrument that has not traded yet since the index begins is looked for further back
    long first = fromNs + (endNs - fromNs) / 2;
    for (int query = 0; query < settings.queries() / 10; query++) {
      String code = codes[random.nextInt(codes.length)];
      long atNs = random.nextLong(first, endNs);
      agree(
          KuroshioSide.lastPrice(index, code, atNs),
          ours.lastPrice(code, atNs),
          "the database",
          code,
          atNs);
      answers++;
    }
  }

  private Percentiles indexPoints(AsOfIndex index, String[] codes, long firstNs, long lastNs) {
    Histogram times = new Histogram(DIGITS);
    SplittableRandom random = new SplittableRandom(settings.seed() + 3);
    long sum = 0;
    int measured = 50 * settings.queries();
    for (int query = 0; query < 2 * measured; query++) {
      String code = codes[random.nextInt(codes.length)];
      long atNs = firstNs == lastNs ? lastNs : random.nextLong(firstNs, lastNs);
      long start = System.nanoTime();
      sum += KuroshioSide.lastPrice(index, code, atNs);
      long took = System.nanoTime() - start;
      if (query >= measured) {
        times.recordValue(took);
      }
    }
    if (sum == 0) {
      throw new StoreMismatch("The index gives no price");
    }
    return Percentiles.of(times);
  }

  private Percentiles universe(Universe20 universe, boolean index) {
    Histogram times = new Histogram(DIGITS);
    int rounds = index ? 2_000 : 100;
    long cells = (long) Universe20.columns() * settings.instruments();
    for (int round = 0; round < 2 * rounds; round++) {
      int day = round % Universe20.DAYS;
      long start = System.nanoTime();
      long found = index ? universe.fromIndex(day) : universe.fromDatabase(day);
      long took = System.nanoTime() - start;
      if (found != cells) {
        throw new StoreMismatch("A snapshot has " + found + " cells, not " + cells);
      }
      if (round >= rounds) {
        times.recordValue(took);
      }
    }
    if (!universe.agrees(Universe20.DAYS / 2)) {
      throw new StoreMismatch("The index's snapshot is not the database's");
    }
    return Percentiles.of(times);
  }
}
