package tw.kuroshio.adapters.lightgbm;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.DigestChain;
import tw.kuroshio.prediction.training.TrainingOutcome.LibraryMissing;

/** The native library inside the lightgbm4j archive. Used in the training process only. */
final class NativeLibrary {

  private static final String PROPERTIES =
      "META-INF/maven/io.github.metarank/lightgbm4j/pom.properties";

  private NativeLibrary() {}

  /** Loads the library; null when it is there, else what is missing. */
  @SuppressWarnings("restricted") // This process is there to load native code.
  static @Nullable LibraryMissing load() {
    try {
      if (LGBMBooster.isNativeLoaded()) {
        return null;
      }
      // lightgbm4j logs the linker's message and goes on; only loading again tells it.
      System.load(extracted().toString());
      return missing("its helper library did not load");
    } catch (ExceptionInInitializerError e) {
      return missing(String.valueOf(e.getCause()));
    } catch (UnsatisfiedLinkError e) {
      return missing(String.valueOf(e.getMessage()));
    }
  }

  /** What a person must do about a linker's message. */
  static LibraryMissing missing(String linkerMessage) {
    String cure =
        linkerMessage.contains("libgomp")
            ? "install the OS package libgomp1 to train models"
            : "models cannot be trained on this machine ("
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ")";
    return new LibraryMissing(
        "LightGBM's native library cannot be loaded, " + cure + ": " + linkerMessage);
  }

  private static Path extracted() {
    String folder = System.getenv("LIGHTGBM_NATIVE_LIB_PATH");
    return Path.of(folder == null ? System.getProperty("java.io.tmpdir") : folder)
        .resolve(isMac() ? "lib_lightgbm.dylib" : "lib_lightgbm.so")
        .toAbsolutePath();
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
  }

  /** What decides the bits of a model: library release and build, system and processor. */
  static String version() throws IOException {
    return "lightgbm4j "
        + release()
        + ", library sha256 "
        + HexFormat.of()
            .formatHex(DigestChain.sha256().digest(Files.readAllBytes(extracted())), 0, 8)
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", "
        + processor();
  }

  private static String release() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = NativeLibrary.class.getClassLoader().getResourceAsStream(PROPERTIES)) {
      if (in != null) {
        properties.load(in);
      }
    }
    return properties.getProperty("version", "of unknown version");
  }

  private static String processor() throws IOException {
    Path cpuinfo = Path.of("/proc/cpuinfo");
    if (Files.isReadable(cpuinfo)) {
      for (String line : Files.readAllLines(cpuinfo)) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    }
    return "unknown processor";
  }
}
