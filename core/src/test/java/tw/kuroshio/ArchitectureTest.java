package tw.kuroshio;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the shape of the tree: data flows one way, and the core touches nothing outside. */
class ArchitectureTest {

  /** Import order is data flow: a package may import only those to its left. */
  private static final List<String> ORDER =
      List.of(
          "model",
          "market",
          "history",
          "ledger",
          "feed",
          "features",
          "prediction",
          "portfolio",
          "risk",
          "execution",
          "engine");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tw.kuroshio");

  @TestFactory
  List<DynamicTest> importsPointLeftOnly() {
    return ORDER.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String[] right =
                          ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
                              .map(other -> "tw.kuroshio." + other + "..")
                              .toArray(String[]::new);
                      if (right.length > 0) {
                        noClasses()
                            .that()
                            .resideInAPackage("tw.kuroshio." + name + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(right)
                            .allowEmptyShould(true)
                            .check(CORE);
                      }
                    }))
        .toList();
  }

  @Test
  void coreHasNoIoNoThreadsNoClockNoLogger() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.net..",
            "java.util.concurrent..",
            "java.util.logging..",
            "org.slf4j..",
            "java.sql..")
        .check(CORE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.io\\.(File.*|.*Stream|Reader|Buffered.*|RandomAccessFile|Print.*)"
                + "|java\\.lang\\.(Thread|ThreadLocal|ProcessBuilder|Runtime)"
                + "|java\\.time\\.Clock|java\\.util\\.(Random|Timer|Locale\\$Category)")
        .check(CORE);
    noClasses()
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.ZoneId.class, "systemDefault")
        .orShould()
        .callMethod(java.util.Locale.class, "getDefault")
        .check(CORE);
  }

  @Test
  void everyOrderOfIterationIsWritten() {
    noClasses()
        .should()
        .callMethodWhere(
            com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "Set.of, Set.copyOf, Map.of, Map.copyOf or Map.ofEntries",
                    target ->
                        (target.getOwner().isEquivalentTo(java.util.Set.class)
                                || target.getOwner().isEquivalentTo(java.util.Map.class))
                            && (target.getName().startsWith("of")
                                || target.getName().equals("copyOf")))))
        .check(CORE);
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap)")
        .check(CORE);
  }

  @Test
  void transcendentalFunctionsAreStrict() {
    for (String function : List.of("exp", "log", "log10", "log1p", "expm1", "pow", "cbrt")) {
      String name = function;
      noClasses()
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                  com.tngtech.archunit.base.DescribedPredicate.describe(
                      "Math." + name,
                      target ->
                          target.getOwner().isEquivalentTo(Math.class)
                              && target.getName().equals(name))))
          .check(CORE);
    }
  }

  @Test
  void noDumpingGrounds() {
    noClasses().should().haveNameMatching(".*(Impl|Utils?|Helper|Manager|Common|Misc)").check(CORE);
  }
}
