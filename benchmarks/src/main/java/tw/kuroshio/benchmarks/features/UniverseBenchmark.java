package tw.kuroshio.benchmarks.features;

import java.io.PrintWriter;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.InstrumentMemory;

/** The whole universe: every row anew, then the barrier with all ranks. */
public final class UniverseBenchmark {

  private static final int ROUNDS = 5;

  /**
   * What was found.
   *
   * @param rowsNs by round: a new bar and all raw values of every instrument
   * @param barrierNs by round: cross-sections, the rows that read them, ranks
   * @param equalToBatch values that were those of the batch, bit for bit
   * @param memory of an instrument
   */
  public record Found(
      int instruments,
      int formulas,
      double[] rowsNs,
      double[] barrierNs,
      long equalToBatch,
      InstrumentMemory memory) {

    public Found {
      rowsNs = rowsNs.clone();
      barrierNs = barrierNs.clone();
    }

    /** By round: both, for each value. */
    public double[] nsAValue() {
      double[] each = new double[rowsNs.length];
      for (int round = 0; round < each.length; round++) {
        each[round] = (rowsNs[round] + barrierNs[round]) / instruments / formulas;
      }
      return each;
    }
  }

  private final PrintWriter progress;

  UniverseBenchmark(PrintWriter progress) {
    this.progress = progress;
  }

  /**
   * @param repeats five rounds each, after as many unmeasured
   */
  Found run(CompiledFormulas formulas, SyntheticMarket market, int repeats, long seed) {
    KuroshioSide side = new KuroshioSide("", formulas, market);
    TickStream ticks = new TickStream(market, market.instruments(), seed);
    int rounds = ROUNDS * repeats;
    double[] rows = new double[rounds];
    double[] barrier = new double[rounds];
    for (int round = -rounds; round < rounds; round++) {
      ticks.everyInstrument();
      long start = System.nanoTime();
      for (int k = 0; k < ticks.size; k++) {
        side.tick(ticks, k);
      }
      long middle = System.nanoTime();
      side.barrier();
      long end = System.nanoTime();
      if (round >= 0) {
        rows[round] = middle - start;
        barrier[round] = end - middle;
      }
    }
    progress.printf("universe of %,d done%n", market.instruments());
    progress.flush();
    return new Found(
        market.instruments(),
        formulas.size(),
        rows,
        barrier,
        side.proveAgainstBatch(ticks.today()),
        formulas.bytesPerInstrument());
  }
}
