package tw.kuroshio.app;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopQuarantine;
import tw.kuroshio.feed.eshop.BrokerRow;
import tw.kuroshio.feed.eshop.EShopLayout;
import tw.kuroshio.feed.eshop.OrderRow;
import tw.kuroshio.feed.eshop.SnapshotRow;
import tw.kuroshio.feed.eshop.TransactionRow;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;

/** The fields of the tick files' rows, in the order of their columns. */
final class EShopFields {

  private static final long NS_PER_SECOND = 1_000_000_000L;

  private final FieldSink sink;

  EShopFields(FieldSink sink) {
    this.sink = sink;
  }

  /** One line for the file's current row. */
  void write(EShopFile file) {
    begin(file);
    switch (file.kind()) {
      case SNAPSHOT -> write(file.snapshot(), file.date());
      case ORDER -> write(file.order(), file.date());
      case TRANSACTION -> write(file.transaction(), file.date());
    }
    sink.endLine();
  }

  private void begin(EShopFile file) {
    sink.beginLine();
    sink.text("file", file.kind().prefix());
    sink.number("row", file.rowNumber());
  }

  /** One line for a row that was set aside. */
  void write(EShopQuarantine.Row row) {
    sink.beginLine();
    sink.text("quarantined", row.fault().name());
    sink.number("row", row.number());
    sink.number("column", row.column());
    sink.text("text", row.text());
    sink.endLine();
  }

  private void write(SnapshotRow row, LocalDate date) {
    common(row.codeKey(), date, row.timeNsOfDay());
    word("remark", row.remark());
    word("trend", row.trend());
    sink.flag("intermediate", row.isIntermediate());
    word("match", row.matchFlag());
    limit("tradeLimit", row.tradeLimit());
    limit("bidLimit", row.bidLimit());
    limit("askLimit", row.askLimit());
    if (row.priceE4() == 0) {
      sink.nothing("price");
    } else {
      sink.price("price", row.priceE4());
    }
    sink.number("cumVolume", row.volumeLots());
    sink.text("unit", "lot");
    sink.beginList("bids");
    for (int level = 0; !row.isIntermediate() && level < row.bidLevels(); level++) {
      sink.beginItem();
      sink.quoted(row.bidPriceE4(level), row.bidQuantityLots(level));
      sink.endObject();
    }
    sink.endList();
    sink.beginList("asks");
    for (int level = 0; !row.isIntermediate() && level < row.askLevels(); level++) {
      sink.beginItem();
      sink.quoted(row.askPriceE4(level), row.askQuantityLots(level));
      sink.endObject();
    }
    sink.endList();
    sink.text("staff", unpacked(row.staff(), 2));
  }

  private void write(OrderRow row, LocalDate date) {
    ofBroker(row, date);
    word("action", row.action());
    sink.price("price", row.priceE4());
    sink.number("shares", row.signedShares());
    word("channel", row.channel());
    sink.text("protocol", row.isFix() ? "FIX" : "TMP");
    terms(row);
    word("source", row.source());
  }

  private void write(TransactionRow row, LocalDate date) {
    ofBroker(row, date);
    sink.number("trade", row.tradeNumber());
    sink.price("price", row.priceE4());
    sink.number("shares", row.shares());
    terms(row);
  }

  private void ofBroker(BrokerRow row, LocalDate date) {
    common(row.codeKey(), date, row.timeNsOfDay());
    word("side", row.side());
    word("board", row.tradeType());
    sink.text("order", unpacked(row.orderNumber(), 5));
    sink.text("broker", unpacked(row.broker(), 4));
    word("category", row.category());
    word("investor", row.investor());
  }

  private void terms(BrokerRow row) {
    word("orderType", row.orderType());
    word("timeInForce", row.timeInForce());
    if (row.layout() == EShopLayout.UNTIL_FEBRUARY_2020) {
      sink.text("printer", unpacked(row.printer(), 4));
    } else {
      sink.nothing("printer");
    }
  }

  private void common(long codeKey, LocalDate date, long timeNsOfDay) {
    sink.text("code", CodeKey.toText(codeKey));
    sink.text("date", date.toString());
    long seconds = timeNsOfDay / NS_PER_SECOND;
    sink.text(
        "time",
        "%02d:%02d:%02d.%06d"
            .formatted(
                seconds / 3_600,
                seconds / 60 % 60,
                seconds % 60,
                timeNsOfDay % NS_PER_SECOND / 1_000));
  }

  private void limit(String name, LimitState limit) {
    sink.text(
        name,
        switch (limit) {
          case NORMAL -> "none";
          case LIMIT_DOWN -> "down";
          case LIMIT_UP -> "up";
          case RESERVED -> "reserved";
        });
  }

  private void word(String name, PriceTrend trend) {
    sink.text(
        name,
        switch (trend) {
          case NORMAL -> "none";
          case SUSPENDED_DOWN -> "down";
          case SUSPENDED_UP -> "up";
          case RESERVED -> "reserved";
        });
  }

  private void word(String name, @Nullable Enum<?> value) {
    if (value == null) {
      sink.nothing(name);
    } else {
      sink.text(name, value.name().toLowerCase(Locale.ROOT));
    }
  }

  private static String unpacked(long packed, int characters) {
    byte[] text = new byte[characters];
    for (int i = 0; i < characters; i++) {
      text[i] = (byte) (packed >>> (Byte.SIZE * (characters - 1 - i)));
    }
    return new String(text, StandardCharsets.US_ASCII).strip();
  }
}
