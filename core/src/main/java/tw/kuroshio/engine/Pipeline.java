package tw.kuroshio.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import tw.kuroshio.execution.Execution;
import tw.kuroshio.execution.ExecutionOutput;
import tw.kuroshio.execution.OrderRequest;
import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.intraday.LiveInputs;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.portfolio.PortfolioSnapshot;
import tw.kuroshio.portfolio.TargetPortfolio;
import tw.kuroshio.prediction.Predictions;
import tw.kuroshio.risk.ApprovedPortfolio;
import tw.kuroshio.risk.DenyReason;
import tw.kuroshio.risk.KillSwitch;
import tw.kuroshio.risk.Risk;
import tw.kuroshio.risk.var.BookVar;

/**
 * The six stages in order. A market record passes feed, features and prediction without making an
 * object; a decision barrier ranks and scores the whole cross-section and asks for an optimisation;
 * its result passes risk and becomes orders.
 */
public final class Pipeline implements Stateful {

  private static final double VAR_CONFIDENCE = 0.99;

  private final TradingDay day;
  private final MarketState market;
  private final IncrementalFeatures features;
  private final LiveInputs inputs;
  private final Predictions predictions;
  private final DecisionSnapshots snapshots;
  private final Ledger ledger;
  private final Risk risk;
  private final Execution execution;
  private final Queue<ExecutionOutput> executionOutputs;
  private final StageObserver observer;

  private final Timers timers = new Timers();
  private final TickPath ticks;
  private final Outputs outputs = new Outputs();
  private final StageDigests digests;
  private final StageCounts counts = new StageCounts();
  private final StateWriter scratch = new StateWriter(1 << 12);
  private final EnumMap<DenyReason, Long> clippedTargets = new EnumMap<>(DenyReason.class);
  private boolean checkpointDue;
  private boolean dayEnded;

  /** Joins the stages of one trading day; the day's timers are planned here. */
  public Pipeline(TradingDay day, Stages stages, StageObserver observer) {
    this.day = day;
    market = stages.market();
    this.features = stages.features();
    this.inputs = stages.inputs();
    this.predictions = stages.predictions();
    this.ledger = stages.ledger();
    this.risk = stages.risk();
    this.execution = stages.execution();
    this.observer = observer;
    snapshots = new DecisionSnapshots(day, market.books(), predictions, ledger);
    executionOutputs = stages.executionOutputs();
    digests = new StageDigests(day.instruments().size());
    ticks = new TickPath(day, stages, digests, counts, observer);
    planTimers();
  }

  private void planTimers() {
    day.settings()
        .decisionTimes()
        .forEach(at -> timers.plan(TimerKind.DECISION, day.utcNs(at.toNanoOfDay())));
    timers.plan(TimerKind.END_OF_DAY, day.utcNs(day.settings().endOfDay().toNanoOfDay()));
  }

  void onMarket(MarketRecord record) {
    ticks.onMarket(record);
  }

  void onInput(Input input, long nowNs, long seq) {
    switch (input) {
      case Input.Gap gap -> market.gap(gap.market(), gap.format(), nowNs);
      case Input.Healed healed -> market.healed(healed.market(), healed.format(), nowNs);
      case Input.FeedRestarted began -> market.restarted(began.market(), began.format(), nowNs);
      case Input.Conflict conflict ->
          market.conflict(conflict.bytes(), conflict.stream().market(), nowNs);
      case Input.LineDown down -> market.lineDown(down.market(), down.line(), nowNs);
      case Input.LineUp up -> market.lineUp(up.market(), up.line(), nowNs);
      case Input.Backlog backlog -> ticks.onBacklog(backlog.behind());
      case Input.InstrumentSilence silence -> market.silence(silence.id(), silence.silent());
      case Input.MessageSetAside bad -> {}
      case Input.Quarantined bad -> {}
      case Input.Report report -> {
        observer.begin(Stage.EXECUTION);
        counts.took(Stage.EXECUTION);
        execution.onReport(report.report(), nowNs, seq);
        afterExecution(nowNs, seq);
        observer.end(Stage.EXECUTION);
      }
      case Input.Timer timer -> onTimer(timer, nowNs, seq);
      case Input.OperatorCommand command -> onCommand(command, nowNs, seq);
      case Input.ComputationCompleted done -> onResult(done, nowNs, seq);
      case Input.AdapterStatus status -> {}
    }
  }

  private void onTimer(Input.Timer timer, long nowNs, long seq) {
    timers.fired(timer.kind(), timer.dueNs());
    switch (timer.kind()) {
      case DECISION -> onDecision(nowNs, seq);
      case EXECUTION -> {
        observer.begin(Stage.EXECUTION);
        counts.took(Stage.EXECUTION);
        execution.onTimer(nowNs, seq);
        afterExecution(nowNs, seq);
        observer.end(Stage.EXECUTION);
      }
      case END_OF_DAY -> onEndOfDay(nowNs, seq);
    }
  }

  private void onDecision(long nowNs, long seq) {
    ticks.barrier(DaySettings.nsOfDay(nowNs));
    observer.begin(Stage.RISK);
    counts.took(Stage.RISK);
    scratch.clear();
    measureRisk().write(scratch);
    digests.update(Stage.RISK, scratch);
    counts.made(Stage.RISK, 1);
    observer.end(Stage.RISK);
    PortfolioSnapshot snapshot = snapshots.take();
    long dueNs = Math.addExact(nowNs, day.settings().optimiseNs());
    outputs.compute(new ComputationRequest(ComputationKind.OPTIMISE, seq, dueNs, snapshot));
  }

