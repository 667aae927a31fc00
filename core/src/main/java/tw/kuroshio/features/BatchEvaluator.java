package tw.kuroshio.features;

/** Computes formulas over history. Holds reusable buffers: one thread, no state between calls. */
public final class BatchEvaluator {

  private final CompiledFormulas formulas;
  private final ColumnPass pass;
  private final double[] state;

  public BatchEvaluator(CompiledFormulas formulas) {
    this.formulas = formulas;
    this.pass = new ColumnPass(formulas.program());
    this.state = new double[formulas.program().stateSize];
  }

  /**
   * Raw values {@code [formula][session]} of one instrument, by its own traded sessions; NaN =
   * missing. The value of a session uses that session's closed bar and earlier ones only.
   */
  public double[][] evaluate(BarPanel panel, int instrument) {
    pass.run(panel, instrument, state, 0);
    double[][] values = new double[formulas.size()][panel.bars(instrument).size()];
    for (int f = 0; f < values.length; f++) {
      pass.copyFormula(f, values[f]);
    }
    return values;
  }
}
