package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.HeartbeatState;
import tw.kuroshio.model.Market;

/** One line a record, one line a skipped run, every byte once: in any pieces. */
class RecordWalkTest {

  /** 41 bytes: one price entry. */
  private static final byte[] GOOD = FeedRecords.quote(Market.TWSE, 1, 7);

  private static final byte[] NEXT = FeedRecords.quote(Market.TPEX, 2, 8);

  @Test
  void recordsFollowOneAnother() {
    assertThat(walk(GOOD, NEXT)).containsExactly("record 0 41", "record 41 41");
    assertThat(walk()).isEmpty();
  }

  @Test
  void eachFaultHasItsReasonAndIsSkippedByItsLength() {
    assertBad("CHECK_BYTE", bytes -> bytes[30] ^= 1);
    assertBad("BCD", bytes -> sealed(bytes, 30, 0x9A));
    assertBad("BCD", bytes -> sealed(bytes, 6, 0xA0));
    assertBad("MARKET", bytes -> sealed(bytes, 3, 3));
    assertBad("UNKNOWN_FORMAT", bytes -> sealed(bytes, 4, 0x77));
    assertBad("UNKNOWN_FORMAT", bytes -> sealed(bytes, 4, 0xFF));
    assertBad("UNKNOWN_VERSION", bytes -> sealed(bytes, 5, 3));
    assertBad("LENGTH", bytes -> sealed(bytes, 22, 0xC0));
    assertBad("LEVELS", bytes -> sealed(bytes, 22, 0xE0));
    assertBad("NO_RECORD", bytes -> bytes[0] = 0x1C);
  }

  @Test
  void badRecordsInARowAreToldOneByOneAsFarAsTheirLengthsHold() {
    byte[] bad = changed(GOOD, bytes -> bytes[30] ^= 1);
    assertThat(walk(bad, bad, NEXT))
        .containsExactly("CHECK_BYTE 0 41", "CHECK_BYTE 41 41", "record 82 41");
    byte[] open = changed(GOOD, bytes -> bytes[40] = 0x0B);
    assertThat(walk(open, bad, NEXT)).containsExactly("TERMINATOR 0 82", "record 82 41");
  }

  /** The first fault counts: a length that its format rules out, before the check byte. */
  @Test
  void theLengthForTheFormatComesBeforeTheCheckByte() {
    assertBad("LENGTH", bytes -> bytes[22] = (byte) 0xC0);
    assertBad("CHECK_BYTE", bytes -> bytes[4] = 0x77);
  }

  @Test
  void aRecordThatDoesNotEndWhereItSaysIsScannedOver() {
    byte[] unterminated = changed(GOOD, bytes -> bytes[40] = 0x0B);
    assertThat(walk(GOOD, unterminated, NEXT))
        .containsExactly("record 0 41", "TERMINATOR 41 41", "record 82 41");
    byte[] tooLong = changed(GOOD, bytes -> bytes[2] = 0x50);
    assertThat(walk(tooLong, NEXT)).containsExactly("LENGTH 0 41", "record 41 41");
    byte[] noNumber = changed(GOOD, bytes -> bytes[2] = (byte) 0xAB);
    assertThat(walk(noNumber, NEXT)).containsExactly("LENGTH 0 41", "record 41 41");
  }

  @Test
  void noiseIsOneRunUpToTheNextGoodRecord() {
    byte[] noise = new byte[300];
    byte[] alsoBad = changed(GOOD, bytes -> bytes[30] ^= 1);
    assertThat(walk(noise, alsoBad, NEXT)).containsExactly("NO_RECORD 0 341", "record 341 41");
    Arrays.fill(noise, Frame.ESC);
    assertThat(walk(noise, NEXT)).containsExactly("LENGTH 0 300", "record 300 41");
    assertThat(walk(NEXT, noise)).containsExactly("record 0 41", "LENGTH 41 300");
  }

  @Test
  void anEndInsideARecordIsTruncated() {
    for (int kept = 13; kept < GOOD.length; kept++) {
      assertThat(walk(NEXT, Arrays.copyOf(GOOD, kept)))
          .containsExactly("record 0 41", "TRUNCATED 41 " + kept);
    }
    for (int kept = 1; kept < 13; kept++) {
      assertThat(walk(Arrays.copyOf(GOOD, kept))).containsExactly("TRUNCATED 0 " + kept);
    }
  }

