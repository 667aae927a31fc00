package tw.kuroshio.benchmarks.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActivityTableTest {

  @Test
  void theBusiestFiftyOfTwoThousandHaveNearlyHalf() {
    SplittableRandom random = new SplittableRandom(1);
    ActivityTable table = new ActivityTable(2_000, random);
    int[] drawn = new int[2_000];
    for (int i = 0; i < 1_000_000; i++) {
      drawn[table.draw(random)]++;
    }
    Arrays.sort(drawn);
    long busiest = Arrays.stream(drawn).skip(1_950).sum();
    assertThat(busiest).isBetween(430_000L, 480_000L);
    // 1 / (1^-0.9 + ... + 2000^-0.9) = 1 / 11.96
    assertThat(drawn[1_999]).isBetween(82_000, 85_500);
    assertThat(drawn[0]).isPositive();
  }

  @Test
  void shufflingKeepsEveryInstrumentOnce() {
    int[] order = ActivityTable.shuffled(100, new SplittableRandom(3));
    assertThat(order).isNotEqualTo(Arrays.stream(order).sorted().toArray());
    Arrays.sort(order);
    for (int i = 0; i < 100; i++) {
      assertThat(order[i]).isEqualTo(i);
    }
  }
}
