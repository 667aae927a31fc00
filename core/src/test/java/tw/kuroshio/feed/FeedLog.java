package tw.kuroshio.feed;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.Market;

/** Writes down what a feed handler tells, one line an event. */
final class FeedLog implements FeedListener {

  final List<String> lines = new ArrayList<>();
  long quarantinedBytes;
  long recordBytes;

  @Override
  public void accepted(MarketRecord record) {
    add("accepted", record);
  }

  @Override
  public void duplicate(MarketRecord record) {
    add("duplicate", record);
  }

  @Override
  public void late(MarketRecord record) {
    add("late", record);
  }

  @Override
  public void conflict(MarketRecord record) {
    add("conflict", record);
  }

  private void add(String what, MarketRecord record) {
    recordBytes += record.length();
    lines.add(
        what
            + " "
            + record.market()
            + " f"
            + record.format()
            + " l"
            + record.line()
            + " #"
            + record.sequence());
  }

  @Override
  public void gap(Market market, int format, int line, long fromSequence, long toSequence) {
    lines.add(
        "gap " + market + " f" + format + " l" + line + " #" + fromSequence + "-" + toSequence);
  }

  @Override
  public void restarted(Market market, int format, int line, long lastSequence) {
    lines.add("restarted " + market + " f" + format + " l" + line + " after #" + lastSequence);
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
    quarantinedBytes += length;
    lines.add("quarantined " + reason + " " + offset + "+" + length);
  }

  @Override
  public void healed(Market market, int format, int line) {
    lines.add("healed " + market + " f" + format + " l" + line);
  }

  @Override
  public void tooOld(MarketRecord record) {
    add("too old", record);
  }

  @Override
  public void heartbeat(MarketRecord record) {
    add("heartbeat", record);
  }

  @Override
  public void passedOver(MarketRecord record) {
    add("passed over", record);
  }

  @Override
  public void streamDown(FeedLine stream, long silentNs) {
    lines.add("down " + stream + " " + silentNs / 1_000_000 + " ms");
  }

  @Override
  public void streamUp(FeedLine stream) {
    lines.add("up " + stream);
  }

  @Override
  public void lineSilent(Market market, int line, long silentNs) {
    lines.add("silent " + market + " l" + line + " " + silentNs / 1_000_000 + " ms");
  }

  @Override
  public void lineRestored(Market market, int line) {
    lines.add("restored " + market + " l" + line);
  }

  /** What was told since the last call. */
  List<String> take() {
    List<String> taken = List.copyOf(lines);
    lines.clear();
    return taken;
  }
}
