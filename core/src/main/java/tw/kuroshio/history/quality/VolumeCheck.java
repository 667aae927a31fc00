package tw.kuroshio.history.quality;

import tw.kuroshio.market.PriceLimits;

/**
 * The rules for volume and for prices that stand still, over one instrument's sessions in order.
 * The mean is that of the sessions before, this one not included.
 */
final class VolumeCheck {

  private final Tally tally;
  private final QualitySettings settings;
  private final boolean rawPrices;
  private final double[] volumes;
  private double sum;
  private int rows;
  private long closeE4;
  private int equalCloses;
  private boolean movedWithin;

  /**
   * @param rawPrices whether value ÷ volume can be held against the prices
   */
  VolumeCheck(Tally tally, QualitySettings settings, boolean rawPrices) {
    this.tally = tally;
    this.settings = settings;
    this.rawPrices = rawPrices;
    volumes = new double[settings.spikeSessions()];
  }

  /** Another instrument, or a gap in the table. */
  void begin() {
    sum = 0;
    rows = 0;
    closeE4 = 0;
    equalCloses = 0;
  }

  void row(BarRow row) {
    boolean impliedKnown = rawPrices && row.traded() && row.impliedE4() > 0;
    boolean within = impliedKnown && row.impliedWithin(settings.impliedPriceTolerance());
    if (impliedKnown && !row.closeOnly) {
      implied(row, within);
    }
    spike(row, within || (impliedKnown && nearRange(row, row.impliedE4())));
    if (row.traded()) {
      unchanged(row);
    }
  }

  private void implied(BarRow row, boolean within) {
    tally.look(QualityRule.IMPLIED_PRICE);
    if (!within) {
      double implied = row.impliedE4();
      double limit = implied < row.lowE4 ? (double) row.lowE4 : (double) row.highE4;
      tally.find(
          QualityRule.IMPLIED_PRICE,
          implied / 1e4,
          limit / 1e4,
          Unit.TWD,
          nearRange(row, implied) ? Explanation.OTHER_BOARDS : null);
    }
  }

  /** Within a limit of the day's range or of the close before, which block trades go by. */
  private boolean nearRange(BarRow row, double impliedE4) {
    if (row.rules == null) {
      return false;
    }
    PriceLimits limits = row.rules.limits(row.kind);
    long lowE4 = closeE4 > 0 ? Math.min(row.lowE4, closeE4) : row.lowE4;
    long highE4 = Math.max(row.highE4, closeE4);
    return impliedE4 >= limits.downE4(lowE4) && impliedE4 <= limits.upE4(highE4);
  }

  private void spike(BarRow row, boolean valueAgrees) {
    double volume = row.hasVolume() ? (double) row.volumeShares : 0;
    int n = volumes.length;
    if (rows >= n && row.hasVolume()) {
      tally.look(QualityRule.VOLUME_SPIKE);
      double limit = settings.spikeMultiple() * sum / n;
      if (volume > limit) {
        tally.find(
            QualityRule.VOLUME_SPIKE,
            volume,
            limit,
            Unit.SHARES,
            valueAgrees ? Explanation.VALUE_AGREES : null);
      }
    }
    int at = rows % n;
    // Volumes are whole numbers below 2⁵³, so the running sum stays exact.
    sum += volume - (rows >= n ? volumes[at] : 0);
    volumes[at] = volume;
    rows++;
  }

  private void unchanged(BarRow row) {
    if (row.closeE4 != closeE4) {
      closeE4 = row.closeE4;
      equalCloses = 0;
      movedWithin = false;
    }
    equalCloses++;
    movedWithin |= row.highE4 > row.lowE4;
    tally.look(QualityRule.UNCHANGED_PRICE);
    if (equalCloses >= settings.unchangedSessions()) {
      tally.find(
          QualityRule.UNCHANGED_PRICE,
          equalCloses,
          settings.unchangedSessions() - 1,
          Unit.SESSIONS,
          movedWithin ? Explanation.MOVED_WITHIN : null);
    }
  }
}
