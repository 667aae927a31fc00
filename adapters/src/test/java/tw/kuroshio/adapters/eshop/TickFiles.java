package tw.kuroshio.adapters.eshop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tw.kuroshio.feed.eshop.EShopLayout;
import tw.kuroshio.feed.eshop.MatchFlag;
import tw.kuroshio.feed.eshop.OrderAction;
import tw.kuroshio.feed.eshop.OrderEncoder;
import tw.kuroshio.feed.eshop.SnapshotEncoder;
import tw.kuroshio.feed.eshop.TransactionEncoder;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.model.Side;

/** Rows of 2024-11-11 as text, and files of them. */
final class TickFiles {

  static final EShopLayout LAYOUT = EShopLayout.SINCE_CONTINUOUS_TRADING;
  static final int DATE = 20241111;

  private TickFiles() {}

  /** A match at 1,085.00 with one level a side. */
  static String snapshot(String code, long nsOfDay, int volumeLots) {
    byte[] row = new byte[190];
    new SnapshotEncoder()
        .start(LAYOUT, DATE, CodeKey.of(code), nsOfDay)
        .match(MatchFlag.MATCHED)
        .last(10_850_000, volumeLots)
        .bid(10_850_000, 3)
        .ask(10_855_000, 4)
        .encode(row, 0);
    return text(row);
  }

  static String snapshot(String code, String time, int volumeLots) {
    return snapshot(code, LocalTime.parse(time).toNanoOfDay(), volumeLots);
  }

  static String order(String code, String time) {
    byte[] row = new byte[63];
    new OrderEncoder()
        .start(LAYOUT, DATE, CodeKey.of(code), Side.BUY, LocalTime.parse(time).toNanoOfDay())
        .order(OrderAction.NEW, 10_850_000, 1_000)
        .encode(row, 0);
    return text(row);
  }

  static String transaction(String code, String time, Side side, int number, long shares) {
    byte[] row = new byte[67];
    new TransactionEncoder()
        .start(LAYOUT, DATE, CodeKey.of(code), side, LocalTime.parse(time).toNanoOfDay())
        .trade(number, 10_850_000, shares)
        .encode(row, 0);
    return text(row);
  }

  private static String text(byte[] row) {
    return new String(row, StandardCharsets.US_ASCII);
  }

  static Path write(Path file, String lineEnd, List<String> rows) throws IOException {
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(row).append(lineEnd));
    return write(file, text.toString());
  }

  static Path write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return Files.write(file, file.toString().endsWith(".gz") ? gzip(bytes) : bytes);
  }

  static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** All rows of a file as text. */
  static List<String> read(EShopFile file) throws EShopRefused {
    List<String> rows = new ArrayList<>();
    while (file.next()) {
      rows.add(
          new String(file.buffer(), file.offset(), file.rowLength(), StandardCharsets.ISO_8859_1));
    }
    return rows;
  }
}
