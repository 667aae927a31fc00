package tw.kuroshio.risk;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * A target that was not approved as wanted.
 *
 * @param instrument dense index
 * @param wantedShares what the portfolio stage asked for
 * @param approvedShares what it gets
 * @param reason the last rule that changed it
 */
public record TargetAdjustment(
    int instrument, long wantedShares, long approvedShares, DenyReason reason) {

  void writeTo(StateWriter out) {
    out.putInt(instrument).putLong(wantedShares).putLong(approvedShares).putEnum(reason);
  }

  static TargetAdjustment readFrom(StateReader in) {
    return new TargetAdjustment(
        in.getInt(), in.getLong(), in.getLong(), in.getEnum(DenyReason.class));
  }
}
