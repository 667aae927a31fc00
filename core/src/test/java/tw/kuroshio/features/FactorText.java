package tw.kuroshio.features;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;

/** Factor texts of the class path, compiled. */
public final class FactorText {

  private FactorText() {}

  static CompiledFormulas technical() {
    return compile(resource(FactorFiles.FOLDER + "technical.factors"));
  }

  /** The 42. */
  static CompiledFormulas handcrafted() {
    return compile(handcraftedText());
  }

  /** The text of the 42. */
  public static String handcraftedText() {
    StringBuilder text = new StringBuilder();
    FactorFiles.NAMES.forEach(name -> text.append(resource(FactorFiles.FOLDER + name)));
    return text.toString();
  }

  public static CompiledFormulas compile(String text) {
    try {
      return CompiledFormulas.of(FormulaSet.parse(text));
    } catch (FormulaException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  public static String resource(String name) {
    try (InputStream in = FactorText.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
