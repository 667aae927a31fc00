package tw.kuroshio.app;

import java.util.Arrays;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.engine.Input;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketDataListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/** Hands to the engine, as inputs, what a source of market data tells. */
final class FeedInputs implements MarketDataListener {

  private static final String ADAPTER = "feed";

  private final Engine engine;
  private final IngestObserver observer;
  private long ingestNs;

  FeedInputs(Engine engine) {
    this(engine, IngestObserver.NONE);
  }

  FeedInputs(Engine engine, IngestObserver observer) {
    this.engine = engine;
    this.observer = observer;
  }

  @Override
  public long at(long receiveTimeNs) {
    ingestNs = Math.max(receiveTimeNs, engine.nowNs());
    return ingestNs;
  }

  @Override
  public void accepted(MarketRecord record) {
    engine.onMarket(record);
    observer.applied(record);
  }

  @Override
  public void late(MarketRecord record) {
    engine.onMarket(record);
    observer.applied(record);
  }

  @Override
  public void gap(Market market, int format, int line, long fromSequence, long toSequence) {
    tell(new Input.Gap(market, format, line, fromSequence, toSequence));
  }

  @Override
  public void healed(Market market, int format, int line) {
    tell(new Input.Healed(market, format, line));
  }

  @Override
  public void restarted(Market market, int format, int line, long lastSequence) {
    tell(new Input.FeedRestarted(market, format, line, lastSequence));
  }

  @Override
  public void conflict(MarketRecord record) {
    tell(
        new Input.Conflict(
            record.stream(), copy(record.buffer(), record.offset(), record.length())));
  }

  @Override
  public void quarantined(
      QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
    tell(new Input.Quarantined(reason.name(), stream, copy(buffer, offset, length)));
  }

  @Override
  public void lineSilent(Market market, int line, long silentNs) {
    tell(new Input.LineDown(market, line, silentNs));
  }

  @Override
  public void lineRestored(Market market, int line) {
    tell(new Input.LineUp(market, line));
  }

  @Override
  public void streamDown(FeedLine stream, long silentNs) {
    String detail = stream + " not heard for " + silentNs / 1_000_000 + " ms";
    tell(new Input.AdapterStatus(ADAPTER, false, detail));
  }

  @Override
  public void streamUp(FeedLine stream) {
    tell(new Input.AdapterStatus(ADAPTER, true, stream + " heard again"));
  }

  @Override
  public void status(String source, boolean up, String detail) {
    tell(new Input.AdapterStatus(source, up, detail));
  }

  @Override
  public void setAside(String reason, byte[] message) {
    tell(new Input.MessageSetAside(reason, message));
  }

  @Override
  public void silence(InstrumentId id, boolean silent, long forNs) {
    tell(new Input.InstrumentSilence(id, silent, forNs));
  }

  private void tell(Input input) {
    engine.onInput(input, Math.max(ingestNs, engine.nowNs()));
  }

  private static byte[] copy(byte[] buffer, int offset, int length) {
    return Arrays.copyOfRange(buffer, offset, offset + length);
  }
}
