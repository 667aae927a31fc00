package tw.kuroshio.adapters.simulator;

import tw.kuroshio.model.Instrument;

/** One instrument of a day to be played: who, from which reference price, with which prices. */
public record ScriptedInstrument(
    Instrument instrument, ReferencePrice reference, DayMaterial material) {

  public ScriptedInstrument {
    long low = reference.referenceE4();
    long high = low;
    switch (material) {
      case DayMaterial.DailyBar bar -> {
        low = bar.lowE4();
        high = bar.highE4();
      }
      case DayMaterial.Bars(var bars) -> {
        for (int i = 0; i < bars.size(); i++) {
          low = Math.min(low, bars.lowE4()[i]);
          high = Math.max(high, bars.highE4()[i]);
        }
      }
      case DayMaterial.NoTrades() -> {}
    }
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
}