  private void onResult(Input.ComputationCompleted done, long nowNs, long seq) {
    observer.begin(Stage.PORTFOLIO);
    counts.took(Stage.PORTFOLIO);
    TargetPortfolio target = TargetPortfolio.read(new StateReader(done.result()));
    scratch.clear();
    target.write(scratch);
    digests.update(Stage.PORTFOLIO, scratch);
    counts.made(Stage.PORTFOLIO, 1);
    observer.end(Stage.PORTFOLIO);

    observer.begin(Stage.RISK);
    counts.took(Stage.RISK);
    ApprovedPortfolio approved = risk.approve(BookId.DEFAULT, target, seq);
    scratch.clear();
    approved.writeTo(scratch);
    digests.update(Stage.RISK, scratch);
    approved.adjustments().forEach(clip -> clippedTargets.merge(clip.reason(), 1L, Long::sum));
    counts.made(Stage.RISK, 1);
    observer.end(Stage.RISK);

    observer.begin(Stage.EXECUTION);
    counts.took(Stage.EXECUTION);
    execution.onTarget(approved, nowNs, seq);
    afterExecution(nowNs, seq);
    observer.end(Stage.EXECUTION);
    checkpointDue = true;
  }

  private void afterExecution(long nowNs, long seq) {
    for (var next = executionOutputs.poll(); next != null; next = executionOutputs.poll()) {
      onExecution(next, seq);
    }
    timers.replan(TimerKind.EXECUTION, execution.nextTimerNs(), nowNs);
  }

  private void onExecution(ExecutionOutput output, long seq) {
    scratch.clear();
    output.writeTo(scratch);
    digests.update(Stage.EXECUTION, scratch);
    counts.made(Stage.EXECUTION, 1);
    switch (output) {
      case OrderRequest.New request -> {
        countDecision(scratch);
        outputs.send(seq, request);
      }
      case OrderRequest.Cancel request -> outputs.send(seq, request);
      case ExecutionOutput.OrderDenied denied -> countDecision(scratch);
      case ExecutionOutput.OrderChanged changed -> {}
      case ExecutionOutput.UnknownOrder unknown -> {}
      case ExecutionOutput.ParentEnded ended -> {}
    }
  }

  /** An order's verdict is an output of the risk stage; its bytes are in the order's own. */
  private void countDecision(StateWriter written) {
    counts.took(Stage.RISK);
    counts.made(Stage.RISK, 1);
    digests.update(Stage.RISK, written);
  }

  private void onCommand(Input.OperatorCommand command, long nowNs, long seq) {
    KillSwitch killSwitch = risk.killSwitch();
    switch (command.command()) {
      case ENGAGE_KILL_SWITCH -> {
        killSwitch.engage(command.principal(), command.reason(), nowNs);
        execution.cancelAll(nowNs, seq);
        afterExecution(nowNs, seq);
      }
      case RELEASE_KILL_SWITCH -> {
        var approver = command.approver();
        var approverRole = command.approverRole();
        if (approver != null && approverRole != null) {
          killSwitch.release(command.principal(), command.role(), approver, approverRole);
        }
      }
    }
  }

  private void onEndOfDay(long nowNs, long seq) {
    ticks.endOfDay(DaySettings.nsOfDay(nowNs));
    execution.onSessionEnd();
    afterExecution(nowNs, seq);
    features.closeSession();
    inputs.closeSession();
    ledger.verify();
    dayEnded = true;
    checkpointDue = true;
  }

  /** Whether a checkpoint belongs after the input just applied; asking clears it. */
  boolean takeCheckpointDue() {
    boolean due = checkpointDue;
    checkpointDue = false;
    return due;
  }

  /** One-session value at risk of the book as it stands, at 99 %. */
  public BookVar measureRisk() {
    int instruments = day.instruments().size();
    long[] shares = new long[instruments];
    long[] markE4 = new long[instruments];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = ledger.shares(BookId.DEFAULT, i);
      markE4[i] = ledger.markE4(i);
    }
    return BookVar.measure(
        shares, markE4, day.returns(), day.covariance().covariance(), VAR_CONFIDENCE);
  }

  public StageCounts counts() {
    return counts;
  }

  public Ledger ledger() {
    return ledger;
  }

  public Risk risk() {
    return risk;
  }

  public Execution execution() {
    return execution;
  }

  public OrderBooks books() {
    return market.books();
  }

  /** All that is known of the market. */
  public MarketState market() {
    return market;
  }

  /** Trades that were never scored because a later one came before the backlog was over. */
  public long conflated() {
    return ticks.conflated();
  }

  public Predictions predictions() {
    return predictions;
  }

  /** Targets that risk clipped before they became orders, by rule. */
  public Map<DenyReason, Long> clippedTargets() {
    return Collections.unmodifiableMap(clippedTargets);
  }

  /** Whether the end of the day has been applied. */
  public boolean dayEnded() {
    return dayEnded;
  }

  Timers timers() {
    return timers;
  }

  Outputs outputs() {
    return outputs;
  }

  StageDigests digests() {
    return digests;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putBoolean(dayEnded).putInt(clippedTargets.size());
    clippedTargets.forEach((reason, count) -> out.putEnum(reason).putLong(count));
    for (Stateful part : parts()) {
      part.writeState(out);
    }
  }

  @Override
  public void readState(StateReader in) {
    dayEnded = in.getBoolean();
    clippedTargets.clear();
    for (int left = in.getCount(12); left > 0; left--) {
      clippedTargets.put(in.getEnum(DenyReason.class), in.getLong());
    }
    for (Stateful part : parts()) {
      part.readState(in);
    }
  }

  private Iterable<Stateful> parts() {
    return Arrays.asList(
        timers,
        counts,
        digests,
        ticks,
        market,
        features,
        inputs,
        predictions,
        ledger,
        risk,
        execution);
  }
}
