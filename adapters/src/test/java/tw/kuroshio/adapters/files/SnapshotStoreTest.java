package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.SnapshotStore.Newest;

class SnapshotStoreTest {

  @TempDir Path folder;

  @Test
  void keepsTheLastThree() throws Exception {
    SnapshotStore store = new SnapshotStore(folder);
    assertThat(store.newest().snapshot()).isEmpty();
    for (long seq : new long[] {5, 90, 1_000, 20_000, 300_000}) {
      store.write(seq, state(seq));
    }
    assertThat(names())
        .containsExactly(
            "0000000000000001000.snap", "0000000000000020000.snap", "0000000000000300000.snap");
    assertNewest(store.newest(), 300_000, 0);
  }

  @Test
  void fallsBackFromADamagedNewestWhereverTheDamageIs() throws Exception {
    SnapshotStore store = new SnapshotStore(folder);
    store.write(1, state(1));
    store.write(2, state(2));
    Path newest = folder.resolve("0000000000000000002.snap");
    byte[] intact = Files.readAllBytes(newest);
    for (int at = 0; at < intact.length; at++) {
      byte[] flipped = intact.clone();
      flipped[at] ^= (byte) (1 << (at % 8));
      Files.write(newest, flipped);
      assertNewest(store.newest(), 1, 1);
      Files.write(newest, Arrays.copyOf(intact, at));
      assertNewest(store.newest(), 1, 1);
    }
    Files.write(newest, intact);
    assertNewest(store.newest(), 2, 0);
  }

  @Test
  void allDamagedMeansNoneAndSaysSo() throws Exception {
    SnapshotStore store = new SnapshotStore(folder);
    store.write(1, state(1));
    store.write(2, state(2));
    for (String name : names()) {
      Files.write(folder.resolve(name), new byte[0]);
    }
    Newest newest = store.newest();
    assertThat(newest.snapshot()).isEmpty();
    assertThat(newest.warnings()).hasSize(2).allMatch(w -> w.contains("is damaged"));
  }

  @Test
  void aSnapshotUnderAnotherNumberIsNotBelieved() throws Exception {
    SnapshotStore store = new SnapshotStore(folder);
    store.write(1, state(1));
    Files.copy(
        folder.resolve("0000000000000000001.snap"), folder.resolve("0000000000000000007.snap"));
    assertNewest(store.newest(), 1, 1);
  }

  @Test
  void aFolderThatIsGoneIsSaidSo() throws Exception {
    SnapshotStore store = new SnapshotStore(folder.resolve("gone"));
    assertThatThrownBy(() -> store.write(1, state(1)))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.ENVIRONMENT));
  }

  private static void assertNewest(Newest newest, long seq, int warnings) {
    assertThat(newest.snapshot())
        .hasValueSatisfying(
            snapshot -> {
              assertThat(snapshot.seq()).isEqualTo(seq);
              assertThat(snapshot.state()).isEqualTo(state(seq));
            });
    assertThat(newest.warnings()).hasSize(warnings);
  }

  private static byte[] state(long seq) {
    byte[] state = new byte[50];
    Arrays.fill(state, (byte) seq);
    return state;
  }

  private List<String> names() throws Exception {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
