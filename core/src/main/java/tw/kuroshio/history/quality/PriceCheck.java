package tw.kuroshio.history.quality;

import tw.kuroshio.market.TickSizeTable;

/** The rules for one bar by itself: prices there, in order, on the tick grid. */
final class PriceCheck {

  private final Tally tally;
  private final Unit unit;
  private final boolean onGrid;

  /**
   * @param onGrid whether the prices are raw ones of an instrument, which lie on ticks
   */
  PriceCheck(Tally tally, Unit unit, boolean onGrid) {
    this.tally = tally;
    this.unit = unit;
    this.onGrid = onGrid;
  }

  void row(BarRow row) {
    if (row.hasVolume()) {
      tally.look(QualityRule.PRICE_MISSING);
      if (row.unpriced() && row.oddLotsOnly()) {
        tally.excuse(QualityRule.PRICE_MISSING, Explanation.ODD_LOTS_ONLY);
        return;
      }
      if (!row.priced()) {
        tally.find(
            QualityRule.PRICE_MISSING,
            (double) row.volumeShares,
            0,
            Unit.SHARES,
            row.unpriced() && row.impliedE4() > 0 ? Explanation.OTHER_BOARDS : null);
        return;
      }
    }
    if (!row.priced()) {
      return;
    }
    order(row);
    if (onGrid && row.rules != null) {
      grid(row, row.rules.ticks(row.kind));
    }
  }

  private void order(BarRow row) {
    tally.look(QualityRule.OHLC_CONSISTENCY);
    long highest = Math.max(row.openE4, row.closeE4);
    long lowest = Math.min(row.openE4, row.closeE4);
    if (row.highE4 < highest) {
      tally.find(QualityRule.OHLC_CONSISTENCY, row.highE4 / 1e4, highest / 1e4, unit);
    } else if (row.lowE4 > lowest) {
      tally.find(QualityRule.OHLC_CONSISTENCY, row.lowE4 / 1e4, lowest / 1e4, unit);
    }
  }

  private void grid(BarRow row, TickSizeTable ticks) {
    tally.look(QualityRule.OFF_TICK);
    long off = firstOff(row, ticks);
    if (off > 0) {
      tally.find(QualityRule.OFF_TICK, off / 1e4, ticks.tickE4(off) / 1e4, unit);
    }
  }

  private static long firstOff(BarRow row, TickSizeTable ticks) {
    if (!ticks.isOnTick(row.openE4)) {
      return row.openE4;
    }
    if (!ticks.isOnTick(row.highE4)) {
      return row.highE4;
    }
    if (!ticks.isOnTick(row.lowE4)) {
      return row.lowE4;
    }
    return ticks.isOnTick(row.closeE4) ? 0 : row.closeE4;
  }
}
