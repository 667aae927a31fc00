package tw.kuroshio.engine;

import tw.kuroshio.execution.OrderRequest;

/** What leaves the engine, with the sequence number of the input that caused it and its place. */
public sealed interface Output {

  long causingSeq();

  /** 0, 1, … among the outputs of one input. */
  int ordinal();

  /** An order or a cancel for the gateway. */
  record Send(long causingSeq, int ordinal, OrderRequest request) implements Output {}

  /** Work to do off the loop; its result must come back as an input. */
  record Compute(long causingSeq, int ordinal, ComputationRequest request) implements Output {}
}
