package tw.kuroshio.features;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.MissingCause.HistoryTooShort;

/** A step from a node without a value to the input it lacks, perhaps of another session. */
interface GapStep {

  /** The node's cause when this is the input's. */
  MissingCause around(MissingCause because);

  /**
   * The history the node needs in all, when it is that which it lacks; null when it is not.
   *
   * @param input what the input's history is too short for, null when that has another cause
   */
  default @Nullable HistoryTooShort tooShort(@Nullable HistoryTooShort input) {
    return null;
  }

  /** The input's cause is the node's. */
  record Same() implements GapStep {
    @Override
    public MissingCause around(MissingCause because) {
      return because;
    }
  }

  /**
   * A step of an operator over sessions.
   *
   * @param more sessions it needs beyond those of its input
   * @param there the instrument's sessions up to the one looked at
   */
  record OverSessions(String expression, int more, int there, GapStep other) implements GapStep {
    @Override
    public MissingCause around(MissingCause because) {
      return other.around(because);
    }

    @Override
    public @Nullable HistoryTooShort tooShort(@Nullable HistoryTooShort input) {
      int needed = more + (input == null ? 1 : input.needed());
      return input == null && there >= needed
          ? null
          : new HistoryTooShort(expression, needed, there);
    }
  }
}
