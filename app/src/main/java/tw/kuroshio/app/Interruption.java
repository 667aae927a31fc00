package tw.kuroshio.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM: sets the flag the run looks at, then holds the shutdown until the run has
 * closed what it holds.
 */
final class Interruption implements AutoCloseable {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(AtomicBoolean stopped, Runnable wake) {
    hook =
        new Thread(
            () -> {
              stopped.set(true);
              asked.countDown();
              wake.run();
              awaitQuietly(closed);
            },
            "interruption");
  }

  static Interruption watch(AtomicBoolean stopped) {
    return watch(stopped, () -> {});
  }

  /**
   * As {@link #watch(AtomicBoolean)}, and wakes who waits.
   *
   * @param wake called on the shutdown's thread
   */
  static Interruption watch(AtomicBoolean stopped, Runnable wake) {
    Interruption interruption = new Interruption(stopped, wake);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Waits until somebody asks the process to end. */
  void await() throws InterruptedException {
    asked.await();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (asked.getCount() > 0) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The shutdown began between the two lines; the hook has nothing left to wait for.
        asked.countDown();
      }
    }
  }
}
