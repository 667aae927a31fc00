package tw.kuroshio.engine;

import java.util.ArrayDeque;
import java.util.function.Consumer;
import tw.kuroshio.execution.OrderRequest;

/** Outputs held back until the log is durable. Empty between inputs once they are released. */
final class Outputs {

  private final ArrayDeque<Output> held = new ArrayDeque<>();
  private long causingSeq;
  private int ordinal;

  void send(long seq, OrderRequest request) {
    held.add(new Output.Send(seq, ordinalOf(seq), request));
  }

  void compute(ComputationRequest request) {
    long seq = request.requestSeq();
    held.add(new Output.Compute(seq, ordinalOf(seq), request));
  }

  boolean hasAny() {
    return !held.isEmpty();
  }

  void drainTo(Consumer<Output> gate) {
    for (Output next = held.poll(); next != null; next = held.poll()) {
      gate.accept(next);
    }
  }

  private int ordinalOf(long seq) {
    ordinal = seq == causingSeq ? ordinal + 1 : 0;
    causingSeq = seq;
    return ordinal;
  }
}
