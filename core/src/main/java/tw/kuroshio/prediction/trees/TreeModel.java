package tw.kuroshio.prediction.trees;

import java.util.HexFormat;
import java.util.List;
import tw.kuroshio.model.DigestChain;

/**
 * A LightGBM text model (formats v2, v3, v4) and its exact scorer: on dense rows of doubles the raw
 * score has the same bits as the native library's C interface, every tree added in file order. What
 * the objective predicts from it is within 2 ulp, a softmax within 4, because exponentials differ
 * between platforms. Immutable; scoring allocates nothing and may run on any number of threads.
 *
 * <p>A row has one value per feature in the order of {@link #featureNames()}; NaN is missing, ±0.0
 * and anything up to 1e-35 in magnitude is zero, a categorical feature holds its category's number.
 * Early stopping of predictions, off by default in the library, is not offered.
 *
 * <p>Source: github.com/microsoft/LightGBM, src/io/tree.cpp and src/boosting/gbdt_model_text.cpp.
 */
public final class TreeModel {

  private final Trees trees;
  private final List<String> featureNames;
  private final int outputs;
  private final boolean averaged;
  private final OutputConversion conversion;
  private final String version;
  private final String pandasCategorical;
  private final String contentHash;
  private final int firstTree;
  private final int endTree;

  private TreeModel(ModelParser parsed, String contentHash) {
    trees = parsed.trees;
    featureNames = parsed.featureNames;
    outputs = parsed.outputs;
    averaged = parsed.averaged;
    conversion = parsed.conversion;
    version = parsed.version;
    pandasCategorical = parsed.pandasCategorical;
    this.contentHash = contentHash;
    firstTree = 0;
    endTree = trees.treeCount;
  }

  private TreeModel(TreeModel whole, int firstTree, int endTree) {
    trees = whole.trees;
    featureNames = whole.featureNames;
    outputs = whole.outputs;
    averaged = whole.averaged;
    conversion = whole.conversion;
    version = whole.version;
    pandasCategorical = whole.pandasCategorical;
    contentHash = whole.contentHash;
    this.firstTree = firstTree;
    this.endTree = endTree;
  }

  /**
   * Reads a model and checks it as hostile input: every index in range, every tree acyclic with
   * each leaf reached once, every number but thresholds finite, sizes and counts consistent and
   * within caps (256 MiB, 100,000 trees, 131,072 leaves and 4,096 levels a tree).
   *
   * @throws ModelRefused naming the line, the key and what is wrong
   */
  public static TreeModel parse(byte[] text) throws ModelRefused {
    ModelParser parser = new ModelParser(text);
    parser.parse();
    return new TreeModel(parser, HexFormat.of().formatHex(DigestChain.sha256().digest(text)));
  }

  /**
   * The same model cut to iterations {@code start} to {@code start + count}, clamped to what there
   * is; {@code count} ≤ 0 means all that remain. An averaged model divides by the iterations used.
   */
  public TreeModel iterations(int start, int count) {
    int all = iterations();
    int from = Math.max(0, Math.min(start, all));
    int used = count <= 0 ? all - from : Math.min(count, all - from);
    int first = firstTree + from * outputs;
    return new TreeModel(this, first, first + used * outputs);
  }

  /** Names of the features in row order. */
  public List<String> featureNames() {
    return featureNames;
  }

  /** Values a row must have. */
  public int featureCount() {
    return featureNames.size();
  }

  /** Scores per row: the classes of a multi-class model, else 1. */
  public int outputs() {
    return outputs;
  }

  public int treeCount() {
    return endTree - firstTree;
  }

  public int iterations() {
    return treeCount() / outputs;
  }

  /** Whether any tree has linear models in its leaves. */
  public boolean linear() {
    return trees.anyLinear;
  }

  /** Whether the prediction is the average over iterations, as in a random forest. */
  public boolean averaged() {
    return averaged;
  }

  /** The objective's name as the file has it; empty when there is none. */
  public String objective() {
    return conversion.objective();
  }

  /** The format's version: v2, v3 or v4. */
  public String version() {
    return version;
  }

  /** The JSON lists of the text categories of a pandas model, empty when the file has none. */
  public String pandasCategorical() {
    return pandasCategorical;
  }

  /** SHA-256 of the file in hexadecimal: the model's identity. */
  public String contentHash() {
    return contentHash;
  }

  /**
   * The raw score of the row at {@code offset} into {@code out[0 .. outputs)}: the plain sum of the
   * trees in file order, undivided also for averaged models.
   */
  public void scoreRaw(double[] row, int offset, double[] out) {
    check(row, offset, out.length, outputs);
    for (int k = 0; k < outputs; k++) {
      out[k] = 0.0;
    }
    int k = 0;
    for (int tree = firstTree; tree < endTree; tree++) {
      out[k] += trees.output(tree, row, offset);
      k = k + 1 == outputs ? 0 : k + 1;
    }
  }

  /** What the objective predicts: the raw score, divided if averaged, then converted. */
  public void predict(double[] row, int offset, double[] out) {
    scoreRaw(row, offset, out);
    if (averaged) {
      int iterations = iterations();
      for (int k = 0; k < outputs; k++) {
        out[k] /= iterations;
      }
    }
    conversion.apply(out, outputs);
  }

  /** The leaf each tree puts the row into, as numbered in the file, in tree order. */
  public void leaves(double[] row, int offset, int[] out) {
    check(row, offset, out.length, treeCount());
    for (int tree = firstTree; tree < endTree; tree++) {
      out[tree - firstTree] = trees.leaf(tree, row, offset) - trees.firstLeaf[tree];
    }
  }

  private void check(double[] row, int offset, int room, int needed) {
    if (offset < 0 || row.length - offset < featureNames.size()) {
      throw new IllegalArgumentException(
          "A row needs "
              + featureNames.size()
              + " values, "
              + (row.length - offset)
              + " are there from offset "
              + offset);
    }
    if (room < needed) {
      throw new IllegalArgumentException("Output needs " + needed + " places, has " + room);
    }
  }

  @Override
  public String toString() {
    return "TreeModel["
        + treeCount()
        + " trees, "
        + featureCount()
        + " features, sha256 "
        + contentHash
        + "]";
  }
}
