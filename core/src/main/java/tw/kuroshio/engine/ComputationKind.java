package tw.kuroshio.engine;

/** Work that runs off the loop as a pure function of an immutable snapshot. */
public enum ComputationKind {
  OPTIMISE
}
