package tw.kuroshio.adapters.simulator;

import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.IntradayBars;

/** One instrument of a day to be played: who, from which reference price, with which prices. */
public record ScriptedInstrument(
    Instrument instrument, ReferencePrice reference, DayMaterial material) {

  public ScriptedInstrument {
    long low = low(material, reference.referenceE4());
    long high = high(material, reference.referenceE4());
    if (!reference.allows(low) || !reference.allows(high)) {
      throw new IllegalArgumentException(
          "Scripted prices must be inside the limits "
              + reference.limitDownE4()
              + " to "
              + reference.limitUpE4()
              + ", were "
              + low
              + " to "
              + high
              + " in 0.0001 TWD ("
              + instrument.id()
              + ")");
    }
  }

  /**
   * A day from the exchange's own reference price; see {@link ReferencePrice#official}.
   *
   * @param limits rules of the instrument's class on the day
   */
  public static ScriptedInstrument official(
      Instrument instrument, PriceLimits limits, long referenceE4, DayMaterial material) {
    return new ScriptedInstrument(
        instrument,
        ReferencePrice.official(
            limits, referenceE4, low(material, referenceE4), high(material, referenceE4)),
        material);
  }

  /**
   * A day without official reference price; see {@link ReferencePrice#infer} and, for bars, {@link
   * ReferencePrice#lockedAs}.
   *
   * @param limits rules of the instrument's class on the day
   * @param lastPriceE4 last price known of the previous session
   */
  public static ScriptedInstrument inferred(
      Instrument instrument, PriceLimits limits, long lastPriceE4, DayMaterial material) {
    ReferencePrice reference =
        ReferencePrice.infer(
            limits, lastPriceE4, low(material, lastPriceE4), high(material, lastPriceE4));
    return new ScriptedInstrument(
        instrument,
        material instanceof DayMaterial.Bars(IntradayBars bars)
            ? reference.lockedAs(bars)
            : reference,
        material);
  }

  /** Lowest price of the day, or {@code otherwise} without a trade. */
  private static long low(DayMaterial material, long otherwise) {
    return switch (material) {
      case DayMaterial.DailyBar bar -> bar.lowE4();
      case DayMaterial.Bars(IntradayBars bars) -> {
        long low = bars.size() == 0 ? otherwise : bars.lowE4()[0];
        for (int i = 0; i < bars.size(); i++) {
          low = Math.min(low, bars.lowE4()[i]);
        }
        yield low;
      }
      case DayMaterial.NoTrades() -> otherwise;
    };
  }

  /** Highest price of the day, or {@code otherwise} without a trade. */
  private static long high(DayMaterial material, long otherwise) {
    return switch (material) {
      case DayMaterial.DailyBar bar -> bar.highE4();
      case DayMaterial.Bars(IntradayBars bars) -> {
        long high = bars.size() == 0 ? otherwise : bars.highE4()[0];
        for (int i = 0; i < bars.size(); i++) {
          high = Math.max(high, bars.highE4()[i]);
        }
        yield high;
      }
      case DayMaterial.NoTrades() -> otherwise;
    };
  }
}
