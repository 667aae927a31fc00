package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.Hex;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.feed.twse.ReferenceEncoder;
import tw.kuroshio.model.Market;

/** Bad bytes are set aside with their reason, and the records around them are still read. */
class FeedQuarantineTest {

  private static final int PRICE_AT = 29;
  private static final int DISCLOSURE_AT = 22;

  private final FeedHandler handler = new FeedHandler();
  private final FeedLog log = new FeedLog();

  @Test
  void severalRecordsInOneDatagram() {
    send(join(quote(1), reference(1), quote(2)));
    assertThat(log.take())
        .containsExactly(
            "accepted TWSE f6 l1 #1", "accepted TWSE f1 l1 #1", "accepted TWSE f6 l1 #2");
  }

  @Test
  void readsOnlyTheGivenRange() {
    byte[] bytes = join(quote(1), quote(2), quote(3));
    int length = quote(1).length;
    handler.onDatagram(FeedLine.TWSE_1_A, bytes, length, length, 0, log);
    handler.flush(log);
    assertThat(log.take()).containsExactly("gap TWSE f6 l1 #1-1", "accepted TWSE f6 l1 #2");
  }

  @Test
  void truncatedRecord() {
    byte[] record = quote(2);
    for (int kept = 1; kept < record.length; kept++) {
      byte[] bytes = join(quote(1), Arrays.copyOf(record, kept));
      FeedHandler fresh = new FeedHandler();
      fresh.onDatagram(FeedLine.TWSE_1_A, bytes, 0, bytes.length, 0, log);
      assertThat(log.take())
          .containsExactly(
              "accepted TWSE f6 l1 #1", "quarantined TRUNCATED " + quote(1).length + "+" + kept);
    }
  }

  @Test
  void aClaimBeyondTheDatagramLeavesTheNextRecordReadable() {
    byte[] bad = quote(1);
    bad[1] = (byte) 0x99;
    bad[2] = (byte) 0x99;
    send(join(bad, quote(2)));
    handler.flush(log);
    assertThat(log.take())
        .containsExactly(
            "quarantined TRUNCATED 0+" + bad.length,
            "gap TWSE f6 l1 #1-1",
            "accepted TWSE f6 l1 #2");
  }

  @Test
  void lengthFieldThatIsNoNumberOrTooShort() {
    byte[] noNumber = quote(1);
    noNumber[1] = (byte) 0xFF;
    send(join(noNumber, quote(1)));
    byte[] tooShort = quote(2);
    tooShort[2] = 0x12;
    send(join(tooShort, quote(2)));
    assertThat(log.take())
        .containsExactly(
            "quarantined LENGTH 0+" + noNumber.length,
            "accepted TWSE f6 l1 #1",
            "quarantined LENGTH 0+" + tooShort.length,
            "accepted TWSE f6 l1 #2");
  }

  @Test
  void lengthThatTheDisclosureMapContradicts() {
    byte[] bad = quote(1);
    bad[DISCLOSURE_AT] ^= 0x10;
    send(join(checked(bad), quote(1)));
    assertThat(log.take())
        .containsExactly("quarantined LENGTH 0+" + bad.length, "accepted TWSE f6 l1 #1");
  }

  @Test
  void moreThanFiveLevels() {
    byte[] bad = quote(1);
    bad[DISCLOSURE_AT] = (byte) 0xE0;
    send(checked(bad));
    bad[DISCLOSURE_AT] = (byte) 0x8E;
    send(checked(bad));
    assertThat(log.take())
        .containsExactly(
            "quarantined LEVELS 0+" + bad.length, "quarantined LEVELS 0+" + bad.length);
  }

  @Test
  void wrongCheckByteAndTerminator() {
    byte[] wrongCheck = quote(1);
    wrongCheck[wrongCheck.length - 3] ^= 1;
    byte[] wrongEnd = quote(1);
    wrongEnd[wrongEnd.length - 1] = 0x0D;
    send(join(wrongCheck, wrongEnd, quote(1)));
    assertThat(log.take())
        .containsExactly(
            "quarantined CHECK_BYTE 0+" + (wrongCheck.length + wrongEnd.length),
            "accepted TWSE f6 l1 #1");
    send(join(wrongEnd, quote(2)));
    assertThat(log.take())
        .containsExactly("quarantined TERMINATOR 0+" + wrongEnd.length, "accepted TWSE f6 l1 #2");
  }

  @Test
  void bytesBeforeTheFirstRecord() {
    send(join(new byte[] {0x0D, 0x0A, 0x1B, 0x1B, 0x01}, quote(1)));
    assertThat(log.take()).containsExactly("quarantined NO_RECORD 0+5", "accepted TWSE f6 l1 #1");
  }