  @Test
  void theSampleThatDeclaresMoreThanItIsIsRefusedByLength() {
    byte[] sample = SharedData.sample("resolver-fmt23-twse-2330-badlen.hex");
    assertThat(walk(sample)).containsExactly("LENGTH 0 89");
    assertThat(walk(sample, NEXT)).containsExactly("LENGTH 0 89", "record 89 41");
  }

  @Test
  void formatsOfTheCatalogueWithoutADecoderAreRecords() {
    byte[] statistics =
        sealed(Arrays.copyOf(FeedRecords.heartbeat(3, HeartbeatState.NORMAL), 17), 4, 2);
    assertThat(walk(statistics)).containsExactly("record 0 17");
    assertThat(walk(sealed(statistics, 7, 0xF0))).containsExactly("BCD 0 17");
  }

  @Test
  void theOtherMarketIsRefusedWhenOneIsAsserted() {
    List<String> told = new ArrayList<>();
    byte[] both = joined(GOOD, NEXT);
    new RecordWalk(Market.TPEX, listener(told)).take(both, 0, both.length, true);
    assertThat(told).containsExactly("MARKET 0 41", "record 41 41");
  }

  @Test
  void anyPiecesTellTheSame() {
    SplittableRandom random = new SplittableRandom(77);
    for (int round = 0; round < 200; round++) {
      byte[] bytes = damaged(random);
      List<String> whole = walk(bytes);
      assertThat(inPieces(bytes, random)).isEqualTo(whole);
      long position = 0;
      for (String line : whole) {
        String[] parts = line.split(" ", -1);
        assertThat(Long.parseLong(parts[1])).isEqualTo(position);
        position += Long.parseLong(parts[2]);
      }
      assertThat(position).isEqualTo(bytes.length);
    }
  }

  private static byte[] damaged(SplittableRandom random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (bytes.size() < 25_000) {
      byte[] record = FeedRecords.quote(Market.TWSE, 1 + random.nextInt(9_999_999), 9);
      if (random.nextInt(4) == 0) {
        record[random.nextInt(record.length)] = (byte) random.nextInt(256);
      }
      bytes.write(
          record, 0, random.nextInt(9) == 0 ? random.nextInt(record.length) : record.length);
    }
    return bytes.toByteArray();
  }

  private static List<String> inPieces(byte[] bytes, SplittableRandom random) {
    List<String> told = new ArrayList<>();
    RecordWalk walk = new RecordWalk(null, listener(told));
    int at = 0;
    int known = 0;
    while (known < bytes.length) {
      known = Math.min(bytes.length, known + random.nextInt(12_000));
      at += walk.take(bytes, at, known - at, known == bytes.length);
      assertThat(known - at).isLessThan(RecordWalk.MAX_RECORD_BYTES);
    }
    return told;
  }

  private static void assertBad(String reason, Consumer<byte[]> damage) {
    assertThat(walk(changed(GOOD, damage), NEXT)).containsExactly(reason + " 0 41", "record 41 41");
  }

  private static List<String> walk(byte[]... records) {
    List<String> told = new ArrayList<>();
    byte[] bytes = joined(records);
    assertThat(new RecordWalk(null, listener(told)).take(bytes, 0, bytes.length, true))
        .isEqualTo(bytes.length);
    return told;
  }

  private static RecordWalk.Listener listener(List<String> told) {
    return new RecordWalk.Listener() {
      @Override
      public void record(byte[] buffer, int offset, int length, long position) {
        assertThat(buffer[offset]).isEqualTo(Frame.ESC);
        told.add("record " + position + " " + length);
      }

      @Override
      public void skipped(QuarantineReason reason, long position, long length) {
        told.add(reason + " " + position + " " + length);
      }
    };
  }

  private static byte[] joined(byte[]... records) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] record : records) {
      joined.writeBytes(record);
    }
    return joined.toByteArray();
  }

  private static byte[] changed(byte[] record, Consumer<byte[]> change) {
    byte[] copy = record.clone();
    change.accept(copy);
    return copy;
  }

  /** Changes a byte in place and makes the check byte right. */
  private static byte[] sealed(byte[] record, int at, int value) {
    record[at] = (byte) value;
    record[record.length - 3] = (byte) Frame.checkByte(record, 0, record.length);
    return record;
  }
}
