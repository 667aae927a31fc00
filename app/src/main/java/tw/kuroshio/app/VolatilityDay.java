package tw.kuroshio.app;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.OptionTrade;
import tw.kuroshio.market.TradingCalendar;
import tw.kuroshio.market.volatility.OptionExpiry;
import tw.kuroshio.market.volatility.RiskFreeRates;
import tw.kuroshio.market.volatility.TradeQuotes;
import tw.kuroshio.market.volatility.VolatilityIndex;
import tw.kuroshio.market.volatility.VolatilityReading;
import tw.kuroshio.market.volatility.VolatilitySettings;

/**
 * The volatility index through a day whose trades are known: at the end of each step, from the
 * trades until then. A trade is known at the end of its second.
 *
 * @param refusedExpiries codes in the trades that name no expiry, with how many rows have them
 */
record VolatilityDay(List<Moment> moments, TreeMap<String, Integer> refusedExpiries) {

  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final ZoneOffset TAIPEI = ZoneOffset.ofHours(8);

  /** The index at a time of day in Taipei. */
  record Moment(LocalTime time, VolatilityReading reading) {}

  /**
   * How the index is computed.
   *
   * @param quoteTrades so many of a series' newest trades stand for its bid and ask
   * @param windowNs how long a trade counts
   * @param stepSeconds between two moments
   */
  record Choices(
      VolatilitySettings settings,
      RiskFreeRates rates,
      int quoteTrades,
      long windowNs,
      int stepSeconds) {}

  static VolatilityDay compute(
      LocalDate date, List<OptionTrade> trades, TradingCalendar calendar, Choices choices) {
    long midnightNs = date.toEpochSecond(LocalTime.MIDNIGHT, TAIPEI) * NS_PER_SECOND;
    TradeQuotes quotes = new TradeQuotes(choices.quoteTrades(), choices.windowNs());
    VolatilityIndex index = new VolatilityIndex(choices.settings());
    Expiries expiries = new Expiries(calendar);
    List<Moment> moments = new ArrayList<>();
    int step = choices.stepSeconds();
    int at = 0;
    while (at < trades.size()) {
      // trades of a second that ends here, or before, are known
      int second = (trades.get(at).secondOfDay() / step + 1) * step;
      for (; at < trades.size() && trades.get(at).secondOfDay() < second; at++) {
        give(quotes, trades.get(at), expiries, midnightNs);
      }
      long nowNs = midnightNs + second * NS_PER_SECOND;
      VolatilityReading reading = index.at(quotes.chains(nowNs), choices.rates(), nowNs);
      moments.add(new Moment(LocalTime.ofSecondOfDay(second), reading));
    }
    return new VolatilityDay(moments, expiries.refused);
  }

  private static void give(
      TradeQuotes quotes, OptionTrade trade, Expiries expiries, long midnightNs) {
    OptionExpiry expiry = expiries.named(trade.expiry());
    if (expiry != null) {
      long timeNs = midnightNs + (trade.secondOfDay() + 1) * NS_PER_SECOND;
      quotes.onTrade(expiry, trade.strikeE4(), trade.right(), trade.priceE4(), timeNs);
    }
  }

  /** Expiries by their codes. */
  private static final class Expiries {

    private final TradingCalendar calendar;
    private final TreeMap<String, OptionExpiry> known = new TreeMap<>();
    private final TreeMap<String, Integer> refused = new TreeMap<>();

    Expiries(TradingCalendar calendar) {
      this.calendar = calendar;
    }

    @Nullable OptionExpiry named(String code) {
      OptionExpiry expiry = known.get(code);
      if (expiry == null && !refused.containsKey(code)) {
        try {
          expiry = OptionExpiry.parse(code, calendar);
          known.put(code, expiry);
        } catch (IllegalArgumentException e) {
          refused.put(code, 0);
        }
      }
      if (expiry == null) {
        refused.merge(code, 1, Integer::sum);
      }
      return expiry;
    }
  }
}
