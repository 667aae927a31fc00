package tw.kuroshio.benchmarks.features;

import java.util.Arrays;
import java.util.SplittableRandom;
import tw.kuroshio.features.BatchEvaluator;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.operators.LiveField;

/**
 * The product: a tick sets the live fields the formulas read, then takes the bar. The values are
 * the instrument's row.
 */
final class KuroshioSide implements TickSide {

  private static final int NOISE = 1_024;

  private final String name;
  private final SyntheticMarket market;
  private final CompiledFormulas formulas;
  private final IncrementalFeatures features;
  private final int[] live;
  private final double[] noise;
  private final boolean[] all;

  KuroshioSide(String name, CompiledFormulas formulas, SyntheticMarket market) {
    this.name = name;
    this.market = market;
    this.formulas = formulas;
    features = new IncrementalFeatures(formulas, market.panel());
    live =
        formulas.fields().stream()
            .filter(LiveField.class::isInstance)
            .mapToInt(features::number)
            .toArray();
    noise = new SplittableRandom(1).doubles(NOISE).toArray();
    all = new boolean[market.instruments()];
    Arrays.fill(all, true);
    double[] ratios = new double[market.instruments()];
    Arrays.fill(ratios, 1.0);
    features.rollTo(market.nextSession(), ratios);
    features.know(market.panel().fields());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int values() {
    return formulas.size();
  }

  CompiledFormulas formulas() {
    return formulas;
  }

  /** Live fields set a tick. */
  int liveFields() {
    return live.length;
  }

  @Override
  public void tick(TickStream ticks, int k) {
    int instrument = ticks.instrument[k];
    for (int n = 0; n < live.length; n++) {
      features.set(instrument, live[n], noise[(k + 37 * n) & (NOISE - 1)]);
    }
    bar(instrument, ticks.bar, k);
  }

  private void bar(int instrument, TickStream.Bars bars, int k) {
    features.onBar(
        instrument,
        bars.openE4()[k],
        bars.highE4()[k],
        bars.lowE4()[k],
        bars.lastE4()[k],
        bars.shares()[k],
        bars.valueE4()[k]);
  }

  /** All cross-sections and ranks of everybody, and the rows that read them. */
  void barrier() {
    features.barrier(all);
  }

  @Override
  public void copy(int instrument, double[] target) {
    for (int f = 0; f < formulas.size(); f++) {
      target[f] = features.raw(instrument, f);
    }
  }

  /**
   * Holds every row, live fields missing as they are in history, against the batch evaluator's with
   * the session as if closed, bit for bit, and every rank against the place of its own value.
   * Everybody must have traded.
   *
   * @return values compared
   */
  long proveAgainstBatch(TickStream.Bars today) {
    for (int i = 0; i < features.size(); i++) {
      for (int n : live) {
        features.set(i, n, Double.NaN);
      }
      bar(i, today, i);
    }
    barrier();
    long[] compared = new long[1];
    new BatchEvaluator(formulas)
        .evaluate(
            market.with(today),
            (instrument, columns) -> {
              for (int f = 0; f < columns.length; f++) {
                prove(instrument, f, columns[f][columns[f].length - 1]);
                compared[0]++;
              }
            });
    return compared[0];
  }

  private void prove(int instrument, int f, double batch) {
    double row = features.raw(instrument, f);
    double rank = features.rank(instrument, f);
    boolean alike =
        Double.doubleToLongBits(row) == Double.doubleToLongBits(batch)
            && Double.compare(rank, features.frozenRank(instrument, f, row)) == 0
            && Double.isNaN(rank) == Double.isNaN(row);
    if (!alike) {
      throw new FeaturesMismatch(
          "%s of instrument %d is %s at the tick, rank %s, but %s in the batch"
              .formatted(formulas.names().get(f), instrument, row, rank, batch));
    }
  }

  /** Formulas that at least one instrument has a value of. */
  int covered() {
    int covered = 0;
    for (int f = 0; f < formulas.size(); f++) {
      boolean any = false;
      for (int i = 0; i < features.size() && !any; i++) {
        any = !Double.isNaN(features.raw(i, f));
      }
      covered += any ? 1 : 0;
    }
    return covered;
  }
}
