package tw.kuroshio.adapters.lightgbm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tw.kuroshio.prediction.training.ModelTrainer;
import tw.kuroshio.prediction.training.TrainingOutcome;
import tw.kuroshio.prediction.training.TrainingOutcome.Failed;
import tw.kuroshio.prediction.training.TrainingRequest;

/**
 * Trains LightGBM models in a child process of this Java. The child gets a folder of its own for
 * the request, the outcome and what the library unpacks; the folder is gone when training returns.
 * The child ends with this process, on interruption and at the time limit.
 */
public final class LightGbmTrainer implements ModelTrainer {

  /** Enough for 400,000 rows of ten features four times over on one slow core. */
  public static final Duration TIME_LIMIT = Duration.ofMinutes(5);

  private static final int LOG_TAIL_CHARACTERS = 400;

  private final Path parentFolder;
  private final Duration timeLimit;
  private final Map<String, String> environment;

  /**
   * @param parentFolder existing folder in which the working folder is made
   */
  public LightGbmTrainer(Path parentFolder, Duration timeLimit) {
    this(parentFolder, timeLimit, new TreeMap<>());
  }

  /**
   * @param environment added to the child's environment
   */
  LightGbmTrainer(Path parentFolder, Duration timeLimit, Map<String, String> environment) {
    this.parentFolder = parentFolder;
    this.timeLimit = timeLimit;
    this.environment = environment;
  }

  @Override
  public TrainingOutcome train(TrainingRequest request) {
    try {
      Path folder = Files.createTempDirectory(parentFolder, "training-");
      try {
        Files.createDirectory(folder.resolve("unpacked"));
        TrainingFiles.writeRequest(folder, request);
        return run(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      return new Failed("Training in " + parentFolder + " failed: " + e);
    }
  }

  private TrainingOutcome run(Path folder) throws IOException {
    Path log = folder.resolve("log.txt");
    ProcessBuilder builder = new ProcessBuilder(command(folder));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    Process child = builder.start();
    Thread ender = new Thread(child::destroyForcibly, "training-end");
    Runtime.getRuntime().addShutdownHook(ender);
    try {
      if (!child.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Failed("Training took longer than " + timeLimit.toSeconds() + " s");
      }
      return Files.exists(folder.resolve(TrainingFiles.OUTCOME))
          ? TrainingFiles.readOutcome(folder)
          : new Failed(
              "The training process ended with code " + child.exitValue() + ": " + tail(log));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Failed("Training was interrupted");
    } finally {
      child.destroyForcibly().onExit().join();
      forget(ender);
    }
  }

  private static List<String> command(Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        // lightgbm4j unpacks under a fixed name and trusts a file it finds there.
        "-Djava.io.tmpdir=" + folder.resolve("unpacked").toAbsolutePath(),
        "-cp",
        System.getProperty("java.class.path"),
        TrainerProcess.class.getName(),
        folder.toAbsolutePath().toString());
  }

  private static String tail(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - LOG_TAIL_CHARACTERS)).replace('\n', ' ');
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This process is already ending; the hook has done its work.
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
