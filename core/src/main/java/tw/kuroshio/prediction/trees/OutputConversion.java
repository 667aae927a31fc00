package tw.kuroshio.prediction.trees;

import java.util.Arrays;

/**
 * From raw scores to what the objective predicts: within 2 ulp of the native library, whose
 * exponential is the platform's, and within 4 for a softmax, whose sum gathers the differences.
 */
final class OutputConversion {

  enum Kind {
    IDENTITY,
    /** sign(x)·x²: trained on square roots of the labels. */
    SIGNED_SQUARE,
    EXPONENTIAL,
    /** 1/(1 + exp(−s·x)), for each class on its own. */
    LOGISTIC,
    SOFTMAX,
    /** ln(1 + exp(x)). */
    SOFTPLUS
  }

  static final OutputConversion RAW = new OutputConversion("", Kind.IDENTITY, 1.0, 1);

  private final String objective;
  private final Kind kind;
  private final double sigmoid;
  private final int classes;

  private OutputConversion(String objective, Kind kind, double sigmoid, int classes) {
    this.objective = objective;
    this.kind = kind;
    this.sigmoid = sigmoid;
    this.classes = classes;
  }

  /** Reads the header's objective line: a name, then flags and {@code key:value} tokens. */
  static OutputConversion parse(Field line) throws ModelRefused {
    String[] tokens = line.strings().toArray(new String[0]);
    if (tokens.length == 0) {
      return RAW;
    }
    String name = tokens[0];
    return switch (name) {
      case "regression",
          "regression_l2",
          "mean_squared_error",
          "mse",
          "l2",
          "l2_root",
          "root_mean_squared_error",
          "rmse",
          "regression_l1",
          "mean_absolute_error",
          "l1",
          "mae",
          "fair",
          "quantile",
          "mape",
          "mean_absolute_percentage_error" ->
          plain(line, tokens, flag(tokens, "sqrt") ? Kind.SIGNED_SQUARE : Kind.IDENTITY, "sqrt");
      // Huber loss is the one of the family that switches the square root off.
      case "huber" -> plain(line, tokens, Kind.IDENTITY, "sqrt");
      case "poisson", "gamma", "tweedie" -> plain(line, tokens, Kind.EXPONENTIAL, "sqrt");
      case "binary" -> logistic(line, tokens, 1);
      case "multiclass", "softmax" ->
          new OutputConversion(name, Kind.SOFTMAX, 1.0, classes(line, tokens));
      case "multiclassova", "multiclass_ova", "ova", "ovr" ->
          logistic(line, tokens, classes(line, tokens));
      case "cross_entropy", "xentropy" -> plain(line, tokens, Kind.LOGISTIC, "");
      case "cross_entropy_lambda", "xentlambda" -> plain(line, tokens, Kind.SOFTPLUS, "");
      case "lambdarank", "rank_xendcg", "xendcg", "xe_ndcg", "xe_ndcg_mart", "xendcg_mart" ->
          plain(line, tokens, Kind.IDENTITY, "");
      case "custom", "none", "null", "na" -> new OutputConversion(name, Kind.IDENTITY, 1.0, 0);
      default -> throw line.refused("unknown objective \"" + name + "\"");
    };
  }

  private static OutputConversion plain(Field line, String[] tokens, Kind kind, String flag)
      throws ModelRefused {
    for (int i = 1; i < tokens.length; i++) {
      if (!tokens[i].equals(flag)) {
        throw line.refused("unknown flag \"" + tokens[i] + "\" of objective " + tokens[0]);
      }
    }
    return new OutputConversion(tokens[0], kind, 1.0, 1);
  }

  private static OutputConversion logistic(Field line, String[] tokens, int classes)
      throws ModelRefused {
    double sigmoid = line.parseDouble(value(line, tokens, "sigmoid"));
    if (!(sigmoid > 0.0)) {
      throw line.refused("sigmoid must be positive, was " + sigmoid);
    }
    return new OutputConversion(tokens[0], Kind.LOGISTIC, sigmoid, classes);
  }

  private static int classes(Field line, String[] tokens) throws ModelRefused {
    double classes = line.parseDouble(value(line, tokens, "num_class"));
    if (classes < 1 || classes > ModelParser.MAX_CLASSES || classes != StrictMath.rint(classes)) {
      throw line.refused("num_class must be 1 to " + ModelParser.MAX_CLASSES + ", was " + classes);
    }
    return (int) classes;
  }

  private static String value(Field line, String[] tokens, String key) throws ModelRefused {
    for (String token : tokens) {
      if (token.startsWith(key + ":")) {
        return token.substring(key.length() + 1);
      }
    }
    throw line.refused("objective " + tokens[0] + " needs " + key + ":value");
  }

  private static boolean flag(String[] tokens, String flag) {
    return Arrays.asList(tokens).contains(flag);
  }

  /** The objective's name as the file has it, empty when there is none. */
  String objective() {
    return objective;
  }

  /** How many raw scores the objective takes: 0 = any number. */
  int classes() {
    return classes;
  }

  void apply(double[] scores, int count) {
    switch (kind) {
      case IDENTITY -> {}
      case SIGNED_SQUARE -> {
        for (int k = 0; k < count; k++) {
          scores[k] = Math.signum(scores[k]) * scores[k] * scores[k];
        }
      }
      case EXPONENTIAL -> {
        for (int k = 0; k < count; k++) {
          scores[k] = AccurateExp.exp(scores[k]);
        }
      }
      case LOGISTIC -> {
        for (int k = 0; k < count; k++) {
          scores[k] = 1.0 / (1.0 + AccurateExp.exp(-sigmoid * scores[k]));
        }
      }
      case SOFTMAX -> softmax(scores, count);
      case SOFTPLUS -> {
        for (int k = 0; k < count; k++) {
          scores[k] = StrictMath.log1p(AccurateExp.exp(scores[k]));
        }
      }
    }
  }

  private static void softmax(double[] scores, int count) {
    double max = scores[0];
    for (int k = 1; k < count; k++) {
      max = Math.max(max, scores[k]);
    }
    double sum = 0.0;
    for (int k = 0; k < count; k++) {
      scores[k] = AccurateExp.exp(scores[k] - max);
      sum += scores[k];
    }
    for (int k = 0; k < count; k++) {
      scores[k] /= sum;
    }
  }
}
