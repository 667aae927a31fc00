package tw.kuroshio.features.intraday;

import java.util.List;
import java.util.function.ToDoubleFunction;
import tw.kuroshio.market.SessionSchedule;
import tw.kuroshio.model.IntradayBars;

/**
 * Live fields at the close of each session of one instrument, from its bars of five minutes or
 * less: what the field would have been at the end of the day had it been fed with them, see {@link
 * tw.kuroshio.features.operators.LiveField}.
 */
public final class BarHistory {

  private BarHistory() {}

  /**
   * Slope of five-minute returns on signed root value, 20 sessions; NaN before.
   *
   * @param sessions of the instrument's traded sessions, oldest first
   * @param schedule the regular board's times on all of them
   */
  public static double[] kyleLambda(List<IntradayBars> sessions, SessionSchedule schedule) {
    SessionRing ring = new SessionRing(1);
    PriceImpact impact = new PriceImpact(1, schedule);
    TradeSigner signer = new TradeSigner(1);
    return eachSession(
        sessions,
        bars -> {
          BarReplay.replay(bars, 0, impact, signer);
          double slope = impact.slope(0, schedule.closingCallNsOfDay(), ring);
          impact.close(0, ring);
          ring.advance(0);
          impact.rebuild(0, ring);
          impact.clear(0);
          signer.clear(0);
          return slope;
        });
  }

  /**
   * Mean volume of the 20 sessions before each session, by their end; NaN before. Shares.
   *
   * @param sessions of the instrument's traded sessions, oldest first
   * @param schedule the regular board's times on all of them
   */
  public static double[] meanVolume(List<IntradayBars> sessions, SessionSchedule schedule) {
    SessionRing ring = new SessionRing(1);
    VolumeProfile profile = new VolumeProfile(1, schedule);
    return eachSession(
        sessions,
        bars -> {
          double mean = profile.mean(0, schedule.closeNsOfDay(), ring);
          BarReplay.replay(bars, 0, profile);
          profile.close(0, ring);
          ring.advance(0);
          profile.clear(0);
          return mean;
        });
  }

  private static double[] eachSession(
      List<IntradayBars> sessions, ToDoubleFunction<IntradayBars> value) {
    return sessions.stream().mapToDouble(value).toArray();
  }
}
