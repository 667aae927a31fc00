package tw.kuroshio.adapters.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.prediction.training.TrainingOutcome;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;
import tw.kuroshio.prediction.training.TrainingOutcome.Trained;
import tw.kuroshio.prediction.training.TrainingParameters;
import tw.kuroshio.prediction.training.TrainingRequest;
import tw.kuroshio.prediction.trees.ModelRefused;
import tw.kuroshio.prediction.trees.TreeModel;

/** Real training in a real child process. */
class LightGbmTrainerTest {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void trainsOneModelPerPrefixAndLeavesNothingBehind() throws Exception {
    TrainingRequest request = request(4_000, 7);
    TrainingOutcome outcome = new LightGbmTrainer(folder, LIMIT).train(request);
    assertThat(outcome).isInstanceOf(Trained.class);
    Trained trained = (Trained) outcome;
    assertThat(trained.models()).hasSize(2);
    assertThat(trained.nativeVersion()).startsWith("lightgbm4j 4.3.0-1, library sha256 ");
    assertThat(trained.models().get(0)).isNotEqualTo(trained.models().get(1));
    assertThat(learned(trained.models().get(1))).isGreaterThan(0.5);
    assertThat(entries(folder)).isEmpty();
  }

  @Test
  void sameRowsGiveTheSameBytes() {
    TrainingOutcome first = new LightGbmTrainer(folder, LIMIT).train(request(2_000, 7));
    TrainingOutcome second = new LightGbmTrainer(folder, LIMIT).train(request(2_000, 7));
    assertThat(((Trained) second).models().get(1)).isEqualTo(((Trained) first).models().get(1));
    assertThat(((Trained) second).nativeVersion()).isEqualTo(((Trained) first).nativeVersion());
  }

