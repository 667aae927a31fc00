package tw.kuroshio.app;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.features.language.SeriesFunction;
import tw.kuroshio.model.DigestChain;

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
   * Loads the functions of the jars beside the language's.
   *
   * @param home where the default folder would be
   * @throws Refusal when the folder is none, or a jar's function cannot be loaded
   */
  PluginSet load(Path home) {
    Path place = folder == null ? home.resolve(FOLDER) : folder;
    if (!Files.isDirectory(place)) {
      if (folder != null) {
        throw new Refusal(ExitCode.USAGE, "Plug-in folder " + folder + " is no folder");
      }
      return PluginSet.NONE;
    }
    List<SeriesFunction> functions = new ArrayList<>();
    try {
      List<Path> jars = jars(place);
      // stays open: operators are loaded when they are first used
      ClassLoader loader = new URLClassLoader(urls(jars), SeriesFunction.class.getClassLoader());
      ServiceLoader.load(SeriesFunction.class, loader).forEach(functions::add);
      return new PluginSet(FunctionLibrary.standard().with(functions), digests(jars));
    } catch (IOException | ServiceConfigurationError | IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, "Plug-ins of " + place + " are refused: " + e.getMessage(), e);
    }
  }

  private static List<Path> jars(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  private static String digests(List<Path> jars) throws IOException {
    StringJoiner digests = new StringJoiner(" ");
    for (Path jar : jars) {
      byte[] content = DigestChain.sha256().digest(Files.readAllBytes(jar));
      digests.add(jar.getFileName() + ":" + HexFormat.of().formatHex(content));
    }
    return digests.toString();
  }
}
