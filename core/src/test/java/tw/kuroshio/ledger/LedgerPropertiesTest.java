package tw.kuroshio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.AccountId;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.Order;
import tw.kuroshio.model.OrderCondition;
import tw.kuroshio.model.OrderType;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.Quantity;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.model.Side;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;

/** Seeded random days against the books' invariants and against arithmetic in decimals. */
class LedgerPropertiesTest {

  private static final int SEEDS = 60;
  private static final int STEPS = 300;
  private static final int STOCKS = 5;
  private static final AccountId ACCOUNT = AccountId.DEFAULT;

  private final DayRules rules = RuleFiles.rules().on(LocalDate.of(2026, 3, 2));
  private final Instruments instruments = instruments();

  private static Instruments instruments() {
    List<Instrument> list = new ArrayList<>();
    for (int i = 0; i < STOCKS; i++) {
      SecurityKind kind = i == 0 ? SecurityKind.ETF : SecurityKind.STOCK;
      list.add(Instrument.of(new InstrumentId("110" + i, Market.TWSE), "S" + i, "0" + i, kind));
    }
    return new Instruments(list);
  }

  /** One random day: the ledger, the check beside it, and the orders that can still trade. */
  private final class Day {
    final SplittableRandom random;
    Ledger ledger;
    final ConservationCheck check = new ConservationCheck(instruments, rules.fees());
    final List<Order> open = new ArrayList<>();
    final List<Long> leaves = new ArrayList<>();
    final List<Order> everyOrder = new ArrayList<>();
    final List<ExecutionReport.Filled> fills = new ArrayList<>();
    long id = 1;

    Day(long seed) {
      random = new SplittableRandom(seed);
      ledger = empty();
      Money cash = new Money(random.nextLong(0, 100_000_000_000L));
      ledger.openCash(ACCOUNT, cash);
      check.startCash(cash);
      Money owed = new Money(random.nextLong(-50_000_000L, 50_000_000L));
      ledger.openUnsettled(ACCOUNT, LocalDate.of(2026, 3, 3), owed);
      check.startCash(owed);
      for (int i = 0; i < STOCKS; i++) {
        long mark = price();
        ledger.startMark(i, new Price(mark));
        if (random.nextBoolean()) {
          long shares = random.nextLong(-20, 40) * 500;
          ledger.openPosition(BookId.DEFAULT, i, shares, new Money(shares * price()));
          check.startPosition(i, shares, mark);
        }
      }
    }

    long price() {
      return random.nextLong(1, 200_000) * 100;
    }

    void step() {
      switch (random.nextInt(10)) {
        case 0, 1, 2 -> send();
        case 3, 4, 5, 6 -> fill();
        case 7 -> cancel();
        default -> ledger.mark(random.nextInt(STOCKS), price());
      }
    }

    void send() {
      int i = random.nextInt(STOCKS);
      Order order =
          new Order(
              ClOrdId.of(61, 1, id++),
              ACCOUNT,
              StrategyId.DEFAULT,
              instruments.get(i).id(),
              i,
              random.nextBoolean() ? Side.BUY : Side.SELL,
              new Quantity(random.nextLong(1, 50) * 1_000),
              OrderType.LIMIT,
              new Price(price()),
              TimeInForce.ROD,
              Board.REGULAR,
              OrderCondition.CASH,
              0);
      ledger.reserve(order, order.price().e4());
      check.onOrder(order);
      open.add(order);
      leaves.add(order.quantity().shares());
      everyOrder.add(order);
    }

    void fill() {
      if (open.isEmpty()) {
        return;
      }
      int at = random.nextInt(open.size());
      Order order = open.get(at);
      long shares = random.nextBoolean() ? leaves.get(at) : random.nextLong(1, leaves.get(at) + 1);
      book(order, shares);
      leaves.set(at, leaves.get(at) - shares);
      if (leaves.get(at) == 0) {
        open.remove(at);
        leaves.remove(at);
      }
    }

    void book(Order order, long shares) {
      ExecutionReport.Filled filled =
          new ExecutionReport.Filled(
              order.clOrdId(),
              ACCOUNT,
              StrategyId.DEFAULT,
              id++,
              0,
              new Quantity(shares),
              new Price(price()));
      ledger.fill(filled);
      check.onFill(filled);
      fills.add(filled);
    }

    void cancel() {
      if (open.isEmpty()) {
        return;
      }
      int at = random.nextInt(open.size());
      Order order = open.remove(at);
      leaves.remove(at);
      ledger.release(order.clOrdId());
      if (random.nextInt(4) == 0) {
        book(order, 1_000);
      }
    }
  }

  private Ledger empty() {
    return new Ledger(instruments, rules.fees(), rules.calendar().settlementDate(rules.date()));
  }

