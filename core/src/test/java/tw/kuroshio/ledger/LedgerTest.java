package tw.kuroshio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
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
import tw.kuroshio.model.StrategyId;
import tw.kuroshio.model.TimeInForce;

class LedgerTest {

  private static final AccountId ACCOUNT = AccountId.DEFAULT;
  private static final BookId BOOK = BookId.DEFAULT;
  private static final int ETF = 0;
  private static final int STOCK = 1;
  private static final Instruments INSTRUMENTS =
      new Instruments(
          List.of(
              Instrument.of(new InstrumentId("0050", Market.TWSE), "ETF", "00", SecurityKind.ETF),
              Instrument.of(
                  new InstrumentId("2330", Market.TWSE), "Stock", "24", SecurityKind.STOCK)));

  private final DayRules rules = RuleFiles.rules().on(LocalDate.of(2026, 3, 2));
  private final Ledger ledger =
      new Ledger(INSTRUMENTS, rules.fees(), rules.calendar().settlementDate(rules.date()));
  private long nextId = 1;

  LedgerTest() {
    ledger.openCash(ACCOUNT, Money.ofTwd(10_000_000));
    ledger.startMark(ETF, Price.parse("100"));
    ledger.startMark(STOCK, Price.parse("500"));
  }

  private Order order(int instrument, Side side, long shares, String price) {
    return new Order(
        ClOrdId.of(61, 1, nextId++),
        ACCOUNT,
        StrategyId.DEFAULT,
        INSTRUMENTS.get(instrument).id(),
        instrument,
        side,
        new Quantity(shares),
        OrderType.LIMIT,
        Price.parse(price),
        TimeInForce.ROD,
        Board.REGULAR,
        OrderCondition.CASH,
        0);
  }

  private Order reserved(int instrument, Side side, long shares, String price) {
    Order order = order(instrument, side, shares, price);
    ledger.reserve(order, order.price().e4());
    return order;
  }

  private void fill(Order order, long shares, String price) {
    ledger.fill(
        new ExecutionReport.Filled(
            order.clOrdId(),
            order.account(),
            order.strategy(),
            nextId++,
            0,
            new Quantity(shares),
            Price.parse(price)));
    ledger.verify();
  }

  private void trade(int instrument, Side side, long shares, String price) {
    fill(reserved(instrument, side, shares, price), shares, price);
  }

  @Test
  void roundTripInAStockCosts58AndAHalfBasisPoints() {
    trade(STOCK, Side.BUY, 2_000, "500");
    trade(STOCK, Side.SELL, 2_000, "500");
    ProfitAndLoss result = ledger.profitAndLoss(ACCOUNT);
    assertThat(result.fees()).isEqualTo(Money.ofTwd(2_850));
    assertThat(result.taxes()).isEqualTo(Money.ofTwd(3_000));
    assertThat(result.net()).isEqualTo(Money.ofTwd(-5_850));
  }

  @Test
  void roundTripInAnEtfCosts38AndAHalfBasisPoints() {
    trade(ETF, Side.BUY, 10_000, "100");
    trade(ETF, Side.SELL, 10_000, "100");
    assertThat(ledger.profitAndLoss(ACCOUNT).net()).isEqualTo(Money.ofTwd(-3_850));
  }

  @Test
  void anOrderInManyFillsPaysTheFeeOfOne() {
    Order order = reserved(ETF, Side.SELL, 10_000, "12.34");
    for (int i = 0; i < 10; i++) {
      fill(order, 1_000, "12.34");
    }
    // 123,400 TWD: 175.845 and 123.4 cut off. Fill by fill it would be 10 · 20 and 10 · 12.
    assertThat(ledger.profitAndLoss(ACCOUNT).fees()).isEqualTo(Money.ofTwd(175));
    assertThat(ledger.profitAndLoss(ACCOUNT).taxes()).isEqualTo(Money.ofTwd(123));
  }

  @Test
  void theFirstSmallFillPaysTheMinimumOfTheOrder() {
    Order order = reserved(ETF, Side.BUY, 3_000, "10");
    fill(order, 1_000, "10");
    assertThat(ledger.profitAndLoss(ACCOUNT).fees()).isEqualTo(Money.ofTwd(20));
    fill(order, 1_000, "10");
    assertThat(ledger.profitAndLoss(ACCOUNT).fees()).isEqualTo(Money.ofTwd(28));
  }

