package tw.kuroshio.features.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of the language lists what the language has. */
class LanguagePageTest {

  @Test
  void everyFunctionIsOnThePage() throws IOException {
    String page = Files.readString(root().resolve("docs/reference/factor-language.md"));
    List<Function> all = new ArrayList<>(ElementwiseFunctions.ALL);
    all.addAll(SeriesFunctions.ALL);
    all.addAll(CrossFunctions.ALL);
    all.addAll(PeriodFunctions.ALL);
    assertThat(all).hasSizeGreaterThan(60);
    for (Function function : all) {
      assertThat(page).contains("`" + function.signature() + "`");
    }
  }

  private static Path root() {
    Path at = Path.of(System.getProperty("user.dir")).toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolve(".mvn"))) {
      at = at.getParent();
    }
    return at;
  }
}
