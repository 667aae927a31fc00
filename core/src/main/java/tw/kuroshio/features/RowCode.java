package tw.kuroshio.features;

/**
 * Code made for some nodes of a graph by {@link RowCompiler}. Pure but for the arrays it is given;
 * may be shared by threads with arrays of their own.
 */
interface RowCode {

  /** Of no nodes. */
  RowCode NOTHING = (arrays, instrument) -> {};

  /**
   * Values of the nodes for an instrument's open session, and of the formulas that stand at them.
   * Other nodes' values are taken as they are; no state of an operator changes.
   */
  void compute(InstrumentArrays arrays, int instrument);
}
