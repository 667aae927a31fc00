package tw.kuroshio.prediction.trees;

/**
 * A model file that is not a sound LightGBM text model. The message names the line, the key and
 * what is wrong with it; the file must not be used.
 */
public final class ModelRefused extends Exception {

  private final int line;
  private final String key;

  /**
   * @param line number of the line at fault, from 1; 0 when the fault is in the file as a whole
   * @param key key at fault, empty when there is none
   * @param reason what is wrong, with the actual value
   */
  public ModelRefused(int line, String key, String reason) {
    super(
        "Model refused"
            + (line > 0 ? " at line " + line : "")
            + (key.isEmpty() ? "" : ", key " + key)
            + ": "
            + reason);
    this.line = line;
    this.key = key;
  }

  /** Number of the line at fault, from 1; 0 when the fault is in the file as a whole. */
  public int line() {
    return line;
  }

  /** The key at fault, empty when there is none. */
  public String key() {
    return key;
  }
}
