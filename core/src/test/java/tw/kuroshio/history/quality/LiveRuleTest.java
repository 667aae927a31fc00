package tw.kuroshio.history.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pointers from the rules for live records to where they are applied. */
class LiveRuleTest {

  @ParameterizedTest
  @EnumSource
  void isAReasonOfTheFeed(LiveRule rule) throws ClassNotFoundException {
    int dot = rule.appliedBy().lastIndexOf('.');
    Class<?> type = Class.forName("tw.kuroshio." + rule.appliedBy().substring(0, dot));
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name())
            .toList();
    assertThat(names).contains(rule.appliedBy().substring(dot + 1));
  }

  @Test
  void everyRuleSaysWhatHolds() {
    assertThat(QualityRule.values()).allSatisfy(rule -> assertThat(rule.statement()).isNotBlank());
    assertThat(LiveRule.values()).allSatisfy(rule -> assertThat(rule.statement()).isNotBlank());
  }
}
