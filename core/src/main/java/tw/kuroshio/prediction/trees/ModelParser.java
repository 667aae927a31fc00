package tw.kuroshio.prediction.trees;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a whole model file: header, trees, and what follows them. */
final class ModelParser {

  static final int MAX_BYTES = 256 * 1_024 * 1_024;
  static final int MAX_TREES = 100_000;
  static final int MAX_CLASSES = 10_000;
  static final int MAX_FEATURES = 1_000_000;

  private static final List<String> HEADER_KEYS =
      List.of(
          "version",
          "num_class",
          "num_tree_per_iteration",
          "label_index",
          "max_feature_idx",
          "objective",
          "average_output",
          "feature_names",
          "monotone_constraints",
          "feature_infos",
          "tree_sizes");

  final Trees trees = new Trees();
  List<String> featureNames = List.of();
  int outputs;
  boolean averaged;
  OutputConversion conversion = OutputConversion.RAW;
  String version = "";
  String pandasCategorical = "";

  private final ModelLines lines;
  private @Nullable Field treeSizes;
  private int[] sizes = {};

  ModelParser(byte[] text) throws ModelRefused {
    if (text.length > MAX_BYTES) {
      throw new ModelRefused(
          0, "", "a model has at most " + MAX_BYTES + " bytes, was " + text.length);
    }
    lines = new ModelLines(text);
  }

  void parse() throws ModelRefused {
    if (!lines.advance() || !lines.is("tree")) {
      throw new ModelRefused(1, "", "the first line of a LightGBM text model is \"tree\"");
    }
    readHeader();
    readTrees();
    readRest();
  }

  private void readHeader() throws ModelRefused {
    Fields header = new Fields("the header", 1, HEADER_KEYS);
    while (next("the first tree") && !lines.startsWith("Tree=") && !atEndOfTrees()) {
      if (!lines.isEmpty()) {
        Field field = lines.field();
        if (field.hasValue() == field.key().equals("average_output")) {
          throw field.refused(field.hasValue() ? "takes no value" : "has no value");
        }
        header.add(field);
      }
    }
    version = header.need("version").value();
    if (!List.of("v2", "v3", "v4").contains(version)) {
      throw header.refused("version", "must be v2, v3 or v4, was \"" + version + "\"");
    }
    readFeatures(header);
    readOutputs(header);
    treeSizes = header.find("tree_sizes");
    if (treeSizes != null) {
      int count = treeSizes.tokens();
      if (count > MAX_TREES) {
        throw treeSizes.refused("a model has at most " + MAX_TREES + " trees, was " + count);
      }
      sizes = treeSizes.integers(count, 0, MAX_BYTES);
    }
  }

  private void readFeatures(Fields header) throws ModelRefused {
    header.need("label_index");
    int count = header.need("max_feature_idx").integer(0, MAX_FEATURES - 1) + 1;
    Field names = header.need("feature_names");
    if (names.tokens() != count) {
      throw names.refused("must have " + count + " names, has " + names.tokens());
    }
    featureNames = List.copyOf(names.strings());
    for (String key : List.of("feature_infos", "monotone_constraints")) {
      Field field = key.equals("feature_infos") ? header.need(key) : header.find(key);
      if (field != null && field.tokens() != count) {
        throw field.refused("must have " + count + " entries, has " + field.tokens());
      }
    }
  }

  private void readOutputs(Fields header) throws ModelRefused {
    int classes = header.need("num_class").integer(1, MAX_CLASSES);
    Field perIteration = header.find("num_tree_per_iteration");
    outputs = perIteration == null ? classes : perIteration.integer(1, MAX_CLASSES);
    averaged = header.find("average_output") != null;
    Field objective = header.find("objective");
    if (objective != null) {
      conversion = OutputConversion.parse(objective);
    }
    boolean anyNumber = conversion.classes() == 0 || objective == null;
    if (!anyNumber && conversion.classes() != outputs) {
      throw header.refused(
          "num_tree_per_iteration",
          "objective "
              + conversion.objective()
              + " has "
              + conversion.classes()
              + " trees an iteration, was "
              + outputs);
    }
    if (outputs != classes) {
      throw header.refused(
          "num_class", "must be num_tree_per_iteration = " + outputs + ", was " + classes);
    }
  }

  private void readTrees() throws ModelRefused {
    TreeParser parser = new TreeParser(trees, featureNames.size());
    int begin = lines.writtenOffset();
    while (!atEndOfTrees()) {
      int number = trees.treeCount;
      int line = lines.number();
      int index = lines.field().integer(0, MAX_TREES - 1);
      if (index != number) {
        throw new ModelRefused(line, "Tree", "expected tree " + number + ", was " + index);
      }
      Fields fields = new Fields("tree " + number, line, TreeParser.KEYS);
      while (next("the end of tree " + number) && !lines.isEmpty()) {
        fields.add(lines.field());
      }
      parser.append(fields);
      skipToTree();
      checkSize(number, lines.writtenOffset() - begin);
      begin = lines.writtenOffset();
    }
    checkCount();
  }

  private void skipToTree() throws ModelRefused {
    while (lines.isEmpty()) {
      next("\"end of trees\"");
    }
    if (!lines.startsWith("Tree=") && !atEndOfTrees()) {
      throw lines.field().refused("expected a tree or \"end of trees\"");
    }
  }

  /** Until 2.2 the importances followed the trees directly. */
  private boolean atEndOfTrees() {
    return lines.is("end of trees") || (version.equals("v2") && lines.is("feature importances:"));
  }

  private void checkSize(int tree, int bytes) throws ModelRefused {
    if (treeSizes != null && tree < sizes.length && sizes[tree] != bytes) {
      // The blank line that parts the last tree from old importances belongs to neither.
      boolean oldLastTree = lines.is("feature importances:") && sizes[tree] == bytes - 1;
      if (!oldLastTree) {
        throw treeSizes.refused(
            "tree " + tree + " must have " + sizes[tree] + " bytes, has " + bytes);
      }
    }
  }

  private void checkCount() throws ModelRefused {
    if (treeSizes != null && sizes.length != trees.treeCount) {
      throw treeSizes.refused(
          "has " + sizes.length + " entries, the file has " + trees.treeCount + " trees");
    }
    if (trees.treeCount % outputs != 0) {
      throw new ModelRefused(
          lines.number(),
          "num_tree_per_iteration",
          trees.treeCount + " trees are no whole number of iterations of " + outputs);
    }
  }

  private void readRest() throws ModelRefused {
    String open = "";
    while (lines.advance()) {
      if (lines.is("parameters:") || lines.is("parser:")) {
        open = lines.is("parser:") ? "end of parser" : "end of parameters";
      } else if (!open.isEmpty() && lines.is(open)) {
        open = "";
      } else if (open.isEmpty() && lines.startsWith("pandas_categorical:")) {
        pandasCategorical = lines.asText().substring("pandas_categorical:".length());
      }
    }
    if (!open.isEmpty()) {
      throw new ModelRefused(lines.number(), "", "the file ends before \"" + open + "\"");
    }
  }

  private boolean next(String before) throws ModelRefused {
    if (!lines.advance()) {
      throw new ModelRefused(lines.number(), "", "the file ends before " + before);
    }
    return true;
  }
}
