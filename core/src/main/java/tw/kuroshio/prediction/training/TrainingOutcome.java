package tw.kuroshio.prediction.training;

import java.util.List;

/** What became of a training. */
public sealed interface TrainingOutcome {

  /**
   * @param models model texts in the order of the request's prefixes
   * @param nativeVersion the library that trained, with the build that decides its bits
   */
  record Trained(List<byte[]> models, String nativeVersion) implements TrainingOutcome {}

  /**
   * The native library or something it needs from the operating system is missing; the baseline
   * predicts.
   *
   * @param message one sentence that says what to install
   */
  record LibraryMissing(String message) implements TrainingOutcome {}

  /** The training failed; the baseline predicts. */
  record Failed(String message) implements TrainingOutcome {}
}
