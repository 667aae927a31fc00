package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.kuroshio.feed.ValidationDay.FUND;
import static tw.kuroshio.feed.ValidationDay.MEDIGEN;
import static tw.kuroshio.feed.ValidationDay.NEW_LISTING;
import static tw.kuroshio.feed.ValidationDay.TSMC;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PackedBcd;
import tw.kuroshio.feed.twse.PriceTrend;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.Price;
import tw.kuroshio.model.SecurityKind;

/** Each rule of prices and quantities: the least that breaks it, and the nearest that does not. */
class RecordPricesTest {

  private final ValidationDay day = new ValidationDay();

  @ParameterizedTest
  @CsvSource({
    "1, 2425,    ",
    "1, 2430,    PRICE_OUTSIDE_LIMITS",
    "1, 1985,    ",
    "1, 1980,    PRICE_OUTSIDE_LIMITS",
    "1, 2205,    ",
    "1, 2206,    PRICE_OFF_TICK",
    "1, 2204.99, PRICE_OFF_TICK",
    "1, 2210,    ",
    "1, 22050,   PRICE_OUTSIDE_LIMITS",
    "1, 220.5,   PRICE_OUTSIDE_LIMITS",
    "2, 50.10,   ",
    "2, 50.20,   PRICE_OUTSIDE_LIMITS",
    "2, 50.05,   PRICE_OFF_TICK",
    "2, 50.00,   ",
    "2, 49.95,   ",
    "2, 49.94,   PRICE_OFF_TICK",
    "2, 41.05,   ",
    "2, 41.00,   PRICE_OUTSIDE_LIMITS",
    "0, 60.05,   ",
    "0, 60.04,   PRICE_OFF_TICK",
    "0, 49.99,   ",
    "0, 200,     ",
    "3, 9.99,    PRICE_OUTLIER",
    "3, 12.35,   ",
    "3, 12.36,   PRICE_OFF_TICK",
    "3, 500.5,   PRICE_OFF_TICK",
    "3, 501,     "
  })
  void aPriceIsOnATickWithinTheDaysLimits(int instrument, String twd, @Nullable RecordFault fault) {
    long price = Price.parse(twd).e4();
    assertThat(day.check(trade(instrument, price))).isEqualTo(fault);
    if (fault != RecordFault.PRICE_OUTLIER) {
      assertThat(day.check(quote(instrument).bid(price, 1))).isEqualTo(fault);
      assertThat(day.check(quote(instrument).ask(price, 1))).isEqualTo(fault);
    }
  }

  @Test
  void everyLevelIsJudged() {
    for (int bad = 0; bad < 5; bad++) {
      QuoteEncoder quote = quote(MEDIGEN);
      for (int level = 0; level < 5; level++) {
        quote.bid(45_5000 - level * 500 - (level == bad ? 100 : 0), 1);
      }
      assertThat(day.check(quote)).isEqualTo(RecordFault.PRICE_OFF_TICK);
      quote = quote(MEDIGEN);
      for (int level = 0; level < 5; level++) {
        quote.ask(45_5000 + level * 500 + (level == bad ? 100 : 0), 1);
      }
      assertThat(day.check(quote)).isEqualTo(RecordFault.PRICE_OFF_TICK);
    }
    QuoteEncoder both = trade(MEDIGEN, 50_0000).continuous();
    both.bid(49_9500, 1).bid(49_9000, 1).bid(41_0500, 1);
    both.ask(50_0000, 1).ask(50_1000, 1);
    assertThat(day.check(both)).isNull();
    assertThat(day.check(quote(MEDIGEN).ask(49_9500, 1).ask(50_0500, 1)))
        .as("off the tick of the upper band")
        .isEqualTo(RecordFault.PRICE_OFF_TICK);
    assertThat(day.check(quote(MEDIGEN).bid(50_1000, 1).bid(49_9500, 1)))
        .as("levels of two bands")
        .isNull();
    assertThat(day.check(quote(MEDIGEN).bid(41_0500, 1).bid(41_0000, 1)))
        .isEqualTo(RecordFault.PRICE_OUTSIDE_LIMITS);
    assertThat(day.check(quote(MEDIGEN).ask(50_1000, 1).ask(50_2000, 1)))
        .isEqualTo(RecordFault.PRICE_OUTSIDE_LIMITS);
  }

