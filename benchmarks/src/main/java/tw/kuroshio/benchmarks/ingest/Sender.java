package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;

/** The exchange's side of a step. Calls alternate: prepare, then send. */
interface Sender extends AutoCloseable {

  /** Makes everything that will be sent. */
  void prepare(StepSpec step) throws IOException;

  /**
   * Sends it; returns when all is sent.
   *
   * @param startNs {@link System#nanoTime} of this process at which the first record is due
   */
  SendReport send(long startNs) throws IOException;

  @Override
  void close() throws IOException;
}
