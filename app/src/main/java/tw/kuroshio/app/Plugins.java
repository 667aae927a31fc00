package tw.kuroshio.app;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.features.language.SeriesFunction;

/** Functions of a user's own, from the jars of a folder. */
final class Plugins {

  /** Folder in the home that is looked into when no other is named. */
  private static final String FOLDER = "plugins";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "Folder of jars whose functions formulas may call (default: plugins in the home, when it"
              + " is there).")
  private @Nullable Path folder;

  /**
   * The language's functions and those of the jars.
   *
   * @param home where the default folder would be
   * @throws Refusal when the folder is none, or a jar's function cannot be loaded
   */
  FunctionLibrary library(Path home) {
    Path place = folder == null ? home.resolve(FOLDER) : folder;
    if (!Files.isDirectory(place)) {
      if (folder != null) {
        throw new Refusal(ExitCode.USAGE, "Plug-in folder " + folder + " is no folder");
      }
      return FunctionLibrary.standard();
    }
    List<SeriesFunction> functions = new ArrayList<>();
    try {
      // stays open: operators are loaded when they are first used
      ClassLoader loader = new URLClassLoader(jars(place), SeriesFunction.class.getClassLoader());
      ServiceLoader.load(SeriesFunction.class, loader).forEach(functions::add);
      return FunctionLibrary.standard().with(functions);
    } catch (IOException | ServiceConfigurationError | IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, "Plug-ins of " + place + " are refused: " + e.getMessage(), e);
    }
  }

  private static URL[] jars(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      List<URL> jars = new ArrayList<>();
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(url(jar));
      }
      return jars.toArray(URL[]::new);
    }
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