  /** The library, made to ask for a name of the OpenMP runtime that no system has. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void missingOpenMpRuntimeIsNamedWithItsPackage(@TempDir Path broken) throws IOException {
    String archive = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    for (String name : List.of("lib_lightgbm.so", "lib_lightgbm_swig.so")) {
      Files.write(
          broken.resolve(name), renamed(resource("lightgbm4j/linux/" + archive + "/" + name)));
    }
    LightGbmTrainer trainer =
        new LightGbmTrainer(folder, LIMIT, Map.of("LIGHTGBM_NATIVE_LIB_PATH", broken.toString()));
    assertThat(trainer.train(request(500, 7)))
        .asInstanceOf(type(LibraryMissing.class))
        .extracting(LibraryMissing::message)
        .asString()
        .contains("install the OS package libgomp1 to train models")
        .contains("libgomp.so.Z: cannot open shared object file");
    assertThat(entries(folder)).isEmpty();
  }

  @Test
  void linkersOwnWordsAreMapped() {
    assertThat(
            NativeLibrary.missing(
                    "/tmp/lib_lightgbm.so: libgomp.so.1: cannot open shared object file: No such"
                        + " file or directory")
                .message())
        .isEqualTo(
            "LightGBM's native library cannot be loaded, install the OS package libgomp1 to train"
                + " models: /tmp/lib_lightgbm.so: libgomp.so.1: cannot open shared object file: No"
                + " such file or directory");
    assertThat(NativeLibrary.missing("wrong ELF class").message())
        .contains("models cannot be trained on this machine (" + System.getProperty("os.name"));
  }

  @Test
  void libraryThatRefusesIsAFailureWithItsWords() {
    TrainingRequest good = request(500, 7);
    TrainingRequest bad =
        new TrainingRequest(
            good.features(),
            good.rows(),
            good.labels(),
            good.prefixes(),
            new TrainingParameters(10, 0.05, 1, 20, 0.8, 7));
    assertThat(new LightGbmTrainer(folder, LIMIT).train(bad))
        .asInstanceOf(type(Failed.class))
        .extracting(Failed::message)
        .asString()
        .contains("num_leaves");
  }

  @Test
  void timeLimitEndsTheChild() throws IOException {
    TrainingOutcome outcome = new LightGbmTrainer(folder, Duration.ZERO).train(request(500, 7));
    assertThat(outcome).isEqualTo(new Failed("Training took longer than 0 s"));
    assertThat(entries(folder)).isEmpty();
    assertThat(ProcessHandle.current().children()).noneMatch(LightGbmTrainerTest::isTrainer);
  }

  @Test
  void interruptionEndsTheChildAndIsPassedOn() throws IOException {
    Thread.currentThread().interrupt();
    TrainingOutcome outcome = new LightGbmTrainer(folder, LIMIT).train(request(500, 7));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isEqualTo(new Failed("Training was interrupted"));
    assertThat(entries(folder)).isEmpty();
    assertThat(ProcessHandle.current().children()).noneMatch(LightGbmTrainerTest::isTrainer);
  }

  @Test
  void childEndsWhenItsParentIsGone() throws Exception {
    Path work = Files.createDirectory(folder.resolve("work"));
    // Long enough to outlast the test by far.
    TrainingRequest endless = request(200_000, 7);
    TrainingFiles.writeRequest(
        work,
        new TrainingRequest(
            endless.features(),
            endless.rows(),
            endless.labels(),
            endless.prefixes(),
            new TrainingParameters(1_000_000, 0.01, 255, 1, 1.0, 7)));
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path"),
                TrainerProcess.class.getName(),
                work.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve("log.txt").toFile())
            .start();
    child.getOutputStream().close();
    assertThat(child.waitFor()).isEqualTo(130);
    assertThat(work.resolve(TrainingFiles.OUTCOME)).doesNotExist();
  }

  @Test
  void unwritableFolderIsAFailure() {
    Path missing = folder.resolve("not-there");
    assertThat(new LightGbmTrainer(missing, LIMIT).train(request(500, 7)))
        .asInstanceOf(type(Failed.class))
        .extracting(Failed::message)
        .asString()
        .contains(missing.toString());
  }

  private static boolean isTrainer(ProcessHandle handle) {
    return handle.info().commandLine().orElse("").contains(TrainerProcess.class.getName());
  }

  /** y = 2·x0 − x2, x1 noise, some cells missing; a prefix of half the rows and all of them. */
  private static TrainingRequest request(int rows, int seed) {
    Random random = new Random(seed);
    double[] x = new double[rows * 3];
    double[] y = new double[rows];
    for (int i = 0; i < rows; i++) {
      for (int c = 0; c < 3; c++) {
        x[i * 3 + c] = random.nextDouble();
      }
      y[i] = 2 * x[i * 3] - x[i * 3 + 2] + 0.1 * random.nextGaussian();
      if (i % 10 == 0) {
        x[i * 3 + 1] = Double.NaN;
      }
    }
    return new TrainingRequest(
        List.of("ret_1m", "rsi_14", "rv_20"),
        x,
        y,
        new int[] {rows / 2, rows},
        new TrainingParameters(30, 0.1, 15, 20, 0.8, seed));
  }

  /** How much further apart the model puts the two ends of the first feature than the middle. */
  private static double learned(byte[] text) throws ModelRefused {
    TreeModel model = TreeModel.parse(text);
    assertThat(model.featureNames()).containsExactly("ret_1m", "rsi_14", "rv_20");
    double[] out = new double[1];
    model.predict(new double[] {0.95, 0.5, 0.5}, 0, out);
    double high = out[0];
    model.predict(new double[] {0.05, Double.NaN, 0.5}, 0, out);
    return high - out[0];
  }

  private static byte[] renamed(byte[] library) {
    String text = new String(library, StandardCharsets.ISO_8859_1);
    return text.replace("libgomp.so.1", "libgomp.so.Z").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = LightGbmTrainerTest.class.getClassLoader().getResourceAsStream(name)) {
      assertThat(in).as(name).isNotNull();
      return in.readAllBytes();
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }
}
