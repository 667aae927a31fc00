package tw.kuroshio.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file of {@code name=value} lines that may hold passwords: no message of ours has a value. */
final class SettingsFile {

  private SettingsFile() {}

  /**
   * Reads a properties file in UTF-8.
   *
   * @param option that named the file, for the message
   */
  static SortedMap<String, String> read(String option, Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE,
          option + ": the file " + file + " cannot be read: give a properties file in UTF-8",
          e);
    }
    SortedMap<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return settings;
  }
}
