package tw.kuroshio.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tw.kuroshio.features.factor.FactorFiles;

/** The 42 factors on cases worked by hand; the golden files say how each number was obtained. */
class FactorsGoldenTest {

  private static final CompiledFormulas FORMULAS = FactorText.handcrafted();

  private static List<GoldenCase> cases() {
    List<GoldenCase> cases = new ArrayList<>();
    for (String kind : List.of("technical", "fundamental", "microstructure")) {
      cases.addAll(GoldenCase.of(kind + "-golden.txt"));
    }
    return cases;
  }

  @TestFactory
  List<DynamicTest> goldenCases() {
    return cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.factor() + " = " + c.expect(), () -> c.check(FORMULAS)))
        .toList();
  }

  @TestFactory
  List<DynamicTest> casesBesideThe42() {
    CompiledFormulas extras =
        FactorText.compile(FactorText.resource(FactorFiles.FOLDER + FactorFiles.EXTRAS));
    return GoldenCase.of("extras-golden.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.factor() + " = " + c.expect(), () -> c.check(extras)))
        .toList();
  }

  @Test
  void everyFactorHasACase() {
    TreeSet<String> covered = new TreeSet<>();
    cases().forEach(c -> covered.add(c.factor()));
    assertThat(covered).containsExactlyInAnyOrderElementsOf(FORMULAS.names()).hasSize(42);
  }
}
