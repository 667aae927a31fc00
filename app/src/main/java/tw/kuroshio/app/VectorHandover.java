package tw.kuroshio.app;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands the newest values from the engine's thread to another in three buffers that go round: one
 * being filled, one waiting, one being read. What still waits when something newer comes is
 * conflated. The engine's side never waits and allocates nothing.
 */
final class VectorHandover {

  /** All instruments' values as of an input. */
  static final class Batch {

    final double[] values;
    long marketSeq;
    long asOfNs;

    private Batch(int size) {
      values = new double[size];
    }
  }

  private static final int BUFFERS = 3;

  private final ArrayBlockingQueue<Batch> free = new ArrayBlockingQueue<>(BUFFERS);
  private final AtomicReference<@Nullable Batch> waiting = new AtomicReference<>();
  private long conflated;

  VectorHandover(int size) {
    for (int i = 0; i < BUFFERS; i++) {
      free.add(new Batch(size));
    }
  }

  /** Copies the values for the reader; the engine's thread. */
  void offer(double[] values, long marketSeq, long asOfNs) {
    // One is being read and one waits, at most: the third is free.
    Batch batch = free.remove();
    System.arraycopy(values, 0, batch.values, 0, values.length);
    batch.marketSeq = marketSeq;
    batch.asOfNs = asOfNs;
    Batch older = waiting.getAndSet(batch);
    if (older != null) {
      conflated++;
      free.add(older);
    }
  }

  /** Gives the batch that waits, if one does, to the reader; its thread. */
  boolean take(Consumer<Batch> reader) {
    Batch batch = waiting.getAndSet(null);
    if (batch == null) {
      return false;
    }
    try {
      reader.accept(batch);
    } finally {
      free.add(batch);
    }
    return true;
  }

  /** Batches that something newer overtook; the engine's thread. */
  long conflated() {
    return conflated;
  }
}
