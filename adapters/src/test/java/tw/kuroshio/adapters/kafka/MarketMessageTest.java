package tw.kuroshio.adapters.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.otf.OtfHeaderDecoder;
import uk.co.real_logic.sbe.otf.OtfMessageDecoder;
import uk.co.real_logic.sbe.otf.TokenListener;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

class MarketMessageTest {

  private final LogId id = LogId.parse("fedcba9876543210");
  private final byte[] message = Quotes.message(id, 17, "2330  ", 1_234_567_890_123L);

  @Test
  void readsBackWhatWasWritten() {
    MarketMessage view = new MarketMessage().wrap(message);
    assertThat(MarketMessage.fault(message)).isEmpty();
    assertThat(view.log()).isEqualTo(id);
    assertThat(view.seq()).isEqualTo(17);
    assertThat(view.ingestTimeNs()).isEqualTo(1_234_567_890_123L);
    assertThat(view.feedSequence()).isEqualTo(17);
    assertThat(view.market()).isEqualTo(Market.TWSE);
    assertThat(view.line()).isEqualTo(1);
    assertThat(view.format()).isEqualTo(6);
    assertThat(view.code()).isEqualTo("2330");
    byte[] quote = Quotes.quote("2330  ", 17);
    assertThat(
            java.util.Arrays.copyOfRange(
                view.buffer(), view.recordOffset(), view.recordOffset() + view.recordLength()))
        .isEqualTo(quote);
    assertThat(new String(MarketMessage.key(message), StandardCharsets.US_ASCII))
        .isEqualTo("TWSE:2330");
  }

  /** The reference implementation of SBE, told nothing but our schema, reads the same. */
  @Test
  void theReferenceImplementationReadsTheSameByTheSchemaAlone() throws Exception {
    Ir ir =
        new IrGenerator()
            .generate(
                XmlSchemaParser.parse(
                    new ByteArrayInputStream(MarketSchemas.own().getBytes(StandardCharsets.UTF_8)),
                    ParserOptions.builder().stopOnError(true).warningsFatal(true).build()));
    ByteBuffer frame = ByteBuffer.wrap(message).order(ByteOrder.BIG_ENDIAN);
    assertThat(frame.getInt(0)).isEqualTo(message.length);
    assertThat(frame.getShort(4) & 0xFFFF).isEqualTo(0xEB50);
    UnsafeBuffer buffer = new UnsafeBuffer(message);
    OtfHeaderDecoder header = new OtfHeaderDecoder(ir.headerStructure());
    int at = 6;
    assertThat(header.getSchemaId(buffer, at)).isEqualTo(ir.id());
    assertThat(header.getSchemaVersion(buffer, at)).isEqualTo(ir.version());
    List<String> read = new ArrayList<>();
    int end =
        OtfMessageDecoder.decode(
            buffer,
            at + header.encodedLength(),
            header.getSchemaVersion(buffer, at),
            header.getBlockLength(buffer, at),
            ir.getMessage(header.getTemplateId(buffer, at)),
            new Texts(read));
    assertThat(end).isEqualTo(message.length);
    assertThat(read)
        .containsExactly(
            "logId fedcba9876543210",
            "seq 11",
            "ingestTimeNs 11f71fb04cb",
            "feedSequence 11",
            "market 1",
            "line 1",
            "format 6",
            "code 2330  ",
            "record " + Quotes.quote("2330  ", 17).length);
  }

  /** Every field as text: numbers in hexadecimal, the record by its length. */
  private record Texts(List<String> read) implements TokenListener {

    @Override
    public void onBeginMessage(Token token) {}

    @Override
    public void onEndMessage(Token token) {}

    @Override
    public void onEncoding(
        Token field, DirectBuffer buffer, int index, Token type, int actingVersion) {
      read.add(field.name() + " " + value(buffer, index, type));
    }

    private static String value(DirectBuffer buffer, int index, Token type) {
      return switch (type.encoding().primitiveType()) {
        case INT64, UINT64 -> Long.toHexString(buffer.getLong(index));
        case INT32 -> Integer.toHexString(buffer.getInt(index));
        case UINT8 -> Integer.toHexString(buffer.getByte(index));
        case CHAR -> buffer.getStringWithoutLengthAscii(index, type.arrayLength());
        default -> throw new AssertionError(type);
      };
    }

    @Override
    public void onEnum(
        Token field,
        DirectBuffer buffer,
        int index,
        List<Token> tokens,
        int from,
        int to,
        int actingVersion) {}

    @Override
    public void onBitSet(
        Token field,
        DirectBuffer buffer,
        int index,
        List<Token> tokens,
        int from,
        int to,
        int actingVersion) {}

    @Override
    public void onBeginComposite(Token field, List<Token> tokens, int from, int to) {}

    @Override
    public void onEndComposite(Token field, List<Token> tokens, int from, int to) {}

    @Override
    public void onGroupHeader(Token token, int count) {}

    @Override
    public void onBeginGroup(Token token, int index, int count) {}

    @Override
    public void onEndGroup(Token token, int index, int count) {}

    @Override
    public void onVarData(Token field, DirectBuffer buffer, int index, int length, Token type) {
      read.add(field.name() + " " + length);
    }
  }

  /** No bit of the frame or the record can turn unseen, but for those that say nothing checked. */
  @Test
  void noCutOffMessageAndNoTurnedBitOfTheRecordPasses() {
    MessageCheck check = new MessageCheck();
    byte[] key = MarketMessage.key(message);
    assertThat(check.fault(received(key, message))).isEmpty();
    for (int length = 0; length < message.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(message, length);
      assertThat(check.fault(received(key, cut))).as("%d bytes", length).isPresent();
    }
    int record = new MarketMessage().wrap(message).recordOffset();
    for (int at = record; at < message.length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] turned = message.clone();
        turned[at] ^= (byte) (1 << bit);
        // The ESC is not under the check byte, and nothing is read from it.
        if (at > record) {
          assertThat(check.fault(received(key, turned)))
              .as("bit %d of byte %d", bit, at)
              .isEqualTo(Optional.of(DeadReason.CONTENT));
        }
      }
    }
  }

  @Test
  void aNegativeTimeOfTheTransportIsInDoubtToo() {
    MessageCheck check = new MessageCheck();
    byte[] key = MarketMessage.key(message);
    ConsumerRecord<byte[], byte[]> untimed = new ConsumerRecord<>("t", 0, 0, key, message);
    assertThat(untimed.timestamp()).isNegative();
    assertThat(check.fault(untimed)).isEmpty();
    assertThat(check.isTimeInDoubt(untimed, Long.MAX_VALUE / 2)).isTrue();
  }

  private static ConsumerRecord<byte[], byte[]> received(byte[] key, byte[] value) {
    return new ConsumerRecord<>("t", 0, 0, key, value);
  }
}
