package tw.kuroshio.adapters.multicast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DatagramPackerTest {

  private final List<Integer> lengths = new ArrayList<>();
  private final ByteArrayOutputStream all = new ByteArrayOutputStream();

  private void keep(byte[] buffer, int offset, int length) {
    lengths.add(length);
    all.write(buffer, offset, length);
  }

  @Test
  void sendsWhenTheNextDoesNotFit() throws Exception {
    DatagramPacker packer = new DatagramPacker(100, 1_000, this::keep);
    for (int i = 0; i < 5; i++) {
      packer.add(new byte[40], 0, 40, 0);
    }
    assertThat(lengths).containsExactly(80, 80);
    packer.flush();
    packer.flush();
    assertThat(lengths).containsExactly(80, 80, 40);
  }

  @Test
  void sendsAtOnceWhatIsExactlyFull() throws Exception {
    DatagramPacker packer = new DatagramPacker(100, 1_000, this::keep);
    packer.add(new byte[60], 0, 60, 0);
    packer.add(new byte[40], 0, 40, 0);
    assertThat(lengths).containsExactly(100);
    assertThat(packer.hasPending()).isFalse();
  }

  @Test
  void sendsWhenTheFirstHasWaited() throws Exception {
    DatagramPacker packer = new DatagramPacker(100, 1_000, this::keep);
    packer.add(new byte[10], 0, 10, 5_000);
    packer.add(new byte[10], 0, 10, 5_999);
    packer.flushDue(5_999);
    assertThat(lengths).isEmpty();
    assertThat(packer.dueNs()).isEqualTo(6_000);
    packer.flushDue(6_000);
    assertThat(lengths).containsExactly(20);
    packer.add(new byte[10], 0, 10, 6_500);
    packer.add(new byte[10], 0, 10, 7_500);
    assertThat(lengths).containsExactly(20, 10);
    assertThat(packer.hasPending()).isTrue();
  }

  @Test
  void withoutWaitEachGoesOnItsOwn() throws Exception {
    DatagramPacker packer = new DatagramPacker(100, 0, this::keep);
    packer.add(new byte[10], 0, 10, 0);
    packer.add(new byte[20], 0, 20, 0);
    assertThat(lengths).containsExactly(10, 20);
  }

  @Test
  void aRecordLongerThanADatagramGoesAlone() throws Exception {
    DatagramPacker packer = new DatagramPacker(100, 1_000, this::keep);
    packer.add(new byte[10], 0, 10, 0);
    packer.add(new byte[101], 0, 101, 0);
    packer.add(new byte[10], 0, 10, 0);
    packer.flush();
    assertThat(lengths).containsExactly(10, 101, 10);
  }

  @Test
  void noByteIsLostOrMoved() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    DatagramPacker packer = new DatagramPacker(1_400, 50, this::keep);
    for (int i = 0; i < 5_000; i++) {
      byte[] record = new byte[13 + random.nextInt(i % 100 == 0 ? 3_000 : 200)];
      random.nextBytes(record);
      int skip = random.nextInt(13);
      expected.write(record, skip, record.length - skip);
      packer.add(record, skip, record.length - skip, 7L * i);
    }
    packer.flush();
    assertThat(all.toByteArray()).isEqualTo(expected.toByteArray());
  }
}
