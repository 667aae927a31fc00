package tw.kuroshio.features.lookahead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Builds with one mistake each, made in the compiled classes: the probe must catch every one and
 * say where, and find nothing in the build as it is.
 */
class LeakyBuildsTest {

  private static final ClassLoader TESTS = LeakyBuildsTest.class.getClassLoader();

  private static final Pattern PLACE =
      Pattern.compile(".+ of [0-9]{4} in the session of 2023-.* was .+ and is .+: .+");

  @SuppressWarnings("unchecked") // the hunt of another loader gives lists of the same strings
  private static List<String[]> hunt(LeakyLoader build) throws ReflectiveOperationException {
    Class<?> hunt = build.loadClass(LookAheadHunt.class.getName());
    assertThat(hunt.getClassLoader()).isSameAs(build);
    Method leaks = hunt.getMethod("leaks");
    return (List<String[]>) leaks.invoke(null);
  }

  @Test
  void theBuildAsItIsHasNoLeak() throws ReflectiveOperationException {
    assertThat(hunt(new LeakyLoader(TESTS, ClassEdit.none()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyMistakeIsCaught(LeakyBuild mistaken) throws ReflectiveOperationException {
    LeakyLoader build = new LeakyLoader(TESTS, mistaken.edit());
    List<String[]> leaks = hunt(build);
    assertThat(build.isEdited()).as("the changed class was used").isTrue();
    List<String> moved = leaks.stream().map(leak -> leak[0]).toList();
    assertThat(moved)
        .as(mistaken.mistake())
        .contains(mistaken.caught())
        .doesNotContain(mistaken.spared());
    assertThat(leaks)
        .extracting(leak -> leak[1])
        .allMatch(PLACE.asMatchPredicate(), "names instrument, session, both values and why");
  }

  @Test
  void aBuildWhoseMistakeCannotBeMadeAnyMoreFails() {
    ClassEdit gone =
        new ClassEdit(
            "tw.kuroshio.features.fields.KnownBars",
            "of",
            1,
            ClassEdit.call("TaipeiTime.noSuchCall", "everKnown"));
    assertThatThrownBy(() -> hunt(new LeakyLoader(TESTS, gone)))
        .hasStackTraceContaining("must change 1 instructions of")
        .hasStackTraceContaining("KnownBars.of, found 0: the method has changed");
  }
}
