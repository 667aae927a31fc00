package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.SecurityKind;

class SyntheticMarketTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);
  private static final int HORIZON = 5;

  @Test
  void priorSessionsObeyTicksLimitsAndTheCalendar() {
    SyntheticMarket market = SyntheticMarket.generate(7, DATE, 50, 300, Rules.ALL);
    assertThat(market.history()).hasSize(50);
    for (DailyBars bars : market.history()) {
      assertThat(bars.size()).isEqualTo(300);
      LocalDate expected = DATE;
      for (int row = bars.size() - 1; row >= 0; row--) {
        expected = Rules.ALL.calendar().previousTradingDay(expected);
        assertThat(LocalDate.ofEpochDay(bars.epochDay()[row])).isEqualTo(expected);
        checkRow(bars, row);
      }
    }
  }

  private static void checkRow(DailyBars bars, int row) {
    DayRules rules = Rules.ALL.on(LocalDate.ofEpochDay(bars.epochDay()[row]));
    long open = bars.openE4()[row];
    long high = bars.highE4()[row];
    long low = bars.lowE4()[row];
    long close = bars.closeE4()[row];
    assertThat(low).isPositive().isLessThanOrEqualTo(Math.min(open, close));
    assertThat(high).isGreaterThanOrEqualTo(Math.max(open, close));
    for (long price : new long[] {open, high, low, close}) {
      assertThat(rules.ticks(SecurityKind.STOCK).isOnTick(price)).isTrue();
      if (row > 0) {
        long reference = bars.closeE4()[row - 1];
        assertThat(rules.limits(SecurityKind.STOCK).allows(reference, price)).isTrue();
      }
    }
    assertThat(bars.volumeShares()[row]).isPositive();
    assertThat(bars.valueTwd()[row]).isPositive();
    assertThat(bars.trades()[row]).isPositive();
  }

  @Test
  void momentumPredictsWeakly() {
    double mean = 0;
    double reversal = 0;
    for (long seed = 1; seed <= 3; seed++) {
      List<DailyBars> history = SyntheticMarket.generate(seed, DATE, 200, 300, Rules.ALL).history();
      mean += meanIc(history, SyntheticHistory.MOMENTUM_SESSIONS) / 3;
      reversal += meanIc(history, 1) / 3;
    }
    assertThat(mean).isBetween(0.05, 0.10);
    assertThat(reversal).isBetween(-0.03, 0.03);
  }

  /** Mean over the dates of Spearman's correlation of past return and next open-to-open return. */
  private static double meanIc(List<DailyBars> history, int past) {
    int sessions = history.getFirst().size();
    double sum = 0;
    int dates = 0;
    for (int t = past; t + 1 + HORIZON < sessions; t++) {
      double[] score = new double[history.size()];
      double[] label = new double[history.size()];
      for (int i = 0; i < score.length; i++) {
        DailyBars bars = history.get(i);
        score[i] = bars.closeE4()[t] / (double) bars.closeE4()[t - past];
        label[i] = bars.openE4()[t + 1 + HORIZON] / (double) bars.openE4()[t + 1];
      }
      sum += correlation(ranks(score), ranks(label));
      dates++;
    }
    return sum / dates;
  }

  private static double[] ranks(double[] values) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
    order.sort(Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int r = 0; r < ranks.length; r++) {
      ranks[order.get(r)] = r;
    }
    return ranks;
  }

  private static double correlation(double[] a, double[] b) {
    double meanA = IntStream.range(0, a.length).mapToDouble(i -> a[i]).average().orElseThrow();
    double meanB = IntStream.range(0, b.length).mapToDouble(i -> b[i]).average().orElseThrow();
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - meanA) * (b[i] - meanB);
      aa += (a[i] - meanA) * (a[i] - meanA);
      bb += (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }

  @Test
  void theDayHasLocksNewsQuietNamesAndBothCalls() {
    SyntheticMarket market = SyntheticMarket.generate(1, DATE, 200, 60, Rules.ALL);
    SimulatedExchange exchange = new SimulatedExchange(market.script(), 1);
    DayLog log = DayLog.play(exchange);
    assertThat(exchange.counts().inferredReferences()).isZero();
    assertThat(exchange.counts().impliedLots()).isLessThan(20);
    int lockedUpAllDay = 0;
    int lockedDownAllDay = 0;
    int unlocked = 0;
    int quiet = 0;
    int suspended = 0;
    for (Instrument instrument : market.instruments().asList()) {
      List<DayLog.Quote> prints =
          log.quotes.stream()
              .filter(q -> q.code().equals(instrument.id().code()))
              .filter(q -> q.trade() && !q.isTrial())
              .toList();
      if (prints.isEmpty()) {
        suspended++;
        continue;
      }
      assertThat(prints.getLast().status()).isEqualTo("call closing");
      lockedUpAllDay += prints.stream().allMatch(q -> q.asks().isEmpty()) ? 1 : 0;
      lockedDownAllDay += prints.stream().allMatch(q -> q.bids().isEmpty()) ? 1 : 0;
      long locked = prints.stream().filter(q -> q.asks().isEmpty() || q.bids().isEmpty()).count();
      DayLog.Quote last = prints.getLast();
      unlocked += locked > 10 && !last.asks().isEmpty() && !last.bids().isEmpty() ? 1 : 0;
      quiet += prints.size() < 20 ? 1 : 0;
    }
    assertThat(suspended).isLessThan(8);
    assertThat(lockedUpAllDay).isPositive();
    assertThat(lockedDownAllDay).isPositive();
    assertThat(unlocked).isPositive();
    assertThat(quiet).isGreaterThanOrEqualTo(8);
    assertThat(newsMove(market, log, true) - newsMove(market, log, false))
        .isCloseTo(market.news().meanReturn(), org.assertj.core.data.Offset.offset(0.02));
    assertThat(log.quotes.stream().anyMatch(q -> q.status().equals("call opening"))).isTrue();
    assertThat(market.instruments().asList().stream().map(Instrument::sector).distinct().count())
        .isGreaterThanOrEqualTo(10);
  }

  /** Mean return of the news sector, or of all others, in the five minutes of the news. */
  private static double newsMove(SyntheticMarket market, DayLog log, boolean sector) {
    double sum = 0;
    int names = 0;
    long from = market.news().nsOfDay();
    for (Instrument instrument : market.instruments().asList()) {
      if (instrument.sector().equals(market.news().sector()) != sector) {
        continue;
      }
      long before = 0;
      long after = 0;
      for (DayLog.Quote quote : log.quotes) {
        if (quote.code().equals(instrument.id().code()) && !quote.isTrial() && quote.lots() > 0) {
          before = quote.trade() && quote.nsOfDay() < from ? quote.priceE4() : before;
          after =
              quote.trade() && quote.nsOfDay() < from + 300_000_000_000L ? quote.priceE4() : after;
        }
      }
      if (before > 0) {
        sum += StrictMath.log(after / (double) before);
        names++;
      }
    }
    return sum / names;
  }

  @Test
  void theSeedDecidesTheDay() {
    String first = digest(1);
    assertThat(digest(1)).isEqualTo(first);
    assertThat(digest(2)).isNotEqualTo(first);
  }

  private static String digest(long seed) {
    SyntheticMarket market = SyntheticMarket.generate(seed, DATE, 20, 5, Rules.ALL);
    return DayLog.play(new SimulatedExchange(market.script(), seed)).digest();
  }

  @Test
  void refusesADayWithoutTrading() {
    assertThatThrownBy(
            () -> SyntheticMarket.generate(1, LocalDate.of(2026, 3, 1), 20, 5, Rules.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Simulated day must be a trading day, was 2026-03-01 (Sunday)");
  }
}
