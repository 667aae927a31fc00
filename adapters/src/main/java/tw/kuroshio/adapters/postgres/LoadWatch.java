package tw.kuroshio.adapters.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a connection over which nothing has moved for some time. A server that hangs while it is
 * sent rows leaves the sender waiting in a write, which no time-out of the driver ends.
 */
final class LoadWatch implements AutoCloseable {

  private final Connection connection;
  private final long restNs;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long movedAtNs = System.nanoTime();
  private volatile boolean cut;

  private LoadWatch(Connection connection, long restNs) {
    this.connection = connection;
    this.restNs = restNs;
  }

  static LoadWatch over(Connection connection, int restSeconds) {
    // Two seconds more than the server's own limit: its answer says more than a cut line.
    LoadWatch watch = new LoadWatch(connection, TimeUnit.SECONDS.toNanos(restSeconds + 2L));
    Thread.ofVirtual().name("store-load-watch").start(watch::run);
    return watch;
  }

  private void run() {
    try {
      long leftNs = restNs;
      while (!ended.await(leftNs, TimeUnit.NANOSECONDS)) {
        leftNs = restNs - (System.nanoTime() - movedAtNs);
        if (leftNs <= 0) {
          cut = true;
          connection.abort(Runnable::run);
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      // The connection is closed already: there is nothing left to cut.
      cut = true;
    }
  }

  /** Rows were taken. */
  void moved() {
    movedAtNs = System.nanoTime();
  }

  /** Whether the connection was cut because nothing moved. */
  boolean isCut() {
    return cut;
  }

  @Override
  public void close() {
    ended.countDown();
  }
}
