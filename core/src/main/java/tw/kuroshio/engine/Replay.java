package tw.kuroshio.engine;

import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.model.StateReader;

/**
 * Feeds a recorded log to a fresh engine and compares every checkpoint. Orders are regenerated and
 * sent nowhere. Results of computations come from the log; with a {@code recompute} function they
 * are computed again and compared byte for byte.
 */
public final class Replay {

  /** How a replay ended. */
  public sealed interface Result {

    /**
     * Everything agreed.
     *
     * @param records log records read
     * @param checkpoints compared
     * @param recomputed results computed again
     */
    record Clean(long records, int checkpoints, int recomputed) implements Result {}

    /**
     * The first difference.
     *
     * @param seq where it shows; it lies after the last checkpoint that agreed
     * @param what differs, for example {@code stage features}
     * @param lastAgreedSeq the last checkpoint that agreed, 0 when none did
     */
    record Differs(long seq, String what, long lastAgreedSeq) implements Result {}

    /** The log's records are encoded in another way than this engine knows. */
    record OtherSchema(int recorded, int known) implements Result {}
  }

  private final Engine engine;
  private final CheckpointCapture capture;
  private final @Nullable Function<ComputationRequest, byte[]> recompute;
  private final MarketRecord record = new MarketRecord();
  private final Requests requests = new Requests();
  private byte[] bytes = new byte[256];
  private long records;
  private int checkpoints;
  private int recomputed;
  private long lastAgreedSeq;

  private Replay(
      Engine engine,
      CheckpointCapture capture,
      @Nullable Function<ComputationRequest, byte[]> recompute) {
    this.engine = engine;
    this.capture = capture;
    this.recompute = recompute;
  }

  /**
   * Replays to the log's end or to {@code toSeq}.
   *
   * @param pipeline fresh, built from the run's header and reference data
   * @param recompute computes a result anew, or null to trust the log's
   */
  public static Result run(
      Pipeline pipeline,
      EventLogReader reader,
      @Nullable Function<ComputationRequest, byte[]> recompute,
      long toSeq) {
    CheckpointCapture capture = new CheckpointCapture();
    return new Replay(new Engine(pipeline, capture), capture, recompute).drive(reader, toSeq);
  }

  /**
   * Recovers from a snapshot and replays what the log holds after it: the same path as a start-up
   * after a crash.
   *
   * @param snapshot state as {@link Engine#writeState} wrote it
   */
  public static Result resume(Pipeline pipeline, byte[] snapshot, EventLogReader reader) {
    CheckpointCapture capture = new CheckpointCapture();
    Engine engine = new Engine(pipeline, capture);
    engine.readState(new StateReader(snapshot));
    Replay replay = new Replay(engine, capture, null);
    replay.lastAgreedSeq = engine.seq();
    return replay.drive(reader, Long.MAX_VALUE);
  }

  private Result drive(EventLogReader reader, long toSeq) {
    long from = engine.seq();
    while (reader.next() && reader.seq() <= toSeq) {
      if (reader.seq() <= from) {
        continue;
      }
      if (reader.schemaVersion() != InputCodec.SCHEMA_VERSION) {
        return new Result.OtherSchema(reader.schemaVersion(), InputCodec.SCHEMA_VERSION);
      }
      records++;
      Optional<String> difference = apply(reader);
      if (difference.isPresent()) {
        return new Result.Differs(reader.seq(), difference.get(), lastAgreedSeq);
      }
      engine.release(requests);
    }
    return new Result.Clean(records, checkpoints, recomputed);
  }

  private Optional<String> apply(EventLogReader reader) {
    if (reader.type() == InputCodec.CHECKPOINT) {
      return compareCheckpoint(reader);
    }
    if (reader.seq() != engine.seq() + 1) {
      return Optional.of(
          "sequence: the engine wrote a checkpoint at "
              + engine.seq()
              + " that the log does not have");
    }
    if (reader.type() == InputCodec.MARKET_RECORD) {
      int length = reader.length() - 1;
      if (bytes.length < length) {
        bytes = new byte[length];
      }
      System.arraycopy(reader.buffer(), reader.offset() + 1, bytes, 0, length);
      engine.onMarket(
          record.wrap(
              bytes,
              0,
              length,
              FeedLine.ofCode(reader.buffer()[reader.offset()]),
              reader.ingestTimeNs()));
      return Optional.empty();
    }
    StateReader payload = new StateReader(reader.buffer(), reader.offset(), reader.length());
    Input input = InputCodec.read(reader.type(), payload);
    Optional<String> difference =
        input instanceof Input.ComputationCompleted done ? check(done) : Optional.empty();
    engine.onInput(input, reader.ingestTimeNs());
    return difference;
  }

  private Optional<String> compareCheckpoint(EventLogReader reader) {
    Checkpoint recorded =
        Checkpoint.read(new StateReader(reader.buffer(), reader.offset(), reader.length()));
    @Nullable Checkpoint ours = capture.at(reader.seq());
    if (ours == null) {
      return Optional.of("sequence: the log has a checkpoint that the engine does not write");
    }
    Optional<String> difference = recorded.firstDifference(ours);
    if (difference.isEmpty()) {
      checkpoints++;
      lastAgreedSeq = reader.seq();
    }
    return difference;
  }

  private Optional<String> check(Input.ComputationCompleted done) {
    @Nullable ComputationRequest request = requests.bySeq.remove(done.requestSeq());
    if (request == null) {
      return Optional.of("portfolio: a result that nobody asked for");
    }
    if (recompute == null) {
      return Optional.empty();
    }
    recomputed++;
    return Arrays.equals(recompute.apply(request), done.result())
        ? Optional.empty()
        : Optional.of("stage portfolio (the recomputed result differs from the logged one)");
  }

  /** Takes outputs of a replayed engine: keeps what was to be computed, sends no order. */
  private static final class Requests implements Consumer<Output> {

    private final TreeMap<Long, ComputationRequest> bySeq = new TreeMap<>();

    @Override
    public void accept(Output output) {
      if (output instanceof Output.Compute compute) {
        bySeq.put(compute.causingSeq(), compute.request());
      }
    }
  }

  /** A log that keeps only the checkpoint of the latest sequence number. */
  private static final class CheckpointCapture implements EventLog {

    private @Nullable Checkpoint last;
    private long lastSeq;

    @Nullable Checkpoint at(long seq) {
      return lastSeq == seq ? last : null;
    }

    @Override
    public void append(
        byte type,
        byte schemaVersion,
        long seq,
        long ingestTimeNs,
        byte[] payload,
        int offset,
        int length) {
      if (type == InputCodec.CHECKPOINT) {
        last = Checkpoint.read(new StateReader(payload, offset, length));
        lastSeq = seq;
      }
    }

    @Override
    public void commit() {}

    @Override
    public Durability durability() {
      return Durability.NONE;
    }

    @Override
    public void close() {}
  }
}