  @Test
  void levelsAreOrderedBestFirst() {
    assertThat(day.check(quote(TSMC).bid(2205_0000, 1).bid(2200_0000, 1))).isNull();
    assertThat(day.check(quote(TSMC).bid(2205_0000, 1).bid(2205_0000, 1)))
        .isEqualTo(RecordFault.LEVELS_NOT_ORDERED);
    assertThat(day.check(quote(TSMC).bid(2205_0000, 1).bid(2210_0000, 1)))
        .isEqualTo(RecordFault.LEVELS_NOT_ORDERED);
    assertThat(day.check(quote(TSMC).ask(2205_0000, 1).ask(2210_0000, 1))).isNull();
    assertThat(day.check(quote(TSMC).ask(2205_0000, 1).ask(2205_0000, 1)))
        .isEqualTo(RecordFault.LEVELS_NOT_ORDERED);
    assertThat(day.check(quote(TSMC).ask(2205_0000, 1).ask(2200_0000, 1)))
        .isEqualTo(RecordFault.LEVELS_NOT_ORDERED);
    assertThat(day.check(quote(TSMC).bid(0, 1).bid(2205_0000, 1).bid(2205_0000, 1)))
        .isEqualTo(RecordFault.LEVELS_NOT_ORDERED);
  }

  @Test
  void priceZeroIsMarketOrdersOnTheFirstLevelOnly() {
    assertThat(day.check(quote(TSMC).bid(0, 5).bid(2200_0000, 1).ask(0, 5).ask(2205_0000, 1)))
        .isNull();
    assertThat(day.check(quote(TSMC).bid(2200_0000, 1).bid(0, 5)))
        .isEqualTo(RecordFault.PRICE_ZERO);
    assertThat(day.check(quote(TSMC).ask(0, 5).ask(0, 5))).isEqualTo(RecordFault.PRICE_ZERO);
    assertThat(day.check(trade(TSMC, 0))).isEqualTo(RecordFault.PRICE_ZERO);
    assertThat(day.check(quote(TSMC).trade(0, 0).trend(PriceTrend.SUSPENDED_UP))).isNull();
    assertThat(day.check(quote(TSMC).trade(2205_0000, 0).trend(PriceTrend.SUSPENDED_DOWN)))
        .isNull();
    assertThat(day.check(quote(TSMC).trade(2206_0000, 0).trend(PriceTrend.SUSPENDED_DOWN)))
        .isEqualTo(RecordFault.PRICE_OFF_TICK);
  }

