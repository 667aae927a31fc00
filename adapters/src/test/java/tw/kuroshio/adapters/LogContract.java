package tw.kuroshio.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import tw.kuroshio.engine.Durability;
import tw.kuroshio.engine.EventLog;
import tw.kuroshio.engine.EventLogReader;

/** What every event log must do, whatever holds the bytes. */
public abstract class LogContract {

  /** One record as it was appended or read. */
  protected record Entry(
      byte type, byte schemaVersion, int epoch, long seq, long ingestTimeNs, List<Byte> payload) {}

  /** Opens the log of this test for writing, continuing what is there. */
  protected abstract EventLog openWriter(int epoch) throws Exception;

  /** Opens the log of this test for reading from its first record. */
  protected abstract EventLogReader openReader() throws Exception;

  /** Opens the log of this test for reading from a sequence number on. */
  protected abstract EventLogReader openReader(long fromSeq) throws Exception;

  /** Opens a log that may have a torn end. */
  protected abstract EventLogReader openReaderAfterCrash() throws Exception;

  /**
   * Leaves at the end of the log, which nobody has open, what a writer leaves that dies while it
   * commits records from {@code seq} on.
   */
  protected abstract void tear(int epoch, long seq) throws Exception;

  /**
   * Fails unless what holds the log keeps every record, however old, until it is told otherwise.
   */
  protected abstract void requireKept() throws Exception;

  /** The level that the adapter promises. */
  protected abstract Durability promised();

  @Test
  void declaresTheDurabilityItPromises() throws Exception {
    try (EventLog log = openWriter(1)) {
      assertThat(log.durability()).isEqualTo(promised());
    }
  }

