package tw.kuroshio.features.intraday;

import tw.kuroshio.model.IntradayBars;

/**
 * A session's bars as if they were its prints: a bar's volume trades at its close, signed by the
 * tick rule, the first bar's against its own open. A bar without a row had no trade.
 */
final class BarReplay {

  private static final long SECOND_NS = 1_000_000_000L;

  private BarReplay() {}

  static void replay(IntradayBars bars, int i, PriceImpact impact, TradeSigner signer) {
    for (int row = 0; row < bars.size(); row++) {
      long startNs = bars.startSecondOfDay()[row] * SECOND_NS;
      long closeE4 = bars.closeE4()[row];
      impact.advance(i, startNs);
      if (row == 0) {
        impact.price(i, startNs, (double) bars.openE4()[row]);
        signer.print(i, bars.openE4()[row]);
      }
      impact.print(i, signer.print(i, closeE4), closeE4, bars.volumeShares()[row]);
      impact.price(i, startNs, (double) closeE4);
    }
  }

  static void replay(IntradayBars bars, int i, VolumeProfile profile) {
    long shares = 0;
    for (int row = 0; row < bars.size(); row++) {
      shares += bars.volumeShares()[row];
      profile.volume(i, bars.startSecondOfDay()[row] * SECOND_NS, shares);
    }
  }
}
