package tw.kuroshio.execution;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.execution.ExecutionOutput.ParentEnd;
import tw.kuroshio.execution.ExecutionOutput.ParentEnded;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.risk.ApprovedPortfolio;
import tw.kuroshio.risk.Risk;

/**
 * Stage 6. Targets become parent orders, parents become child orders slice by slice, reports become
 * order states and ledger entries. Passive: it acts when it is called and says through {@link
 * #nextTimerNs} when it wants to be called next. What it wants done goes, in order, to the consumer
 * of outputs, which must not call back.
 *
 * <p>Sales go before purchases, so that their proceeds, due on the same day, pay for these. What
 * the message rate holds back waits in a queue and is tried again shortly after.
 */
public final class Execution implements Stateful {

  /** How far the day is. */
  private enum Phase {
    WORKING,
    /** Nothing new is sent any more. */
    STOPPED,
    /** What is left was sent to the closing call. */
    CLOSING
  }

  private static final int DAYS_OF_ID = 1_296;

  private final Instruments instruments;
  private final OrderBooks books;
  private final Ledger ledger;
  private final Risk risk;
  private final ExecutionSettings settings;
  private final SessionTimes times;
  private final Consumer<ExecutionOutput> outputs;
  private final OrderDesk desk;
  private final ParentWorker worker;
  private final TreeMap<BookId, ExecutionPlan> plans = new TreeMap<>();
  private final WorkQueue queue = new WorkQueue();
  private Phase phase = Phase.WORKING;
  private long wakeNs = Long.MAX_VALUE;

  /**
   * Execution of one trading day.
   *
   * @param rules the exchange's rules of the day
   * @param epoch the writer's epoch, part of every ClOrdID
   * @param outputs gets everything that is to be done or told, in order
   */
  public Execution(
      Instruments instruments,
      DayRules rules,
      OrderBooks books,
      Ledger ledger,
      Risk risk,
      ExecutionSettings settings,
      int epoch,
      Consumer<ExecutionOutput> outputs) {
    this.instruments = instruments;
    this.books = books;
    this.ledger = ledger;
    this.risk = risk;
    this.settings = settings;
    this.outputs = outputs;
    times = SessionTimes.of(rules, settings);
    int day = rules.date().getDayOfYear() % DAYS_OF_ID;
    desk = new OrderDesk(instruments, ledger, risk, day, epoch, outputs);
    ChildPricing pricing = new ChildPricing(instruments, rules, books, settings.callTicks());
    worker = new ParentWorker(books, ledger, risk, desk, pricing, settings.participation());
  }

  /**
   * Takes a new target: the parents of the target before end, children that no longer fit are
   * cancelled, and the first slice is worked.
   */
  public void onTarget(ApprovedPortfolio target, long nowNs, long seq) {
    TwapSchedule schedule = new TwapSchedule(nowNs, times.endNs(), settings.sliceNs());
    ExecutionPlan plan =
        plans.computeIfAbsent(
            target.book(), b -> new ExecutionPlan(b, instruments.size(), schedule));
    plan.restart(schedule);
    plan.takeVolume(books, nowNs);
    for (int i = 0; i < instruments.size(); i++) {
      retarget(plan, i, target.targetShares(i));
    }
    if (phase == Phase.WORKING) {
      enqueue(plan);
    } else {
      plan.forEach(parent -> end(parent, ParentEnd.SESSION_END));
    }
    pump(nowNs, seq);
  }

  private void retarget(ExecutionPlan plan, int instrument, long targetShares) {
    long held = ledger.shares(plan.book, instrument);
    ParentOrder parent = plan.find(instrument);
    if (parent == null) {
      if (held == targetShares) {
        return;
      }
      parent = plan.parent(instrument);
    }
    if (parent.active) {
      end(parent, ParentEnd.REPLACED);
    }
    parent.restart(held, targetShares);
    boolean tooMuch = parent.openShares(parent.side) > parent.wantedShares;
    for (WorkingOrder child : parent.children) {
      if (!parent.active || tooMuch || child.order().side() != parent.side) {
        queue.addCancel(child);
      }
    }
  }

