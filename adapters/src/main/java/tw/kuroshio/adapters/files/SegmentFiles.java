package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The segment files of one log folder: {@code 000001.kel}, {@code 000002.kel}, … */
final class SegmentFiles {

  private static final Pattern NAME = Pattern.compile("[0-9]{6}\\.kel");
  private static final int MAX_NUMBER = 999_999;

  private SegmentFiles() {}

  static Path path(Path folder, int number) {
    return folder.resolve(name(number));
  }

  static String name(int number) {
    if (number < 1 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("Segment number must be 1 to 999999, was " + number);
    }
    return String.format(Locale.ROOT, "%06d.kel", number);
  }

  /** In order of their numbers, without a look inside. */
  static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> NAME.matcher(String.valueOf(entry.getFileName())).matches())
          .sorted()
          .toList();
    }
  }
}
