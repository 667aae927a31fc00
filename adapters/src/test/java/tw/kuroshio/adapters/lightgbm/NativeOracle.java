package tw.kuroshio.adapters.lightgbm;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import io.github.metarank.lightgbm4j.LGBMException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The native library in the test's own process: trains small models and predicts with them. */
final class NativeOracle implements AutoCloseable {

  private static final boolean LOADED = load();

  private final SWIGTYPE_p_p_void handle;
  private final int columns;

  private NativeOracle(SWIGTYPE_p_p_void handle, int columns) {
    this.handle = handle;
    this.columns = columns;
  }

  /** Skips the test where the library cannot be loaded. */
  static void require() {
    if (!LOADED) {
      Assumptions.abort("LightGBM's native library not loaded: install the OS package libgomp1");
    }
  }

  /** lightgbm4j unpacks into the temporary folder and leaves the files; here they go at once. */
  private static boolean load() {
    String before = System.getProperty("java.io.tmpdir");
    try {
      Path folder = Files.createTempDirectory("lightgbm-oracle-");
      try {
        System.setProperty("java.io.tmpdir", folder.toString());
        return LGBMBooster.isNativeLoaded();
      } finally {
        System.setProperty("java.io.tmpdir", before);
        try (var files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  static String train(
      double[] rows, int columns, float[] labels, int[] groups, String parameters, int rounds)
      throws LGBMException {
    try (LGBMDataset data =
        LGBMDataset.createFromMat(rows, labels.length, columns, true, parameters, null)) {
      data.setField("label", labels);
      if (groups.length > 0) {
        data.setField("group", groups);
      }
      try (LGBMBooster booster = LGBMBooster.create(data, parameters)) {
        for (int round = 0; round < rounds; round++) {
          booster.updateOneIter();
        }
        return booster.saveModelToString(0, 0, LGBMBooster.FeatureImportanceType.SPLIT);
      }
    }
  }

  static NativeOracle of(String model, int columns) {
    SWIGTYPE_p_p_void handle = lightgbmlib.voidpp_handle();
    SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
    check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, handle));
    lightgbmlib.delete_intp(iterations);
    return new NativeOracle(handle, columns);
  }

  double[] raw(double[] rows) {
    return predict(rows, lightgbmlibConstants.C_API_PREDICT_RAW_SCORE);
  }

  double[] converted(double[] rows) {
    return predict(rows, lightgbmlibConstants.C_API_PREDICT_NORMAL);
  }

  double[] leaves(double[] rows) {
    return predict(rows, lightgbmlibConstants.C_API_PREDICT_LEAF_INDEX);
  }

  /** The model text of some iterations only. */
  String iterations(int start, int count) {
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    String text =
        lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(
            booster(),
            start,
            count,
            lightgbmlibConstants.C_API_FEATURE_IMPORTANCE_SPLIT,
            1 << 20,
            length);
    lightgbmlib.delete_int64_tp(length);
    return text;
  }

  /** lightgbm4j's own call gives the library too small a buffer for several classes. */
  private double[] predict(double[] values, int type) {
    int rows = values.length / columns;
    SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
    check(lightgbmlib.LGBM_BoosterCalcNumPredict(booster(), rows, type, 0, -1, length));
    double[] result = new double[Math.toIntExact(lightgbmlib.int64_tp_value(length))];
    SWIGTYPE_p_double in = lightgbmlib.new_doubleArray(values.length);
    SWIGTYPE_p_double out = lightgbmlib.new_doubleArray(result.length);
    for (int i = 0; i < values.length; i++) {
      lightgbmlib.doubleArray_setitem(in, i, values[i]);
    }
    check(
        lightgbmlib.LGBM_BoosterPredictForMat(
            booster(),
            lightgbmlib.double_to_voidp_ptr(in),
            lightgbmlibConstants.C_API_DTYPE_FLOAT64,
            rows,
            columns,
            1,
            type,
            0,
            -1,
            "num_threads=1",
            length,
            out));
    for (int i = 0; i < result.length; i++) {
      result[i] = lightgbmlib.doubleArray_getitem(out, i);
    }
    lightgbmlib.delete_doubleArray(in);
    lightgbmlib.delete_doubleArray(out);
    lightgbmlib.delete_int64_tp(length);
    return result;
  }

  private SWIGTYPE_p_void booster() {
    return lightgbmlib.voidpp_value(handle);
  }

  private static void check(int code) {
    if (code != 0) {
      throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
    }
  }

  @Override
  public void close() {
    check(lightgbmlib.LGBM_BoosterFree(booster()));
  }
}
