package tw.kuroshio.engine;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * SHA-256 of each stage's outputs in canonical encoding. Feed and features keep one chain per
 * instrument, combined in InstrumentId order, so that a partitioned run and a single one agree; the
 * other stages keep one chain. Latencies, caches and adapter health never enter.
 */
final class StageDigests implements Stateful {

  private final EnumMap<Stage, DigestChain[]> chains = new EnumMap<>(Stage.class);

  StageDigests(int instruments) {
    for (Stage stage : Stage.values()) {
      boolean perInstrument = stage == Stage.FEED || stage == Stage.FEATURES;
      DigestChain[] ofStage = new DigestChain[perInstrument ? instruments : 1];
      for (int i = 0; i < ofStage.length; i++) {
        ofStage[i] = new DigestChain();
      }
      chains.put(stage, ofStage);
    }
  }

  /** Adds an output of one instrument of a per-instrument stage. */
  void update(Stage stage, int instrument, StateWriter output) {
    of(stage)[instrument].update(output);
  }

  /** Adds an output of a stage with a single chain. */
  void update(Stage stage, StateWriter output) {
    of(stage)[0].update(output);
  }

  byte[] digest(Stage stage) {
    DigestChain[] ofStage = of(stage);
    if (ofStage.length == 1) {
      return ofStage[0].digest();
    }
    DigestChain combined = new DigestChain();
    for (DigestChain chain : ofStage) {
      byte[] part = chain.digest();
      combined.update(part, 0, part.length);
    }
    return combined.digest();
  }

  /** All six, lower-case hex, in stage order. */
  Map<Stage, String> hex() {
    EnumMap<Stage, String> result = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      result.put(stage, HexFormat.of().formatHex(digest(stage)));
    }
    return result;
  }

  private DigestChain[] of(Stage stage) {
    DigestChain[] found = chains.get(stage);
    if (found == null) {
      throw new IllegalStateException("No digest chain for stage " + stage);
    }
    return found;
  }

  @Override
  public void writeState(StateWriter out) {
    for (Stage stage : Stage.values()) {
      for (DigestChain chain : of(stage)) {
        chain.writeState(out);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    for (Stage stage : Stage.values()) {
      for (DigestChain chain : of(stage)) {
        chain.readState(in);
      }
    }
  }
}
