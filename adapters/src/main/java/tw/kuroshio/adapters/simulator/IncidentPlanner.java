package tw.kuroshio.adapters.simulator;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.market.SessionSchedule;

/**
 * Decides what happens to one instrument's day and takes its prints out of the way: what was to
 * trade while matching rests trades in the call that ends the rest.
 */
final class IncidentPlanner {

  private static final long MINUTE = 60_000_000_000L;

  /**
   * An interruption of matching and a delayed opening last two minutes, a delayed closing three.
   */
  static final long INTERRUPTION_NS = 2 * MINUTE;

  private static final long CLOSING_DELAY_NS = 3 * MINUTE;

  /** The end of a halt is announced so long before. */
  private static final long NOTICE_NS = 30 * MINUTE;

  private enum Fate {
    SUSPENDED,
    HALTED,
    INTERRUPTED,
    OPENS_LATE,
    CLOSES_LATE,
    ORDINARY
  }

  private final IncidentRates rates;
  private final SessionSchedule session;

  IncidentPlanner(IncidentRates rates, SessionSchedule session) {
    this.rates = rates;
    this.session = session;
  }

  /**
   * Plans one instrument's day.
   *
   * @param path its prints on an ordinary day
   * @param random decides what happens; drawn from by nothing else
   */
  InstrumentPlan plan(PrintPath path, ReferencePrice reference, SeededRandom random) {
    long open = session.openNsOfDay();
    long close = session.closeNsOfDay();
    boolean marketOrders = random.nextDouble() < rates.marketOrders();
    List<Pause> pauses = new ArrayList<>();
    PrintPath left = path;
    switch (fate(random.nextDouble())) {
      case SUSPENDED -> {
        return new InstrumentPlan(new PrintPath(), true, open, close, List.of(), false);
      }
      case HALTED -> pauses.add(halt(random));
      case INTERRUPTED -> interruption(path, reference, random, pauses);
      case OPENS_LATE -> {
        if (trialsShow(path, 0, open)) {
          open += INTERRUPTION_NS;
          left = left.putOff(session.openNsOfDay(), open);
        }
      }
      case CLOSES_LATE -> {
        if (trialsShow(path, path.size() - 1, close)) {
          close += CLOSING_DELAY_NS;
          left = left.putOff(session.closeNsOfDay(), close);
        }
      }
      case ORDINARY -> {
        if (rates.orderly() && session.continuousTrading()) {
          pauses.addAll(new PriceBand(session, path).interruptions());
        }
      }
    }
    for (Pause pause : pauses) {
      left = left.putOff(pause.fromNsOfDay(), pause.toNsOfDay());
    }
    return new InstrumentPlan(left, false, open, close, List.copyOf(pauses), marketOrders);
  }

  private Fate fate(double draw) {
    double[] shares = {
      rates.suspensions(),
      rates.halts(),
      rates.interruptions(),
      rates.delayedOpenings(),
      rates.delayedClosings()
    };
    double left = draw;
    for (int i = 0; i < shares.length; i++) {
      left -= shares[i];
      if (left < 0) {
        return Fate.values()[i];
      }
    }
    return Fate.ORDINARY;
  }

  /** Only a call that trades, after continuous trading began, has trial prices that can leap. */
  private boolean trialsShow(PrintPath path, int print, long callNsOfDay) {
    return session.continuousTrading()
        && print >= 0
        && print < path.size()
        && path.timeNsOfDay(print) == callNsOfDay;
  }

  /** From some time in the morning for 35 minutes to an hour and a half. */
  private Pause halt(SeededRandom random) {
    long from = session.openNsOfDay() + (20 + random.nextInt(100)) * MINUTE;
    long to =
        Math.min(from + (35 + random.nextInt(55)) * MINUTE, session.closingCallNsOfDay() - MINUTE);
    return Pause.halt(from, to, Math.max(from, to - NOTICE_NS));
  }

  /** At a seeded time, unless the price is locked at a limit then. */
  private void interruption(
      PrintPath path, ReferencePrice reference, SeededRandom random, List<Pause> pauses) {
    long first = session.openNsOfDay() + 5 * MINUTE;
    long spanMinutes = (session.closingCallNsOfDay() - first) / MINUTE - 10;
    long from = first + (long) (random.nextDouble() * spanMinutes * MINUTE) / 1_000 * 1_000;
    int next = 0;
    while (next < path.size() && path.timeNsOfDay(next) < from) {
      next++;
    }
    if (!session.continuousTrading() || next == 0 || next == path.size()) {
      return;
    }
    long last = path.priceE4(next - 1);
    if (!reference.isLimitUp(last) && !reference.isLimitDown(last)) {
      boolean up = path.priceE4(next) >= last;
      pauses.add(
          Pause.interruption(
              from,
              from + INTERRUPTION_NS,
              up ? PriceTrend.SUSPENDED_UP : PriceTrend.SUSPENDED_DOWN));
    }
  }
}
