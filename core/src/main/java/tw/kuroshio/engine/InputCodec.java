package tw.kuroshio.engine;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.VenueReject;
import tw.kuroshio.risk.Role;

/** Canonical encoding of inputs in the event log: record type and payload. */
final class InputCodec {

  static final byte SCHEMA_VERSION = 2;

  static final byte MARKET_RECORD = 1;
  static final byte GAP = 2;
  static final byte QUARANTINED = 3;
  static final byte REPORT = 4;
  static final byte TIMER = 5;
  static final byte OPERATOR_COMMAND = 6;
  static final byte COMPUTATION_COMPLETED = 7;
  static final byte ADAPTER_STATUS = 8;
  static final byte HEALED = 9;
  static final byte FEED_RESTARTED = 10;
  static final byte CONFLICT = 11;
  static final byte LINE_DOWN = 12;
  static final byte LINE_UP = 13;
  static final byte BACKLOG = 14;
  static final byte INSTRUMENT_SILENCE = 15;
  static final byte MESSAGE_SET_ASIDE = 16;

  /** Written by the engine, not an input: digests and state hash at this point. */
  static final byte CHECKPOINT = 64;

  private InputCodec() {}

  /** Writes the payload of {@code input} and returns its record type. */
  static byte write(Input input, StateWriter out) {
    return switch (input) {
      case Input.Gap gap -> {
        out.putEnum(gap.market()).putInt(gap.format()).putInt(gap.line());
        out.putLong(gap.fromSeq()).putLong(gap.toSeq());
        yield GAP;
      }
      case Input.Healed healed -> {
        out.putEnum(healed.market()).putInt(healed.format()).putInt(healed.line());
        yield HEALED;
      }
      case Input.FeedRestarted began -> {
        out.putEnum(began.market()).putInt(began.format()).putInt(began.line());
        out.putLong(began.lastSeq());
        yield FEED_RESTARTED;
      }
      case Input.Conflict conflict -> {
        out.putByte(conflict.stream().code());
        writeBytes(conflict.bytes(), out);
        yield CONFLICT;
      }
      case Input.LineDown down -> {
        out.putEnum(down.market()).putInt(down.line()).putLong(down.silentNs());
        yield LINE_DOWN;
      }
      case Input.LineUp up -> {
        out.putEnum(up.market()).putInt(up.line());
        yield LINE_UP;
      }
      case Input.Backlog backlog -> {
        out.putBoolean(backlog.behind()).putLong(backlog.waiting());
        yield BACKLOG;
      }
      case Input.InstrumentSilence silence -> {
        out.putString(silence.id().code()).putEnum(silence.id().market());
        out.putBoolean(silence.silent()).putLong(silence.forNs());
        yield INSTRUMENT_SILENCE;
      }
      case Input.MessageSetAside bad -> {
        out.putString(bad.reason());
        writeBytes(bad.bytes(), out);
        yield MESSAGE_SET_ASIDE;
      }
      case Input.Quarantined bad -> {
        out.putString(bad.reason()).putByte(bad.stream().code());
        writeBytes(bad.bytes(), out);
        yield QUARANTINED;
      }
      case Input.Report report -> {
        writeReport(report.report(), out);
        yield REPORT;
      }
      case Input.Timer timer -> {
        out.putEnum(timer.kind()).putLong(timer.dueNs());
        yield TIMER;
      }
      case Input.OperatorCommand command -> {
        out.putEnum(command.command()).putString(command.commandId());
        out.putString(command.principal()).putEnum(command.role());
        out.putString(command.reason());
        Role approverRole = command.approverRole();
        String approver = command.approver();
        out.putString(approver == null ? "" : approver);
        out.putString(approverRole == null ? "" : approverRole.name());
        yield OPERATOR_COMMAND;
      }
      case Input.ComputationCompleted done -> {
        out.putEnum(done.kind()).putLong(done.requestSeq());
        writeBytes(done.result(), out);
        yield COMPUTATION_COMPLETED;
      }
      case Input.AdapterStatus status -> {
        out.putString(status.adapter()).putBoolean(status.up()).putString(status.detail());
        yield ADAPTER_STATUS;
      }
    };
  }

