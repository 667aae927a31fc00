package tw.kuroshio.features;

import java.util.Arrays;

/** The code of a graph's nodes, by what moves them. Immutable. */
final class CompiledRows {

  /** All nodes. */
  final RowCode all;

  /** Those that can change while a session is open and no cross-section is frozen. */
  final RowCode moving;

  /** Those of stage 0. */
  final RowCode movingAtFirst;

  private final RowCode[] ofStage;

  CompiledRows(Program program) {
    all = RowCompiler.compile(program, program.nodes);
    moving = RowCompiler.compile(program, program.moving);
    movingAtFirst = RowCompiler.compile(program, program.ofStage(0, program.moving));
    ofStage = new RowCode[program.stages()];
    Arrays.setAll(
        ofStage, stage -> RowCompiler.compile(program, program.ofStage(stage, program.nodes)));
  }

  /** All nodes of a stage. */
  RowCode ofStage(int stage) {
    return ofStage[stage];
  }
}
