package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.Duration;
import tw.kuroshio.adapters.files.FileEventLog;
import tw.kuroshio.engine.EventLog;

/** The log in files, with a copy to Kafka that never holds it up. */
final class CopiedRunLog implements RunLog {

  /** How long the end of a run waits for what is not in Kafka yet. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private final FileEventLog log;
  private final LogCopier copier;
  private final PrintWriter out;

  CopiedRunLog(FileEventLog log, LogCopier copier, PrintWriter out) {
    this.log = log;
    this.copier = copier;
    this.out = out;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void close() {
    try {
      log.close();
    } finally {
      out.println("copy     " + copier.finish(log.nextSeq() - 1, GRACE));
      out.flush();
    }
  }
}