  @Test
  void tradesSettleTwoSettlementDaysLater() {
    // Of 2026-02-11, the last session before Lunar New Year, on the settlement-only 02-13.
    DayRules lastOfYear = RuleFiles.rules().on(LocalDate.of(2026, 2, 11));
    LocalDate date = lastOfYear.calendar().settlementDate(lastOfYear.date());
    Ledger books = new Ledger(INSTRUMENTS, lastOfYear.fees(), date);
    books.openCash(ACCOUNT, Money.ofTwd(1_000_000));
    Order order = order(ETF, Side.BUY, 1_000, "100");
    books.reserve(order, order.price().e4());
    books.fill(
        new ExecutionReport.Filled(
            order.clOrdId(), ACCOUNT, StrategyId.DEFAULT, 1, 0, order.quantity(), order.price()));
    assertThat(books.cashOf(ACCOUNT).unsettled())
        .containsExactly(
            new CashStatement.Rung(
                LocalDate.of(2026, 2, 13), Money.ZERO, Money.ofTwd(100_000 + 142)));
    books.settleThrough(LocalDate.of(2026, 2, 12));
    assertThat(books.cashOf(ACCOUNT).settled()).isEqualTo(Money.ofTwd(1_000_000));
    books.settleThrough(LocalDate.of(2026, 2, 13));
    assertThat(books.cashOf(ACCOUNT).settled()).isEqualTo(Money.ofTwd(899_858));
    assertThat(books.cashOf(ACCOUNT).unsettled()).isEmpty();
    books.verify();
  }

  @Test
  void buyingPowerCountsWhatIsDueByTheSettlementDateOnly() {
    ledger.openUnsettled(ACCOUNT, LocalDate.of(2026, 3, 3), Money.ofTwd(300));
    ledger.openUnsettled(ACCOUNT, LocalDate.of(2026, 3, 4), Money.ofTwd(-1_000));
    ledger.openUnsettled(ACCOUNT, LocalDate.of(2026, 3, 5), Money.ofTwd(7_000));
    assertThat(ledger.settlementDate()).isEqualTo(LocalDate.of(2026, 3, 4));
    assertThat(ledger.availableCashE4(ACCOUNT)).isEqualTo(Money.ofTwd(9_999_300).e4());
    assertThat(ledger.cashOf(ACCOUNT).total()).isEqualTo(Money.ofTwd(10_006_300));
    ledger.verify();
  }

  @Test
  void proceedsOfTodayPayForPurchasesOfToday() {
    ledger.openPosition(BOOK, STOCK, 5_000, Money.ofTwd(2_000_000));
    trade(STOCK, Side.SELL, 5_000, "500");
    // 2,500,000 less commission 3,562 and tax 7,500.
    assertThat(ledger.availableCashE4(ACCOUNT)).isEqualTo(Money.ofTwd(12_488_938).e4());
  }

  @Test
  void anOpenPurchaseReservesItsWorstCaseAndGivesBackTheRest() {
    Order order = reserved(STOCK, Side.BUY, 3_000, "510");
    // 1,530,000 and commission 2,180.
    assertThat(ledger.cashOf(ACCOUNT).reserved()).isEqualTo(Money.ofTwd(1_532_180));
    assertThat(ledger.openBuyShares(BOOK, STOCK)).isEqualTo(3_000);
    fill(order, 1_000, "505");
    // Left: 1,020,000; commission of 1,525,000 is 2,173, of which 719 are paid.
    assertThat(ledger.cashOf(ACCOUNT).reserved()).isEqualTo(Money.ofTwd(1_021_454));
    ledger.release(order.clOrdId());
    assertThat(ledger.cashOf(ACCOUNT).reserved()).isEqualTo(Money.ZERO);
    assertThat(ledger.openBuyShares(BOOK, STOCK)).isZero();
    ledger.release(order.clOrdId());
    ledger.verify();
  }

  @Test
  void sharesInAnOpenSaleAndSharesBoughtTodayCannotBeSold() {
    ledger.openPosition(BOOK, STOCK, 5_000, Money.ofTwd(2_000_000));
    Order sale = reserved(STOCK, Side.SELL, 2_000, "500");
    assertThat(ledger.sellableShares(BOOK, STOCK)).isEqualTo(3_000);
    fill(sale, 1_000, "500");
    trade(STOCK, Side.BUY, 4_000, "500");
    assertThat(ledger.shares(BOOK, STOCK)).isEqualTo(8_000);
    assertThat(ledger.sellableShares(BOOK, STOCK)).isEqualTo(3_000);
    ledger.release(sale.clOrdId());
    assertThat(ledger.sellableShares(BOOK, STOCK)).isEqualTo(4_000);
  }

