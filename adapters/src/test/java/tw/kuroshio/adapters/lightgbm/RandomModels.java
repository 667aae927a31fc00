package tw.kuroshio.adapters.lightgbm;

import io.github.metarank.lightgbm4j.LGBMException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Small models of every objective, boosting, missing kind, category count and leaf kind, and rows
 * that stand on and next to their thresholds.
 */
final class RandomModels {

  static final int COLUMNS = 5;

  private static final List<String> OBJECTIVES =
      List.of(
          "regression",
          "regression reg_sqrt=true",
          "regression_l1",
          "huber",
          "fair",
          "quantile",
          "mape",
          "poisson",
          "gamma",
          "tweedie",
          "binary sigmoid=0.7",
          "multiclass num_class=3",
          "multiclassova num_class=3 sigmoid=1.3",
          "cross_entropy",
          "cross_entropy_lambda",
          "lambdarank",
          "rank_xendcg",
          "multiclass num_class=20");

  private static final double[] SPECIALS = {
    Double.NaN,
    0.0,
    -0.0,
    1e-35f,
    -1e-35f,
    2e-35f,
    -2e-35f,
    Math.nextUp((double) 1e-35f),
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e-310,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -1,
    -0.5,
    0.5,
    1,
    2,
    3,
    31,
    32,
    33,
    63,
    64,
    1_023,
    1_024,
    1_100,
    2_147_483_647.0,
    2_147_483_648.0,
    -2_147_483_649.0,
    4e9
  };

  private RandomModels() {}

  static String parameters(int index) {
    Random random = new Random(index);
    String objective = OBJECTIVES.get(index % OBJECTIVES.size());
    String[] boosting = {
      "gbdt",
      "gbdt",
      "dart drop_rate=0.5",
      "gbdt data_sample_strategy=goss",
      "rf bagging_freq=1 bagging_fraction=0.7"
    };
    boolean linear =
        objective.startsWith("regression") && !objective.contains("l1") && random.nextInt(3) == 0;
    String missing = random.nextInt(3) == 0 && !linear ? "zero_as_missing=true" : "";
    String categorical = random.nextInt(3) == 0 ? "" : "categorical_feature=0,1";
    return String.join(
        " ",
        "objective=" + objective,
        "boosting=" + (linear ? "gbdt" : boosting[random.nextInt(boosting.length)]),
        missing,
        random.nextInt(6) == 0 ? "use_missing=false" : "",
        categorical,
        "max_cat_to_onehot=" + (random.nextBoolean() ? 4 : 64),
        linear ? "linear_tree=true" : "",
        "num_leaves=" + new int[] {2, 7, 31, 64, 255}[random.nextInt(5)],
        "min_data_in_leaf=" + (1 + random.nextInt(4)),
        "min_data_in_bin=1 min_data_per_group=2 cat_smooth=1 min_sum_hessian_in_leaf=1e-6",
        "learning_rate=0.3 max_bin=" + (random.nextBoolean() ? 255 : 15),
        "num_threads=1 deterministic=true force_row_wise=true verbosity=-1 seed=" + index);
  }

  /** A model's text, trained on its own random data. */
  static String train(int index, int rowCount, int rounds) throws LGBMException {
    Random random = new Random(1_000_003L * index);
    String parameters = parameters(index);
    int[] categories = {3, 10, 40, 1_100};
    int first = categories[random.nextInt(4)];
    int second = categories[random.nextInt(4)];
    double[] rows = new double[rowCount * COLUMNS];
    float[] labels = new float[rowCount];
    for (int i = 0; i < rowCount; i++) {
      double[] x = {
        random.nextInt(first),
        random.nextInt(second),
        random.nextGaussian(),
        random.nextInt(4) == 0 ? 0.0 : random.nextGaussian() * 1e-3,
        random.nextInt(5) == 0 ? Double.NaN : Math.rint(random.nextGaussian() * 8) / 4
      };
      System.arraycopy(x, 0, rows, i * COLUMNS, COLUMNS);
      double signal = x[2] + 500 * x[3] + (x[0] % 3) - (x[1] % 2) + 0.3 * random.nextGaussian();
      labels[i] = label(parameters, signal + (Double.isNaN(x[4]) ? 1 : x[4]));
    }
    int[] groups = {};
    if (parameters.contains("rank")) {
      groups = new int[rowCount / 20];
      Arrays.fill(groups, 20);
    }
    return NativeOracle.train(rows, COLUMNS, labels, groups, parameters, rounds);
  }

  private static float label(String parameters, double signal) {
    double positive = Math.abs(signal) + 0.01;
    if (parameters.contains("num_class=20")) {
      return (float) Math.min(19, Math.floor(positive * 4));
    }
    if (parameters.contains("num_class=3") || parameters.contains("rank")) {
      return (float) Math.min(2, Math.floor(positive));
    }
    if (parameters.contains("binary")) {
      return signal > 0 ? 1f : 0f;
    }
    if (parameters.contains("cross_entropy")) {
      return (float) (1 / (1 + Math.exp(-signal)));
    }
    return (float) (parameters.contains("objective=regression ") ? signal : positive);
  }

  /** Rows of specials, thresholds, their neighbours, and plain numbers. */
  static double[] rows(String model, int count, long seed) {
    Random random = new Random(seed);
    List<List<Double>> thresholds = thresholds(model);
    double[] rows = new double[count * COLUMNS];
    for (int i = 0; i < rows.length; i++) {
      List<Double> own = thresholds.get(i % COLUMNS);
      int kind = random.nextInt(own.isEmpty() ? 3 : 6);
      rows[i] =
          switch (kind) {
            case 0 -> SPECIALS[random.nextInt(SPECIALS.length)];
            case 1 -> random.nextGaussian() * (random.nextBoolean() ? 1 : 1e-3);
            case 2 -> random.nextInt(1_200) * (random.nextBoolean() ? 1.0 : 0.1);
            case 3 -> own.get(random.nextInt(own.size()));
            case 4 -> Math.nextUp(own.get(random.nextInt(own.size())));
            default -> Math.nextDown(own.get(random.nextInt(own.size())));
          };
    }
    return rows;
  }

  private static List<List<Double>> thresholds(String model) {
    List<List<Double>> all = new ArrayList<>();
    for (int c = 0; c < COLUMNS; c++) {
      all.add(new ArrayList<>());
    }
    String[] features = {};
    for (String line : model.lines().toList()) {
      if (line.startsWith("split_feature=")) {
        features = line.substring(14).split(" ", -1);
      } else if (line.startsWith("threshold=") && !features[0].isEmpty()) {
        String[] values = line.substring(10).split(" ", -1);
        for (int i = 0; i < values.length; i++) {
          all.get(Integer.parseInt(features[i]))
              .add(Double.parseDouble(values[i].replace("inf", "Infinity")));
        }
      }
    }
    return all;
  }
}
