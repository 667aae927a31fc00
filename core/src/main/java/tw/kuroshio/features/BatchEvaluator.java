package tw.kuroshio.features;

import java.util.Arrays;

/** Computes formulas over history. Holds reusable buffers: one thread, no state between calls. */
public final class BatchEvaluator {

  private final CompiledFormulas formulas;
  private final Program program;
  private final ColumnPass pass;
  private final double[] state;
  private final boolean[] all;

  /** Takes one instrument's values. */
  public interface Sink {

    /**
     * Takes raw values {@code [formula][session]} by the instrument's own traded sessions; NaN =
     * missing.
     */
    void accept(int instrument, double[][] values);
  }

  public BatchEvaluator(CompiledFormulas formulas) {
    this.formulas = formulas;
    this.program = formulas.program();
    this.pass = new ColumnPass(program);
    this.state = new double[program.stateSize];
    this.all = new boolean[program.size];
    Arrays.fill(all, true);
  }

  /**
   * Values of all instruments, handed over one after the other. The value of a session uses that
   * session's closed bar, what was known in it, and earlier ones only; a cross-section is of the
   * members that traded in the session.
   */
  public void evaluate(BarPanel panel, Sink sink) {
    CrossPass cross = new CrossPass(program, panel);
    cross.run(pass, state);
    for (int i = 0; i < panel.size(); i++) {
      sink.accept(i, values(panel, i, cross.known(i)));
    }
  }

  /** Values of one instrument; of formulas with cross-sections all others are computed, too. */
  public double[][] evaluate(BarPanel panel, int instrument) {
    CrossPass cross = new CrossPass(program, panel);
    cross.run(pass, state);
    return values(panel, instrument, cross.known(instrument));
  }

  private double[][] values(BarPanel panel, int instrument, double[][] known) {
    pass.run(panel, instrument, all, known, state, 0);
    double[][] values = new double[formulas.size()][panel.bars(instrument).size()];
    for (int f = 0; f < values.length; f++) {
      pass.copyFormula(f, values[f]);
    }
    return values;
  }
}