  /** Reads what {@link #write} wrote; a type that is no input is refused. */
  static Input read(byte type, StateReader in) {
    return switch (type) {
      case GAP ->
          new Input.Gap(
              in.getEnum(Market.class), in.getInt(), in.getInt(), in.getLong(), in.getLong());
      case HEALED -> new Input.Healed(in.getEnum(Market.class), in.getInt(), in.getInt());
      case FEED_RESTARTED ->
          new Input.FeedRestarted(in.getEnum(Market.class), in.getInt(), in.getInt(), in.getLong());
      case CONFLICT -> new Input.Conflict(FeedLine.ofCode(in.getByte()), readBytes(in));
      case LINE_DOWN -> new Input.LineDown(in.getEnum(Market.class), in.getInt(), in.getLong());
      case LINE_UP -> new Input.LineUp(in.getEnum(Market.class), in.getInt());
      case BACKLOG -> new Input.Backlog(in.getBoolean(), in.getLong());
      case INSTRUMENT_SILENCE ->
          new Input.InstrumentSilence(
              new InstrumentId(in.getString(), in.getEnum(Market.class)),
              in.getBoolean(),
              in.getLong());
      case MESSAGE_SET_ASIDE -> new Input.MessageSetAside(in.getString(), readBytes(in));
      case QUARANTINED ->
          new Input.Quarantined(in.getString(), FeedLine.ofCode(in.getByte()), readBytes(in));
      case REPORT -> new Input.Report(readReport(in));
      case TIMER -> new Input.Timer(in.getEnum(TimerKind.class), in.getLong());
      case OPERATOR_COMMAND -> readCommand(in);
      case COMPUTATION_COMPLETED ->
          new Input.ComputationCompleted(
              in.getEnum(ComputationKind.class), in.getLong(), readBytes(in));
      case ADAPTER_STATUS ->
          new Input.AdapterStatus(in.getString(), in.getBoolean(), in.getString());
      default ->
          throw new IllegalArgumentException("Log record type " + type + " is not a known input");
    };
  }

  private static Input readCommand(StateReader in) {
    Input.Command command = in.getEnum(Input.Command.class);
    String commandId = in.getString();
    String principal = in.getString();
    Role role = in.getEnum(Role.class);
    String reason = in.getString();
    String approver = in.getString();
    String approverRole = in.getString();
    return new Input.OperatorCommand(
        command,
        commandId,
        principal,
        role,
        reason,
        approver.isEmpty() ? null : approver,
        roleOrNull(approverRole));
  }

  private static @Nullable Role roleOrNull(String name) {
    return name.isEmpty() ? null : Role.valueOf(name);
  }

  private static void writeBytes(byte[] bytes, StateWriter out) {
    out.putInt(bytes.length).putBytes(bytes, 0, bytes.length);
  }

  private static byte[] readBytes(StateReader in) {
    byte[] bytes = new byte[in.getCount(1)];
    in.getBytes(bytes, 0, bytes.length);
    return bytes;
  }

  private static void writeReport(ExecutionReport report, StateWriter out) {
    out.putByte(
        switch (report) {
          case ExecutionReport.Accepted a -> 0;
          case ExecutionReport.Rejected r -> 1;
          case ExecutionReport.Filled f -> 2;
          case ExecutionReport.Canceled c -> 3;
          case ExecutionReport.CancelRejected c -> 4;
          case ExecutionReport.Expired e -> 5;
        });
    out.putString(report.clOrdId().value());
    out.putString(report.account().value()).putString(report.strategy().value());
    out.putLong(report.execId()).putLong(report.venueTimeNs());
    switch (report) {
      case ExecutionReport.Accepted a -> {}
      case ExecutionReport.Rejected r -> out.putEnum(r.reason());
      case ExecutionReport.Filled f -> out.putLong(f.quantity().shares()).putLong(f.price().e4());
      case ExecutionReport.Canceled c -> out.putLong(c.canceled().shares());
      case ExecutionReport.CancelRejected c -> out.putEnum(c.reason());
      case ExecutionReport.Expired e -> out.putLong(e.expired().shares());
    }
  }

  private static ExecutionReport readReport(StateReader in) {
    int kind = in.getByte();
    ClOrdId id = new ClOrdId(in.getString());
    AccountId account = new AccountId(in.getString());
    StrategyId strategy = new StrategyId(in.getString());
    long execId = in.getLong();
    long timeNs = in.getLong();
    return switch (kind) {
      case 0 -> new ExecutionReport.Accepted(id, account, strategy, execId, timeNs);
      case 1 ->
          new ExecutionReport.Rejected(
              id, account, strategy, execId, timeNs, in.getEnum(VenueReject.class));
      case 2 ->
          new ExecutionReport.Filled(
              id,
              account,
              strategy,
              execId,
              timeNs,
              new Quantity(in.getLong()),
              new Price(in.getLong()));
      case 3 ->
          new ExecutionReport.Canceled(
              id, account, strategy, execId, timeNs, new Quantity(in.getLong()));
      case 4 ->
          new ExecutionReport.CancelRejected(
              id, account, strategy, execId, timeNs, in.getEnum(VenueReject.class));
      case 5 ->
          new ExecutionReport.Expired(
              id, account, strategy, execId, timeNs, new Quantity(in.getLong()));
      default ->
          throw new IllegalArgumentException("Execution report kind " + kind + " is not known");
    };
  }
}
