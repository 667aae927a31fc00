package tw.kuroshio.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * What live evaluation keeps of all instruments, each instrument's in one run, so that a tick
 * touches few cache lines. {@link RowCode} reads and writes it.
 */
final class InstrumentArrays {

  /** Node values, those of {@link ValueSlots}. */
  final double[] values;

  /** State of series operators. */
  final double[] state;

  /** Closed values that windows are rebuilt from, read only when a session closes. */
  final double[] history;

  /** The raw bar so far, then the other fields. */
  final double[] inputs;

  /** What divides the instrument's raw prices. */
  final double[] divisor;

  /** Published values of the formulas: the array of a {@link FeatureMatrix}. */
  final double[] raw;

  /** By node: cross-sections as frozen at the last barrier. */
  final @Nullable FrozenSection[] sections;

  /** By node: the past of groups as it was when the session opened. */
  final @Nullable GroupPast[] groups;

  InstrumentArrays(
      Program program,
      int instruments,
      FeatureMatrix raw,
      @Nullable FrozenSection[] sections,
      @Nullable GroupPast[] groups) {
    this.values = new double[Math.multiplyExact(instruments, program.slots.count)];
    this.state = new double[Math.multiplyExact(instruments, program.stateSize)];
    this.history = new double[Math.multiplyExact(instruments, program.historySize)];
    this.inputs = new double[Math.multiplyExact(instruments, program.inputSize)];
    this.divisor = new double[instruments];
    this.raw = raw.values();
    this.sections = sections;
    this.groups = groups;
    Arrays.fill(inputs, Double.NaN);
  }

  void writeState(StateWriter out) {
    for (double[] part : parts()) {
      out.putDoubles(part);
    }
  }

  void readState(StateReader in) {
    for (double[] part : parts()) {
      read(in, part);
    }
  }

  private double[][] parts() {
    return new double[][] {divisor, inputs, values, state, history, raw};
  }

  static void read(StateReader in, double[] target) {
    if (in.getCount(Double.BYTES) != target.length) {
      throw new IllegalArgumentException("State has arrays of another length");
    }
    for (int i = 0; i < target.length; i++) {
      target[i] = in.getDouble();
    }
  }
}
