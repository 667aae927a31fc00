package tw.kuroshio.feed.twse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tw.kuroshio.model.Market;

/**
 * A record with price entries written as the manuals' tables read, digit by digit, and without the
 * encoder that is tested with it.
 */
final class QuoteRecordText {

  /** A price and a quantity in the record's unit. */
  record Entry(long priceE4, long quantity) {}

  final Market market;
  final int format;
  final int sequence;
  final String code;
  final String time;
  final boolean tradeOnly;
  final int limitMap;
  final int statusMap;
  final long[] dayPricesE4;
  final long volume;
  final List<Entry> trade;
  final List<Entry> bids;
  final List<Entry> asks;

  /** Any record, the fields' bounds often. */
  QuoteRecordText(RandomFields random, int format, Market market) {
    this.format = format;
    this.market = market;
    sequence = random.sequence();
    code = CodeKey.toText(random.codeKey());
    long micros = random.micros();
    time = micros == TimeOfDay.NONE ? "999999999999" : time(micros / 1_000);
    tradeOnly = format != 23 && random.below(4) == 0;
    limitMap = random.below(256);
    statusMap = random.below(256);
    dayPricesE4 = new long[] {random.priceE4(), random.priceE4(), random.priceE4()};
    volume = random.number(quantityDigits());
    trade = entries(random, random.below(2));
    bids = entries(random, random.below(6));
    asks = entries(random, random.below(6));
  }

  private static String time(long micros) {
    long seconds = micros / 1_000_000;
    return "%02d%02d%02d%06d"
        .formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60, micros % 1_000_000);
  }

  private List<Entry> entries(RandomFields random, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(random.priceE4(), random.number(quantityDigits())));
    }
    return entries;
  }

  boolean isSnapshot() {
    return format == 20 || format == 24;
  }

  private int quantityDigits() {
    return format == 23 ? 12 : 8;
  }

  byte[] bytes() {
    StringBuilder body = new StringBuilder();
    body.append(HexFormat.of().formatHex("%-6s".formatted(code).getBytes(US_ASCII))).append(time);
    int disclosed = trade.size() << 7 | bids.size() << 4 | asks.size() << 1 | (tradeOnly ? 1 : 0);
    body.append("%02x%02x%02x".formatted(disclosed, limitMap, statusMap));
    if (isSnapshot()) {
      for (long priceE4 : dayPricesE4) {
        body.append("%010d".formatted(priceE4));
      }
    }
    body.append(quantity(volume));
    for (List<Entry> side : List.of(trade, bids, asks)) {
      for (Entry entry : side) {
        body.append("%010d".formatted(entry.priceE4())).append(quantity(entry.quantity()));
      }
    }
    int version = format == 6 || format == 17 ? 4 : 1;
    String head =
        "1b%04d%02d%02d%02d%08d"
            .formatted(
                10 + body.length() / 2 + 3,
                market == Market.TWSE ? 1 : 2,
                format,
                version,
                sequence);
    return WireRecord.of(head + body);
  }

  private String quantity(long quantity) {
    return ("%0" + quantityDigits() + "d").formatted(quantity);
  }
}