  /** Works what is due: a new slice, a stop, what the message rate held back. */
  public void onTimer(long nowNs, long seq) {
    if (phase == Phase.WORKING && nowNs >= times.stopNs()) {
      stop();
    }
    if (phase == Phase.STOPPED && times.joinsClosingCall() && nowNs >= times.closingCallNs()) {
      phase = Phase.CLOSING;
      for (ExecutionPlan plan : plans.values()) {
        plan.advanceTo(nowNs);
        plan.forEach(parent -> parent.triedSlice = -1);
        beginSlice(plan, nowNs);
      }
    }
    if (phase == Phase.WORKING) {
      for (ExecutionPlan plan : plans.values()) {
        if (plan.advanceTo(nowNs)) {
          beginSlice(plan, nowNs);
        }
      }
    }
    pump(nowNs, seq);
  }

  private void beginSlice(ExecutionPlan plan, long nowNs) {
    plan.takeVolume(books, nowNs);
    plan.forEach(parent -> parent.tradedAtSlice = parent.tradedShares(ledger));
    plan.forEach(this::takeBackObsolete);
    enqueue(plan);
  }

  /** A child whose cancel came too late and that no target wants any more. */
  private void takeBackObsolete(ParentOrder parent) {
    if (!parent.active) {
      queue.addCancels(parent.children);
    }
  }

  private void stop() {
    phase = Phase.STOPPED;
    queue.clearParents();
    if (!times.joinsClosingCall()) {
      cancelEverything();
    }
  }

  /** Applies a venue's report to the order, the ledger and the parent. */
  public void onReport(ExecutionReport report, long nowNs, long seq) {
    WorkingOrder order = desk.apply(report);
    if (order != null) {
      follow(order, report);
    }
    pump(nowNs, seq);
  }

  private void follow(WorkingOrder order, ExecutionReport report) {
    BookId book = new BookId(order.order().account(), order.order().strategy());
    ExecutionPlan plan = plans.get(book);
    ParentOrder parent = plan == null ? null : plan.find(order.order().instrumentIndex());
    if (parent == null) {
      return;
    }
    if (!order.isOpen()) {
      parent.children.remove(order);
    }
    if (!parent.active) {
      return;
    }
    if (parent.tradedShares(ledger) >= parent.wantedShares && parent.children.isEmpty()) {
      end(parent, ParentEnd.FILLED);
    } else if (report instanceof ExecutionReport.Canceled && phase != Phase.STOPPED) {
      // The cancelled part can be sent again at the new price.
      queue.add(parent);
    }
  }

  /** Asks for a cancel of every open order; nothing else is sent until the next slice. */
  public void cancelAll(long nowNs, long seq) {
    queue.clearParents();
    cancelEverything();
    pump(nowNs, seq);
  }

  private void cancelEverything() {
    queue.clearCancels();
    for (WorkingOrder order : desk.orders().all()) {
      if (order.isOpen() && order.state() != OrderState.PENDING_CANCEL) {
        queue.addCancel(order);
      }
    }
  }

  /** The connection to the venue broke: orders that await an answer are in doubt. */
  public void onConnectionLost() {
    desk.connectionLost();
  }

  /** The session is over: every parent that is not filled ends and says what is missing. */
  public void onSessionEnd() {
    phase = phase == Phase.WORKING ? Phase.STOPPED : phase;
    queue.clearParents();
    queue.clearCancels();
    wakeNs = Long.MAX_VALUE;
    for (ExecutionPlan plan : plans.values()) {
      plan.forEach(parent -> end(parent, ParentEnd.SESSION_END));
    }
  }

  private void end(ParentOrder parent, ParentEnd end) {
    if (parent.active) {
      parent.active = false;
      outputs.accept(
          new ParentEnded(
              parent.book,
              parent.instrument,
              parent.side,
              parent.wantedShares,
              parent.tradedShares(ledger),
              end));
    }
  }

  private void enqueue(ExecutionPlan plan) {
    for (Side side : List.of(Side.SELL, Side.BUY)) {
      plan.forEach(
          parent -> {
            if (parent.side == side) {
              queue.add(parent);
            }
          });
    }
  }

