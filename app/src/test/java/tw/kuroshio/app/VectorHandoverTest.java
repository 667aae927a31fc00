package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class VectorHandoverTest {

  private final VectorHandover handover = new VectorHandover(2);

  @Test
  void theNewestIsTakenAndOnce() {
    List<Long> taken = new ArrayList<>();
    assertThat(handover.take(batch -> taken.add(batch.marketSeq))).isFalse();
    for (long seq = 1; seq <= 5; seq++) {
      handover.offer(new double[] {seq, -seq}, seq, 10 * seq);
    }
    assertThat(handover.take(batch -> taken.add(batch.marketSeq))).isTrue();
    assertThat(handover.take(batch -> taken.add(batch.marketSeq))).isFalse();
    assertThat(taken).containsExactly(5L);
    assertThat(handover.conflated()).isEqualTo(4);
  }

  @Test
  void aBatchBeingReadIsNotOverwritten() {
    handover.offer(new double[] {1, -1}, 1, 10);
    handover.take(
        batch -> {
          for (long seq = 2; seq <= 9; seq++) {
            handover.offer(new double[] {seq, -seq}, seq, 10 * seq);
          }
          assertThat(batch.values).containsExactly(1, -1);
          assertThat(batch.asOfNs).isEqualTo(10);
        });
    handover.take(batch -> assertThat(batch.values).containsExactly(9, -9));
  }

  @Test
  void twoThreadsSeeWholeBatchesInOrder() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    List<Long> taken = new ArrayList<>();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    handover.take(batch -> take(batch, taken));
                  }
                  handover.take(batch -> take(batch, taken));
                });
    for (long seq = 1; seq <= 200_000; seq++) {
      handover.offer(new double[] {seq, -seq}, seq, seq);
    }
    over.set(true);
    reader.join();
    assertThat(taken).isSorted().doesNotHaveDuplicates().endsWith(200_000L).doesNotContain(-1L);
    assertThat(taken.size() + handover.conflated()).isEqualTo(200_000);
  }

  private static void take(VectorHandover.Batch batch, List<Long> taken) {
    boolean whole =
        batch.values[0] == batch.marketSeq
            && batch.values[1] == -batch.marketSeq
            && batch.asOfNs == batch.marketSeq;
    taken.add(whole ? batch.marketSeq : -1L);
  }
}
