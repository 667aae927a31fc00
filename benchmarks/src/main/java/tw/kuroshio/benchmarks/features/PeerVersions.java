package tw.kuroshio.benchmarks.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Versions of libraries that say them only in what Maven left in their jars. */
final class PeerVersions {

  private PeerVersions() {}

  static String of(String group, String artifact) {
    String path = "/META-INF/maven/" + group + "/" + artifact + "/pom.properties";
    try (InputStream in = PeerVersions.class.getResourceAsStream(path)) {
      if (in == null) {
        return "of unknown version";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "of unknown version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
