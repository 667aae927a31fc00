package tw.kuroshio.engine;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * The stage digests and the hash of the whole state at one point of the log. The engine writes one
 * after every decision and at the end of the day; replay compares.
 *
 * @param digests lower-case hex by stage
 * @param stateHash SHA-256 of the pipeline's state
 */
public record Checkpoint(Map<Stage, String> digests, byte[] stateHash) {

  /** Name of the first thing that differs, stages first in their order; empty when equal. */
  public Optional<String> firstDifference(Checkpoint other) {
    for (Stage stage : Stage.values()) {
      String mine = digests.getOrDefault(stage, "");
      if (!mine.equals(other.digests.getOrDefault(stage, ""))) {
        return Optional.of("stage " + stage.word());
      }
    }
    return java.util.Arrays.equals(stateHash, other.stateHash)
        ? Optional.empty()
        : Optional.of("engine state");
  }

  void write(StateWriter out) {
    for (Stage stage : Stage.values()) {
      out.putString(digests.getOrDefault(stage, ""));
    }
    out.putString(HexFormat.of().formatHex(stateHash));
  }

  static Checkpoint read(StateReader in) {
    EnumMap<Stage, String> digests = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      digests.put(stage, in.getString());
    }
    return new Checkpoint(digests, HexFormat.of().parseHex(in.getString()));
  }
}
