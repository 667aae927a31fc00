package tw.kuroshio.adapters.lightgbm;

import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMBooster.FeatureImportanceType;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.prediction.training.TrainingOutcome;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;
import tw.kuroshio.prediction.training.TrainingOutcome.Trained;
import tw.kuroshio.prediction.training.TrainingParameters;
import tw.kuroshio.prediction.training.TrainingRequest;

/**
 * The training process: reads the request in the folder it is given, trains, leaves the outcome
 * there. It ends itself when its parent does, which it sees by the end of its standard input.
 */
public final class TrainerProcess {

  private TrainerProcess() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Thread.ofPlatform().daemon().name("parent-watch").start(TrainerProcess::endWithParent);
    TrainingFiles.writeOutcome(folder, train(folder));
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // The parent writes nothing.
      }
    } catch (IOException e) {
      // A broken pipe is the end of the parent as well.
    }
    Runtime.getRuntime().halt(130);
  }

  private static TrainingOutcome train(Path folder) throws IOException {
    TrainingRequest request = TrainingFiles.readRequest(folder);
    LibraryMissing missing = NativeLibrary.load();
    if (missing != null) {
      return missing;
    }
    try {
      List<byte[]> models = new ArrayList<>();
      for (int prefix : request.prefixes()) {
        models.add(train(request, prefix).getBytes(StandardCharsets.UTF_8));
      }
      return new Trained(models, NativeLibrary.version());
    } catch (LGBMException e) {
      return new Failed("LightGBM failed: " + e.getMessage());
    }
  }

  private static String train(TrainingRequest request, int rowCount) throws LGBMException {
    int columns = request.features().size();
    String parameters = parameters(request.parameters());
    double[] rows = Arrays.copyOf(request.rows(), rowCount * columns);
    float[] labels = new float[rowCount];
    for (int i = 0; i < rowCount; i++) {
      labels[i] = (float) request.labels()[i];
    }
    try (LGBMDataset data =
        LGBMDataset.createFromMat(rows, rowCount, columns, true, parameters, null)) {
      data.setFeatureNames(request.features().toArray(new String[0]));
      data.setField("label", labels);
      try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
        boolean finished = false;
        for (int round = 0; round < request.parameters().rounds() && !finished; round++) {
          finished = booster.updateOneIter();
        }
        return booster.saveModelToString(0, 0, FeatureImportanceType.GAIN);
      }
    }
  }

  /** One thread, row-wise histograms and fixed seeds: the same rows give the same bytes. */
  static String parameters(TrainingParameters p) {
    return "objective=regression boosting=gbdt bagging_freq=0 num_threads=1 deterministic=true"
        + " force_row_wise=true verbosity=-1 num_leaves="
        + p.leaves()
        + " learning_rate="
        + p.learningRate()
        + " min_data_in_leaf="
        + p.minRowsInLeaf()
        + " feature_fraction="
        + p.featureFraction()
        + " seed="
        + p.seed();
  }
}
