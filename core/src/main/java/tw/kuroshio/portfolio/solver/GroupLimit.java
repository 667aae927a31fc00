package tw.kuroshio.portfolio.solver;

/**
 * Bounds on the summed weight of some names, for example a sector.
 *
 * @param name shown in conflicts and multipliers, for example {@code 24}
 * @param members name indices, each once
 * @param min least summed weight, {@code NEGATIVE_INFINITY} for none
 * @param max greatest summed weight, {@code POSITIVE_INFINITY} for none
 */
public record GroupLimit(String name, int[] members, double min, double max) {

  public GroupLimit {
    if (Double.isNaN(min) || Double.isNaN(max)) {
      throw new IllegalArgumentException("Group limits must be numbers (group " + name + ")");
    }
  }
}
