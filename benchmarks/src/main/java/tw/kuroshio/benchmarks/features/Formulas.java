package tw.kuroshio.benchmarks.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.factor.FactorFiles;
import tw.kuroshio.features.language.FormulaException;
import tw.kuroshio.features.language.FormulaSet;

/** Formula texts and their compilation. */
public final class Formulas {

  private static final String GARCH = "garch_variance(";
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

  private Formulas() {}

  /** The factor files that come with the system, joined. */
  public static String handcrafted() {
    return FactorFiles.NAMES.stream().map(Formulas::resource).collect(Collectors.joining("\n"));
  }

  /** One formula for each live field. */
  static String live() {
    return resource(FactorFiles.LIVE);
  }

  private static String resource(String name) {
    String path = FactorFiles.FOLDER + name;
    try (InputStream in = FactorFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("Resource " + path + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text without the formulas that need a GARCH fit. */
  static String withoutGarch(String text) {
    Map<String, String> all = definitions(text);
    return text(
        all,
        name -> needed(all, name).stream().noneMatch(n -> all.getOrDefault(n, "").contains(GARCH)));
  }

  /** The formulas of the text that need a GARCH fit, and what they refer to; maybe none. */
  static String garchAlone(String text) {
    Map<String, String> all = definitions(text);
    Set<String> wanted = new LinkedHashSet<>();
    all.keySet().stream()
        .map(name -> needed(all, name))
        .filter(needed -> needed.stream().anyMatch(n -> all.getOrDefault(n, "").contains(GARCH)))
        .forEach(wanted::addAll);
    return text(all, wanted::contains);
  }

  /** One formula and what it refers to. */
  static String alone(String text, String name) {
    Map<String, String> all = definitions(text);
    return text(all, needed(all, name)::contains);
  }

  private static String text(Map<String, String> all, Predicate<String> wanted) {
    StringBuilder lines = new StringBuilder();
    all.forEach(
        (name, expression) -> {
          if (wanted.test(name)) {
            lines.append(name).append(" = ").append(expression).append('\n');
          }
        });
    return lines.toString();
  }

  /** Expressions by name, in the order of the text. */
  private static Map<String, String> definitions(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      String code = line.strip();
      int equals = code.indexOf('=');
      if (equals > 0 && !code.startsWith("#")) {
        all.put(code.substring(0, equals).strip(), code.substring(equals + 1).strip());
      }
    }
    return all;
  }

  private static Set<String> needed(Map<String, String> all, String name) {
    Set<String> needed = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (needed.add(next)) {
        WORD.matcher(all.getOrDefault(next, ""))
            .results()
            .map(MatchResult::group)
            .filter(all::containsKey)
            .forEach(open::add);
      }
    }
    return needed;
  }

  static CompiledFormulas compile(String text) {
    try {
      return CompiledFormulas.of(FormulaSet.parse(text));
    } catch (FormulaException e) {
      throw new IllegalArgumentException("The formulas are refused: " + e.getMessage(), e);
    }
  }
}
