package tw.kuroshio.app;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;
import tw.kuroshio.features.language.FunctionLibrary;

/**
 * Formulas by the names a user gives: sets that come with the product, or files of their own.
 *
 * @param name as it was asked for
 * @param text the formulas, one after the other
 * @param typed whether they stood on the command line instead of in files
 */
record FactorSet(String name, String text, boolean typed) {

  static final String HANDCRAFTED = "handcrafted";

  /** What a day is traded on by default. */
  static final String TRADED = "traded";

  private static final String ENDING = ".factors";

  /** Sets that come with the product, each of one or several files. */
  private static Map<String, List<String>> builtIn() {
    Map<String, List<String>> sets = new LinkedHashMap<>();
    sets.put(HANDCRAFTED, FactorFiles.NAMES);
    List<String> files = new ArrayList<>(FactorFiles.NAMES);
    files.addAll(List.of(FactorFiles.ALPHA101, FactorFiles.ALPHA158, FactorFiles.LIVE));
    for (String file : files) {
      sets.put(file.replace(ENDING, ""), List.of(file));
    }
    return sets;
  }

  /**
   * Reads sets.
   *
   * @param names of sets or files, separated by commas
   * @throws Refusal when one is neither
   */
  static FactorSet read(String names) {
    StringBuilder text = new StringBuilder();
    for (String name : names.split(",", -1)) {
      List<String> files = builtIn().get(name);
      if (name.equals(TRADED)) {
        text.append(RuleFiles.factors());
      } else if (files == null) {
        text.append(file(name)).append('\n');
      } else {
        files.forEach(file -> text.append(RuleFiles.factors(file)).append('\n'));
      }
    }
    return new FactorSet(names, text.toString(), false);
  }

  private static String file(String name) {
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw new Refusal(
          ExitCode.USAGE,
          "Factor set "
              + name
              + " is neither a file nor one of "
              + String.join(", ", builtIn().keySet())
              + ", "
              + TRADED);
    }
    try {
      if (Files.size(file) > FormulaSet.LONGEST_TEXT) {
        throw new Refusal(
            ExitCode.INPUT_REFUSED,
            "Formula file "
                + name
                + " must be at most "
                + FormulaSet.LONGEST_TEXT
                + " bytes, was "
                + Files.size(file));
      }
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, "Formula file " + name + " is no UTF-8 text", e);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, "Formula file " + name + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Compiles.
   *
   * @throws Refusal with line, column and caret when a formula is wrong
   */
  CompiledFormulas compile(FunctionLibrary library) {
    try {
      return CompiledFormulas.of(FormulaSet.parse(text, library));
    } catch (FormulaException e) {
      throw typed
          ? new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e)
          : new Refusal(ExitCode.INPUT_REFUSED, "Factor set " + name + ", " + e.getMessage(), e);
    }
  }
}
