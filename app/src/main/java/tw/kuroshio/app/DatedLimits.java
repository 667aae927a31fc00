package tw.kuroshio.app;

import java.time.LocalDate;
import java.util.TreeMap;
import java.util.function.IntFunction;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.SecurityKind;
import tw.kuroshio.prediction.training.LimitPrices;

/** Price limits by the rules of each session's own date. */
final class DatedLimits implements LimitPrices {

  private final MarketRules rules;
  private final IntFunction<SecurityKind> kinds;
  private final TreeMap<Integer, DayRules> byDay = new TreeMap<>();

  /**
   * @param kinds class of each instrument by dense index
   */
  DatedLimits(MarketRules rules, IntFunction<SecurityKind> kinds) {
    this.rules = rules;
    this.kinds = kinds;
  }

  @Override
  public long upE4(int instrument, int epochDay, long referenceE4) {
    return of(instrument, epochDay).upE4(referenceE4);
  }

  @Override
  public long downE4(int instrument, int epochDay, long referenceE4) {
    return of(instrument, epochDay).downE4(referenceE4);
  }

  private PriceLimits of(int instrument, int epochDay) {
    return byDay
        .computeIfAbsent(epochDay, day -> rules.on(LocalDate.ofEpochDay(day)))
        .limits(kinds.apply(instrument));
  }
}
