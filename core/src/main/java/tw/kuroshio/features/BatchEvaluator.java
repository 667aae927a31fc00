package tw.kuroshio.features;

import java.util.Arrays;

/** Computes formulas over history. Holds reusable buffers: one thread, no state between calls. */
public final class BatchEvaluator {

  private final CompiledFormulas formulas;
  private final Program program;
  private final ColumnPass pass;
  private final double[] state;

  /** What the formulas' values are made of, cross-sections taken as they are. */
  private final boolean[] needed;

  private final double[][] handedOver;

  /** Takes one instrument's values. */
  public interface Sink {

    /**
     * Takes raw values {@code [formula][session]} by the instrument's own traded sessions; NaN =
     * missing. The arrays are used again for the next instrument: what is to be kept must be
     * copied.
     */
    void accept(int instrument, double[][] values);
  }

  public BatchEvaluator(CompiledFormulas formulas) {
    this.formulas = formulas;
    this.program = formulas.program();
    this.pass = new ColumnPass(program);
    this.state = new double[program.stateSize];
    this.needed = new boolean[program.size];
    for (int root : program.roots) {
      needed[root] = true;
    }
    program.addNeeded(needed);
    this.handedOver = new double[formulas.size()][0];
  }

  /**
   * Values of all instruments, handed over one after the other. The value of a session uses that
   * session's closed bar, what was known in it, and earlier ones only; a cross-section is of the
   * members that traded in the session.
   */
  public void evaluate(BarPanel panel, Sink sink) {
    CrossPass cross = new CrossPass(program, panel);
    cross.run(pass, state, needed);
    for (int i = 0; i < panel.size(); i++) {
      int rows = panel.bars(i).size();
      for (int f = 0; f < handedOver.length; f++) {
        handedOver[f] = handedOver[f].length == rows ? handedOver[f] : new double[rows];
      }
      fill(panel, i, cross.known(i), handedOver);
      sink.accept(i, handedOver);
    }
  }

  /** Values {@code [instrument][formula][session]} of all instruments, to be kept. */
  public double[][][] evaluate(BarPanel panel) {
    double[][][] kept = new double[panel.size()][][];
    evaluate(
        panel,
        (i, values) ->
            kept[i] = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new));
    return kept;
  }

  /** Values of one instrument; of formulas with cross-sections all others are computed, too. */
  public double[][] evaluate(BarPanel panel, int instrument) {
    CrossPass cross = new CrossPass(program, panel);
    cross.run(pass, state, needed);
    double[][] values = new double[formulas.size()][panel.bars(instrument).size()];
    fill(panel, instrument, cross.known(instrument), values);
    return values;
  }

  private void fill(BarPanel panel, int instrument, double[][] known, double[][] values) {
    pass.run(panel, instrument, needed, known, state, 0);
    for (int f = 0; f < values.length; f++) {
      pass.copyFormula(f, values[f]);
    }
  }
}
