package tw.kuroshio.portfolio;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.solver.SolverStatus;

/**
 * The decision: how many shares of each instrument to hold. Arrays have one entry per instrument,
 * by the run's dense index. Unless the status is OPTIMAL the targets are the current holdings.
 * Immutable by convention.
 *
 * @param status how the solver ended
 * @param conflict limits that cannot hold together, when INFEASIBLE; else empty
 * @param targetShares after rounding to lots
 * @param targetWeight of equity, the solver's, before rounding
 * @param reason why each target is what it is
 * @param objective net utility of the solver's weights over the horizon, a fraction of equity
 * @param kktResidual greatest violation of the optimality conditions, computed from the weights and
 *     multipliers alone; NaN when there is no solution
 * @param iterations of the solver
 * @param snapshotHash of the snapshot it was made from
 */
public record TargetPortfolio(
    SolverStatus status,
    List<String> conflict,
    long[] targetShares,
    double[] targetWeight,
    NameReason[] reason,
    double objective,
    double kktResidual,
    int iterations,
    byte[] snapshotHash) {

  private static final int HASH_BYTES = 32;

  public TargetPortfolio {
    conflict = List.copyOf(conflict);
    if (targetWeight.length != targetShares.length || reason.length != targetShares.length) {
      throw new IllegalArgumentException("Target columns differ in length");
    }
    if (snapshotHash.length != HASH_BYTES) {
      throw new IllegalArgumentException(
          "Snapshot hash must have 32 bytes, had " + snapshotHash.length);
    }
  }

  /** n, the number of instruments. */
  public int size() {
    return targetShares.length;
  }

  /** Canonical bytes; {@link #read} gives an equal portfolio back, bit for bit. */
  public void write(StateWriter out) {
    out.putString(status.name()).putInt(conflict.size());
    conflict.forEach(out::putString);
    out.putLongs(targetShares).putDoubles(targetWeight).putInt(reason.length);
    for (NameReason each : reason) {
      out.putString(each.name());
    }
    out.putDouble(objective).putDouble(kktResidual).putInt(iterations);
    out.putBytes(snapshotHash, 0, HASH_BYTES);
  }

  /**
   * @throws IllegalArgumentException when the bytes are not what {@link #write} writes
   */
  public static TargetPortfolio read(StateReader in) {
    SolverStatus status = SolverStatus.valueOf(in.getString());
    int conflicts = in.getCount(4);
    List<String> conflict = new ArrayList<>(conflicts);
    for (int i = 0; i < conflicts; i++) {
      conflict.add(in.getString());
    }
    long[] targetShares = in.getLongs();
    double[] targetWeight = in.getDoubles();
    NameReason[] reason = new NameReason[in.getCount(4)];
    for (int i = 0; i < reason.length; i++) {
      reason[i] = NameReason.valueOf(in.getString());
    }
    double objective = in.getDouble();
    double kktResidual = in.getDouble();
    int iterations = in.getInt();
    byte[] hash = new byte[HASH_BYTES];
    in.getBytes(hash, 0, HASH_BYTES);
    return new TargetPortfolio(
        status,
        conflict,
        targetShares,
        targetWeight,
        reason,
        objective,
        kktResidual,
        iterations,
        hash);
  }
}