  @Test
  void everyDayKeepsTheBooksBalancedAndConservesMoney() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Day day = new Day(seed);
      for (int step = 0; step < STEPS; step++) {
        day.step();
        day.ledger.verify();
        assertThat(day.ledger.cashOf(ACCOUNT).reserved().isNegative())
            .as("seed %d", seed)
            .isFalse();
      }
      ConservationCheck.Result result = day.check.compare(day.ledger, BookId.DEFAULT);
      assertThat(result.difference()).as("seed %d", seed).isEqualTo(Money.ZERO);
      result.verify();
    }
  }

  /**
   * Fees of the day in decimals, straight from the rates: 0.1425 %, at least 20, tax 0.3 or 0.1 %.
   */
  @Test
  void feesAndTaxesAgreeWithDecimals() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Day day = new Day(seed);
      for (int step = 0; step < STEPS; step++) {
        day.step();
      }
      BigDecimal fees = BigDecimal.ZERO;
      BigDecimal taxes = BigDecimal.ZERO;
      for (Order order : day.everyOrder) {
        BigDecimal value = BigDecimal.ZERO;
        for (ExecutionReport.Filled fill : day.fills) {
          if (fill.clOrdId().equals(order.clOrdId())) {
            BigDecimal price = new BigDecimal(fill.price().toString());
            value = value.add(price.multiply(BigDecimal.valueOf(fill.quantity().shares())));
          }
        }
        if (value.signum() > 0) {
          fees = fees.add(floor(value, "0.001425").max(BigDecimal.valueOf(20)));
          boolean sale = order.side() == Side.SELL;
          String rate = order.instrumentIndex() == 0 ? "0.001" : "0.003";
          taxes = taxes.add(sale ? floor(value, rate) : BigDecimal.ZERO);
        }
      }
      ProfitAndLoss result = day.ledger.profitAndLoss(ACCOUNT);
      assertThat(result.fees().toString())
          .as("seed %d", seed)
          .isEqualTo(fees.setScale(4).toString());
      assertThat(result.taxes().toString()).isEqualTo(taxes.setScale(4).toString());
    }
  }

  private static BigDecimal floor(BigDecimal value, String rate) {
    return value.multiply(new BigDecimal(rate)).setScale(0, RoundingMode.FLOOR);
  }

  @Test
  void restoresBitForBitFromASnapshotInTheMiddle() {
    for (long seed = 1; seed <= 20; seed++) {
      Day straight = new Day(seed);
      Day broken = new Day(seed);
      for (int step = 0; step < STEPS; step++) {
        straight.step();
        broken.step();
        if (step == STEPS / 2) {
          StateWriter out = new StateWriter();
          broken.ledger.writeState(out);
          broken.ledger = empty();
          StateReader in = new StateReader(out.toByteArray());
          broken.ledger.readState(in);
          assertThat(in.remaining()).isZero();
        }
      }
      broken.ledger.verify();
      assertThat(broken.ledger.stateHash())
          .as("seed %d", seed)
          .isEqualTo(straight.ledger.stateHash());
    }
  }

  @Test
  void theConservationCheckRestoresBitForBit() {
    Day day = new Day(5);
    for (int step = 0; step < STEPS; step++) {
      day.step();
    }
    StateWriter out = new StateWriter();
    day.check.writeState(out);
    ConservationCheck restored = new ConservationCheck(instruments, rules.fees());
    restored.readState(new StateReader(out.toByteArray()));
    assertThat(restored.stateHash()).isEqualTo(day.check.stateHash());
    assertThat(restored.compare(day.ledger, BookId.DEFAULT))
        .isEqualTo(day.check.compare(day.ledger, BookId.DEFAULT));
  }

  @Test
  void aFillThatTheBooksMissedIsFound() {
    Day day = new Day(7);
    for (int step = 0; step < STEPS; step++) {
      day.step();
    }
    ExecutionReport.Filled last = day.fills.getLast();
    day.check.onFill(
        new ExecutionReport.Filled(
            last.clOrdId(),
            ACCOUNT,
            StrategyId.DEFAULT,
            -1,
            0,
            new Quantity(1),
            new Price(last.price().e4() + 1)));
    ConservationCheck.Result result = day.check.compare(day.ledger, BookId.DEFAULT);
    assertThat(result.holds()).isFalse();
    assertThatThrownBy(result::verify)
        .isInstanceOf(LedgerImbalance.class)
        .hasMessageContaining("difference " + result.difference());
  }

  /** Every single damaged byte of the amounts is either refused, found, or changes no invariant. */
  @Test
  void verifyFindsDamagedAmounts() {
    Day day = new Day(3);
    for (int step = 0; step < STEPS; step++) {
      day.step();
    }
    StateWriter out = new StateWriter();
    day.ledger.writeState(out);
    byte[] state = out.toByteArray();
    int found = 0;
    for (int at = 0; at < state.length; at++) {
      byte[] damaged = state.clone();
      damaged[at] ^= 1;
      Ledger ledger = empty();
      try {
        ledger.readState(new StateReader(damaged));
        ledger.verify();
      } catch (LedgerImbalance e) {
        found++;
      } catch (IllegalArgumentException | ArithmeticException e) {
        // Not even readable.
      }
    }
    assertThat(found).isGreaterThan(state.length / 4);
  }
}