  /** Sends what the message rate lets pass; cancels first. */
  private void pump(long nowNs, long seq) {
    while (queue.hasCancels() && risk.messagesAllowed(nowNs) > 0) {
      WorkingOrder order = queue.nextCancel();
      if (order != null && order.isOpen()) {
        desk.cancel(order, nowNs);
      }
    }
    boolean continuous = times.isContinuous(nowNs);
    while (queue.hasParents() && risk.ordersAllowed(nowNs) > 0) {
      ParentOrder parent = queue.nextParent();
      ExecutionPlan plan = parent == null ? null : plans.get(parent.book);
      if (parent != null && plan != null && parent.active) {
        worker.work(parent, plan, due(parent, plan), continuous, nowNs, seq);
      }
    }
    boolean waiting = queue.hasCancels() || queue.hasParents();
    wakeNs = waiting ? nowNs + settings.pacingNs() : Long.MAX_VALUE;
  }

  private long due(ParentOrder parent, ExecutionPlan plan) {
    return phase == Phase.CLOSING
        ? parent.wantedShares
        : plan.schedule()
            .dueShares(parent.wantedShares, plan.slice(), books.lotShares(parent.instrument));
  }

  /**
   * When {@link #onTimer} wants to be called next, UTC nanoseconds since the epoch; {@link
   * Long#MAX_VALUE} for never. Changes with every call of this class.
   */
  public long nextTimerNs() {
    long next = wakeNs;
    switch (phase) {
      case WORKING -> {
        for (ExecutionPlan plan : plans.values()) {
          long slice = plan.hasWork() ? plan.nextSliceNs() : Long.MAX_VALUE;
          next = Math.min(next, Math.min(slice, times.stopNs()));
        }
      }
      case STOPPED -> {
        if (times.joinsClosingCall() && !plans.isEmpty()) {
          next = Math.min(next, times.closingCallNs());
        }
      }
      case CLOSING -> {}
    }
    return next;
  }

  /** An order that was sent today, or null. */
  public @Nullable OrderStatus order(ClOrdId clOrdId) {
    WorkingOrder order = desk.orders().find(clOrdId);
    return order == null ? null : order.status();
  }

  /** All orders sent today, by ClOrdID. */
  public List<OrderStatus> orders() {
    return desk.orders().statuses();
  }

  /** What happened so far, counted. */
  public ExecutionCounts counts() {
    return desk.counts();
  }

  @Override
  public void writeState(StateWriter out) {
    out.putEnum(phase).putLong(wakeNs);
    desk.writeState(out);
    out.putInt(plans.size());
    plans.forEach(
        (book, plan) -> {
          book.writeTo(out);
          plan.writeState(out);
        });
    queue.writeTo(out);
  }

  @Override
  public void readState(StateReader in) {
    phase = in.getEnum(Phase.class);
    wakeNs = in.getLong();
    desk.readState(in);
    plans.clear();
    for (int left = in.getCount(8); left > 0; left--) {
      BookId book = BookId.readFrom(in);
      TwapSchedule unset = new TwapSchedule(0, 0, settings.sliceNs());
      ExecutionPlan plan = new ExecutionPlan(book, instruments.size(), unset);
      plan.readState(in);
      plans.put(book, plan);
    }
    queue.clearCancels();
    for (int left = in.getCount(4); left > 0; left--) {
      queue.addCancel(restored(desk.orders().find(new ClOrdId(in.getString()))));
    }
    queue.clearParents();
    for (int left = in.getCount(4); left > 0; left--) {
      ExecutionPlan plan = restored(plans.get(BookId.readFrom(in)));
      queue.restore(restored(plan.find(in.getInt())));
    }
    adoptChildren();
  }

  /** The open orders are the parents' children; their ids rise with time. */
  private void adoptChildren() {
    for (WorkingOrder order : desk.orders().all()) {
      ExecutionPlan plan = plans.get(new BookId(order.order().account(), order.order().strategy()));
      if (order.isOpen() && plan != null) {
        plan.parent(order.order().instrumentIndex()).children.add(order);
      }
    }
  }

  private static <T> T restored(@Nullable T found) {
    if (found == null) {
      throw new IllegalArgumentException("State names an order or parent that it does not hold");
    }
    return found;
  }
}
