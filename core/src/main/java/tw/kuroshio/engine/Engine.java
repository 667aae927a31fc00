package tw.kuroshio.engine;

import java.util.Map;
import java.util.function.Consumer;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The single-writer loop, passive: the driver feeds it inputs in ingest-time order, it numbers,
 * logs and applies each, and holds its outputs back until the log is durable. One thread.
 *
 * <p>Seq 1 is the first input. Ingest time never goes back; a driver that breaks this has a bug and
 * the engine throws.
 */
public final class Engine implements Stateful {

  private final Pipeline pipeline;
  private final EventLog log;
  private final StateWriter payload = new StateWriter(256);
  private long seq;
  private long nowNs = Long.MIN_VALUE;

  public Engine(Pipeline pipeline, EventLog log) {
    this.pipeline = pipeline;
    this.log = log;
  }

  /** Applies one market record, accepted or late; the record is not retained. */
  public void onMarket(MarketRecord record) {
    next(record.ingestTimeNs());
    payload.clear().putByte(record.stream().code());
    payload.putBytes(record.buffer(), record.offset(), record.length());
    append(InputCodec.MARKET_RECORD);
    pipeline.onMarket(record);
  }

  /** Applies one input of any other kind. */
  public void onInput(Input input, long ingestTimeNs) {
    next(ingestTimeNs);
    payload.clear();
    append(InputCodec.write(input, payload));
    pipeline.onInput(input, nowNs, seq);
    if (pipeline.takeCheckpointDue()) {
      next(nowNs);
      payload.clear();
      checkpoint().write(payload);
      append(InputCodec.CHECKPOINT);
    }
  }

  /** When the next timer input is due, or {@link Long#MAX_VALUE}. */
  public long nextTimerNs() {
    return pipeline.timers().nextDueNs();
  }

  /** The timer input that is due at {@link #nextTimerNs()}. */
  public Input.Timer nextTimer() {
    return pipeline.timers().next();
  }

  /** Whether outputs wait for {@link #release}. */
  public boolean hasOutputs() {
    return pipeline.outputs().hasAny();
  }

  /**
   * Group commit, then hand-over: makes every input so far durable, then gives the outputs they
   * caused to {@code gate} in order. No output leaves on any other way.
   */
  public void release(Consumer<Output> gate) {
    log.commit();
    pipeline.outputs().drainTo(gate);
  }

  /** Where the engine stands now. */
  public Checkpoint checkpoint() {
    return new Checkpoint(pipeline.digests().hex(), pipeline.stateHash());
  }

  /** The six stage digests, lower-case hex. */
  public Map<Stage, String> digests() {
    return pipeline.digests().hex();
  }

  /** Sequence number of the last input or checkpoint. */
  public long seq() {
    return seq;
  }

  /** Ingest time of the last input, UTC nanoseconds since the epoch. */
  public long nowNs() {
    return nowNs;
  }

  private void next(long ingestTimeNs) {
    if (ingestTimeNs < nowNs) {
      throw new IllegalStateException(
          "Ingest time must not go back, was " + ingestTimeNs + " ns after " + nowNs + " ns");
    }
    nowNs = ingestTimeNs;
    seq++;
  }

  private void append(byte type) {
    log.append(type, InputCodec.SCHEMA_VERSION, seq, nowNs, payload.buffer(), 0, payload.length());
  }

  @Override
  public void writeState(StateWriter out) {
    out.putLong(seq).putLong(nowNs);
    pipeline.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    seq = in.getLong();
    nowNs = in.getLong();
    pipeline.readState(in);
  }
}
