package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CursorProbe;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordPool;

/**
 * Damaged records of every format: a value from every getter of its cursor, or a reason. Records
 * lie in arrays of exactly their bytes, so that reading past the end throws.
 */
class RecordFuzzTest {

  private static final int SEED = 20_260_302;
  private static final int RECORDS_OF_EACH_FORMAT = 40;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<byte[]> pool = new RecordPool(SEED, RECORDS_OF_EACH_FORMAT).records();
  private final RecordMutator mutator = new RecordMutator(random);
  private final CursorProbe probe = new CursorProbe();

  @Test
  void goodRecordsOfEveryFormatAreRead() {
    for (byte[] record : pool) {
      assertThat(RecordCheck.fault(record, 0, record.length)).isNull();
      probe.read(record, 0);
    }
  }

  @Test
  void aValueOrAReasonNeverAnException() {
    Map<QuarantineReason, Integer> reasons = new EnumMap<>(QuarantineReason.class);
    int read = 0;
    for (int i = 0; i < FuzzSize.RECORDS; i++) {
      byte[] record = pool.get(random.nextInt(pool.size())).clone();
      int kept = mutator.mutate(record, 0, record.length);
      byte[] bytes = kept < record.length ? Arrays.copyOf(record, kept) : record;
      QuarantineReason fault = RecordCheck.fault(bytes, 0, kept);
      if (fault == null) {
        assertThat(Frame.claimedLength(bytes, 0)).isLessThanOrEqualTo(kept);
        probe.read(bytes, 0);
        read++;
      } else {
        reasons.merge(fault, 1, Integer::sum);
      }
    }
    assertThat(read).as("seed %d", SEED).isGreaterThan(FuzzSize.RECORDS / 20);
    EnumMap<QuarantineReason, Integer> all = new EnumMap<>(reasons);
    all.remove(QuarantineReason.SEQUENCE);
    assertThat(all).hasSize(QuarantineReason.count() - 1);
  }

  /** Whatever length a record claims, looking at it takes no memory. */
  @Test
  void refusingTakesNoHeap() {
    byte[][] damaged = new byte[5_000][];
    for (int i = 0; i < damaged.length; i++) {
      damaged[i] = pool.get(i % pool.size()).clone();
      mutator.mutate(damaged[i], 0, damaged[i].length);
      damaged[i][1] = (byte) 0x99;
    }
    Counts counts = new Counts();
    RecordWalk walk = new RecordWalk(null, counts);
    Runnable refuseAll =
        () -> {
          for (byte[] bytes : damaged) {
            walk.take(bytes, 0, bytes.length, true);
          }
        };
    assertThat(new AllocationMeter().bytesOf(refuseAll)).isZero();
    assertThat(counts.records).isZero();
    assertThat(counts.skipped).isGreaterThanOrEqualTo(damaged.length);
  }

  private static final class Counts implements RecordWalk.Listener {

    private long records;
    private long skipped;

    @Override
    public void record(byte[] buffer, int offset, int length, long position) {
      records++;
    }

    @Override
    public void skipped(QuarantineReason reason, long position, long length) {
      skipped++;
    }
  }
}
