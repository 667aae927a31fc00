package tw.kuroshio.features;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tw.kuroshio.features.factor.FactorFiles;

/** Formulas of Alpha101 and Alpha158 on cases worked by hand. */
class HandCheckedAlphasTest {

  private static final CompiledFormulas ALPHAS =
      FactorText.compile(
          FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA101)
              + FactorText.resource(FactorFiles.FOLDER + FactorFiles.ALPHA158));

  @TestFactory
  List<DynamicTest> cases() {
    return GoldenCase.of("alphas-by-hand.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.factor() + " = " + c.expect(), () -> c.check(ALPHAS)))
        .toList();
  }
}
