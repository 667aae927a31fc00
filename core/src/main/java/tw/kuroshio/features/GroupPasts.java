package tw.kuroshio.features;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.GroupStatistic;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** The past of all groups that formulas read, by node. */
final class GroupPasts {

  private final Program program;
  private final @Nullable GroupPast[] ofNode;
  private final double[] members;
  private final double[] keys;

  GroupPasts(Program program, int instruments) {
    this.program = program;
    this.ofNode = new @Nullable GroupPast[program.size];
    this.members = new double[instruments];
    this.keys = new double[instruments];
    for (int n = 0; n < program.size; n++) {
      GroupStatistic statistic = program.groups[n];
      ofNode[n] = statistic == null ? null : new GroupPast(statistic);
    }
  }

  /** By node, null where there is none. */
  @Nullable GroupPast[] ofNode() {
    return ofNode;
  }

  /** Begins a session: days since the epoch. */
  void open(long day) {
    for (GroupPast past : ofNode) {
      if (past != null) {
        past.open(day);
      }
    }
  }

  /**
   * Ends a session.
   *
   * @param values final ones, those kept of every instrument
   * @param live by instrument: whether it traded and is a member
   */
  void close(long day, double[] values, boolean[] live) {
    for (int n = 0; n < program.size; n++) {
      GroupPast past = ofNode[n];
      if (past != null) {
        take(program.slots.of[program.a[n]], values, live, members);
        take(program.slots.of[program.b[n]], values, live, keys);
        past.close(day, members, keys);
      }
    }
  }

  private void take(int slot, double[] values, boolean[] live, double[] target) {
    Arrays.fill(target, Double.NaN);
    for (int i = 0; i < target.length; i++) {
      if (live[i]) {
        target[i] = values[i * program.slots.count + slot];
      }
    }
  }

  void writeState(StateWriter out) {
    for (GroupPast past : ofNode) {
      if (past != null) {
        past.writeState(out);
      }
    }
  }

  /** Reads; the session must be opened again. */
  void readState(StateReader in) {
    for (GroupPast past : ofNode) {
      if (past != null) {
        past.readState(in);
      }
    }
  }
}
