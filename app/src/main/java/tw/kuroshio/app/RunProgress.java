package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.model.StateWriter;

/** Shows the stages as the day goes and keeps a snapshot at every checkpoint. */
final class RunProgress implements DayRunner.Progress {

  private static final long NS_PER_MINUTE = 60_000_000_000L;
  private static final long EVERY_NS = 30 * NS_PER_MINUTE;
  private static final long STATUS_EVERY_NS = NS_PER_MINUTE;

  private final PrintWriter out;
  private final TradingSystem system;
  private final LatencyRecorder latency;
  private final Engine engine;
  private final RunFolder folder;
  private final ParityWatch parity;
  private final AtomicReference<RunStatus> status;
  private long lastNs;
  private long nextPrintNs = Long.MIN_VALUE;
  private long nextStatusNs = Long.MIN_VALUE;

  RunProgress(
      PrintWriter out,
      TradingSystem system,
      LatencyRecorder latency,
      Engine engine,
      RunFolder folder,
      ParityWatch parity,
      AtomicReference<RunStatus> status) {
    this.out = out;
    this.system = system;
    this.latency = latency;
    this.engine = engine;
    this.folder = folder;
    this.parity = parity;
    this.status = status;
  }

  @Override
  public void at(long virtualNs) {
    lastNs = virtualNs;
    if (virtualNs >= nextStatusNs) {
      nextStatusNs = virtualNs + STATUS_EVERY_NS;
      show();
    }
    if (nextPrintNs == Long.MIN_VALUE) {
      nextPrintNs = nextHalfHour(virtualNs);
    }
    if (virtualNs >= nextPrintNs) {
      StageTable.print(out, virtualNs, system.pipeline(), latency);
      nextPrintNs = nextHalfHour(virtualNs);
    }
  }

  /** Puts what there is now on the console. */
  void show() {
    status.set(RunStatus.of(lastNs, system.pipeline(), latency, parity.soFar()));
  }

  private static long nextHalfHour(long virtualNs) {
    long ofDay = DaySettings.nsOfDay(virtualNs);
    return virtualNs - ofDay % EVERY_NS + EVERY_NS;
  }

  @Override
  public void checkpoint(long seq) {
    StateWriter state = new StateWriter(1 << 20);
    engine.writeState(state);
    try {
      folder.snapshots().write(seq, state.toByteArray());
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }
}
