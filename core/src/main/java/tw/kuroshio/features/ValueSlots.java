package tw.kuroshio.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which node values live evaluation keeps of an instrument, and where: those that something else
 * reads than the stretch of code that computes them. So a tick writes few cache lines. Those that
 * move in a session lie first.
 */
final class ValueSlots {

  /** By node: its place, -1 where its value is not kept. */
  final int[] of;

  /** Values kept. */
  final int count;

  ValueSlots(Program program) {
    boolean[] kept = new boolean[program.size];
    for (int n = 0; n < program.size; n++) {
      kept[n] |= program.kept[n] > 0;
      if (program.isOfMany(n)) {
        kept[program.a[n]] = true;
        kept[program.b[n]] = true;
      }
      for (int input : program.inputsOf(n)) {
        kept[input] |= program.kind[n] == Program.PERIODS;
      }
    }
    for (int[] list : lists(program)) {
      keepAcrossStretches(program, list, kept);
    }
    of = new int[program.size];
    Arrays.fill(of, -1);
    int next = 0;
    for (int n : program.moving) {
      of[n] = kept[n] ? next++ : -1;
    }
    for (int n = 0; n < of.length; n++) {
      of[n] = kept[n] && of[n] < 0 ? next++ : of[n];
    }
    count = next;
  }

  private static List<int[]> lists(Program program) {
    List<int[]> lists = new ArrayList<>();
    for (int[] some : List.of(program.nodes, program.moving)) {
      lists.add(some);
      for (int stage = 0; stage < program.stages(); stage++) {
        lists.add(program.ofStage(stage, some));
      }
    }
    return lists;
  }

  /** Marks what a list's nodes read that is not computed in their own stretch. */
  private static void keepAcrossStretches(Program program, int[] list, boolean[] kept) {
    int[] stretch = new int[program.size];
    Arrays.fill(stretch, -1);
    for (int k = 0; k < list.length; k++) {
      int n = list[k];
      stretch[n] = RowCompiler.stretchOf(k);
      for (int input : program.inputsOf(n)) {
        boolean elsewhere = stretch[input] != stretch[n];
        kept[input] |= elsewhere && program.kind[input] != Program.CONSTANT;
      }
    }
  }
}
