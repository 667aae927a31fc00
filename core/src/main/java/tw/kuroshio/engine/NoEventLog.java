package tw.kuroshio.engine;

/** Keeps nothing: replay writes no second log. */
public final class NoEventLog implements EventLog {

  @Override
  public void append(
      byte type,
      byte schemaVersion,
      long seq,
      long ingestTimeNs,
      byte[] payload,
      int offset,
      int length) {}

  @Override
  public void commit() {}

  @Override
  public Durability durability() {
    return Durability.NONE;
  }

  @Override
  public void close() {}
}
