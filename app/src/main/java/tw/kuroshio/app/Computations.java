package tw.kuroshio.app;

import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import tw.kuroshio.engine.ComputationRequest;
import tw.kuroshio.engine.Input;

/**
 * Work off the engine's loop. In virtual time a result enters at its due time, whenever the work is
 * really done: the driver waits for it there. Requests are made and taken on the driver's thread.
 */
final class Computations implements AutoCloseable {

  private record Running(ComputationRequest request, Future<byte[]> result) {}

  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("computation").factory());
  private final TreeMap<Long, Running> byDueTime = new TreeMap<>();
  private final Function<ComputationRequest, byte[]> work;

  Computations(Function<ComputationRequest, byte[]> work) {
    this.work = work;
  }

  void start(ComputationRequest request) {
    Future<byte[]> result = worker.submit(() -> work.apply(request));
    if (byDueTime.put(request.dueNs(), new Running(request, result)) != null) {
      throw new IllegalStateException("Two computations are due at " + request.dueNs() + " ns");
    }
  }

  /** When the next result enters, or {@link Long#MAX_VALUE}. */
  long nextDueNs() {
    return byDueTime.isEmpty() ? Long.MAX_VALUE : byDueTime.firstKey();
  }

  /** Waits for the result that is due next and takes it. */
  Input.ComputationCompleted take() throws InterruptedException {
    Running running = byDueTime.remove(byDueTime.firstKey());
    if (running == null) {
      throw new IllegalStateException("No computation is running");
    }
    try {
      return new Input.ComputationCompleted(
          running.request.kind(), running.request.requestSeq(), running.result.get());
    } catch (ExecutionException e) {
      throw new CompletionException("A computation failed", e.getCause());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