  @Test
  void readsBackWhatWasCommittedInOrder() throws Exception {
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20260302);
      for (int i = 1; i <= 500; i++) {
        byte[] payload = new byte[random.nextInt(300)];
        random.nextBytes(payload);
        written.add(append(log, 1, (byte) random.nextInt(0, 128), i, random.nextLong(), payload));
        if (random.nextInt(10) == 0) {
          log.commit();
        }
      }
      log.commit();
      assertThat(readAll()).isEqualTo(written);
    }
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void takesOnlyThePartOfTheArrayItIsGivenAndCopiesIt() throws Exception {
    byte[] array = "before-payload-after".getBytes(StandardCharsets.US_ASCII);
    try (EventLog log = openWriter(1)) {
      log.append((byte) 3, (byte) 2, 1, 77, array, 7, 7);
      java.util.Arrays.fill(array, (byte) 0);
      log.commit();
    }
    assertThat(readAll())
        .containsExactly(
            entry((byte) 3, 2, 1, 1, 77, "payload".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void holdsEmptyAndLargePayloads() throws Exception {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      written.add(append(log, 1, (byte) 1, 1, 10, new byte[0]));
      written.add(append(log, 1, (byte) 1, 2, 11, large));
      written.add(append(log, 1, (byte) 1, 3, 12, new byte[0]));
    }
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void closeCommits() throws Exception {
    Entry only;
    try (EventLog log = openWriter(1)) {
      only = append(log, 1, (byte) 9, 1, 5, new byte[] {1, 2, 3});
    }
    assertThat(readAll()).containsExactly(only);
  }

  @Test
  void anEmptyCommitAddsNothing() throws Exception {
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      log.commit();
      written.add(append(log, 1, (byte) 9, 1, 5, new byte[] {1}));
      log.commit();
      log.commit();
    }
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void refusesASequenceNumberThatDoesNotFollow() throws Exception {
    try (EventLog log = openWriter(1)) {
      append(log, 1, (byte) 1, 1, 5, new byte[1]);
      for (long wrong : new long[] {1, 3, 0, -1, Long.MAX_VALUE}) {
        assertThatThrownBy(() -> log.append((byte) 1, (byte) 1, wrong, 5, new byte[1], 0, 1))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("Sequence number must be 2, was " + wrong);
      }
      append(log, 1, (byte) 1, 2, 6, new byte[1]);
    }
    assertThat(readAll()).extracting(Entry::seq).containsExactly(1L, 2L);
  }

  @Test
  void aNewWriterContinuesTheSequenceInItsOwnEpoch() throws Exception {
    List<Entry> written = new ArrayList<>();
    for (int epoch = 1; epoch <= 5; epoch++) {
      try (EventLog log = openWriter(epoch)) {
        for (int i = 0; i < 3; i++) {
          written.add(append(log, epoch, (byte) 1, written.size() + 1, 100 + i, new byte[] {4, 2}));
        }
      }
    }
    assertThat(readAll()).isEqualTo(written);
    assertThat(readAll()).extracting(Entry::epoch).startsWith(1, 1, 1, 2).endsWith(5);
  }

  @Test
  void twoWritersNeverBothCommit() throws Exception {
    EventLog first = openWriter(1);
    append(first, 1, (byte) 1, 1, 5, new byte[] {1});
    first.commit();
    int committed = 0;
    try (EventLog second = openWriter(2)) {
      committed += tryCommit(second, 2);
    } catch (Exception refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
    committed += tryCommit(first, 2);
    assertThat(committed).isEqualTo(1);
    assertThat(readAll()).extracting(Entry::seq).containsExactly(1L, 2L);
    first.close();
  }

  @Test
  void aWriterOfAnOlderEpochIsRefusedAndDisturbsNobody() throws Exception {
    List<Entry> written = new ArrayList<>();
    openWriter(4).close();
    try (EventLog log = openWriter(6)) {
      // Its epoch counts from the moment it has the log, before it has written anything.
      for (int older = 1; older <= 5; older += 2) {
        int epoch = older;
        assertThatThrownBy(() -> openWriter(epoch)).isNotInstanceOf(RuntimeException.class);
      }
      written.add(append(log, 6, (byte) 1, 1, 10, new byte[] {1}));
      log.commit();
    }
    assertThatThrownBy(() -> openWriter(5)).hasMessageContaining("epoch 6");
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void nobodySeesWhatWasNotCommitted() throws Exception {
    try (EventLog log = openWriter(1)) {
      List<Entry> written = new ArrayList<>();
      for (int seq = 1; seq <= 3; seq++) {
        written.add(append(log, 1, (byte) 1, seq, seq, new byte[] {(byte) seq}));
        assertThat(readAll()).isEqualTo(written.subList(0, seq - 1));
        log.commit();
        assertThat(readAll()).isEqualTo(written);
      }
    }
  }

  @Test
  void aTornWriteTakesNothingFromWhatWasCommitted() throws Exception {
    List<Entry> written = new ArrayList<>();
    for (int round = 1; round <= 3; round++) {
      try (EventLog log = openWriter(1)) {
        for (int i = 0; i < 5; i++) {
          written.add(append(log, 1, (byte) 1, written.size() + 1, 9, new byte[] {7, 7}));
        }
      }
      tear(1, written.size() + 1);
      try (EventLogReader reader = openReaderAfterCrash()) {
        assertThat(readAll(reader)).isEqualTo(written);
      }
    }
    openWriter(1).close();
    assertThat(readAll()).isEqualTo(written);
  }

  @Test
  void readsFromAnySequenceNumber() throws Exception {
    List<Entry> written = new ArrayList<>();
    int records = 12_000;
    try (EventLog log = openWriter(1)) {
      for (int seq = 1; seq <= records; seq++) {
        written.add(append(log, 1, (byte) 1, seq, seq, new byte[] {(byte) seq}));
        if (seq % 997 == 0) {
          log.commit();
        }
      }
    }
    for (int from : new int[] {1, 2, 997, 998, 5_000, 11_964, 11_965, records}) {
      try (EventLogReader reader = openReader(from)) {
        assertThat(readAll(reader)).isEqualTo(written.subList(from - 1, records));
      }
    }
    try (EventLogReader reader = openReader(records + 1)) {
      assertThat(reader.next()).isFalse();
    }
  }

  @Test
  void keepsRecordsOfAnyAge() throws Exception {
    List<Entry> written = new ArrayList<>();
    try (EventLog log = openWriter(1)) {
      written.add(append(log, 1, (byte) 1, 1, Long.MIN_VALUE, new byte[] {1}));
      written.add(append(log, 1, (byte) 1, 2, 0, new byte[] {2}));
      written.add(append(log, 1, (byte) 1, 3, Long.MAX_VALUE, new byte[] {3}));
      log.commit();
      requireKept();
    }
    assertThat(readAll()).isEqualTo(written);
  }

  private static int tryCommit(EventLog log, long seq) {
    try {
      log.append((byte) 1, (byte) 1, seq, 6, new byte[] {2}, 0, 1);
      log.commit();
      return 1;
    } catch (RuntimeException fenced) {
      return 0;
    }
  }

  /** Appends one record and returns what must be read back. */
  protected static Entry append(
      EventLog log, int epoch, byte type, long seq, long ingestTimeNs, byte[] payload) {
    log.append(type, (byte) 7, seq, ingestTimeNs, payload, 0, payload.length);
    return entry(type, 7, epoch, seq, ingestTimeNs, payload);
  }

  protected static Entry entry(
      byte type, int schemaVersion, int epoch, long seq, long ingestTimeNs, byte[] payload) {
    return new Entry(
        type, (byte) schemaVersion, epoch, seq, ingestTimeNs, listOf(payload, 0, payload.length));
  }

  /** Everything the log holds. */
  protected List<Entry> readAll() throws Exception {
    try (EventLogReader reader = openReader()) {
      return readAll(reader);
    }
  }

  protected static List<Entry> readAll(EventLogReader reader) {
    List<Entry> found = new ArrayList<>();
    while (reader.next()) {
      found.add(
          new Entry(
              reader.type(),
              reader.schemaVersion(),
              reader.epoch(),
              reader.seq(),
              reader.ingestTimeNs(),
              listOf(reader.buffer(), reader.offset(), reader.length())));
    }
    assertThat(reader.next()).isFalse();
    return found;
  }

  private static List<Byte> listOf(byte[] bytes, int offset, int length) {
    List<Byte> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(bytes[offset + i]);
    }
    return list;
  }
}
