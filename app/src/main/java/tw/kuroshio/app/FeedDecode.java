package tw.kuroshio.app;

import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.files.FeedFile;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.RecordWalk;
import tw.kuroshio.model.Market;

/**
 * Prints a line for each record of a file and for each run of bytes that is none, in bounded memory
 * whatever the file's size.
 */
final class FeedDecode implements RecordWalk.Listener {

  private static final int WINDOW_BYTES = 1 << 17;

  private final PrintWriter out;
  private final FieldSink sink;
  private final RecordWalk walk;
  private final RecordFields fields = new RecordFields();
  private final Map<QuarantineReason, Long> quarantined = new EnumMap<>(QuarantineReason.class);
  private long records;
  private int bytesSinceFlush;

  /**
   * @param market the market all records must be of, null for both
   */
  FeedDecode(@Nullable Market market, boolean json, PrintWriter out) {
    this.out = out;
    sink = json ? new JsonFields(out) : new TextFields(out);
    walk = new RecordWalk(market, this);
  }

  @Override
  public void record(byte[] buffer, int offset, int length, long position) {
    records++;
    fields.write(buffer, offset, length, sink);
  }

  @Override
  public void skipped(QuarantineReason reason, long position, long length) {
    QuarantineReason named = named(reason);
    quarantined.merge(named, 1L, Long::sum);
    sink.beginLine();
    sink.text("quarantined", named.name());
    sink.number("offset", position);
    sink.number("length", length);
    sink.endLine();
  }

  /** The contract has no words of its own for these: what is there has not a record's length. */
  private static QuarantineReason named(QuarantineReason reason) {
    return switch (reason) {
      case NO_RECORD, LEVELS -> QuarantineReason.LENGTH;
      default -> reason;
    };
  }

  /** Decodes one file of records that follow one another. */
  void decode(FeedFile file) throws FileRefused {
    byte[] window = new byte[WINDOW_BYTES];
    int held = 0;
    int count = 0;
    while (count >= 0 && isHeard(count)) {
      count = file.read(window, held, window.length - held);
      held += Math.max(0, count);
      int used = walk.take(window, 0, held, count < 0);
      held -= used;
      System.arraycopy(window, used, window, 0, held);
    }
  }

  /** Decodes the payloads of a capture's datagrams; no record goes on in the next datagram. */
  void decode(CaptureReader capture) throws CaptureRefused {
    while (isHeard(capture.length()) && capture.next()) {
      walk.take(capture.buffer(), capture.offset(), capture.length(), true);
    }
  }

  /** Says what was found, for people. */
  void printSummary() {
    StringBuilder line = new StringBuilder();
    line.append(records).append(records == 1 ? " record" : " records");
    quarantined.forEach(
        (reason, count) -> line.append(", ").append(count).append(" quarantined ").append(reason));
    out.println(line);
  }

  /** Hands all lines on. */
  void flush() {
    sink.flush();
  }

  /** Whether the reader of the lines is still there: a closed pipe ends the work. */
  private boolean isHeard(int bytesMore) {
    bytesSinceFlush += bytesMore;
    if (bytesSinceFlush < WINDOW_BYTES) {
      return true;
    }
    bytesSinceFlush = 0;
    sink.flush();
    // The writer swallows what happens to the stream behind it.
    return !System.out.checkError();
  }
}
