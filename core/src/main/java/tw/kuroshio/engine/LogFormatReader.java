package tw.kuroshio.engine;

/** The getters of a reader whose current record lies in an array as {@link LogFormat} says. */
public abstract class LogFormatReader implements EventLogReader {

  private byte[] bytes = new byte[LogFormat.RECORD_HEADER_BYTES];
  private int at;

  /** Makes the record at {@code place} the current one and returns where it ends. */
  protected final int pointAt(byte[] buffer, int place) {
    bytes = buffer;
    at = place;
    return place + LogFormat.RECORD_HEADER_BYTES + LogFormat.payloadLength(buffer, place);
  }

  @Override
  public final byte type() {
    return LogFormat.type(bytes, at);
  }

  @Override
  public final byte schemaVersion() {
    return LogFormat.schemaVersion(bytes, at);
  }

  @Override
  public final int epoch() {
    return LogFormat.epoch(bytes, at);
  }

  @Override
  public final long seq() {
    return LogFormat.seq(bytes, at);
  }

  @Override
  public final long ingestTimeNs() {
    return LogFormat.ingestTimeNs(bytes, at);
  }

  @Override
  public final byte[] buffer() {
    return bytes;
  }

  @Override
  public final int offset() {
    return at + LogFormat.RECORD_HEADER_BYTES;
  }

  @Override
  public final int length() {
    return LogFormat.payloadLength(bytes, at);
  }
}