  @Test
  void averageCostAndRealisedProfit() {
    trade(STOCK, Side.BUY, 1_000, "500");
    trade(STOCK, Side.BUY, 2_000, "515");
    assertThat(ledger.position(BOOK, STOCK).averageCost()).isEqualTo(Price.parse("510"));
    trade(STOCK, Side.SELL, 1_000, "520");
    Position position = ledger.position(BOOK, STOCK);
    assertThat(position.realised()).isEqualTo(Money.ofTwd(10_000));
    assertThat(position.averageCost()).isEqualTo(Price.parse("510"));
    ledger.mark(STOCK, Price.parse("505").e4());
    assertThat(ledger.position(BOOK, STOCK).unrealised()).isEqualTo(Money.ofTwd(-10_000));
    ledger.verify();
  }

  @Test
  void noCostIsLostWhenItDoesNotDivide() {
    ledger.openPosition(BOOK, ETF, 3_000, new Money(1_000_001));
    trade(ETF, Side.SELL, 1_000, "100");
    trade(ETF, Side.SELL, 1_000, "100");
    trade(ETF, Side.SELL, 1_000, "100");
    Position position = ledger.position(BOOK, ETF);
    assertThat(position.cost()).isEqualTo(Money.ZERO);
    assertThat(position.realised()).isEqualTo(new Money(3_000_000_000L - 1_000_001));
  }

  @Test
  void aSaleThroughZeroClosesOneSideAndOpensTheOther() {
    trade(STOCK, Side.BUY, 1_000, "500");
    trade(STOCK, Side.SELL, 3_000, "510");
    Position position = ledger.position(BOOK, STOCK);
    assertThat(position.shares()).isEqualTo(-2_000);
    assertThat(position.realised()).isEqualTo(Money.ofTwd(10_000));
    assertThat(position.cost()).isEqualTo(Money.ofTwd(-1_020_000));
    trade(STOCK, Side.BUY, 2_000, "505");
    assertThat(ledger.position(BOOK, STOCK).realised()).isEqualTo(Money.ofTwd(20_000));
  }

  @Test
  void worstCaseCountsOpenPurchasesAtTheirLimitOrTheMark() {
    ledger.openPosition(BOOK, STOCK, 1_000, Money.ofTwd(400_000));
    reserved(STOCK, Side.BUY, 1_000, "510");
    reserved(STOCK, Side.SELL, 1_000, "520");
    assertThat(ledger.worstCaseValueE4(ACCOUNT, STOCK)).isEqualTo(Money.ofTwd(1_010_000).e4());
    ledger.mark(STOCK, Price.parse("530").e4());
    assertThat(ledger.worstCaseValueE4(ACCOUNT, STOCK)).isEqualTo(Money.ofTwd(1_060_000).e4());
    assertThat(ledger.worstCaseValueE4(ACCOUNT, new int[] {ETF, STOCK}))
        .isEqualTo(Money.ofTwd(1_060_000).e4());
  }

  @Test
  void strategiesShareTheCashOfTheirAccount() {
    BookId other = new BookId(ACCOUNT, new StrategyId("other"));
    ledger.openPosition(other, STOCK, 2_000, Money.ofTwd(900_000));
    assertThat(ledger.sellableShares(BOOK, STOCK)).isZero();
    assertThat(ledger.accountShares(ACCOUNT, STOCK)).isEqualTo(2_000);
    assertThat(ledger.equityE4(ACCOUNT)).isEqualTo(Money.ofTwd(11_000_000).e4());
    ledger.verify();
  }

  @Test
  void refusesWhatCannotBeBooked() {
    Order order = reserved(STOCK, Side.BUY, 1_000, "500");
    assertThatThrownBy(() -> ledger.reserve(order, order.price().e4()))
        .hasMessage("Order reserved twice: " + order.clOrdId());
    Order unknown = order(STOCK, Side.BUY, 1_000, "500");
    assertThatThrownBy(() -> fill(unknown, 1_000, "500"))
        .hasMessage("Execution 3 of unknown order " + unknown.clOrdId());
    assertThatThrownBy(() -> ledger.availableCashE4(new AccountId("0000009")))
        .hasMessage("Account has no cash account in the books: 0000009");
    assertThatThrownBy(() -> ledger.mark(STOCK, 0)).hasMessageContaining("2330");
    ledger.verify();
  }
}
