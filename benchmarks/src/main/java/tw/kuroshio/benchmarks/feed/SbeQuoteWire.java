package tw.kuroshio.benchmarks.feed;

import org.agrona.concurrent.UnsafeBuffer;
import tw.kuroshio.benchmarks.sbe.QuoteEncoder;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.PackedBcd;
import tw.kuroshio.feed.twse.QuoteCursor;

/**
 * The peer's encoding: an SBE message between the header and the check byte of the exchange's
 * frame, named as format 6 so that the same sequence and arbitration hold it. The three maps are
 * the exchange's own bytes.
 */
final class SbeQuoteWire implements QuoteWire {

  /** Format 6 is in its fourth version. */
  private static final int VERSION = 4;

  private static final int BYTES =
      Frame.HEADER_BYTES + QuoteEncoder.BLOCK_LENGTH + Frame.TRAILER_BYTES;

  private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
  private final QuoteEncoder encoder = new QuoteEncoder();

  @Override
  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one
  public int encode(QuoteFields quote, byte[] target, int offset) {
    if (buffer.byteArray() != target) {
      buffer.wrap(target);
    }
    encoder
        .wrap(buffer, offset + Frame.HEADER_BYTES)
        .codeKey(quote.codeKey)
        .matchTimeNsOfDay(quote.timeNsOfDay)
        .tradePriceE4(quote.tradePriceE4)
        .tradeLots(quote.tradeLots)
        .cumulativeVolumeLots(quote.cumulativeVolumeLots);
    for (int i = 0; i < QuoteCursor.MAX_LEVELS; i++) {
      boolean bid = i < quote.bidLevels;
      boolean ask = i < quote.askLevels;
      encoder
          .bidPricesE4(i, bid ? quote.bidPricesE4[i] : 0)
          .bidLots(i, bid ? quote.bidLots[i] : 0)
          .askPricesE4(i, ask ? quote.askPricesE4[i] : 0)
          .askLots(i, ask ? quote.askLots[i] : 0);
    }
    encoder
        .disclosureMap((short) quote.disclosureMap())
        .limitMap((short) quote.limitMap())
        .statusMap((short) quote.statusMap());
    frame(quote, target, offset);
    return BYTES;
  }

  private static void frame(QuoteFields quote, byte[] target, int offset) {
    target[offset] = Frame.ESC;
    PackedBcd.encode(BYTES, target, offset + 1, 2);
    PackedBcd.encode(quote.tpex ? 2 : 1, target, offset + 3, 1);
    PackedBcd.encode(QuoteCursor.FORMAT, target, offset + 4, 1);
    PackedBcd.encode(VERSION, target, offset + 5, 1);
    PackedBcd.encode(quote.sequence, target, offset + 6, 4);
    target[offset + BYTES - 3] = (byte) Frame.checkByte(target, offset, BYTES);
    target[offset + BYTES - 2] = 0x0D;
    target[offset + BYTES - 1] = 0x0A;
  }
}
