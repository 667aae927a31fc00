package tw.kuroshio.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.CrossOperator;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** The cross-sections inside formulas as frozen at the last barrier. */
final class Barrier {

  private final Program program;
  private final int instruments;
  private final @Nullable FrozenSection[] sections;

  /** What was frozen last, by node: the members' values, and the keys where there are any. */
  private final double[][] members;

  private final double[][] keys;

  Barrier(Program program, int instruments) {
    this.program = program;
    this.instruments = instruments;
    this.sections = new @Nullable FrozenSection[program.size];
    this.members = new double[program.size][];
    this.keys = new double[program.size][];
    ValueOrder order = new ValueOrder(instruments);
    for (int n = 0; n < program.size; n++) {
      CrossOperator operator = program.cross[n];
      if (operator != null) {
        sections[n] = new FrozenSection(operator, instruments, order);
        members[n] = missing();
        keys[n] = program.a[n] == program.b[n] ? members[n] : missing();
      }
    }
  }

  private double[] missing() {
    double[] missing = new double[instruments];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  /** By node, null where there is none. */
  @Nullable FrozenSection[] sections() {
    return sections;
  }

  /** Starts with the cross-sections of a history's last session. */
  void takeOver(@Nullable FrozenSection[] last) {
    for (int n = 0; n < last.length; n++) {
      FrozenSection section = last[n];
      if (section != null) {
        System.arraycopy(section.members(), 0, members[n], 0, instruments);
        System.arraycopy(section.keys(), 0, keys[n], 0, instruments);
        freeze(n);
      }
    }
  }

  /**
   * Freezes the cross-sections of a stage.
   *
   * @param values those kept of every instrument
   * @param live by instrument: whether it is a member
   */
  void freeze(int stage, double[] values, boolean[] live) {
    for (int n = program.stageStart[stage]; n < program.stageStart[stage + 1]; n++) {
      if (sections[n] == null) {
        continue;
      }
      for (int i = 0; i < instruments; i++) {
        int row = i * program.slots.count;
        members[n][i] = live[i] ? values[row + program.slots.of[program.a[n]]] : Double.NaN;
        if (program.a[n] != program.b[n]) {
          keys[n][i] = live[i] ? values[row + program.slots.of[program.b[n]]] : Double.NaN;
        }
      }
      freeze(n);
    }
  }

  private void freeze(int node) {
    FrozenSection section = sections[node];
    if (section != null) {
      section.freeze(members[node], keys[node]);
    }
  }

  void writeState(StateWriter out) {
    for (int n = 0; n < program.size; n++) {
      if (sections[n] != null) {
        out.putDoubles(members[n]).putDoubles(keys[n]);
      }
    }
  }

  void readState(StateReader in) {
    for (int n = 0; n < program.size; n++) {
      if (sections[n] != null) {
        InstrumentArrays.read(in, members[n]);
        InstrumentArrays.read(in, keys[n]);
        freeze(n);
      }
    }
  }
}
