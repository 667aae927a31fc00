package tw.kuroshio.engine;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.risk.Role;

/**
 * Everything but market records that can change the engine's state. Closed: an input that is not
 * here cannot influence a decision. Market records come through {@link Engine#onMarket}.
 */
public sealed interface Input {

  /**
   * Records of one line are missing on both copies.
   *
   * @param fromSeq first missing sequence number
   * @param toSeq last missing sequence number
   */
  record Gap(Market market, int format, int line, long fromSeq, long toSeq) implements Input {}

  /** All records missing of the sequence have come late. */
  record Healed(Market market, int format, int line) implements Input {}

  /** The sequence began again in the middle of the day, after number {@code lastSeq}. */
  record FeedRestarted(Market market, int format, int line, long lastSeq) implements Input {}

  /**
   * A number came again with other content, kept as it came: one of the two is wrong and nobody
   * knows which.
   */
  record Conflict(FeedLine stream, byte[] bytes) implements Input {}

  /** Neither copy of a line has been heard for {@code silentNs}. */
  record LineDown(Market market, int line, long silentNs) implements Input {}

  /** The line is heard again; what it missed meanwhile was told as gaps. */
  record LineUp(Market market, int line) implements Input {}

  /**
   * A source says nothing of one instrument while others move, or is heard of it again.
   *
   * @param forNs how long nothing was heard of it
   */
  record InstrumentSilence(InstrumentId id, boolean silent, long forNs) implements Input {}

  /**
   * A message of a source beside the exchange's lines that cannot be used.
   *
   * @param reason the source and its closed reason, by name
   * @param bytes as they came, or as many of them as are kept
   */
  record MessageSetAside(String reason, byte[] bytes) implements Input {}

  /**
   * Bytes that are no valid record, kept as they came.
   *
   * @param reason the feed's closed reason, by name
   */
  record Quarantined(String reason, FeedLine stream, byte[] bytes) implements Input {}

  /**
   * The receiving side is behind, or no longer: until it is not, features and predictions follow
   * only the last trade of each instrument.
   *
   * @param waiting datagrams received and not yet taken
   */
  record Backlog(boolean behind, long waiting) implements Input {}

  /** A venue's answer. */
  record Report(ExecutionReport report) implements Input {}

  /** A planned moment has come. */
  record Timer(TimerKind kind, long dueNs) implements Input {}

  /** What an operator may order the engine to do. */
  enum Command {
    /** Stop all new orders; one person is enough. */
    ENGAGE_KILL_SWITCH,
    /** Trade again; needs two people, one of them a risk officer. */
    RELEASE_KILL_SWITCH
  }

  /** A person's order to the engine, with who and why. */
  record OperatorCommand(
      Command command,
      String commandId,
      String principal,
      Role role,
      String reason,
      @Nullable String approver,
      @Nullable Role approverRole)
      implements Input {}

  /**
   * The result of work done off the loop.
   *
   * @param requestSeq sequence number of the input that asked for it
   * @param result canonical encoding of the result
   */
  record ComputationCompleted(ComputationKind kind, long requestSeq, byte[] result)
      implements Input {}

  /** The state of an outside connection changed; feed, gateway and log only. */
  record AdapterStatus(String adapter, boolean up, String detail) implements Input {}
}