  @Test
  void aQuantityIsNotZeroButWhileSuspended() {
    assertThat(day.check(quote(TSMC).trade(2205_0000, 0))).isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(quote(TSMC).trade(2205_0000, 0).trial()))
        .isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(quote(TSMC).trade(2205_0000, 1).trial())).isNull();
    assertThat(day.check(quote(TSMC).bid(2205_0000, 0))).isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(quote(TSMC).bid(0, 0))).isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(quote(TSMC).ask(2205_0000, 1).ask(2210_0000, 0)))
        .isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(quote(TSMC).ask(2205_0000, 99_999_999))).isNull();
  }

  /** Quantities of odd lots have six bytes, and the entry after them is elsewhere. */
  @Test
  void oddLotsAreJudgedInTheirOwnLayout() {
    long ns = ValidationDay.ns("09:10:00");
    assertThat(
            day.check(
                oddLot(ns)
                    .trade(2205_0000, 7)
                    .bid(2200_0000, 999_999_999_999L)
                    .ask(2205_0000, 1)
                    .cumulativeVolume(7)))
        .isNull();
    assertThat(day.check(oddLot(ns).bid(2200_0000, 1).bid(2195_0000, 0)))
        .isEqualTo(RecordFault.QUANTITY_ZERO);
    assertThat(day.check(oddLot(ns).bid(2200_0000, 100_000_000L).ask(2201_0000, 1)))
        .isEqualTo(RecordFault.PRICE_OFF_TICK);
    assertThat(day.check(oddLot(ns).trade(2430_0000, 1).cumulativeVolume(8)))
        .isEqualTo(RecordFault.PRICE_OUTSIDE_LIMITS);
  }

  private QuoteEncoder oddLot(long ns) {
    return day.start(QuoteCursor.ODD_LOT_FORMAT, TSMC, ns);
  }

  @Test
  void limitsOfFormatOneMustHoldTheReference() {
    RecordValidation validation = day.validation;
    assertThat(validation.reference(TSMC, 2205_0000, 2205_0000, 2205_0000, 1_000)).isNull();
    assertThat(validation.reference(TSMC, 2205_0000, 2204_0000, 1985_0000, 1_000))
        .isEqualTo(RecordFault.REFERENCE_MISMATCH);
    assertThat(validation.reference(TSMC, 2205_0000, 2425_0000, 2206_0000, 1_000))
        .isEqualTo(RecordFault.REFERENCE_MISMATCH);
    assertThat(validation.reference(TSMC, 2205_0000, 2425_0000, 0, 1_000))
        .isEqualTo(RecordFault.REFERENCE_MISMATCH);
    assertThat(day.check(quote(TSMC).bid(2210_0000, 1)))
        .as("the limits before stand")
        .isEqualTo(RecordFault.PRICE_OUTSIDE_LIMITS);
    assertThat(validation.reference(TSMC, 0, 100_0000, 100_0000, 1_000)).isNull();
    assertThat(day.check(quote(TSMC).bid(5_0000, 1)))
        .as("a central government bond has no limits")
        .isNull();
    assertThat(validation.faults(RecordFault.REFERENCE_MISMATCH)).isEqualTo(3);
  }

  @Test
  void withoutFormatOneTicksAloneAreJudged() {
    ValidationDay other = new ValidationDay();
    RecordValidation bare =
        new RecordValidation(
            ValidationDay.INSTRUMENTS, other.rules, other.settings, ValidationDay.MIDNIGHT_NS);
    assertThat(bare.hasReference(TSMC)).isFalse();
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    QuoteCursor cursor = new QuoteCursor();
    quote(TSMC).bid(5_0000, 1).encode(bytes, 0);
    assertThat(bare.check(TSMC, cursor.wrap(bytes, 0), Long.MAX_VALUE / 2)).isNull();
    assertThat(RecordWarning.NO_REFERENCE.in(bare.warnings())).isTrue();
    quote(TSMC).bid(5_0050, 1).encode(bytes, 0);
    assertThat(bare.check(TSMC, cursor.wrap(bytes, 0), Long.MAX_VALUE / 2))
        .isEqualTo(RecordFault.PRICE_OFF_TICK);
    ValidationDay.setLimits(bare);
    assertThat(bare.hasReference(TSMC)).isTrue();
    quote(TSMC).bid(2205_0000, 1).encode(bytes, 0);
    assertThat(bare.check(TSMC, cursor.wrap(bytes, 0), Long.MAX_VALUE / 2)).isNull();
    assertThat(bare.warnings()).isZero();
  }

  @Test
  void marksThatDenyThePriceAreCountedOnly() {
    LimitState none = LimitState.NORMAL;
    LimitState up = LimitState.LIMIT_UP;
    LimitState down = LimitState.LIMIT_DOWN;
    requireMark(quote(TSMC).trade(2425_0000, 1).limits(up, none, none), false);
    requireMark(quote(TSMC).trade(2420_0000, 1).limits(up, none, none), true);
    requireMark(quote(TSMC).trade(1985_0000, 1).limits(down, none, none), false);
    requireMark(quote(TSMC).trade(1985_0000, 1).limits(up, none, none), true);
    requireMark(quote(TSMC).bid(2425_0000, 1).limits(none, up, none), false);
    requireMark(quote(TSMC).bid(2420_0000, 1).limits(none, up, none), true);
    requireMark(quote(TSMC).bid(1985_0000, 1).ask(1990_0000, 1).limits(none, down, none), false);
    requireMark(quote(TSMC).bid(2000_0000, 1).ask(1985_0000, 1).limits(none, none, down), false);
    requireMark(quote(TSMC).bid(1985_0000, 1).ask(1990_0000, 1).limits(none, none, down), true);
    requireMark(quote(TSMC).bid(0, 1).bid(2420_0000, 1).limits(none, up, none), false);
    requireMark(quote(TSMC).tradeOnly().trade(2205_0000, 1).limits(none, up, none), false);
    requireMark(quote(TSMC).limits(up, up, up), false);
    requireMark(quote(TSMC).limits(LimitState.RESERVED, none, none), true);
    requireMark(quote(TSMC).limits(none, none, LimitState.RESERVED), true);
    requireMark(quote(TSMC).trend(PriceTrend.RESERVED), true);
    requireMark(quote(FUND).bid(60_0000, 1).limits(none, up, none), true);
    assertThat(day.validation.warned(RecordWarning.FLAG_CONTRADICTION)).isEqualTo(8);
  }

  private void requireMark(QuoteEncoder quote, boolean contradicts) {
    assertThat(day.check(quote.trial())).isNull();
    assertThat(day.warnings().contains(RecordWarning.FLAG_CONTRADICTION)).isEqualTo(contradicts);
  }

  @Test
  void anOutlierIsBelievedAfterThreeMoreTrades() {
    requireTrade(NEW_LISTING, 719_0000, null);
    requireTrade(NEW_LISTING, 90_0000, null);
    requireTrade(NEW_LISTING, 720_0000, RecordFault.PRICE_OUTLIER);
    requireTrade(NEW_LISTING, 11_2500, RecordFault.PRICE_OUTLIER);
    requireTrade(NEW_LISTING, 11_3000, null);
    requireTrade(NEW_LISTING, 90_0000, null);
    for (int i = 0; i < 3; i++) {
      requireTrade(NEW_LISTING, 900_0000, RecordFault.PRICE_OUTLIER);
    }
    requireTrade(NEW_LISTING, 905_0000, null);
    assertThat(day.warnings()).contains(RecordWarning.PRICE_CONFIRMED);
    requireTrade(NEW_LISTING, 910_0000, null);
    assertThat(day.warnings()).doesNotContain(RecordWarning.PRICE_CONFIRMED);
    requireTrade(NEW_LISTING, 91_0000, RecordFault.PRICE_OUTLIER);
  }

  @Test
  void outliersThatDoNotAgreeConfirmNothing() {
    requireTrade(NEW_LISTING, 90_0000, null);
    for (int i = 0; i < 10; i++) {
      requireTrade(NEW_LISTING, i % 2 == 0 ? 900_0000 : 9_0000, RecordFault.PRICE_OUTLIER);
    }
    requireTrade(NEW_LISTING, 900_0000, RecordFault.PRICE_OUTLIER);
    requireTrade(NEW_LISTING, 900_0000, RecordFault.PRICE_OUTLIER);
    requireTrade(NEW_LISTING, 90_0000, null);
    requireTrade(NEW_LISTING, 900_0000, RecordFault.PRICE_OUTLIER);
    requireTrade(NEW_LISTING, 900_0000, RecordFault.PRICE_OUTLIER);
    assertThat(day.check(quote(NEW_LISTING).ask(9_995_0000, 1))).as("anybody may ask it").isNull();
  }

  private void requireTrade(int instrument, long price, @Nullable RecordFault fault) {
    assertThat(day.check(trade(instrument, price))).isEqualTo(fault);
  }

  @Test
  void theGridIsTheTableBetweenTheLimits() {
    SplittableRandom random = new SplittableRandom(11);
    int limited = 0;
    for (SecurityKind kind : SecurityKind.values()) {
      TickSizeTable table = day.rules.ticks(kind);
      PriceLimits limits = day.rules.limits(kind);
      PriceGrid grid = new PriceGrid(new TickSizeTable[] {table});
      for (int n = 0; n < 400; n++) {
        long scale = 1L << random.nextInt(10, 27);
        long reference = Math.max(table.minimumE4(), table.roundUpE4(random.nextLong(scale)));
        long down = limits.downE4(reference);
        long up = limits.upE4(reference);
        if (limits.limited() && n > 0) {
          grid.limits(0, down, up);
          limited++;
        }
        for (int k = 0; k < 100; k++) {
          long price = 1 + Math.max(0, reference + random.nextLong(-scale / 4, scale / 4));
          price = k % 2 == 0 ? price : Math.max(1, table.roundDownE4(price));
          long packed = PackedBcd.priceOf(price);
          assertThat(PackedBcd.priceE4(packed)).isEqualTo(price);
          boolean within = !limits.limited() || n == 0 || (price >= down && price <= up);
          assertThat(grid.isWithin(0, packed)).isEqualTo(within);
          if (within) {
            assertThat(grid.isOnTick(0, packed)).as("%d", price).isEqualTo(table.isOnTick(price));
          }
        }
      }
    }
    assertThat(limited).isEqualTo(9 * 399);
  }

  private QuoteEncoder trade(int instrument, long priceE4) {
    return day.trade(instrument, "10:00:00", priceE4, 1);
  }

  private QuoteEncoder quote(int instrument) {
    return day.quote(instrument, "10:00:00");
  }
}