  @Test
  void digitsThatAreNone() {
    for (int at : new int[] {16, 25, 6, PRICE_AT, PRICE_AT + 4, PRICE_AT + 8}) {
      byte[] bad = quote(1);
      bad[at] = at == PRICE_AT ? (byte) 0x10 : (byte) 0x0A;
      send(checked(bad));
      assertThat(log.take()).containsExactly("quarantined BCD 0+" + bad.length);
    }
    for (int at : new int[] {38, 44, 50, 63, 66, 99, 102, 106, 110}) {
      for (Market market : Market.values()) {
        byte[] bad = reference(market, 1);
        bad[at] = (byte) 0xA0;
        send(checked(bad));
        assertThat(log.take()).containsExactly("quarantined BCD 0+114");
      }
    }
  }

  @Test
  void flagsOfTheOneMarketAreNumbersOfTheOther() {
    byte[] twse = reference(Market.TWSE, 1);
    twse[103] = (byte) 0xFF;
    send(checked(twse));
    byte[] tpex = reference(Market.TPEX, 1);
    tpex[103] = (byte) 0xFF;
    send(checked(tpex));
    assertThat(log.take()).containsExactly("accepted TWSE f1 l1 #1", "quarantined BCD 0+114");
  }

  @Test
  void otherMarketFormatAndVersion() {
    byte[] market = quote(1);
    market[3] = 0x03;
    byte[] format = quote(1);
    format[4] = (byte) 0xFF;
    byte[] version = quote(1);
    version[5] = 0x05;
    send(join(checked(market), checked(format), checked(version), quote(1)));
    int length = market.length;
    assertThat(log.take())
        .containsExactly(
            "quarantined MARKET 0+" + length,
            "quarantined UNKNOWN_FORMAT " + length + "+" + length,
            "quarantined UNKNOWN_VERSION " + 2 * length + "+" + length,
            "accepted TWSE f6 l1 #1");
    assertThat(handler.counts().quarantined(QuarantineReason.UNKNOWN_VERSION)).isEqualTo(1);
    assertThat(handler.counts().accepted()).isEqualTo(1);
  }

  /** Statistics of format 7 and a fixed-price order of TPEx, of the manuals' lengths. */
  @Test
  void formatsThatAreNotDecodedArePassedOverByTheirLength() {
    byte[] statistics = Arrays.copyOf(Hex.of("1B 0037 01 07 01 00000001"), 37);
    byte[] order = Arrays.copyOf(Hex.of("1B 0035 02 10 03 00000001"), 35);
    send(join(ended(statistics), quote(1)));
    byte[] fixedPrice = ended(order);
    handler.onDatagram(FeedLine.TPEX_1_A, fixedPrice, 0, fixedPrice.length, 0, log);
    assertThat(log.take())
        .containsExactly(
            "passed over TWSE f7 l1 #1", "accepted TWSE f6 l1 #1", "passed over TPEX f10 l1 #1");
    assertThat(handler.counts().passedOver()).isEqualTo(2);
  }

  @Test
  void aCallersMistakeIsNotTheFeeds() {
    byte[] record = quote(1);
    assertThatThrownBy(
            () -> handler.onDatagram(FeedLine.TWSE_1_A, record, 0, record.length + 1, 0, log))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> FeedLine.of(Market.TWSE, 0, LineCopy.A))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Line must be 1 to 5, was 0");
    assertThat(log.take()).isEmpty();
  }

  @Test
  void everyReasonHasItsOwnStableNumber() {
    for (QuarantineReason reason : QuarantineReason.values()) {
      assertThat(QuarantineReason.ofCode(reason.code())).isSameAs(reason);
    }
    assertThat(QuarantineReason.ofCode(11)).isSameAs(QuarantineReason.SEQUENCE);
    assertThatThrownBy(() -> QuarantineReason.ofCode(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void send(byte[] bytes) {
    handler.onDatagram(FeedLine.TWSE_1_A, bytes, 0, bytes.length, 0, log);
  }

  private static byte[] checked(byte[] record) {
    record[record.length - 3] = (byte) Frame.checkByte(record, 0, record.length);
    return record;
  }

  private static byte[] ended(byte[] record) {
    record[record.length - 2] = 0x0D;
    record[record.length - 1] = 0x0A;
    return checked(record);
  }

  private static byte[] quote(int sequence) {
    byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
    int length =
        new QuoteEncoder()
            .start(
                QuoteCursor.FORMAT, Market.TWSE, sequence, CodeKey.of("2330"), 32_400_000_000_000L)
            .trade(1_000_000, 7)
            .bid(995_000, 3)
            .ask(1_000_000, 2)
            .encode(bytes, 0);
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] reference(int sequence) {
    return reference(Market.TWSE, sequence);
  }

  private static byte[] reference(Market market, int sequence) {
    byte[] bytes = new byte[114];
    new ReferenceEncoder()
        .start(market, sequence, CodeKey.of("2330"))
        .prices(1_000_000, 1_100_000, 900_000)
        .encode(bytes, 0);
    return bytes;
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
